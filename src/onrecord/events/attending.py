"""Who a page says was at its event beside those whom its head names: lists of participants, and sentences that say who came.

A list opens with a line that ends in a colon and says whom it lists ("Participants included:"); its items are the lines behind it. In
running text a phrase says that those around it were there ("were joined by", «с докладом выступил»), some only where the sentence names
an event as well ("attended the reception").
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.events.scene import Scene
from onrecord.events.telling import Attendant, TellMention
from onrecord.model import Span
from onrecord.model.events import Mode
from onrecord.text.edtf import find_bounds

_MARK = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)])\s")
_BREAK = re.compile(r"[,;:(]")
_POSSESSIVE = re.compile(r"[’']s?(?= |$)")
# Letters of a line that opens a list, and of an item without a mark; chosen, not measured.
_LONGEST_OPENING, _LONGEST_ITEM = 300, 200
# Letters between what is named after somebody and the name: «памятник первому мэру города …»; chosen, not measured.
_NAMED_AFTER = 60
# Words between whose event it is and the event: "Roe's second bilateral meeting"; chosen, not measured.
_OWNED = 4
# A sentence with a date further off than this, in days, tells of another event; chosen, not measured.
_DAYS_OFF = 3
# The kind of an event that is somebody's being named to an office: what such a page tells of people is their lives.
_DECISION = "decision"


def list_attending(scene: Scene, kind: str, mode: Mode) -> Iterator[Attendant]:
    """The people of lists, then of sentences outside of speech, some more than once; sentences of a decision tell of whom it appoints."""
    if scene.page.standing != "official":
        return
    for span in _list_openings(scene):
        yield from _read_list(scene, span, mode)
    for span in _list_sentences(scene) if kind != _DECISION else ():
        yield from _list_people(scene, span, mode)


def list_present(scene: Scene, span: Span) -> list[TellMention]:
    """The names of a sentence that tells of an event, without those whom things are named after or belong to."""
    return [one for one in scene.mentions_in(span.start, span.stop) if _is_there(scene, one, span)]


def _is_there(scene: Scene, mention: TellMention, span: Span) -> bool:
    """Whether a name in a sentence that tells of an event can be of somebody who took part.

    It cannot where a thing is named after them or is theirs ("Roe's plan"), unless that is an event, nor where an office only says
    whose adviser somebody is.
    """
    return not (_is_elsewhere(scene, mention, span) or _is_owner(scene, mention, span) or _is_served(scene, mention))


def _is_elsewhere(scene: Scene, mention: TellMention, span: Span) -> bool:
    found = scene.find("elsewhere", max(span.start, mention.start - _NAMED_AFTER), mention.start)
    if not found or _BREAK.search(scene.text[found[-1].stop : mention.start]):
        return False
    return all(one.kind != "person" for one in scene.mentions_in(found[-1].stop, mention.start))


def _is_owner(scene: Scene, mention: TellMention, span: Span) -> bool:
    """ "President Roe’s plan": also the office before the name."""
    stop = _find_owned(scene, mention)
    if stop is None and mention.kind == "office":
        names = scene.mentions_in(mention.stop, min(span.stop, mention.stop + _NAMED_AFTER))
        beside = next((one for one in names if one.kind == "person" and one.start - mention.stop <= 1), None)
        stop = _find_owned(scene, beside) if beside else None
    if stop is None:
        return False
    words = list(re.finditer(r"\S+", scene.text[stop : span.stop]))[:_OWNED]
    return not _names_gathering(scene, Span(start=stop, stop=stop + words[-1].end() if words else stop))


def _find_owned(scene: Scene, mention: TellMention) -> int | None:
    """Where what somebody owns begins: behind "Roe’s"."""
    behind = _POSSESSIVE.search(scene.text, mention.stop - 2, mention.stop + 2)
    return behind.end() if behind and behind.end() >= mention.stop else None


def _is_served(scene: Scene, mention: TellMention) -> bool:
    """ "Assistant to the President": the office behind says whom somebody serves."""
    found = scene.find("serves", max(0, mention.start - _NAMED_AFTER), mention.start)
    return bool(found) and mention.kind == "office" and not scene.text[found[-1].stop : mention.start].strip()


def _list_openings(scene: Scene) -> Iterator[Span]:
    """The lines that open a list of who was there."""
    for block in scene.page.blocks:
        line = Span(start=block.start, stop=block.stop)
        words = scene.text[block.start : block.stop].rstrip(" *_")
        opens = words.endswith(":") and len(words) <= _LONGEST_OPENING and not scene.is_spoken(block.start)
        if opens and scene.find("lists", line.start, line.stop):
            yield line


def _read_list(scene: Scene, opening: Span, mode: Mode) -> Iterator[Attendant]:
    """The people of the items behind a line, up to the first line that is none; a line with a colon is a heading inside."""
    for block in scene.page.blocks:
        if block.start < opening.stop:
            continue
        words = scene.text[block.start : block.stop]
        people = _choose_full([one for one in scene.mentions_in(block.start, block.stop) if one.kind == "person"])
        is_item = bool(_MARK.match(words)) or (len(words) <= _LONGEST_ITEM and bool(people))
        is_heading = len(words) <= _LONGEST_ITEM and words.rstrip(" *_").endswith(":")
        if scene.is_spoken(block.start) or not (is_item or is_heading):
            return
        yield from _attend(scene, people, mode)


def _choose_full(people: Sequence[TellMention]) -> Sequence[TellMention]:
    """Those of an item with more than a surname, if there are any: a list introduces whom it names."""
    return [one for one in people if " " in one.exact] or people


def _list_sentences(scene: Scene) -> Iterator[Span]:
    """The sentences outside of speech that say who was there."""
    for turn in scene.unit.turns:
        if turn.kind != "narration":
            continue
        for span in scene.split(turn.start, turn.stop):
            opens_list = scene.text[span.start : span.stop].rstrip().endswith(":")
            if not opens_list and _tells_who_came(scene, span) and not _is_dated_otherwise(scene, span):
                yield span


def _tells_who_came(scene: Scene, span: Span) -> bool:
    if scene.find("alone", span.start, span.stop):
        return not scene.find("apart", span.start, span.stop)
    is_told = scene.find("beside", span.start, span.stop) and _names_gathering(scene, span)
    return bool(is_told) and not scene.find("apart", span.start, span.stop)


def _names_gathering(scene: Scene, span: Span) -> bool:
    """Whether a stretch has a word for an event, or for one in general ("event")."""
    return bool(scene.find_kinds(span)) or scene.may_point(span.start, span.stop)


def _is_dated_otherwise(scene: Scene, span: Span) -> bool:
    """Whether a sentence says a day that is not the page's."""
    published = find_bounds(scene.published)
    for said in scene.read_dates(span, scene.published):
        bounds = find_bounds(said.value)
        if published and bounds and not -_DAYS_OFF <= bounds.last - published.first <= _DAYS_OFF:
            return True
    return False


def _list_people(scene: Scene, span: Span, mode: Mode) -> Iterator[Attendant]:
    """The persons of a sentence who can have been there."""
    yield from _attend(scene, [one for one in list_present(scene, span) if one.kind == "person"], mode)


def _attend(scene: Scene, people: Sequence[TellMention], mode: Mode) -> Iterator[Attendant]:
    for one in people:
        yield Attendant(key=one.person or one.key, country=scene.find_country(one), mode=mode, is_main=False)
