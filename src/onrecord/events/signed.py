"""Documents that a page says were signed at what it tells of: "signed a joint statement", «подписано Соглашение о …»."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.events.scene import Scene
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventLanguage
from onrecord.model import Evidence, Span
from onrecord.text.edtf import find_bounds
from onrecord.text.stems import FoundPhrase, keep_longest

# Chosen while the pages of docs/stages/events.md were read; none of the four was measured on its own.
# A document is named so near to the word for signing, and no title is longer.
_REACH = 160
_LONGEST = 200
# Words that say that nothing was signed stand so near before it.
_BEFORE = 40
# A ceremony may have been so many days before the page came out.
_DAYS = 4
# The stop of "U.S." and "(E.O.)" ends nothing.
_END = re.compile(r"[,;:!?…\n]|(?<!\b\w)\.(?!\w)")
# What is signed while such an event goes on is told of anywhere on its page; other pages list what was signed long ago.
_OCCASIONS = frozenset({"talks", "visit", "gathering", "ceremony"})
_CLAUSE = frozenset(",;:")
_LAWS = "laws"
_CLOSING = "»”"
_QUOTED, _CLOSED = re.compile("[«“]"), re.compile(f"[{_CLOSING}]")
_Found = Mapping[str, Sequence[FoundPhrase]]


def find_signed(scene: Scene, base: Telling) -> tuple[Evidence, ...]:
    """The titles of the documents signed at the page's own event, in order, each as the page words it."""
    titles: dict[tuple[int, int], None] = {}
    is_occasion = scene.known.group_of(base.kind) in _OCCASIONS
    head = max((span.stop for span in scene.head), default=0)
    for cue in scene.find("signed", 0, len(scene.text)):
        sentence = _find_sentence(scene, cue.start)
        if sentence is None:
            continue
        found = _find_words(scene, sentence)
        if not (is_occasion or cue.start < head or _is_today(cue, found)):
            continue
        if not _is_barred(scene, cue, found) and _is_of_day(scene, cue, sentence, found, base):
            titles |= dict.fromkeys(_list_titles(scene, cue, sentence, found))
    if (named := _read_headline(scene)) is not None:
        # "(The bill is signed.)" says no more than the headline does.
        titles = {named: None} | {span: None for span in titles if " " in scene.text[slice(*span)]}
    return tuple(
        Evidence(document=scene.page.id, start=start, stop=stop, exact=scene.text[start:stop])
        for start, stop in sorted(titles)
    )


def share_signed(tellings: Sequence[Telling], signed: Sequence[Evidence]) -> Iterator[Telling]:
    """The tellings of a page, each with what is said to be signed in the stretches that tell of it."""
    for one in tellings:
        held = tuple(each for each in signed if any(span.start <= each.start < span.stop for span in one.spans))
        yield replace(one, signed=held) if held else one


def _read_headline(scene: Scene) -> tuple[int, int] | None:
    """Where the title stands in a headline that tells of the signing alone: "Remarks at signing of the Vel Act"."""
    span = scene.headline
    found = _find_words(scene, span) if span is not None else {}
    occasions = found.get("occasions", ())
    if span is None or not occasions or _is_barred(scene, occasions[0], found):
        return None
    start = occasions[0].stop + 1
    first = scene.text[start : span.stop].partition(" ")[0]
    start += len(first) + 1 if first.lower() in scene.language.written.signing.articles else 0
    title = _trim(scene.text[start : min(span.stop, start + _LONGEST)])
    return (start, start + len(title)) if title else None


def _find_sentence(scene: Scene, place: int) -> Span | None:
    held = scene.unit.sentences
    at = bisect_right(held, place, key=lambda one: one.start) - 1
    if at < 0 or held[at].stop <= place:
        return None
    return Span(start=held[at].start, stop=held[at].stop)


def _find_words(scene: Scene, sentence: Span) -> _Found:
    """The words beside signing in a sentence by their table, with places in the text."""
    tables: dict[str, list[FoundPhrase]] = {}
    for one in scene.language.signing.find(scene.lowered[sentence.start : sentence.stop]):
        moved = FoundPhrase(one.start + sentence.start, one.stop + sentence.start, one.key)
        tables.setdefault(one.key, []).append(moved)
    return {key: keep_longest(found) for key, found in tables.items()}


def _is_barred(scene: Scene, cue: FoundPhrase, found: _Found) -> bool:
    """A word right before says that it is still to be signed, was not, or was long ago: «будет подписано», "that was signed"."""
    near = (one for one in found.get("bars", ()) if cue.start - _BEFORE <= one.start < cue.start)
    return any(_CLAUSE.isdisjoint(scene.text[one.stop : cue.start]) for one in near)


def _is_today(cue: FoundPhrase, found: _Found) -> bool:
    """The sentence says "today", or the word for signing itself is of now: "I'm signing"."""
    return "today" in found or any(one.start == cue.start for one in found.get("now", ()))


def _list_laws(cue: FoundPhrase, found: _Found) -> Sequence[FoundPhrase]:
    """The nouns for laws where the sentence says that one was signed on this very day."""
    loose = found.get("loosely", ())
    days = (
        one for one in found.get("today", ()) if all(one.stop <= each.start or each.stop <= one.start for each in loose)
    )
    is_now = any(one.start == cue.start for one in found.get("now", ()))
    return found.get(_LAWS, ()) if is_now or any(True for _ in days) else ()


def _is_of_day(scene: Scene, cue: FoundPhrase, sentence: Span, found: _Found, base: Telling) -> bool:
    """Nothing in the sentence says another day; whoever speaks says that it was today."""
    if "past" in found or (scene.is_spoken(cue.start) and not _is_today(cue, found)):
        return False
    days = find_bounds(base.when or scene.published)
    for said in scene.read_dates(sentence, scene.published) if days else ():
        bounds = find_bounds(said.value)
        if days is not None and bounds is not None and bounds.last < days.first - _DAYS:
            return False
    return True


def _list_titles(scene: Scene, cue: FoundPhrase, sentence: Span, found: _Found) -> Sequence[tuple[int, int]]:
    """Where the titles stand: before the word for signing where it may stand last, else behind it."""
    orders = {one.key for table in ("ahead", "behind") for one in found.get(table, ()) if one.start == cue.start}
    nouns = keep_longest((*found.get("documents", ()), *_list_laws(cue, found)))
    ends = [one.start for one in found.get("ends", ())]
    subjects = [one.start for one in found.get("subjects", ()) if cue.start - _REACH <= one.start < cue.start]
    if "behind" in orders and subjects and _CLAUSE.isdisjoint(scene.text[subjects[-1] : cue.start]):
        behind = keep_longest((*nouns, *found["subjects"]))
        named = [one for one in behind if cue.start - _REACH <= one.start < cue.start]
        for place in range(len(named)):
            titles = _walk(scene, named[place:], (sentence.start, cue.start), ends)
            if titles[-1][0] <= subjects[-1] < titles[-1][1]:
                return titles
    named = [one for one in nouns if cue.stop <= one.start <= cue.stop + _REACH]
    # "An executive order to implement the Bridges Act": a law is no further title.
    named = [one for place, one in enumerate(named) if place == 0 or one.key != _LAWS]
    if "ahead" in orders and named and _CLAUSE.isdisjoint(scene.text[cue.stop : named[0].start]):
        return _walk(scene, named, (cue.stop, sentence.stop), ends)
    return ()


def _walk(
    scene: Scene, nouns: Sequence[FoundPhrase], bounds: tuple[int, int], ends: Sequence[int]
) -> list[tuple[int, int]]:
    """The title of the first noun, and of each further one that a comma or "and" joins to it."""
    patterns = _compile(scene.language)
    text, titles, place = scene.text, [], 0
    while place < len(nouns):
        start = _find_start(text, nouns[place].start, bounds[0], patterns)
        stop = _find_end(text, nouns[place].stop, bounds[1])
        cut = min((one for one in ends if nouns[place].stop <= one < stop), default=stop)
        joined = _find_joined(text, nouns[place:], (bounds[0], cut), patterns)
        stop = min(cut, joined[1], start + _LONGEST) if joined else min(cut, start + _LONGEST)
        titles.append((start, start + len(_trim(text[start:stop]))))
        titles += _list_quoted(text, titles[-1][1], bounds[1], patterns)
        if joined is None:
            break
        place += joined[0]
    return titles


def _list_quoted(text: str, start: int, bound: int, patterns: "_Patterns") -> Iterator[tuple[int, int]]:
    """Titles in quotation marks of their own behind one that ends with such marks: «Указы «О реке» и «О мосте»»."""
    while text[start - 1 : start] in _CLOSING and (found := patterns.quoted.match(text, start, bound)) is not None:
        yield found.start("title"), found.end("title")
        start = found.end()


def _trim(title: str) -> str:
    """Without a dash at its end, or a mark that closes what was opened before it."""
    title = title.rstrip(" -—–")
    return title[:-1] if title[-1:] in _CLOSING and _QUOTED.search(title) is None else title


def _find_start(text: str, start: int, bound: int, patterns: "_Patterns") -> int:
    """Where the words begin that stand before a title's noun and belong to it."""
    at = start
    while before := patterns.before.search(text, bound, at):
        if not patterns.left.fullmatch(before["word"]) or before["word"].lower() in patterns.articles:
            break
        at = before.start("word")
    return at


def _find_end(text: str, start: int, bound: int) -> int:
    """The end of a clause; what stands in quotation marks goes on to their end."""
    found = _END.search(text, start, bound)
    stop = found.start() if found else bound
    opened = _QUOTED.search(text, start, stop)
    closed = _CLOSED.search(text, opened.end(), bound) if opened else None
    return closed.end() if closed else stop


def _find_joined(
    text: str, nouns: Sequence[FoundPhrase], bounds: tuple[int, int], patterns: "_Patterns"
) -> tuple[int, int] | None:
    """Which of the nouns behind the first opens a title of its own, and where what joins it stands."""
    for place, noun in enumerate(nouns[1:], 1):
        start = _find_start(text, noun.start, nouns[0].stop, patterns)
        joint = patterns.joint.search(text, nouns[0].stop, start)
        if joint and joint.start() <= bounds[1]:
            return place, joint.start()
    return None


class _Patterns:
    """What stands before a noun, and between two titles, in one language."""

    def __init__(self, language: EventLanguage) -> None:
        signing = language.written.signing
        joins = "|".join(map(re.escape, signing.joins))
        articles = "|".join(map(re.escape, signing.articles)) or "(?!)"
        self.articles = frozenset(signing.articles)
        self.left = re.compile(signing.left)
        self.before = re.compile(r"(?<![\w’-])(?P<word>[\w’-]+) $")
        self.quoted = re.compile(rf"(?:,| (?:{joins})|, (?:{joins})) (?P<title>[«“][^»”\n]{{2,{_LONGEST}}}[»”])")
        self.joint = re.compile(rf"(?:[,;] (?:(?:{joins}) )?|[ \u00a0](?:{joins}) )(?:(?:{articles}) )?$")


@lru_cache(maxsize=16)
def _compile(language: EventLanguage) -> _Patterns:
    return _Patterns(language)
