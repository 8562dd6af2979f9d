"""Offices in a text: "президентом РФ", "the Russian president", "глава государства", with the country they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.mentions.known import Naming, Stems
from onrecord.text.words import Word

# "president of the Republic of …": so many words of the language's `links` may stand between an office and its country.
_MOST_LINKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFound:
    """An office at ``[start, stop)``; ``country`` is empty where the text names none."""

    start: int
    stop: int
    role: str
    country: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Words ``[first, last)`` of the text and what they name."""

    first: int
    last: int
    value: str
    is_bound: bool = False


def find_offices(text: str, words: Sequence[Word], naming: Naming) -> Iterator[OfficeFound]:
    """Every office named in ``text``, longest words first, none inside another."""
    stems = [naming.stem(text[word.start : word.stop]) for word in words]
    done = 0
    for place in range(len(words)):
        if place < done:
            continue
        office = _match_office(stems, place, naming)
        if office is None or not _neighbours(text, words, office):
            continue
        before = _country_before(text, words, stems, office, naming)
        after = _country_after(text, words, stems, office, naming) if before is None else None
        inner = next(
            (naming.adjectives[stem] for stem in stems[office.first : office.last] if stem in naming.adjectives), ""
        )
        first = before.first if before else office.first
        last = after.last if after else office.last
        country = before.value if before else after.value if after else inner
        if office.is_bound and not country:
            continue
        yield OfficeFound(start=words[first].start, stop=words[last - 1].stop, role=office.value, country=country)
        done = last


def _match_office(stems: Sequence[str], place: int, naming: Naming) -> _Run | None:
    best: _Run | None = None
    for form in naming.offices.get(stems[place], ()):
        last = _match_words(stems, place, form.stems, naming)
        if last is not None and (best is None or last > best.last):
            best = _Run(place, last, form.role, form.is_bound)
    return best


def _match_words(stems: Sequence[str], place: int, form: Stems, naming: Naming) -> int | None:
    """Where the words of an office end; one country's adjective may stand among them ("глава … государства")."""
    here = place
    for number, stem in enumerate(form):
        if number and here < len(stems) and stems[here] != stem and stems[here] in naming.adjectives:
            here += 1
        if here >= len(stems) or stems[here] != stem:
            return None
        here += 1
    return here


def _neighbours(text: str, words: Sequence[Word], run: _Run) -> bool:
    """The words of the run stand next to each other, with nothing but space between."""
    pairs = zip(words[run.first : run.last], words[run.first + 1 : run.last], strict=False)
    return all(text[left.stop : right.start].strip(" -") == "" for left, right in pairs)


def _match_country(stems: Sequence[str], place: int, index: Mapping[str, tuple[tuple[Stems, str], ...]]) -> _Run | None:
    if place >= len(stems):
        return None
    best: _Run | None = None
    for form, country in index.get(stems[place], ()):
        last = place + len(form)
        if tuple(stems[place:last]) == form and (best is None or last > best.last):
            best = _Run(place, last, country)
    return best


def _country_after(text: str, words: Sequence[Word], stems: Sequence[str], office: _Run, naming: Naming) -> _Run | None:
    for skipped in range(_MOST_LINKS + 1):
        place = office.last + skipped
        if place >= len(words) or text[words[place - 1].stop : words[place].start].strip():
            return None
        if found := _match_country(stems, place, naming.countries):
            return found
        if words[place].folded not in naming.language.links:
            return None
    return None


def _country_before(
    text: str, words: Sequence[Word], stems: Sequence[str], office: _Run, naming: Naming
) -> _Run | None:
    place = office.first - 1
    if place < 0 or text[words[place].stop : words[office.first].start].strip():
        return None
    if stems[place] in naming.adjectives:
        return _Run(place, office.first, naming.adjectives[stems[place]])
    for first in range(max(0, place - 2), place + 1):
        found = _match_country(stems, first, naming.countries)
        if found and found.last == office.first and _may_precede(words[place], stems[place]):
            return _Run(first, office.first, found.value)
    return None


def _may_precede(word: Word, stem: str) -> bool:
    """A country before its office is in the possessive or has no ending: "Kazakhstan's president", "Қазақстан Президенті"."""
    return word.folded.endswith(("'s", "'")) or word.folded == stem
