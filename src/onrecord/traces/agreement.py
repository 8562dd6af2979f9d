"""Words in two languages held against each other by rule: numbers by value, denial, countries, and names across scripts."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import Indel

from onrecord.knowledge.country_words import find_countries
from onrecord.traces.content import agrees_in_denial, list_numbers
from onrecord.traces.reading import Reading
from onrecord.traces.stretches import Source

Difference = Literal["numbers", "negation", "names"]

# Two spellings of one name, as consonants, share this much: of the surnames in ../shared/data/names 0.90 do, and 0.007 of pairs by chance.
_ALIKE = 0.75
_FEWEST_CONSONANTS = 2
# A case adds a consonant to a name; an adjective made of a long one («лос-анджелесский») adds three.
_LONG_NAME, _ADJECTIVE = 4, 3
# What one sound is written as in Latin letters, of whatever script and by whatever table; the longer first.
_SOUNDS = (
    *(("shch", "s"), ("dzh", "g"), ("tch", "4"), ("kh", ""), ("zh", "g"), ("ch", "4"), ("sh", "s"), ("ph", "f")),
    *(("th", "t"), ("ts", "z"), ("tz", "z"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ck", "k"), ("c", "k")),
    *(("q", "k"), ("x", "ks"), ("j", "g"), ("w", "v"), ("h", "")),
)
_VOWELS = str.maketrans("", "", "aeiouy'`-. ")


class Agreement(NamedTuple):
    """What rules say of a quotation and a passage in another language: the first difference, and the shares of numbers and names found."""

    differs: Difference | None
    numbers: float
    names: float


def compare_across(quoted: Reading, published: Reading, around: Reading, source: Source) -> Agreement:
    """A number may stand in a neighbouring sentence (``around``), a name anywhere on the page; a denial is in both or in neither."""
    wanted, held = list_numbers(quoted), set(around.row.keys)
    numbers = sum(number in held for number in wanted) / len(wanted) if wanted else 1.0
    missing, share = _compare_names(quoted, published, source)
    if numbers < 1:
        return Agreement("numbers", numbers, share)
    if not agrees_in_denial(quoted, published):
        return Agreement("negation", numbers, share)
    return Agreement("names" if missing else None, numbers, share)


def _compare_names(quoted: Reading, published: Reading, source: Source) -> tuple[bool, float]:
    """Whether a name of the quotation is replaced by another, and the share of its names that the page has.

    A country must be named on the page. Any other name may be translated ("Great Lakes") or short for something; it is another
    one where the passage has a name of its own that the quotation does not have.
    """
    countries, names = _split_names(quoted)
    absent = countries - source.countries
    page = spell_page(source)
    strange = [name for name in names if not _is_written(name, page)]
    total = len(countries) + len(names)
    share = (total - len(strange) - len(absent)) / total if total else 1.0
    own = [word for name in names for word in name]
    replaced = strange and any(not _is_written(name, own) for name in _split_names(published)[1])
    return bool(absent or replaced), share


def _split_names(reading: Reading) -> tuple[frozenset[str], list[tuple[str, ...]]]:
    """The countries that a reading names, and its other names, each as the spelling of its words.

    Not what is all in capitals, nor a name that a country's is a part of ("Free France").
    """
    found = list(find_countries([token.stem for token in reading.tokens], reading.wording))
    covered = {at for start, stop, _ in found for at in range(start, stop)}
    names: list[tuple[str, ...]] = []
    for is_name, run in groupby(range(len(reading.tokens)), key=lambda at: at in covered or _is_spelt(reading, at)):
        words = list(run)
        if is_name and covered.isdisjoint(words):
            names.append(tuple(_spell_parts(reading.tokens[at].folded for at in words)))
    return frozenset(root for _, _, root in found), names


def _spell_parts(words: Iterable[str]) -> Iterator[str]:
    """Each word, and each part of one with a hyphen."""
    for word in words:
        for part in dict.fromkeys((word, *word.split("-"))):
            if len(spelt := spell(part)) >= _FEWEST_CONSONANTS:
                yield spelt


def _is_spelt(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    printed = reading.text[token.start : token.stop]
    return token.kind == "name" and not printed.isupper() and len(spell(token.folded)) >= _FEWEST_CONSONANTS


def _is_written(name: Sequence[str], spelt: Sequence[str]) -> bool:
    """Whether a word of a name is among others."""
    return any(_is_alike(word, other) for word in name for other in spelt)


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= (_ADJECTIVE if len(short) >= _LONG_NAME else 1):
        return True
    return Indel.normalized_similarity(one, other) >= _ALIKE


def spell_page(source: Source) -> tuple[str, ...]:
    """The consonants of every capitalised word of a page, each once."""
    return _spell_words(source.spoken.page.text)


@lru_cache(maxsize=64)
def _spell_words(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(_list_spelt(text.split()))))


def _list_spelt(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        bare = word.strip("«»“”\"'‘’().,:;!?—–-[]…")
        if bare[:1].isupper():
            yield from _spell_parts((bare,))


@lru_cache(maxsize=65536)
def spell(word: str) -> str:
    """The consonants of a name in Latin letters, one letter a sound: «Завахири» and "Zawahiri" are both "zvr"."""
    sounds = anyascii(word).casefold()
    for letters, sound in _SOUNDS:
        sounds = sounds.replace(letters, sound)
    consonants = sounds.translate(_VOWELS)
    return "".join(letter for at, letter in enumerate(consonants) if not at or consonants[at - 1] != letter)
