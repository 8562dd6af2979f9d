"""What a document is about: the event that its head tells of, and other events that stretches of a report are about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from onrecord.events.attending import list_attending, list_present
from onrecord.events.names import find_series
from onrecord.events.places import find_place
from onrecord.events.scene import Scene
from onrecord.events.telling import Attendant, SeriesName, Telling
from onrecord.model import Evidence, Span
from onrecord.model.events import EventExtent, EventStatus, Mode
from onrecord.model.identity import identify_row
from onrecord.text.edtf import find_bounds
from onrecord.text.edtf_phrases import Leaning, SaidDate
from onrecord.text.stems import FoundPhrase, lower_text

TABLE = "tellings"
# A report comes out on the day of the event or within some days; what is announced is not years away.
_DAYS_BACK, _DAYS_OFFICIAL, _DAYS_AHEAD = 10, 3, 500
_DEFAULT_KINDS = {"statement": "statement", "readout": "meeting", "transcript": "meeting"}
_WORD_STEM = 6
_SHORTEST_WORD = 4
_SENTENCES = 2
_ENOUGH = 2
_VISIT, _GATHERING = "visit", "gathering"
# A page with such a word above it is of the forum or summit that it names: its statement, its list of results, a greeting to it.
_PAPERS = frozenset({"statement", "message", "decision"})
_STATEMENT = "statement"
# A statement on such an event is an account of it.
_HELD_BY_FEW = frozenset({"talks", "call"})
_MODES: Mapping[str, Mode] = {"by_video": "by_video", "by_phone": "by_phone", "addressed": "addressed"}


def find_own(scene: Scene) -> Telling | None:
    """The event that the page itself is of; none for a page that is not official and tells of none in its head."""
    found = _find_main(scene)
    if found is None and scene.page.standing != "official":
        return None
    kind = _name_kind(scene, *found) if found else _find_default(scene)
    group = scene.known.group_of(kind)
    sentences = _list_kind_sentences(scene, group) if found else list(scene.head[:_SENTENCES])
    if not sentences:
        return None
    best = sentences[0]
    mode = _find_mode(scene, kind, sentences)
    attendants = _leave_out(_gather(scene, kind, sentences, mode), _list_speakers(scene, kind))
    status = _find_status(scene, sentences)
    when, dated = _find_when(scene, sentences, group, status)
    place = _find_own_place(scene, kind, sentences, mode)
    series = _find_own_series(scene, sentences, group)
    return Telling(
        id=identify_row(TABLE, scene.page.id, best.start, best.stop, f"own {kind}"),
        document=scene.page.id,
        source=scene.page.source,
        publisher=scene.page.publisher,
        standing=scene.page.standing,
        side=scene.page.side,
        language=scene.page.language,
        published=scene.page.published,
        role="own",
        kind=kind,
        format=_find_format(scene, sentences),
        start=best.start,
        stop=best.stop,
        exact=scene.text[best.start : best.stop],
        title=scene.page.title or scene.text[best.start : best.stop],
        spans=(Span(start=0, stop=len(scene.text)),),
        extent=_find_extent(scene, status),
        when=when,
        basis="said" if dated else "published",
        place=place,
        attendants=attendants,
        countries=tuple(sorted(set(_find_countries(scene, sentences)))),
        words=stem_words(scene.page.title or ""),
        series=series,
        status=status,
        quotations=tuple(one.id for one in scene.unit.quotations),
        follows=(),
        order=None,
        dated=dated,
        placed=_cite_words(scene, scene.text.find(place), len(place)) if place and place in scene.text else None,
    )


def _find_default(scene: Scene) -> str:
    """The kind of an event that no word of the head names: what one person says without another is a statement."""
    if scene.page.kind == "transcript" and scene.count_voices() == 1:
        return "statement"
    return _DEFAULT_KINDS.get(scene.page.kind, "statement")


def _cite_words(scene: Scene, start: int, length: int) -> Evidence:
    stop = start + length
    return Evidence(document=scene.page.id, start=start, stop=stop, exact=scene.text[start:stop])


def stem_words(title: str) -> tuple[str, ...]:
    """The stems of a title's words, each once."""
    words = "".join(letter if letter.isalnum() else " " for letter in lower_text(title)).split()
    return tuple(sorted({word[:_WORD_STEM] for word in words if len(word) >= _SHORTEST_WORD}))


def _find_main(scene: Scene) -> tuple[Span, FoundPhrase] | None:
    """The sentence of the head that first names an event, with the word."""
    for span in scene.head:
        found = scene.find_kinds(span)
        if found:
            return span, _choose_kind(scene, found)
    return None


def _name_kind(scene: Scene, span: Span, found: FoundPhrase) -> str:
    """The kind; of a paper of a gathering, an address to one, or a statement on talks or a call, that of the event in the same sentence."""
    if found.key not in _PAPERS:
        return found.key
    if found.key == _STATEMENT and (held := _find_subject(scene, span, found)) is not None:
        return held.key
    named = {noun.start for noun, _ in find_series(scene, span)}
    gatherings = [one for one in scene.find_kinds(span) if scene.known.group_of(one.key) == _GATHERING]
    return next((one.key for one in gatherings if one.start in named), found.key)


def _find_subject(scene: Scene, span: Span, paper: FoundPhrase) -> FoundPhrase | None:
    """The talks or the call that a statement is on, where others than its speaker are named: "Statement by Roe on Doe's call with Poe"."""
    about = _find_about(scene, span, paper)
    if about is None:
        return None
    behind = [one for one in scene.find_kinds(Span(start=about, stop=span.stop)) if not _is_frame(scene, one)]
    first = next(iter(behind), None)
    is_held = first is not None and scene.known.group_of(first.key) in _HELD_BY_FEW
    return first if is_held and any(scene.list_attendants(about, span.stop, "unknown")) else None


def _find_about(scene: Scene, span: Span, paper: FoundPhrase) -> int | None:
    """Where what a statement is about begins, behind its speaker."""
    found = scene.language.about.find(scene.lowered[paper.stop : span.stop])
    return next((paper.stop + one.stop for one in found), None)


def _list_speakers(scene: Scene, kind: str) -> frozenset[str]:
    """Who makes the statement that is an account of talks or a call: they need not have been there."""
    if scene.known.group_of(kind) not in _HELD_BY_FEW or scene.headline is None:
        return frozenset()
    paper = next((one for one in scene.find_kinds(scene.headline) if one.key == _STATEMENT), None)
    about = _find_about(scene, scene.headline, paper) if paper else None
    if paper is None or about is None:
        return frozenset()
    return frozenset(one.key for one in scene.list_attendants(paper.stop, about, "unknown"))


def _choose_kind(scene: Scene, found: Sequence[FoundPhrase]) -> FoundPhrase:
    """The first word that says what it is; a visit is only the frame of what is done on it."""
    told = [one for one in found if not _is_frame(scene, one)] or list(found)
    return next((one for one in told if scene.known.group_of(one.key) != _VISIT), told[0])


def _is_frame(scene: Scene, one: FoundPhrase) -> bool:
    """The word stands behind "before", "after": it is told of something else."""
    before = scene.find("order", max(0, one.start - 24), one.start)
    return any(cue.key in ("before", "after") for cue in before)


def _list_kind_sentences(scene: Scene, group: str | None) -> list[Span]:
    """The sentences of the head that name the event, no more than two, the headline first."""
    held = [
        span for span in scene.head if any(scene.known.group_of(one.key) == group for one in scene.find_kinds(span))
    ]
    return held[: _SENTENCES + 1]


def _gather(scene: Scene, kind: str, sentences: Sequence[Span], mode: Mode) -> Iterator[Attendant]:
    """Whom the head's sentences name beside the event, then who speaks on an official page."""
    seen: set[str] = set()
    named: list[Attendant] = []
    for span in sentences:
        # "… spoke with Roe about his call with Doe": once two are named, further sentences tell what they spoke of.
        is_main = len({one.key for one in named}) < _ENOUGH
        found = scene.make_attendants(list_present(scene, span), mode)
        named += [
            replace(one, is_main=is_main or one.key in {each.key for each in named if each.is_main}) for one in found
        ]
    speaking = [
        one
        for turn in scene.unit.turns
        if turn.label_start is not None and turn.label_stop is not None and scene.page.standing == "official"
        for one in scene.list_attendants(turn.label_start, turn.label_stop, mode)
    ]
    told = (*named, *speaking, *list_attending(scene, kind, mode))
    countries = {one.key: one.country for one in told if one.country}
    mains = {one.key for one in named if one.is_main}
    for one in told:
        if one.key not in seen:
            seen.add(one.key)
            yield Attendant(key=one.key, country=countries.get(one.key), mode=one.mode, is_main=one.key in mains)


def _leave_out(attendants: Iterable[Attendant], speakers: Set[str]) -> tuple[Attendant, ...]:
    """Those who were there, without who only speaks of it, unless hardly anybody else is named."""
    held = tuple(attendants)
    others = tuple(one for one in held if one.key not in speakers)
    return others if len(others) >= _ENOUGH else held


def _find_mode(scene: Scene, kind: str, sentences: Sequence[Span]) -> Mode:
    first = next((span for span in scene.head if scene.headline is None or span.start >= scene.headline.stop), None)
    for span in (*sentences, *((first,) if first else ())):
        found = scene.find_first("modes", span.start, span.stop)
        if found is not None and (span in sentences or found.key != "addressed"):
            return _MODES[found.key]
    if scene.known.group_of(kind) == "call":
        return "by_phone"
    return "unknown" if scene.known.kinds[kind].is_distant else "present"


def _find_status(scene: Scene, sentences: Sequence[Span]) -> EventStatus:
    """What the first sentence with such a word says; an event that is told of without one was held."""
    has_speech = any(turn.kind == "speech" for turn in scene.unit.turns)
    if scene.page.kind in ("transcript", "readout") and has_speech:
        return "held"
    for span in sentences:
        found = {one.key for one in scene.find("status", span.start, span.stop)}
        for status in ("cancelled", "moved", "held", "planned"):
            if status in found:
                return status
    return "held"


def _find_when(
    scene: Scene, sentences: Sequence[Span], group: str | None, status: EventStatus
) -> tuple[str | None, Evidence | None]:
    """The day that the sentences say, with the words, where it can be that of the event; else that of the page."""
    leaning: Leaning = "back" if status == "held" else "ahead"
    published = find_bounds(scene.published)
    fitting: list[tuple[int, SaidDate]] = []
    for span in sentences:
        for said in scene.read_dates(span, scene.published, leaning):
            bounds = find_bounds(said.value)
            if bounds is None or scene.is_quoted(said.start) or not _dates_first(scene, span, said, group):
                continue
            fits = published is None or _fits(
                bounds.first - published.first, bounds.last - published.last, scene, status
            )
            if fits and (scene.is_day(said.value) or status != "held" or published is None):
                fitting.append((bounds.last - bounds.first, said))
    if fitting:
        said = min(fitting, key=lambda one: one[0])[1]
        return said.value, _cite_words(scene, said.start, said.stop - said.start)
    return (scene.published if status == "held" else None), None


def _dates_first(scene: Scene, span: Span, said: SaidDate, group: str | None) -> bool:
    """The date stands nearest to the first event of its sentence that is of the group: «оценил итоги состоявшихся накануне переговоров»
    dates other talks than the meeting that the sentence opens with.
    """
    found = scene.find_kinds(span)
    nearest = min(found, key=lambda one: (max(one.start - said.stop, said.start - one.stop), one), default=None)
    first = next((one for one in found if scene.known.group_of(one.key) == group), nearest)
    return nearest == first


def _fits(first: int, last: int, scene: Scene, status: EventStatus) -> bool:
    """Whether days so far from the page's own can be those of what it tells."""
    if status != "held":
        return last >= 0 and first <= _DAYS_AHEAD
    back = _DAYS_OFFICIAL if scene.page.standing == "official" else _DAYS_BACK
    return -back <= first and last <= 0


def _find_own_series(scene: Scene, sentences: Sequence[Span], group: str | None) -> SeriesName | None:
    """The series that the event is an edition of: it has to be a gathering, not a meeting at the time of one."""
    if group != "gathering":
        return None
    named = [name for span in sentences for _, name in find_series(scene, span)]
    alike = [name for name in named if _is_form(name, named[0])]
    return next((name for name in alike if name.ordinal is not None), named[0] if named else None)


def _is_form(name: SeriesName, other: SeriesName) -> bool:
    """Two names of one page that one series may have: the words of the shorter stand in the longer."""
    first, last = set(name.stems), set(other.stems)
    return name.sort == other.sort and (first <= last or last <= first)


def _find_own_place(scene: Scene, kind: str, sentences: Sequence[Span], mode: Mode) -> str | None:
    """The place printed above the page, unless somebody only addresses the event from there; else the place said."""
    if scene.page.place and mode != "addressed":
        return scene.page.place
    if scene.known.kinds[kind].is_distant:
        return None
    headline = scene.headline if scene.language.names and scene.language.names.capitals_in_headings else None
    said = (
        find_place(scene, span, span.start) for span in sentences if headline is None or span.start >= headline.stop
    )
    return next((place for place in said if place), None)


def _find_format(scene: Scene, sentences: Sequence[Span]) -> str | None:
    found = (scene.find_first("formats", span.start, span.stop) for span in sentences)
    return next((one.key for one in found if one), None)


def _find_extent(scene: Scene, status: EventStatus) -> EventExtent:
    if scene.page.kind == "readout" or scene.page.standing != "official" or status != "held":
        return "summary"
    if not any(turn.kind == "speech" for turn in scene.unit.turns):
        return "whole" if scene.page.kind in ("statement", "transcript") else "summary"
    return "cut" if scene.page.cuts else "whole"


def _find_countries(scene: Scene, sentences: Sequence[Span]) -> Iterator[str]:
    """The countries of whoever takes part, as the offices beside the names say."""
    for span in sentences:
        for mention in scene.mentions_in(span.start, span.stop):
            country = scene.find_country(mention)
            if country:
                yield country
    if scene.page.standing == "official" and scene.page.side:
        yield scene.page.side
