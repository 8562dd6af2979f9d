"""A page that was saved as one line, menus and all, back into lines; pop-up cards of names taken out of its sentences.

Line breaks are put where a space stood, so that no word is lost: around the frame of the page (its first menu word, what stands below
its end), around date and place, between title and lead, at cuts and separators, before labels. A card ("Roe Roe Jane Ann
Minister of Harbours :") is known by the surname said twice and by the space before the mark that follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.cards import any_of, find_cards
from onrecord.documents.known import PageKnowledge
from onrecord.documents.participants import find_participants
from onrecord.knowledge.pages import PageLanguage
from onrecord.text.dates import PrintedDate, read_date
from onrecord.text.labels import CERTAIN, LabelWords, find_label
from onrecord.text.names import INITIAL, UPPER

_MOST_LINES = 10
_HEAD = 1500
_LONGEST_LABEL = 160
_SENTENCE_END = re.compile(r"[.!?…>»\"”*)]\s+")
_INITIALED = re.compile(
    rf"(?:^|\s)((?:{INITIAL}\s?-?){{1,3}}[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*(?: \([^()]{{1,40}}\))?)$"
)
_MARK = re.compile(r"<\s*…\s*>|(?<=\s)\* \* \*(?=\s)")
_PLACE_WORD = re.compile(rf"[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """The text with its lines, and the cards that stood in it."""

    text: str
    cards: tuple[str, ...]


def unfold_page(text: str, known: PageKnowledge) -> Unfolded:
    """``text`` as it is where it has lines of its own, else with line breaks and without cards."""
    language = _find_frame(text, known)
    if language is None:
        return Unfolded(text=text, cards=())
    spans = list(find_cards(text, known, language))
    cards = tuple(text[start:stop].strip() for start, stop in spans)
    whole = _cut_out(text, spans)
    return Unfolded(text=_break_lines(whole, known, language), cards=cards)


def _find_frame(text: str, known: PageKnowledge) -> PageLanguage | None:
    """The language whose page frame stands inside a line of a page with hardly any lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > _MOST_LINES:
        return None
    for language in known.languages.languages:
        anchor = language.flat.anchor
        if anchor and any(line.rfind(anchor) > 0 for line in lines):
            return language
    return None


def _cut_out(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, stop in spans:
        pieces.append(text[done:start])
        done = stop
    return "".join([*pieces, text[done:]])


def _break_lines(text: str, known: PageKnowledge, language: PageLanguage) -> str:
    tail = set(_find_tail(text, language))
    breaks = tail | set(_find_head(text[: min(tail, default=len(text))], known, language))
    for mark in _MARK.finditer(text):
        breaks |= {mark.start(), mark.end()}
    frame = any_of(re.escape(word) for word in (*language.flat.see_also, *language.flat.tail))
    breaks |= set(find_participants(text, frame)) | set(_find_persons(text, known, language))
    breaks |= set(_find_label_starts(text, known.labels))
    pieces, done = [], 0
    for place in sorted(breaks):
        pieces.append(text[done:place].strip(" "))
        done = place
    return "\n".join(piece for piece in (*pieces, text[done:].strip(" ")) if piece)


def _find_tail(text: str, language: PageLanguage) -> Iterator[int]:
    """Around every word of the frame below the end of the text, and where a list of further pages opens inside it."""
    words = "|".join(re.escape(word) for word in (*language.flat.tail, language.flat.anchor))
    word = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    anchor = text.rfind(language.flat.anchor)
    ended = max((found.end() for found in _SENTENCE_END.finditer(text, max(0, anchor - _HEAD), anchor)), default=0)
    for found in word.finditer(text, ended):
        yield found.start()
        if not text.startswith(":", found.end()):
            yield found.end()
    see_also = "|".join(re.escape(word) for word in language.flat.see_also)
    for found in re.finditer(rf"(?<=[.!?…>»] )(?:{see_also})(?!\w)", text[:ended]) if see_also else ():
        yield found.start()
        yield found.end()


def _find_persons(text: str, known: PageKnowledge, language: PageLanguage) -> Iterator[int]:
    """Behind each patronymic of the names that the frame lists without a mark between."""
    opened = text.rfind(f" {language.flat.persons} ") if language.flat.persons else -1
    if opened < 0:
        return
    for word in _WORD.finditer(text, opened, text.find(f" {language.flat.anchor}", opened)):
        if word.group().endswith(known.labels.patronymics):
            yield word.end()


def _find_head(text: str, known: PageKnowledge, language: PageLanguage) -> Iterator[int]:
    """After the menu word, between title and lead, around the date, after the place."""
    first = next((len(word) for word in language.flat.start if text.startswith(f"{word} ")), 0)
    yield first
    dated = _find_dateline(text[:_HEAD], known)
    if dated is None:
        return
    yield from (dated.start, dated.stop)
    yield from _find_lead(text, first, dated, language)
    place = _find_place(text, dated.stop, language)
    if place is not None:
        yield place


def _find_dateline(head: str, known: PageKnowledge) -> PrintedDate | None:
    """The first date with a time of day: titles and leads name days alone."""
    start = 0
    while found := read_date(head[start:], known.languages.date_forms):
        if "T" in found.value:
            return PrintedDate(start + found.start, start + found.stop, found.value)
        start += found.stop
    return None


def _find_lead(text: str, first: int, dated: PrintedDate, language: PageLanguage) -> Iterator[int]:
    """Where the lead opens: it ends in a full stop before the date, and begins with a word that opens sentences."""
    head = text[first : dated.start].rstrip()
    if not head.endswith((".", "!", "?", "…")):
        return
    opener = re.compile(rf"(?<=[\w»\")] ){any_of(language.flat.lead)}")
    found = opener.search(text, first + 1, dated.start)
    if found:
        yield found.start()


def _find_place(text: str, start: int, language: PageLanguage) -> int | None:
    """Where the place behind the date ends: one name, or names with commas between; a name opened by an adjective has two words.

    What opens a sentence is no place: a little word, or a word with a small letter behind it.
    """
    start += len(text[start : start + 10]) - len(text[start : start + 10].lstrip())
    if re.compile(any_of(language.flat.lead)).match(text, start):
        return None
    stop = _find_name_stop(text, start, language)
    while stop is not None and text.startswith(", ", stop) and (more := _find_name_stop(text, stop + 2, language)):
        stop = more
    following = _NEXT_WORD.match(text, stop) if stop is not None else None
    return None if following and following["word"][0].islower() else stop


def _find_name_stop(text: str, start: int, language: PageLanguage) -> int | None:
    name = _PLACE_WORD.match(text, start)
    if name is None:
        return None
    following = _NEXT_WORD.match(text, name.end())
    if following and name.group().endswith(language.flat.place_adjectives):
        is_place = following["word"] in language.flat.regions or following["word"][0].isupper()
        return following.end() if is_place else None
    return name.end()


def _find_label_starts(text: str, words: LabelWords) -> Iterator[int]:
    """Where labels open inside running text: initials and a name anywhere, other labels behind the end of a sentence."""
    for colon in re.finditer(r":(?=\s)", text):
        opened = max(0, colon.start() - _LONGEST_LABEL)
        window = text[opened : colon.start()]
        initialed = _INITIALED.search(window)
        if initialed:
            yield opened + initialed.start(1)
            continue
        start = opened + max((found.end() for found in _SENTENCE_END.finditer(window)), default=0)
        label = find_label(text, start, colon.end(), words)
        if label is not None and (label.shape in CERTAIN or label.shape == "name"):
            yield start
