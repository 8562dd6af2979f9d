"""People in a text: known names in any case, names with initials, titles or patronymics, and later surnames alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.mentions.known import Naming, PersonForm
from onrecord.mentions.shapes import LONGEST_NAME, OPENING, Page, find_shape, read_around
from onrecord.text.names import NamePart, NameRun, find_name_runs
from onrecord.text.spans import SpanIndex, index_spans
from onrecord.text.words import fold_word


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person named at ``[start, stop)``. ``key`` is a key in knowledge, or language:surname stem:initial."""

    start: int
    stop: int
    key: str
    surname: str
    is_known: bool
    rule: str


def find_persons(
    text: str, naming: Naming, taken: Sequence[tuple[int, int]], labels: Sequence[tuple[int, int]]
) -> tuple[PersonFound, ...]:
    """Every person named in ``text`` outside the spans ``taken`` by offices, in order; ``labels`` are those of speakers.

    Two passes: full names first, of known people and of those the page introduces; then surnames alone, which mean the one
    person of that surname on the page.
    """
    offices = index_spans(taken)
    runs = [list(_free_parts(run, naming, offices)) for run in find_name_runs(text)]
    page = read_around(text, index_spans(labels), naming)
    full = _drop_known_surnames([found for parts in runs for found in _match_full(parts, page, naming)], naming)
    return tuple(sorted([*full, *_match_surnames(runs, full, naming)], key=lambda found: found.start))


def _drop_known_surnames(found: Sequence[PersonFound], naming: Naming) -> list[PersonFound]:
    """Without doubtful names whose surname page or knowledge has in full: "Mr Roe", "Ответил Рой" are left to the second pass."""
    sure = [one for one in found if not _is_doubtful(one)]
    keys = {one.key for one in sure}
    surnames = {one.surname for one in sure} | naming.people.keys()
    return [one for one in found if not _is_doubtful(one) or one.key in keys or one.surname not in surnames]


def _is_doubtful(found: PersonFound) -> bool:
    return found.rule == OPENING or (not found.is_known and found.key.endswith(":"))


def _free_parts(run: NameRun, naming: Naming, offices: SpanIndex) -> Iterator[NamePart]:
    """The words of a run that are not part of an office, a title, a country or a form of address before the name."""
    started = False
    for part in run.parts:
        stem = naming.stem(part.word)
        is_other = stem in naming.titles or stem in naming.addresses or stem in naming.countries
        is_other = is_other or fold_word(part.word) in naming.openers
        if offices.covers(part.start) or (is_other and not started and not part.is_initial):
            continue
        started = True
        yield part


def _match_full(parts: list[NamePart], page: Page, naming: Naming) -> Iterator[PersonFound]:
    """A name of two words or more, or with initials: known by stems, else by its shape."""
    place = 0
    while place < len(parts):
        found = next(
            (
                (last, form)
                for last in range(min(len(parts), place + LONGEST_NAME), place + 1, -1)
                if (form := _find_known(parts[place:last], naming))
            ),
            None,
        )
        if found:
            last, form = found
            yield _make(parts[place:last], form.key, form.surname, is_known=True, rule="known_name")
            place = last
        else:
            place += 1
    if not any(
        _find_known(parts[first:last], naming)
        for first in range(len(parts))
        for last in range(first + 2, len(parts) + 1)
    ):
        yield from _match_shape(parts, page, naming)


def _find_known(parts: Sequence[NamePart], naming: Naming) -> PersonForm | None:
    """The one known person whose name these two or more words are: surname last, or first name with patronymic."""
    if len(parts) < 2:
        return None
    stems = [naming.stem(part.word) for part in parts]
    forms = [form for form in naming.people.get(stems[-1], ()) if _agrees(parts[:-1], stems[:-1], form.others)]
    forms += [form for form in naming.people.get(stems[0], ()) if len(parts) > 1 and _is_same(stems[1:], form.others)]
    forms += [form for form in naming.given.get(stems[0], ()) if len(parts) > 1 and _is_same(stems, form.others)]
    keys = sorted({form.key for form in forms})
    return next(form for form in forms if form.key == keys[0]) if len(keys) == 1 else None


def _is_same(stems: Sequence[str], others: Sequence[str]) -> bool:
    return len(others) > 1 and tuple(stems) == tuple(others)


def _agrees(parts: Sequence[NamePart], stems: Sequence[str], others: Sequence[str]) -> bool:
    """The words before the surname are the person's: given names, or initials of them in order (К.-Ж. is Касым-Жомарт)."""
    if all(part.is_initial for part in parts):
        initials = [piece[:1] for other in others for piece in other.split("-")]
        wanted = [part.word.casefold() for part in parts]
        return initials[: len(wanted)] == wanted
    return (
        bool(others)
        and stems[0] == others[0]
        and all(stem in others or part.is_initial for part, stem in zip(parts, stems, strict=True))
    )


def _match_shape(parts: list[NamePart], page: Page, naming: Naming) -> Iterator[PersonFound]:
    """Unknown people, with a key of language, surname and first letter of the given name."""
    while len(parts) > 0 and (shaped := find_shape(parts, page, naming)):
        stem = naming.stem(shaped.surname.word)
        initial = shaped.given.word[:1].casefold() if shaped.given else ""
        key = f"{naming.language.language}:{stem}:{initial}"
        yield _make(shaped.parts, key, stem, is_known=False, rule=shaped.rule)
        parts = [part for part in parts if part.start >= shaped.parts[-1].stop]


def _match_surnames(runs: list[list[NamePart]], full: Sequence[PersonFound], naming: Naming) -> Iterator[PersonFound]:
    """A surname alone: the one person of the page who has it, else the one known person who does."""
    covered = index_spans((found.start, found.stop) for found in full)
    introduced: dict[str, set[str]] = {}
    for found in full:
        introduced.setdefault(found.surname, set()).add(found.key)
    known = {found.key for found in full if found.is_known}
    for parts in runs:
        for part in parts:
            if part.is_initial or covered.covers(part.start):
                continue
            stem = naming.stem(part.word)
            if stem in naming.not_people:
                continue
            keys = introduced.get(stem) or {form.key for form in naming.people.get(stem, ())}
            if len(keys) == 1 and len(part.word) > 1:
                key = next(iter(keys))
                yield _make([part], key, stem, is_known=":" not in key or key in known, rule="surname")


def _make(parts: Sequence[NamePart], key: str, surname: str, *, is_known: bool, rule: str) -> PersonFound:
    return PersonFound(
        start=parts[0].start, stop=parts[-1].stop, key=key, surname=surname, is_known=is_known, rule=rule
    )
