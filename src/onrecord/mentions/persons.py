"""People in a text: known names in any case, names with initials, titles or patronymics, and later surnames alone."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.mentions.initials import join_keys
from onrecord.mentions.known import Naming, PersonForm
from onrecord.mentions.segments import LONGEST_NAME, Segment, cut_segments
from onrecord.mentions.shapes import OPENING, Page, find_shape, find_title_before, read_word_before
from onrecord.text.names import NamePart, NameRun, find_name_runs
from onrecord.text.spans import SpanIndex, index_spans

PAIR = 2
# "Вуд", "San": shorter words in front of names are parts of them too often.
SHORTEST_FIRST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person named at ``[start, stop)``.

    ``key`` is a key in knowledge, or language, surname and given name by their stems, an initial where no more is printed, nothing where
    nobody says: "en:roe:jane", "en:roe:j", "en:roe:".

    ``given`` is the stem of the given name, empty where the name has none; ``middle`` are those of the words between it and the surname.
    """

    start: int
    stop: int
    key: str
    surname: str
    is_known: bool
    rule: str
    given: str = ""
    middle: tuple[str, ...] = ()


def find_persons(
    text: str, naming: Naming, taken: Sequence[tuple[int, int]], labels: Sequence[tuple[int, int]]
) -> tuple[PersonFound, ...]:
    """Every person named in ``text`` outside the spans ``taken`` by offices, in order; ``labels`` are those of speakers.

    Two passes: full names first, of known people and of those the page introduces; then surnames and given names alone, which mean
    the one person on the page who has them.
    """
    offices, spoken = index_spans(taken), index_spans(labels)
    page = Page(text, spoken, in_office=frozenset(stop + 1 for _, stop in taken))
    runs = _join_labels(find_name_runs(text, pattern=naming.runs, may_name=naming.may_name), spoken)
    segments = cut_segments(runs, naming, offices, spoken)
    titled = _find_titled(segments, text, naming)
    shaped = [one for one in segments if len(one.parts) > 1 or one.parts[0].start in titled]
    full = [found for one in shaped for found in _match_full(one, page, naming)]
    full = _drop_known_surnames(_name_fully(full, naming), page, naming)
    given = {start for start, title in titled.items() if naming.look_up(title).stem in naming.given_titles}
    later = [*_match_surnames(segments, full, page, naming), *_match_given_names(segments, full, (page, given), naming)]
    return tuple(sorted([*full, *later], key=lambda found: found.start))


def _find_titled(segments: Sequence[Segment], text: str, naming: Naming) -> Mapping[int, str]:
    """The words alone that stand behind a title, by where they start: no other word alone is a name before the page has named somebody."""
    alone = [segment.parts[0].start for segment in segments if len(segment.parts) == 1]
    return {start: title for start in alone if (title := find_title_before(text, start, naming))}


def _name_fully(full: Sequence[PersonFound], naming: Naming) -> list[PersonFound]:
    """The people with the fullest key that the page gives them, known ones included: "G. Roe" where Gordon Roe is on the page too."""
    known = {
        f"{naming.language.language}:{one.surname}:{one.given}": one.key for one in full if one.is_known and one.given
    }
    fuller = join_keys([*known, *(one.key for one in full)])
    return [
        replace(one, key=known.get(key, key), is_known=key in known)
        if not one.is_known and (key := fuller.get(one.key, one.key)) != one.key
        else one
        for one in full
    ]


def _join_labels(runs: Iterator[NameRun], labels: SpanIndex) -> Iterator[NameRun]:
    """The runs, those of one label with initials and a surname of two words as one: "Х.Рен Каракемеров"."""
    held: NameRun | None = None
    for run in runs:
        if held is not None and run.start == held.stop + 1 and labels.covers(run.start):
            held = NameRun(held.start, run.stop, held.parts + run.parts)
            continue
        if held is not None:
            yield held
        held = run if run.parts[0].is_initial and labels.opens(run.start) else None
        if held is None:
            yield run
    if held is not None:
        yield held


def _drop_known_surnames(found: Sequence[PersonFound], page: Page, naming: Naming) -> list[PersonFound]:
    """Without doubtful names whose surname page or knowledge has in full: "Mr Roe", "Ответил Рой" are left to the second pass."""
    sure = [one for one in found if not _is_doubtful(one)]
    keys = {one.key for one in sure}
    surnames = {one.surname for one in sure} | naming.alone.keys()
    opening = {one.given for one in sure if one.given} - surnames
    return [
        one
        for one in found
        if not _is_doubtful(one)
        or one.key in keys
        or not (one.surname in surnames or (one.surname in opening and one.start in page.in_office))
    ]


def _is_doubtful(found: PersonFound) -> bool:
    return found.rule == OPENING or (not found.is_known and found.key.endswith(":"))


def _match_full(segment: Segment, page: Page, naming: Naming) -> Iterator[PersonFound]:
    """A name of two words or more, or with initials: known by stems, else by its shape; names behind it in the same run too."""
    known = list(_match_known(segment.parts, naming)) if len(segment.parts) > 1 else []
    if known:
        yield from known
        rest = tuple(part for part in segment.parts if part.start >= known[-1].stop)
        segment = segment._replace(parts=rest if len(rest) >= PAIR else ())
    while segment.parts and (shaped := find_shape(segment, page, naming)):
        stem = naming.look_up(shaped.surname.word).stem
        given = naming.look_up(shaped.given.word).stem if shaped.given and not shaped.given.is_initial else ""
        initial = shaped.given.word[:1].casefold() if shaped.given else ""
        key = f"{naming.language.language}:{stem}:{given or initial}"
        inner = shaped.parts[1:-1] if given and shaped.surname is shaped.parts[-1] else ()
        middle = tuple(naming.look_up(part.word).stem for part in inner if len(part.word) >= SHORTEST_FIRST_NAME)
        yield PersonFound(
            start=shaped.parts[0].start,
            stop=shaped.parts[-1].stop,
            key=key,
            surname=stem,
            is_known=False,
            rule=shaped.rule,
            given=given,
            middle=middle,
        )
        rest = tuple(part for part in segment.parts if part.start >= shaped.parts[-1].stop)
        segment = segment._replace(parts=rest)


def _match_known(parts: Sequence[NamePart], naming: Naming) -> Iterator[PersonFound]:
    """Known people named by these words, longest names first."""
    stems = [naming.look_up(part.word).stem for part in parts]
    if not any(stem in naming.people or stem in naming.given for stem in stems):
        return
    place = 0
    while place < len(parts):
        for last in range(min(len(parts), place + LONGEST_NAME), place + 1, -1):
            is_whole = last - place == len(parts)
            if form := _find_known(parts[place:last], stems[place:last], naming, is_whole=is_whole):
                known = _make(parts[place:last], form.key, form.surname, is_known=True, rule="known_name")
                yield replace(known, given=form.others[0] if form.others else "")
                place = last - 1
                break
        place += 1


def _find_known(
    parts: Sequence[NamePart], stems: Sequence[str], naming: Naming, *, is_whole: bool
) -> PersonForm | None:
    """The one known person whose name these two or more words are: surname last, or first, or none but a patronymic.

    Given name and patronymic alone name nobody where another word of the name stands beside them.
    """
    forms = [form for form in naming.people.get(stems[-1], ()) if _agrees(parts[:-1], stems[:-1], form)]
    forms += [form for form in naming.people.get(stems[0], ()) if _is_same(stems[1:], form.others)]
    if is_whole and not any(part.is_initial for part in parts):
        forms += [form for form in naming.given.get(stems[0], ()) if _is_same(stems, form.others)]
    keys = sorted({form.key for form in forms})
    return next(form for form in forms if form.key == keys[0]) if len(keys) == 1 else None


def _is_same(stems: Sequence[str], others: Sequence[str]) -> bool:
    return len(others) > 1 and tuple(stems) == tuple(others)


def _agrees(parts: Sequence[NamePart], stems: Sequence[str], form: PersonForm) -> bool:
    """The words before the surname are the person's: given names, or initials of them in order (К.-Ж. is Касым-Жомарт).

    Initials are those of one whom the surname alone means; a surname that many bear needs the given name.
    """
    others = form.others
    if all(part.is_initial for part in parts):
        if not form.is_alone:
            return False
        initials = [piece[:1] for other in others for piece in other.split("-")]
        wanted = [part.word.casefold() for part in parts]
        return initials[: len(wanted)] == wanted
    return (
        bool(others)
        and stems[0] == others[0]
        and all(stem in others or part.is_initial for part, stem in zip(parts, stems, strict=True))
    )


def _match_surnames(
    segments: Sequence[Segment], full: Sequence[PersonFound], page: Page, naming: Naming
) -> Iterator[PersonFound]:
    """A surname alone: the one person of the page who has it, or of several the one named so far, else the one known person who does.

    Behind an office it is a person who has held it, whoever else of that surname is on the page ("President Roe").
    """
    covered = index_spans((found.start, found.stop) for found in full)
    introduced: dict[str, dict[str, list[int]]] = {}
    for found in full:
        introduced.setdefault(found.surname, {}).setdefault(found.key, []).append(found.start)
    free = [
        (part, stem)
        for segment in segments
        for part in segment.parts
        for stem in [naming.look_up(part.word).stem]
        if (stem in introduced or stem in naming.surnames)
        and not part.is_initial
        and len(part.word) > 1
        and not covered.covers(part.start)
    ]
    holders = {part.start: _find_role_holder(part, stem, page, naming) for part, stem in free}
    for part, stem in free:
        if (holder := holders[part.start]) is not None:
            insort(introduced.setdefault(stem, {}).setdefault(holder, []), part.start)
    for part, stem in free:
        named = introduced.get(stem)
        key = holders[part.start] or _choose_key(named, naming.alone.get(stem), part.start)
        if key is not None:
            if named and holders[part.start] is None:
                insort(named[key], part.start)
            yield _make([part], key, stem, is_known=":" not in key, rule="surname")


def _choose_key(
    introduced: Mapping[str, Sequence[int]] | None, known: Collection[str] | None, start: int
) -> str | None:
    """The only one of the page, else of those whom the page has named before ``start`` the one named most often: a surname alone is
    the one whom the page is about, and a relative has a given name. The only one known where the page names nobody.
    """
    if not introduced:
        return next(iter(known)) if known and len(known) == 1 else None
    if len(introduced) == 1:
        return next(iter(introduced))
    counts = {key: bisect_left(places, start) for key, places in introduced.items()}
    most = max(counts.values())
    often = [key for key, count in counts.items() if count == most]
    return often[0] if most and len(often) == 1 else None


def _match_given_names(
    segments: Sequence[Segment], full: Sequence[PersonFound], place: tuple[Page, Collection[int]], naming: Naming
) -> Iterator[PersonFound]:
    """A given name alone: the one person of the page who bears it, where it is nobody's surname or stands behind "Sir".

    ``place`` is the page, and where words alone stand behind a title that goes with the given name: "Sir Tom" is Tom Roe, "Mr Roe" is not
    Roe Tom.

    With a patronymic it is that person too, where nobody speaks to anybody: «Роман Львович» of a report on Roman Ren.
    Behind an office it may be a surname that stands first: "Prime Minister Lee" on a page of Lee Hsien Loong.
    """
    page, behind_title = place
    named: dict[str, dict[str, PersonFound]] = {}
    for found in full:
        for stem in (found.given, *found.middle):
            if stem:
                named.setdefault(stem, {})[found.key] = found
    surnames = {found.surname for found in full} | naming.alone.keys()
    covered = index_spans((found.start, found.stop) for found in full)
    for segment in segments:
        start = segment.parts[0].start
        facts = naming.look_up(segment.parts[0].word)
        people = named.get(facts.stem, {})
        titled = start in behind_title
        if not (people or titled) or covered.covers(start):
            continue
        in_office = start in page.in_office
        is_meant = facts.stem not in surnames and (
            facts.is_given or in_office or (bool(people) and _is_first_name(segment.parts[0], page, naming))
        )
        is_alone = len(segment.parts) == 1 and (titled or is_meant)
        is_addressed = facts.is_given and _is_form_of_address(segment.parts, page, naming)
        people = {} if is_addressed and any(one.is_known for one in people.values()) else people
        if (is_alone or is_addressed) and len(people) == 1:
            (one,) = people.values()
            yield _make(segment.parts, one.key, one.surname, is_known=one.is_known, rule="given_alone")
        elif is_alone and titled:
            key = f"{naming.language.language}:{facts.stem}:"
            yield _make(segment.parts, key, facts.stem, is_known=False, rule="honorific")


def _is_first_name(part: NamePart, page: Page, naming: Naming) -> bool:
    """A word that opens a full name of the page, long enough to be no other, and nowhere stands in small letters."""
    return len(part.word) >= SHORTEST_FIRST_NAME and not page.has_small(naming.look_up(part.word).stem, naming)


def _is_form_of_address(parts: Sequence[NamePart], page: Page, naming: Naming) -> bool:
    """A given name and a patronymic, in a text that tells of people and holds no talk of theirs."""
    return len(parts) == PAIR and not page.speaks and naming.look_up(parts[1].word).is_patronymic


def _find_role_holder(part: NamePart, stem: str, page: Page, naming: Naming) -> str | None:
    """The one known person of this surname who has held the office right before it, of whatever country."""
    known = naming.surnames.get(stem)
    before = read_word_before(page.text, part.start) if known else ""
    forms = naming.offices.get(naming.stem(before), ()) if before else ()
    roles = {form.role for form in forms if len(form.stems) == 1}
    keys = [key for key in known or () if any(key in naming.role_holders.get(role, ()) for role in roles)]
    return keys[0] if len(keys) == 1 else None


def _make(parts: Sequence[NamePart], key: str, surname: str, *, is_known: bool, rule: str) -> PersonFound:
    return PersonFound(
        start=parts[0].start, stop=parts[-1].stop, key=key, surname=surname, is_known=is_known, rule=rule
    )
