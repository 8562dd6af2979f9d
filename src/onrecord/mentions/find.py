"""Mentions of one document: offices, people, labels, and who holds an office as far as page and knowledge say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.mentions.known import MentionKnowledge, Naming
from onrecord.mentions.offices import OfficeFound, find_offices
from onrecord.mentions.persons import PersonFound, find_persons
from onrecord.model import Document, Mention, Turn
from onrecord.model.identity import identify_row
from onrecord.text.names import find_name_runs
from onrecord.text.spans import index_spans
from onrecord.text.words import find_words

_COMMA = ", "
_AFTER_APPOSITION = ",)"


def find_mentions(document: Document, turns: Sequence[Turn], known: MentionKnowledge) -> tuple[Mention, ...]:
    """People and offices named in a document, in order, none inside another of its kind.

    A document in a language whose names are unknown is read with the habits of the one that stands in: capitalised words alone.
    """
    naming = known.namings.get(document.language or "") or known.stand_in
    text = document.text
    offices = tuple(find_offices(text, naming))
    labels = [(turn.label_start, turn.label_stop) for turn in turns if turn.label_start is not None and turn.label_stop]
    persons = find_persons(text, naming, [(office.start, office.stop) for office in offices], labels)
    persons = _add_labels(document, turns, persons, naming)
    mentions = [_make_person(document, person) for person in persons]
    mentions += list(_resolve_offices(document, offices, persons, naming, known))
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.stop, mention.kind)))


def _add_labels(
    document: Document, turns: Sequence[Turn], persons: tuple[PersonFound, ...], naming: Naming
) -> tuple[PersonFound, ...]:
    """A label that holds one unknown surname ("MS. PSAKI") names a person all the same."""
    added: list[PersonFound] = []
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
            key = f"{naming.language.language}:{stem}:"
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
    """Each office with its holder: the name beside it, else the page's own holder, else what knowledge says of that day."""
    publisher = known.publishers.find(document.publisher)
    home = (publisher.country if publisher else None) or document.side or ""
    placed = [_place_office(office, offices, home, known) for office in offices]
    starting = {person.start: person for person in persons}
    ending = {person.stop: person for person in persons}
    beside = {office.start: _find_beside(document.text, office, starting, ending) for office in placed}
    day = document.published[:10] if document.published else None
    own = document.side if document.standing == "official" else None
    introduced = _find_introduced(document.text, own, zip(offices, placed, strict=True), beside, naming)
    for office in placed:
        key, rule = beside[office.start], "name_beside"
        if key is None and office.country:
            key, rule = known.people.find_holder(office.role, office.country, day), "office_holder"
        if key is None:
            key, rule = introduced.get((office.role, office.country)), "introduced"
        if key is None:
            rule = "office"
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


def _find_introduced(
    text: str,
    own: str | None,
    offices: Iterable[tuple[OfficeFound, OfficeFound]],
    beside: Mapping[int, str | None],
    naming: Naming,
) -> Mapping[tuple[str, str], str]:
    """The page's own holders: offices printed with their country and a name, "former" and "first" aside; the most frequent wins.

    ``offices`` are pairs as printed and as placed. On an official page of a country an office with a name and without a country
    introduces too ("President Roe"), where nothing is printed in full.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    implied: dict[tuple[str, str], Counter[str]] = {}
    for bare, office in offices:
        key = beside[office.start]
        before = find_words(text[max(0, office.start - 20) : office.start])[-1:]
        is_former = any(naming.stem(word.folded) in naming.former for word in before)
        if key is not None and not is_former and (bare.country or office.country == own):
            held = counts if bare.country else implied
            held.setdefault((office.role, office.country), Counter())[key] += 1
    return {held: count.most_common(1)[0][0] for held, count in (implied | counts).items()}


def _place_office(
    office: OfficeFound, offices: Sequence[OfficeFound], home: str, known: MentionKnowledge
) -> OfficeFound:
    """An office without a country belongs to the country last named with it, else to the outlet's own."""
    role = office.role
    country = office.country
    if not country and role != "head_of_state":
        named = [
            other.country for other in offices if other.role == role and other.country and other.start < office.start
        ]
        country = named[-1] if named else home
    country = country or home
    if role == "head_of_state":
        role = known.people.head_of_state.get(country, role)
    return replace(office, role=role, country=country)


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
