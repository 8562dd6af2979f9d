"""The cast of one document: which key speaks each turn and quotation, by the names in labels, or by a person's review."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.people import People
from onrecord.model import Attached, Document, Issue, Mention, Quotation, Turn, make_issue
from onrecord.model.names import UNDATED, UNDETERMINED, NameForm
from onrecord.model.pages import Standing
from onrecord.text.words import fold_text

_STAGE = "entities"
REVIEWED = "reviewed:"
REVIEWED_FIELD = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One role in the document: the person with this key speaks this row, or is spoken for in it."""

    document: str
    table: Literal["turns", "quotations"]
    about: str
    role: Literal["speaker", "on_behalf_of"]
    key: str
    origin: Literal["observed", "derived", "reviewed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPage:
    """What is read of a document: what an issue of an unknown speaker says of it, its language and its day."""

    id: str
    source: str
    language: str | None
    published: str | None
    standing: Standing
    text: str


def find_cast(
    turns: Sequence[Turn],
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    attached: Sequence[Attached],
    people: People,
) -> tuple[Part, ...]:
    """Every part of the document in order; a row whose speaker nobody knows has none.

    A review of a speaker replaces what the page's names say; a turn without a label takes the speaker of the one whose label holds.
    """
    corrected = {(one.table, one.row): find_key(one.value, people) for one in attached if one.field == REVIEWED_FIELD}
    return (*_cast_turns(turns, mentions, corrected), *_cast_quotations(quotations, mentions, corrected))


def list_reviewed(parts: Sequence[Part]) -> tuple[NameForm, ...]:
    """The names of those whom a review alone names: they have no mention, the review's own words are their form."""
    counts = Counter(part.key for part in parts if part.key.startswith(REVIEWED))
    return tuple(
        NameForm(
            key=key,
            office=None,
            language=UNDETERMINED,
            exact=key.removeprefix(REVIEWED),
            times=counts[key],
            earliest=f"{UNDATED}|{key}",
        )
        for key in sorted(counts)
    )


def find_key(value: str, people: People) -> str:
    """The key of the person that a review names: a key of knowledge, one of their names, else the name itself as a new key."""
    wanted = fold_text(value)
    keys = sorted({name.key for name in people.names if name.key == value or fold_text(name.name) == wanted})
    return keys[0] if len(keys) == 1 else f"{REVIEWED}{value.strip()}"


def _cast_turns(
    turns: Sequence[Turn], mentions: Sequence[Mention], corrected: Mapping[tuple[str, str], str]
) -> Iterator[Part]:
    holders: dict[str, Part | None] = {}
    announced = _find_announced(turns, mentions)
    for turn in turns:
        part: Part | None = None
        if ("turns", turn.id) in corrected:
            key = corrected["turns", turn.id]
            part = Part(
                document=turn.document, table="turns", about=turn.id, role="speaker", key=key, origin="reviewed"
            )
        elif turn.label_of is not None and (holder := holders.get(turn.label_of)):
            part = Part(
                document=turn.document,
                table="turns",
                about=turn.id,
                role="speaker",
                key=holder.key,
                origin=holder.origin,
            )
        elif labelled := find_label_person(turn, mentions):
            part = Part(
                document=turn.document,
                table="turns",
                about=turn.id,
                role="speaker",
                key=labelled[0],
                origin=labelled[1],
            )
        elif announced is not None and turn.kind == "speech":
            part = Part(
                document=turn.document,
                table="turns",
                about=turn.id,
                role="speaker",
                key=announced,
                origin="derived",
            )
        holders[turn.id] = part
        if part is not None:
            yield part


def find_label_person(turn: Turn, mentions: Sequence[Mention]) -> tuple[str, Literal["observed", "derived"]] | None:
    """The person named in a turn's label: by name (observed), else by the office they hold (derived); mentions in order.

    Whom a note in brackets names is spoken to: "(addressing J. Roe)".
    """
    if turn.label_start is None or turn.label_stop is None:
        return None
    note = turn.label.find("(") if turn.label else -1
    label_stop = turn.label_start + note if note > 0 else turn.label_stop
    first = bisect_left(mentions, turn.label_start, key=_place_mention)
    stop = bisect_left(mentions, label_stop, key=_place_mention)
    inside = [one for one in mentions[first:stop] if one.stop <= label_stop]
    named = [one for one in inside if one.kind == "person" and one.person]
    if named and named[-1].person:
        return named[-1].person, "observed"
    held = [one for one in inside if one.kind == "office" and one.person]
    return (held[-1].person, "derived") if held and held[-1].person else None


def _find_announced(turns: Sequence[Turn], mentions: Sequence[Mention]) -> str | None:
    """Whose speech a page without labels is: the first one named above it, in the title ("Statement by Jane Roe on …")."""
    first = next((turn.start for turn in turns if turn.kind == "speech"), None)
    if first is None or any(turn.label is not None for turn in turns):
        return None
    return next((one.person for one in mentions if one.stop <= first and one.person is not None), None)


def _place_mention(mention: Mention) -> int:
    return mention.start


def _cast_quotations(
    quotations: Sequence[Quotation], mentions: Sequence[Mention], corrected: Mapping[tuple[str, str], str]
) -> Iterator[Part]:
    by_id = {mention.id: mention for mention in mentions}
    for quotation in quotations:
        if ("quotations", quotation.id) in corrected:
            key = corrected["quotations", quotation.id]
            yield Part(
                document=quotation.document,
                table="quotations",
                about=quotation.id,
                role="speaker",
                key=key,
                origin="reviewed",
            )
        else:
            yield from _parts_of(quotation, quotation.speakers, "speaker", by_id)
        yield from _parts_of(quotation, quotation.on_behalf_of, "on_behalf_of", by_id)


def _parts_of(
    quotation: Quotation, named: Sequence[str], role: Literal["speaker", "on_behalf_of"], by_id: Mapping[str, Mention]
) -> Iterator[Part]:
    seen: set[str] = set()
    for mention in (by_id[name] for name in named if name in by_id):
        if mention.person and mention.person not in seen:
            seen.add(mention.person)
            origin: Literal["observed", "derived"] = "observed" if mention.kind == "person" else "derived"
            yield Part(
                document=quotation.document,
                table="quotations",
                about=quotation.id,
                role=role,
                key=mention.person,
                origin=origin,
            )


def find_unnamed(
    document: Document | CastPage, turns: Sequence[Turn], quotations: Sequence[Quotation], cast: Sequence[Part]
) -> Iterator[Issue]:
    """An issue for each quotation in marks whose speaker is not known, and for each label that names somebody unknown.

    Whom a speaker on an official page quotes is no gap: those words are not traced.
    """
    spoken = {part.about for part in cast if part.role == "speaker"}
    for quotation in () if document.standing == "official" else quotations:
        if quotation.id not in spoken and quotation.kind != "indirect":
            words = document.text[quotation.start : quotation.stop][:60].replace("\n", " ")
            yield _unnamed(document, f"the speaker of «{words}…» at {quotation.start} is not known")
    labels = Counter(
        turn.label for turn in turns if turn.id not in spoken and turn.label is not None and len(turn.label.split()) > 1
    )
    for label, count in sorted(labels.items()):
        yield _unnamed(document, f"the label «{label}» ({count} turns) names nobody known")


def _unnamed(document: Document | CastPage, why: str) -> Issue:
    return make_issue(stage=_STAGE, source=document.source, document=document.id, why=why, code="D03")
