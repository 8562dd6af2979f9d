"""A page that was saved as one line, menus and all, back into lines; pop-up cards of names taken out of its sentences.

Line breaks are put where a space stood, so that no word is lost: around the frame of the page (its first menu word, what stands below
its end), around date and place, between title and lead, at cuts and separators, before labels. A card ("Roe Roe Jane Ann
Minister of Harbours :") is known by the surname said twice and by the space before the mark that follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.asides import find_asides
from onrecord.documents.cards import any_of, find_cards
from onrecord.documents.known import PageKnowledge
from onrecord.documents.leads import LeadWords, compile_lead_words, find_lead
from onrecord.documents.participants import find_participants
from onrecord.knowledge.pages import FlatPage, PageLanguage
from onrecord.model import Furniture
from onrecord.text.dates import PrintedDate, read_date
from onrecord.text.inner_labels import find_label_starts
from onrecord.text.names import UPPER

_MOST_LINES = 10
_HEAD = 1500
_LONGEST_DATE = 40
_CLOCK = re.compile(r"\d[:.]\d\d(?!\d)(?:\s*[AaPp]\.?\s?[Mm]\b\.?)?")
_SENTENCE_END = re.compile(r"[.!?…>»\"”*)]\s+")
_MARK = re.compile(r"<\s*…\s*>|\*(?<=\s\*) \* \*(?=\s)")
_PLACE_WORD = re.compile(rf"[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """The text with its lines, and the links and cards that stood in it."""

    text: str
    parts: tuple[Furniture, ...]


def unfold_page(text: str, known: PageKnowledge) -> Unfolded:
    """``text`` as it is where it has lines of its own, else with line breaks and without links and cards."""
    language = _find_frame(text, known)
    if language is None:
        return Unfolded(text=text, parts=())
    asides = list(find_asides(text, language.flat, known.languages.date_forms))
    links = tuple(Furniture(kind="see_also", text=text[start:stop].strip()) for start, stop in asides)
    text = _cut_out(text, asides)
    spans = list(find_cards(text, known, language))
    cards = tuple(Furniture(kind="name_card", text=text[start:stop].strip()) for start, stop in spans)
    return Unfolded(text=_break_lines(_cut_out(text, spans), known, language), parts=(*links, *cards))


def _find_frame(text: str, known: PageKnowledge) -> PageLanguage | None:
    """The language whose page frame stands inside a line of a page with hardly any lines."""
    framed = [one for one in known.languages.languages if one.flat.anchor and one.flat.anchor in text]
    lines = [line for line in text.split("\n") if line.strip()] if framed else []
    if len(lines) > _MOST_LINES:
        return None
    return next((one for one in framed if any(line.rfind(one.flat.anchor) > 0 for line in lines)), None)


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
    breaks |= set(find_label_starts(text, known.labels))
    pieces, done = [], 0
    for place in sorted(breaks):
        pieces.append(text[done:place].strip(" "))
        done = place
    return "\n".join(piece for piece in (*pieces, text[done:].strip(" ")) if piece)


def _find_tail(text: str, language: PageLanguage) -> Iterator[int]:
    """Around every word of the frame below the end of the text."""
    words = "|".join(re.escape(word) for word in (*language.flat.tail, language.flat.anchor))
    word = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    anchor = text.rfind(language.flat.anchor)
    ended = max((found.end() for found in _SENTENCE_END.finditer(text, max(0, anchor - _HEAD), anchor)), default=0)
    for found in word.finditer(text, ended):
        yield found.start()
        if not text.startswith(":", found.end()):
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
    menu = re.match(rf"(?:{'|'.join(map(re.escape, language.flat.start))}) ?(?=[{UPPER}\d«„“\"])", text)
    first = menu.end() if menu and language.flat.start else 0
    yield first
    dated = _find_dateline(text[:_HEAD], known, language.flat)
    if dated is None:
        return
    yield from (dated.start, dated.stop)
    words = compile_lead_words(known, language.language)
    place = _find_place(text, dated.stop, words, language)
    if place is not None:
        yield place
    body = _skip_spaces(text, dated.stop if place is None else place)
    lead = find_lead(text[first : dated.start], text[body:], words)
    if lead is not None:
        yield first + lead
    title = text[first : dated.start if lead is None else first + lead].strip()
    if text.startswith(title, body):
        yield body + len(title)
    for found in re.finditer("|".join(map(re.escape, language.flat.menus)) or r"(?!)", text):
        yield from found.span()


def _skip_spaces(text: str, place: int) -> int:
    return place + len(text[place:]) - len(text[place:].lstrip())


def _find_dateline(head: str, known: PageKnowledge, flat: FlatPage) -> PrintedDate | None:
    """The first date with a time of day, since titles and leads name days alone; or the date of what a page announces."""
    announced = re.search(rf"(?<=\s){any_of(map(re.escape, flat.announced))} ", head)
    if announced and (found := read_date(head[announced.end() :], known.languages.date_forms)):
        return PrintedDate(announced.start(), announced.end() + found.stop, found.value)
    for clock in _CLOCK.finditer(head):
        start = max(0, clock.start() - _LONGEST_DATE)
        while found := read_date(head[start : clock.end()], known.languages.date_forms):
            if "T" in found.value:
                return PrintedDate(start + found.start, start + found.stop, found.value)
            start += found.stop
    return None


def _find_place(text: str, start: int, words: LeadWords, language: PageLanguage) -> int | None:
    """Where the place behind the date ends: one name, or names with commas between; a name opened by an adjective has two words.

    What opens a sentence is no place: a little word, a word with a small letter behind it, an office, or a person's name.
    """
    start += len(text[start : start + 10]) - len(text[start : start + 10].lstrip())
    first = _PLACE_WORD.match(text, start)
    if first is None or first.group().casefold() in words.titles or words.openers.match(text, start):
        return None
    stop = _find_name_stop(text, start, language)
    while stop is not None and text.startswith(", ", stop) and (more := _find_name_stop(text, stop + 2, language)):
        stop = more
    following = _NEXT_WORD.match(text, stop) if stop is not None else None
    if following and (following["word"][0].islower() or _is_person(text, first, words)):
        return None
    return stop


def _is_person(text: str, first: re.Match[str], words: LeadWords) -> bool:
    """A given name, and behind it a capitalised word that is neither a name of that kind nor opens a sentence."""
    following = _NEXT_WORD.match(text, first.end())
    if not following or first.group() not in words.given_names:
        return False
    second = following["word"]
    opens = words.openers.match(second) is not None or second.casefold() in words.titles or second in words.given_names
    return second[0].isupper() and not opens


def _find_name_stop(text: str, start: int, language: PageLanguage) -> int | None:
    name = _PLACE_WORD.match(text, start)
    if name is None:
        return None
    following = _NEXT_WORD.match(text, name.end())
    if following and name.group().endswith(language.flat.place_adjectives):
        is_place = following["word"] in language.flat.regions or following["word"][0].isupper()
        return following.end() if is_place else None
    return name.end()
