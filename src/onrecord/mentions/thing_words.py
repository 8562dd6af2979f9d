"""What a word may do in the name of a place or an organisation, and the known names by their stems."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from onrecord.knowledge.people import CountryName, NameLanguage
from onrecord.knowledge.things import ThingKind, ThingLanguage, ThingName
from onrecord.text.names import stem_name
from onrecord.text.remembered import Remembered
from onrecord.text.words import list_words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ‑-][^\W_]+)*|[^\s\w]|\d+|\n")
# Distinct words kept in memory, of which the 5,703 real pages have fewer; and pieces between blanks, those of some hundred pages.
_MOST_WORDS = 1 << 17
_MOST_PIECES = 1 << 16
_ACRONYM = range(2, 8)
# Roman numerals, in letters of both scripts: "XVI", "ХХ".
_NUMERAL = re.compile("[IVXLCDM]+|[ХIV]+")
# Words so short do not go on with a name: "на", "для".
_SHORT = 3
# Letters of the endings of a case behind a head that has its own: "облысындағы".
_ENDING = 5
# Letters by which a word in small letters is told from all heads: «дан» of «данные», «мин» of «министерство».
_OPENING = 3
Heads = Mapping[str, ThingKind]


class ThingWord(NamedTuple):
    """A word as printed: its forms without an ending of a case, and what it may do.

    It heads a name, opens a place or a known name, links two words of a name or goes on with one; ``is_body``: with a capital it names an
    organisation on its own; ``describes``: it stands behind a name and is no part of it; ``is_opener``: it opens sentences;
    ``is_national``: it is the adjective of a country; ``is_anchor``: a name may be found by it.
    """

    forms: frozenset[str]
    is_capital: bool
    is_acronym: bool
    is_adjective: bool
    is_national: bool
    head: ThingKind | None
    opens_place: bool
    is_opener: bool
    is_link: bool
    goes_on: bool
    opens_known: tuple[str, ...]
    is_body: bool
    describes: bool
    is_anchor: bool


class KnownThing(NamedTuple):
    """A known name by its stems, and in small letters."""

    stems: tuple[str, ...]
    key: str
    kind: ThingKind
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class ThingWords:
    """The words and known names of one language, each word and each piece of text between blanks read once.

    ``read`` gives the facts of a word, ``None`` for a mark or a number; ``cut`` the words and marks of a piece; ``list_anchors`` which of
    these are anchors.
    """

    language: ThingLanguage
    naming: NameLanguage
    known: Mapping[str, tuple[KnownThing, ...]]
    barred: frozenset[str]
    read: Callable[[str], ThingWord | None]
    cut: Callable[[str], tuple[str, ...]]
    list_anchors: Callable[[str], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class WordLists:
    """What words are looked up in: heads by stem, or by their beginning where endings are put on one by one."""

    language: ThingLanguage
    naming: NameLanguage
    known: frozenset[str]
    heads: Heads
    openers: frozenset[str]
    bodies: frozenset[str]
    nations: frozenset[str]
    openings: frozenset[str]

    def read(self, word: str) -> ThingWord | None:
        """The facts of a word as printed; ``None`` for a mark or a number."""
        if not word[0].isalpha():
            return None
        folded = word.casefold()
        forms = self.list_forms(folded)
        is_capital = word[0].isupper()
        counts = is_capital or not self.language.capitals_only
        head = self._find_head(folded, forms) if counts else None
        opens_place = counts and not forms.isdisjoint(self.openers)
        opens_known = tuple(sorted(forms & self.known)) if is_capital else ()
        is_acronym = is_capital and self._is_acronym(word, folded)
        is_body = is_capital and not forms.isdisjoint(self.bodies)
        return ThingWord(
            forms=forms,
            is_capital=is_capital,
            is_acronym=is_acronym,
            is_adjective=word.endswith(self.naming.adjective_endings) if self.naming.adjective_endings else True,
            head=head,
            opens_place=opens_place,
            is_national=not forms.isdisjoint(self.nations),
            is_opener=folded in self.naming.openers,
            is_link=folded in self.language.tail_links,
            goes_on=not is_capital and len(word) > _SHORT and word.endswith(self.language.tail_endings),
            opens_known=opens_known,
            is_body=is_body,
            describes=folded.startswith(self.language.describing_heads),
            is_anchor=bool(opens_known or head or opens_place or is_acronym or is_body),
        )

    def may_anchor(self, word: str) -> bool:
        """Whether a word has to be read to know if it is an anchor: most words in small letters open as no head does."""
        if word[0].isupper():
            return True
        if self.language.capitals_only or not word[0].isalpha():
            return False
        opening = word[:_OPENING].casefold().replace("ё", "е")
        return len(word) < _OPENING or opening in self.openings or opening[:-1] in self.openings

    def _is_acronym(self, word: str, folded: str) -> bool:
        if len(word) not in _ACRONYM or not word.isupper() or folded in self.language.not_things:
            return False
        if word[-1].isdigit():  # a model, a flight, a road: "РВ-12"
            return False
        return not _NUMERAL.fullmatch(word)

    def list_forms(self, folded: str) -> frozenset[str]:
        """The stem; where endings are put on one by one, the word without each ending that it may have."""
        if not self.language.heads_last:
            return frozenset((stem_name(folded, self.naming.endings),))
        endings = (*self.naming.endings, *self.language.more_endings)
        plain = (ending.rpartition("|")[2] for ending in endings)
        return frozenset((folded, *(folded[: -len(ending)] for ending in plain if ending and folded.endswith(ending))))

    def _find_head(self, folded: str, forms: frozenset[str]) -> ThingKind | None:
        if not self.language.heads_last:
            return next((self.heads[form] for form in forms if form in self.heads), None)
        return next(
            (
                kind
                for head, kind in self.heads.items()
                if folded.startswith(head) and len(folded) <= len(head) + _ENDING
            ),
            None,
        )


def cut_piece(piece: str) -> tuple[str, ...]:
    """The words and marks of a piece, which is one word more often than not."""
    return (piece,) if piece.isalpha() else tuple(_TOKEN.findall(piece))


def is_anchor(facts: ThingWord | None) -> bool:
    """A word that a name may be found by."""
    return facts is not None and facts.is_anchor


def index_things(
    language: ThingLanguage, naming: NameLanguage, names: Iterable[ThingName], countries: Iterable[CountryName]
) -> ThingWords:
    """The words of a language with the names that are known in it; those of countries are places."""
    stem = str.casefold if language.heads_last else partial(stem_name, endings=naming.endings)
    known: dict[str, list[KnownThing]] = {}
    rows = [(name.name, name.key, name.kind) for name in names if name.language == language.language]
    rows += [
        (one.name, f"country-{one.key.lower()}", "place") for one in countries if one.language == language.language
    ]
    for name, key, kind in rows:
        if stems := tuple(stem(word) for word in list_words(name)):
            known.setdefault(stems[0], []).append(KnownThing(stems, key, kind, name.casefold()))
    heads, openers = _index_heads(language, stem), frozenset(map(stem, language.place_openers))
    lists = WordLists(
        language=language,
        naming=naming,
        known=frozenset(known),
        heads=heads,
        openers=openers,
        bodies=frozenset(map(stem, language.bodies)),
        nations=frozenset(
            stem(one.adjective) for one in countries if one.adjective and one.language == language.language
        ),
        openings=frozenset(word[:_OPENING] for word in (*heads, *openers)),
    )
    read = Remembered(lists.read, _MOST_WORDS).__getitem__
    cut = Remembered(cut_piece, _MOST_PIECES).__getitem__

    def list_anchors(piece: str) -> tuple[int, ...]:
        if language.capitals_only and piece.islower():
            return ()
        return tuple(at for at, word in enumerate(cut(piece)) if lists.may_anchor(word) and is_anchor(read(word)))

    return ThingWords(
        language=language,
        naming=naming,
        known={first: tuple(sorted(held, key=lambda one: -len(one.stems))) for first, held in known.items()},
        barred=frozenset(language.not_things),
        read=read,
        cut=cut,
        list_anchors=Remembered(list_anchors, _MOST_PIECES).__getitem__,
    )


def _index_heads(language: ThingLanguage, stem: Callable[[str], str]) -> dict[str, ThingKind]:
    listed: tuple[tuple[ThingKind, tuple[str, ...]], ...] = (
        ("agreement", language.agreement_heads),
        ("programme", language.programme_heads),
        ("event", language.event_heads),
        ("organisation", language.organisation_heads),
        ("place", (*language.place_heads, *language.describing_heads)),
    )
    heads: dict[str, ThingKind] = {}
    for kind, words in listed:
        for word in words:
            heads.setdefault(stem(word), kind)
    return heads
