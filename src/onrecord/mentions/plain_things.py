"""Known names of places, countries and organisations in a language of which nothing but names is known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.knowledge.known_names import KnownNames, KnownNamesFile
from onrecord.knowledge.things import ThingName
from onrecord.mentions.things import ThingFound
from onrecord.text.names import stem_name
from onrecord.text.spans import SpanIndex

# Cut at an apostrophe, on the page as in the list: "l'Autriche", "Côte d'Ivoire".
_WORD = re.compile(r"(?:(?!ʼ)[^\W\d_])+(?:[‑-](?:(?!ʼ)[^\W\d_])+)*")
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainNames:
    """Names of one word by its stem, and of several by the stem of the first, the longest first; where words are not set apart, by their
    signs.
    """

    habits: KnownNamesFile
    single: Mapping[str, ThingName]
    names: Mapping[str, tuple[tuple[Stems, ThingName], ...]]
    signs: re.Pattern[str] | None
    written: Mapping[str, ThingName]

    def find(self, text: str, taken: SpanIndex) -> tuple[ThingFound, ...]:
        """The names in a text, in order, none inside another; ``taken`` are its people."""
        found = self._find_signs(text) if self.signs is not None else self._find_words(text)
        return tuple(one for one in found if not taken.covers(one.start))

    def _find_signs(self, text: str) -> Iterator[ThingFound]:
        for match in self.signs.finditer(text) if self.signs else ():
            yield _make(match.start(), match.end(), self.written[match.group()])

    def _find_words(self, text: str) -> Iterator[ThingFound]:
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        done = 0
        for at, (start, _, word) in enumerate(words):
            if at < done or not word[0].isupper() or word in self.habits.not_names:
                continue
            held = self.names.get(stem_part(word, self.habits), ())
            one = next((one for one in held if self._is_named(words[at + 1 : at + len(one[0])], one[0][1:])), None)
            stems, thing = one or ((word,), self.single.get(stem_word(word, self.habits)))
            if thing is not None:
                done = at + len(stems)
                yield _make(start, words[done - 1][1], thing)

    def _is_named(self, words: list[tuple[int, int, str]], stems: Stems) -> bool:
        """The words go on as the name does."""
        return len(words) == len(stems) and all(
            stem_part(word, self.habits) == stem for (_, _, word), stem in zip(words, stems, strict=True)
        )


def index_names(known: KnownNames) -> PlainNames:
    """The names of a language, to be found in texts; of two things that bear one name the first of the list."""
    single: dict[str, ThingName] = {}
    names: dict[str, dict[Stems, ThingName]] = {}
    written: dict[str, ThingName] = {}
    for one in known.names:
        written.setdefault(one.name, one)
        words = _WORD.findall(one.name)
        if len(words) == 1:
            single.setdefault(stem_word(words[0], known.habits), one)
        elif words:
            stems = tuple(stem_part(word, known.habits) for word in words)
            names.setdefault(stems[0], {}).setdefault(stems, one)
    longest = sorted(written, key=lambda name: (-len(name), name))
    signs = None if known.habits.is_spaced else re.compile("|".join(map(re.escape, longest)))
    ordered = {first: tuple(sorted(held.items(), key=lambda row: -len(row[0]))) for first, held in names.items()}
    return PlainNames(habits=known.habits, single=single, names=ordered, signs=signs, written=written)


def stem_word(word: str, habits: KnownNamesFile) -> str:
    """The word without the ending of its case, and with what its stem ends in elsewhere: «Київ» and «Києва» have one."""
    stem = stem_name(word, habits.endings)
    changed = next((one for one in habits.changes if stem.endswith(one[0])), None)
    return stem.removesuffix(changed[0]) + changed[1] if changed else stem


def stem_part(word: str, habits: KnownNamesFile) -> str:
    """The same of a word of a name of several words, some of which are adjectives."""
    part = stem_name(word, habits.part_endings)
    return part if part != word.casefold() else stem_word(word, habits)


def _make(start: int, stop: int, one: ThingName) -> ThingFound:
    return ThingFound(start, stop, one.kind, one.key, "known_name")
