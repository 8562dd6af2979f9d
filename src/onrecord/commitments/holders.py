"""Who on a page of the press can bind a state: people with an office, what those offices are of, and how much the page speaks of such."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from onrecord.knowledge.commitments import CommitmentWords
from onrecord.knowledge.forms import Forms
from onrecord.model import Document, Mention
from onrecord.text.words import fold_word

_SIGNS = ".,;:!?()«»\"“”'"
_PIECE = re.compile(r"\S+")
# Letters between an office and the name of its holder: "the President of Torlan, Ann Roe"; what stands behind an office is read so far.
_BESIDE = 30
_BEHIND = 40
# Two words are of one stem where they agree but for endings of so many letters: «Торлана», «Торланом». Both are chosen, not measured.
_LONGEST_ENDING = 3
_SHORTEST_STEM = 4
# What parts a key made of a name ("ru:рахимов:муртаз"); people whom knowledge knows have a key of their own.
_MADE = ":"
# A page of fewer different words is not judged by them; chosen, not measured.
_LEAST_WORDS = 50


class Officials:
    """Those of a page with these ``different`` pieces between blanks; worked out when first asked for: most pages never ask."""

    def __init__(
        self, page: Document, mentions: Sequence[Mention], different: Collection[str], known: CommitmentWords
    ) -> None:
        self._page = page
        self._mentions = mentions
        self._different = different
        self._known = known

    @cached_property
    def people(self) -> frozenset[str]:
        """The keys of people who hold an office or whom knowledge knows."""
        return frozenset(_list_holders(self._page, self._mentions))

    @property
    def is_public(self) -> bool:
        """The page touches public affairs, as far as its words say."""
        return self._share >= self._known.public_share and not self.is_of_private_life

    @property
    def is_political(self) -> bool:
        """The page is of nothing else."""
        return self._share >= self._known.political_share and not self.is_of_private_life

    @cached_property
    def is_of_private_life(self) -> bool:
        """The page is of sport, the arts or families: it has half as many words again of these as of offices."""
        known = self._known
        if not known.private_least or known.offices is None:
            return False
        private = known.privates.count(self._words)
        return private >= known.private_least and 2 * private > 3 * known.offices.count(self._words)

    @cached_property
    def is_of_trade(self) -> bool:
        """The page is of companies, as far as its words say."""
        known = self._known
        return known.trade_share > 0 and self._find_share(known.trade) >= known.trade_share

    def names_one(self, words: Sequence[str]) -> bool:
        """Among folded words is a name that an office is of."""
        return any(_share_stem(word, name) for name in self._names for word in words)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(_list_states(self._page, self._mentions))

    @cached_property
    def _share(self) -> float:
        return 1.0 if self._known.officials is None else self._find_share(self._known.officials)

    def _find_share(self, listed: Forms[bool]) -> float:
        """How many of the different words are listed."""
        return 1.0 if len(self._different) < _LEAST_WORDS else listed.count(self._words) / len(self._words)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(piece.strip(_SIGNS).lower() for piece in self._different)


def _share_stem(one: str, other: str) -> bool:
    least = max(_SHORTEST_STEM, len(one) - _LONGEST_ENDING, len(other) - _LONGEST_ENDING)
    return one[:least] == other[:least] and min(len(one), len(other)) >= least


def _list_states(page: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    """The name in an office, or the first name right behind it: "the ministers of Torlan", «министр транспорта Торлана»."""
    people = {one.start for one in mentions if one.kind == "person"}
    for one in mentions:
        if one.kind == "office":
            said = _find_name(page.text, one.start + 1, one.stop + _BEHIND)
            if said and said.start() not in people:
                yield fold_word(said.group().strip(_SIGNS))


def _find_name(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The first word with a capital behind a blank, before any sign."""
    for said in _PIECE.finditer(text, text.find(" ", start, stop) + 1 or stop, stop):
        if said.group()[0].isupper():
            return said
        if said.group()[-1] in _SIGNS:
            return None
    return None


def _list_holders(page: Document, mentions: Sequence[Mention]) -> Iterator[str]:
    before: Mention | None = None
    for one in mentions:
        if one.person and (one.kind == "office" or _MADE not in one.person or _is_beside(page, before, one)):
            yield one.person
        before = one


def _is_beside(page: Document, office: Mention | None, one: Mention) -> bool:
    """The name stands behind an office, with nothing that parts them."""
    if office is None or office.kind != "office" or one.start - office.stop > _BESIDE:
        return False
    return not any(letter in '.;:,()«»"' for letter in page.text[office.stop : one.start])
