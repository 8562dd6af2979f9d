"""Mentions of one document: offices, people, labels, and who holds an office as far as page and knowledge say."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.knowledge.people import People
from onrecord.mentions.bounds import find_bound
from onrecord.mentions.known import MentionKnowledge, Naming
from onrecord.mentions.listed import find_listed
from onrecord.mentions.offices import OfficeFound, find_country_behind, find_offices
from onrecord.mentions.persons import PersonFound, find_persons
from onrecord.mentions.shapes import read_word_before
from onrecord.model import Document, Mention, Turn
from onrecord.model.identity import identify_row
from onrecord.text.names import find_name_runs
from onrecord.text.spans import index_spans
from onrecord.text.words import read_word

_COMMA = ", "
_AFTER_APPOSITION = ",)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office as placed, whether its country is printed, and who is named beside it."""

    office: OfficeFound
    is_printed: bool
    person: str | None
    is_former: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where an office without a country is held: the outlet's country, the side whose official page it is, the page's day."""

    home: str
    own: str | None
    day: str | None
    people: People

    def has_own(self, role: str) -> bool:
        """The page is a country's own, and we know who holds the office there."""
        return self.own is not None and self.people.find_holder(role, self.own, self.day) is not None


def find_mentions(document: Document, turns: Sequence[Turn], known: MentionKnowledge) -> tuple[Mention, ...]:
    """People and offices named in a document, in order, none inside another of its kind.

    A document in a language whose names are unknown is read with the habits of the one that stands in: capitalised words alone. Of one
    with more than ``MOST_NAMES`` these are read, and the labels of speakers.
    """
    naming = known.namings.get(document.language or "") or known.stand_in
    text = document.text[: find_bound(document.text)]
    offices = tuple(find_offices(text, naming))
    labels = [(turn.label_start, turn.label_stop) for turn in turns if turn.label_start is not None and turn.label_stop]
    taken = [(office.start, office.stop) for office in offices]
    persons = find_persons(text, naming, taken, labels)
    persons = (*persons, *find_listed(text, persons, taken, naming))
    persons = (*_add_labels(document, turns, persons, naming), *_find_uncased(text, known))
    mentions = [_make_person(document, person) for person in persons]
    mentions += list(_resolve_offices(document, offices, persons, naming, known))
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.stop, mention.kind)))


def _find_uncased(text: str, known: MentionKnowledge) -> Iterator[PersonFound]:
    """Known names in scripts without capitals."""
    for start, stop, key in known.uncased.find(text):
        yield PersonFound(start=start, stop=stop, key=key, surname=text[start:stop], is_known=True, rule="known_name")


def _add_labels(
    document: Document, turns: Sequence[Turn], persons: tuple[PersonFound, ...], naming: Naming
) -> tuple[PersonFound, ...]:
    """A label that holds one unknown surname ("MS. PSAKI") names a person all the same.

    Where it is nobody's last name but the first word of one full name of the page, it is that person's: "Lee Hsien Loong".
    """
    added: list[PersonFound] = []
    surnames = {person.surname for person in persons}
    opening: dict[str, set[str]] = {}
    for person in persons:
        if person.given:
            opening.setdefault(person.given, set()).add(person.key)
    named = index_spans((person.start, person.stop) for person in persons)
    for turn in turns:
        if turn.label_start is None or turn.label_stop is None:
            continue
        label_start, label_stop = turn.label_start, turn.label_stop
        if named.has_within(label_start, label_stop):
            continue
        runs = [run for run in find_name_runs(document.text, label_start, label_stop) if run.stop <= label_stop]
        parts = [part for run in runs for part in run.parts if not _is_unnamed(part.word, naming)]
        words = [part for part in parts if not part.is_initial and len(part.word) > 1 and part.stop == label_stop]
        if words and sum(len(run.parts) for run in runs) > len(words):
            stem = naming.stem(words[-1].word)
            opened = opening.get(stem, set()) if stem not in surnames else set()
            key = min(opened) if len(opened) == 1 else f"{naming.language.language}:{stem}:"
            added.append(
                PersonFound(
                    start=words[-1].start, stop=words[-1].stop, key=key, surname=stem, is_known=False, rule="label"
                )
            )
    return (*persons, *added)


def _is_unnamed(word: str, naming: Naming) -> bool:
    facts = naming.look_up(word)
    return facts.is_title or facts.is_thing


def _make_person(document: Document, person: PersonFound) -> Mention:
    return Mention(
        id=identify_row("mentions", document.id, person.start, person.stop, "person"),
        document=document.id,
        kind="person",
        start=person.start,
        stop=person.stop,
        exact=document.text[person.start : person.stop],
        key=person.key,
        person=person.key,
        rule=person.rule,
    )


def _resolve_offices(
    document: Document,
    offices: Sequence[OfficeFound],
    persons: Sequence[PersonFound],
    naming: Naming,
    known: MentionKnowledge,
) -> Iterator[Mention]:
    """Each office with its holder: the name beside it, else who held it on the page's day, else the page's own holder, else the only
    one who ever held it of those whom the page names. The page comes first where it has no day.
    """
    publisher = known.publishers.find(document.publisher)
    home = (publisher.country if publisher else None) or document.side or ""
    starting = {person.start: person for person in persons}
    ending = {person.stop: person for person in persons}
    day = document.published[:10] if document.published else None
    own = document.side if document.standing == "official" else None
    places = Places(home=home, own=own, day=day, people=known.people)
    offices = [_read_country_behind(document.text, office, starting, naming) for office in offices]
    placed = list(_place_offices(document.text, offices, places, naming))
    held = [
        Held(
            office=_free_office(bare, office, beside, known, day),
            is_printed=bool(bare.country),
            person=beside,
            is_former=_is_former(document.text, office, naming),
        )
        for bare, office in zip(offices, placed, strict=True)
        for beside in [_find_beside(document.text, office, starting, ending)]
    ]
    introduced = _find_introduced([one for one in held if not one.is_former], own)
    parted = _find_introduced([one for one in held if one.is_former], None)
    on_page = frozenset(person.key for person in persons if person.is_known)
    for one in held:
        office = one.office
        key, rule = one.person, "name_beside"
        if key is None:
            former = parted.get((office.role, office.country)), "introduced"
            key, rule = former if one.is_former else _find_holder(office, places, introduced, on_page)
            rule = rule if key else "office"
        yield Mention(
            id=identify_row("mentions", document.id, office.start, office.stop, "office"),
            document=document.id,
            kind="office",
            start=office.start,
            stop=office.stop,
            exact=document.text[office.start : office.stop],
            key=f"{office.role}.{office.country}".lower().rstrip("."),
            person=key,
            rule=rule,
        )


def _find_holder(
    office: OfficeFound, places: Places, introduced: Mapping[tuple[str, str], str], named: frozenset[str]
) -> tuple[str | None, str]:
    """Whom an office without a name beside it means, and the rule that says so; ``named`` are the known people of the page."""
    people, seat = places.people, (office.role, office.country)
    held_then = people.find_holder(*seat, places.day) if office.country else None
    ways = [(held_then, "office_holder"), (introduced.get(seat), "introduced")]
    if places.day is None:
        ways.reverse()
    if found := next((way for way in ways if way[0] is not None), None):
        return found
    if office.country:
        able = {one.person for one in people.holders_of.get(seat, ()) if one.covers(places.day)}
    else:
        able = {one.person for one in people.holders if one.role == office.role and one.is_near(places.day)}
    on_page = named & able
    return (min(on_page), "named_holder") if len(on_page) == 1 else (None, "office")


def _read_country_behind(
    text: str, office: OfficeFound, starting: Mapping[int, PersonFound], naming: Naming
) -> OfficeFound:
    """The office with the country that is printed behind its holder's name, if no other is: "President Roe of Ruritania"."""
    holder = None if office.country else starting.get(office.stop + 1)
    country = find_country_behind(text, holder.stop, naming) if holder else None
    return replace(office, country=country) if country else office


def _free_office(
    bare: OfficeFound, office: OfficeFound, beside: str | None, known: MentionKnowledge, day: str | None
) -> OfficeFound:
    """The office without the outlet's own country, where the name beside it may be another country's holder.

    That is so where somebody else is known to hold it, where the name is known to be of another side, and where nobody was ever
    seen to hold such an office there.
    """
    if beside is None or bare.country or not office.country:
        return office
    held = known.people.holders_of.get((office.role, office.country), ())
    holder = known.people.find_holder(office.role, office.country, day)
    side = known.people.sides.get(beside)
    is_other = not held or (holder is not None and holder != beside) or (side is not None and side != office.country)
    return replace(office, country="") if is_other else office


def _is_former(text: str, office: OfficeFound, naming: Naming) -> bool:
    """ "Former" or "first" stands before the office, or "ex-" in its first word."""
    first = text[office.start : office.stop].partition(" ")[0].partition("-")
    if first[1] and naming.stem(first[0]) in naming.former:
        return True
    before = read_word_before(text, office.start)
    return bool(before) and naming.stem(before) in naming.former


def _find_introduced(held: Sequence[Held], own: str | None) -> Mapping[tuple[str, str], str]:
    """The page's own holders: offices printed with their country and a name; the most frequent wins.

    On an official page of a country an office with a name and without a country introduces too ("President Roe"), where
    nothing is printed in full.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    implied: dict[tuple[str, str], Counter[str]] = {}
    for one in held:
        if one.person is not None and (one.is_printed or one.office.country == own):
            counter = counts if one.is_printed else implied
            counter.setdefault((one.office.role, one.office.country), Counter())[one.person] += 1
    return {office: count.most_common(1)[0][0] for office, count in (implied | counts).items()}


def _place_offices(text: str, offices: Sequence[OfficeFound], places: Places, naming: Naming) -> Iterator[OfficeFound]:
    """Each office with its country: the one printed, else the one last named with it, else the outlet's own.

    On an official page the outlet's own comes before the one last named. Behind "of" or before "компании" an office is of
    something else, and has none.
    """
    last: dict[str, str] = {}
    for office in offices:
        country = office.country
        if country:
            last[office.role] = country
        elif not _is_elsewhere(text, office.stop, naming):
            is_own = office.role == "head_of_state" or places.has_own(office.role)
            country = places.home if is_own else last.get(office.role, places.home)
        role = office.role
        if role == "head_of_state":
            role = places.people.head_of_state.get(country, role)
        yield replace(office, role=role, country=country)


def _is_elsewhere(text: str, stop: int, naming: Naming) -> bool:
    word = read_word(text, stop + 1) if text[stop : stop + 1] == " " else None
    return word is not None and naming.stem(word.folded) in naming.bodies


def _find_beside(
    text: str, office: OfficeFound, starting: Mapping[int, PersonFound], ending: Mapping[int, PersonFound]
) -> str | None:
    """The person named right after the office, or right before it with a comma: "…, президент Казахстана,"."""
    space = text[office.stop : office.stop + 1]
    after = starting.get(office.stop) or (starting.get(office.stop + 1) if space.isspace() else None)
    if after is not None:
        return after.key
    before = ending.get(office.start - len(_COMMA)) if text.endswith(_COMMA, 0, office.start) else None
    return before.key if before is not None and space in _AFTER_APPOSITION else None
