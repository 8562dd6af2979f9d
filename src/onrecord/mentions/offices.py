"""Offices in a text: "президентом РФ", "the Russian president", "глава государства", with the country they belong to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.mentions.known import Naming, OfficeForm, Stems
from onrecord.text.words import Word, find_words, list_words, read_word

# "president of the Republic of …": so many words of the language's `links` may stand between an office and its country.
_MOST_LINKS = 4
# So far before an office its country is looked for; the longest name of a country has 36 letters.
_REACH = 48
_INSIDE_WORDS = "-‑'’ʼ"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFound:
    """An office at ``[start, stop)``; ``country`` is empty where the text names none."""

    start: int
    stop: int
    role: str
    country: str


@dataclass(frozen=True, slots=True)
class _Span:
    """Words of the text at ``[start, stop)`` and what they name; ``inner`` is a country named among them."""

    start: int
    stop: int
    value: str
    is_bound: bool = False
    inner: str = ""


def find_offices(text: str, naming: Naming) -> Iterator[OfficeFound]:
    """Every office named in ``text``, longest words first, none inside another."""
    done = 0
    for start in _find_first_words(text, naming):
        office = _match_office(text, start, naming) if start >= done else None
        if office is None:
            continue
        before = _country_before(text, office.start, naming)
        after = _country_after(text, office.stop, naming) if before is None else None
        country = before.value if before else after.value if after else office.inner
        if office.is_bound and not country:
            continue
        done = after.stop if after else office.stop
        yield OfficeFound(start=before.start if before else start, stop=done, role=office.value, country=country)


def _find_first_words(text: str, naming: Naming) -> list[int]:
    """Where words begin that an office may open with, in order; looked for by their stems, without reading all words."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    places = []
    for stem in naming.offices:
        place = lowered.find(stem)
        while place >= 0:
            if _begins_word(lowered, place):
                places.append(place)
            place = lowered.find(stem, place + 1)
    return sorted(set(places))


def _begins_word(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return not before.isalnum() and not (before and before in _INSIDE_WORDS and text[place - 2 : place - 1].isalnum())


def _read_next(text: str, stop: int, between: str | None) -> Word | None:
    """The next word, with nothing before it but characters of ``between`` (any space where that is absent)."""
    place = stop
    while place < len(text) and (text[place].isspace() if between is None else text[place] in between):
        place += 1
    return read_word(text, place)


def _match_office(text: str, start: int, naming: Naming) -> _Span | None:
    first = read_word(text, start)
    best: _Span | None = None
    for form in naming.offices.get(naming.stem(text[first.start : first.stop]), ()) if first else ():
        found = _match_form(text, first, form, naming) if first else None
        if found is not None and (best is None or found.stop > best.stop):
            best = found
    return best


def _match_form(text: str, first: Word, form: OfficeForm, naming: Naming) -> _Span | None:
    """The words of an office; one country's adjective may stand among them ("глава … государства")."""
    here: Word | None = first
    inner = naming.adjectives.get(form.stems[0], "")
    for wanted in form.stems[1:]:
        here = _read_next(text, here.stop, " -") if here else None
        stem = naming.stem(text[here.start : here.stop]) if here else ""
        if here and stem != wanted and stem in naming.adjectives:
            inner = inner or naming.adjectives[stem]
            here = _read_next(text, here.stop, " -")
            stem = naming.stem(text[here.start : here.stop]) if here else ""
        if stem != wanted:
            return None
    return _Span(first.start, here.stop, form.role, form.is_bound, inner) if here else None


def find_country_behind(text: str, stop: int, naming: Naming) -> str | None:
    """The country behind the name of an office's holder, joined by a linking word: "President Roe of the Republic of …"."""
    first = _read_next(text, stop, " ")
    if first is None or first.folded not in naming.language.links:
        return None
    found = _country_after(text, first.stop, naming)
    return found.value if found else None


def _country_after(text: str, stop: int, naming: Naming) -> _Span | None:
    for _ in range(_MOST_LINKS + 1):
        word = _read_next(text, stop, None)
        if word is None:
            return None
        if found := _match_country(text, word, naming):
            return found
        if word.folded not in naming.language.links:
            return None
        stop = word.stop
    return None


def _match_country(text: str, first: Word, naming: Naming) -> _Span | None:
    """A country's name from ``first`` on; in small letters the word is another ("того", "чад")."""
    if not text[first.start].isupper():
        return None
    best: _Span | None = None
    for form, country in naming.countries.get(naming.stem(text[first.start : first.stop]), ()):
        here: Word | None = first
        for wanted in form[1:]:
            here = _read_next(text, here.stop, None) if here else None
            if here is None or naming.stem(text[here.start : here.stop]) != wanted:
                here = None
        if here and (best is None or here.stop > best.stop):
            best = _Span(first.start, here.stop, country)
    return best


def _country_before(text: str, start: int, naming: Naming) -> _Span | None:
    if not text[max(0, start - 1) : start].isspace():
        return None
    # A title ends with a country, and the next line begins with an office: "Call with Prime Minister Vel of Torlan / President Roe spoke".
    near = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    if not _may_end_country(near, naming):
        return None
    words = find_words(near)[-3:]
    if not words or near[words[-1].stop :].strip():
        return None
    stems = [naming.stem(near[word.start : word.stop]) for word in words]
    opening = start - len(near)
    if stems[-1] in naming.adjectives:
        return _Span(opening + words[-1].start, start, naming.adjectives[stems[-1]])
    for first in range(len(words)):
        is_name = near[words[first].start].isupper()
        country = _find_country(tuple(stems[first:]), naming.countries) if is_name else None
        if country and _may_precede(words[-1], stems[-1]):
            return _Span(opening + words[first].start, start, country)
    return None


def _may_end_country(near: str, naming: Naming) -> bool:
    """Whether the last word may be a country's adjective or end its name: a look that spares most offices reading what is before them."""
    words = list_words("".join(near.rsplit(None, 1)[-1:]))
    stem = naming.stem(words[-1]) if words else ""
    return stem in naming.adjectives or stem in naming.country_ends


def _find_country(stems: Stems, countries: Mapping[str, tuple[tuple[Stems, str], ...]]) -> str | None:
    return next((country for form, country in countries.get(stems[0], ()) if form == stems), None)


def _may_precede(word: Word, stem: str) -> bool:
    """A country before its office is in the possessive or has no ending: "Kazakhstan's president", "Қазақстан Президенті"."""
    return word.folded.endswith(("'s", "'")) or word.folded == stem
