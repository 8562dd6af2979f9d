"""Unknown people by what they do: names that stand where a speaker stands, beside a verb of saying.

Where headings are printed in capitals, two capitalised words name a firm, a place or a person alike; who says something is a person
more often than not, and a last word that speaks on its own elsewhere on the page ("Roe added") is a surname.
"""

import re
from dataclasses import dataclass

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.text.names import NamePart
from onrecord.text.words import fold_word

# A name of one word may be a country or a firm ("Nepal said"); longer than four words is a title.
_NAME_WORDS = range(2, 5)
# "Jane Roe, head of the institute of roads at the university, told …": so much may stand between a name and its verb.
_REACH = 160
_LOOK_BACK = 40
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)\s$")
_NEXT_WORD = re.compile(r"\s(?P<word>[^\W\d_]+)")
# Words set off by commas or brackets behind a name; no sentence ends and no marks stand in them.
_SET_OFF = re.compile(r"(?:,|\s\()\s?[^\n.!?:;\"“”«»()]{1,120}?(?:,(?=\s)|\))")
_SET_OFF_MOST = 2
_SET_OFF_WORD = re.compile(r", (?P<word>\w+)")
# What stands around a word that speaks on its own: "Roe (then) added", "said Roe".
_SAYS_NEXT = re.compile(r" (?P<first>[a-z]+)(?: (?P<second>[a-z]+))?")
_SAID_BEFORE = re.compile(r"(?<!\w)(?P<first>[a-z]+) $")
_GOES_ON = re.compile(r" [A-Z]|['’-]\w")
_JOINTS = ".’'-"
_POSSESSIVE = re.compile(r"['’]s$")
# Lists of words that may stand with a capital before a name.
_OPENING_LISTS = (
    "adverbs",
    "roles",
    "relatives",
    "finite_words",
    "prepositions",
    "articles",
    "negations",
    "indefinite",
    "he_titles",
    "she_titles",
)


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Verbs of saying that stand beside their subject, those that may stand before it, and small words around.

    ``longer`` are verbs of two words, "pointed out". ``openers`` open a sentence before a name and are none of it ("Author Jane
    Roe"); what stands behind a word of ``inside`` is a place ("in Samalstan"). ``roles`` are nouns for people
    ("resident Jane Roe"), ``sourced`` phrases that lead to whose words are told ("according to Jane Roe, who …").
    """

    verbs: frozenset[str]
    longer: frozenset[tuple[str, str]]
    leading: frozenset[str]
    adverbs: frozenset[str]
    barred: frozenset[str]
    openers: frozenset[str]
    inside: frozenset[str]
    roles: frozenset[str]
    relatives: frozenset[str]
    sourced: tuple[str, ...]

    def is_saying(self, first: str, second: str) -> bool:
        """Whether two neighbouring words open with a verb of saying."""
        return first in self.verbs or (first, second) in self.longer


def read_speech_words(language: QuotingLanguage) -> SpeechWords:
    """The cues that take words in marks or a clause; "told Jane Roe" names whom it was told, so "told" leads nobody."""
    phrases = [phrase for listed in language.cues.values() for phrase in listed if phrase.takes & {"marks", "that"}]
    single = [(word, phrase.takes) for phrase in phrases if len(phrase.words) == 1 for word in phrase.words[0] or ()]
    return SpeechWords(
        verbs=frozenset(word for word, _ in single),
        longer=frozenset(
            (first, second)
            for phrase in phrases
            if len(phrase.words) > 1
            for first in phrase.words[0] or ()
            for second in phrase.words[1] or ()
        ),
        leading=frozenset(word for word, takes in single if not takes & {"told", "quoting"}),
        adverbs=language.lists["adverbs"].exact,
        barred=language.lists["prepositions"].exact | language.lists["articles"].exact,
        openers=frozenset().union(*(language.lists[name].exact for name in _OPENING_LISTS)),
        inside=language.lists["inside"].exact,
        roles=language.lists["roles"].exact,
        relatives=language.lists["relatives"].exact,
        sourced=tuple(
            f"{' '.join(slot.before)} "
            for slots in language.slots["by"].values()
            for slot in slots
            if slot.before and not slot.after
        ),
    )


def speaks_alone(word: str, text: str, words: SpeechWords) -> bool:
    """Whether the word says something on its own somewhere on the page ("Roe added", "said Roe"), and is nowhere a place."""
    speaks = False
    place = text.find(word)
    while place >= 0:
        stop = place + len(word)
        if text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum():
            place = text.find(word, stop)
            continue
        before = "" if _GOES_ON.match(text, stop) else _read_before(text, place)
        if before in words.inside:
            return False
        speaks = speaks or before in words.leading or _is_said(text, place, stop, words)
        place = text.find(word, stop)
    return speaks


def _read_before(text: str, start: int) -> str:
    """The small word right before a name; empty where none stands there."""
    found = _SAID_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    return found["first"] if found else ""


def _is_said(text: str, start: int, stop: int, words: SpeechWords) -> bool:
    found = None if text[start - 1 : start] in _JOINTS else _SAYS_NEXT.match(text, stop)
    if not found:
        return False
    first, second = found["first"], found["second"] or ""
    return words.is_saying(first, second) or (first in words.adverbs and second in words.verbs)


def find_speaker(parts: tuple[NamePart, ...], text: str, words: SpeechWords) -> tuple[NamePart, ...]:
    """The words that name somebody who speaks, here or by the last of them alone elsewhere; none for nobody."""
    while parts and fold_word(parts[0].word) in words.openers:
        parts = parts[1:]
    if len(parts) not in _NAME_WORDS:
        return ()
    found = _LAST_WORD.search(text[max(0, parts[0].start - _LOOK_BACK) : parts[0].start])
    before = fold_word(found["word"]) if found else ""
    if before in words.roles or _is_source(parts, text, words):
        return parts
    if before in words.barred:
        return ()
    if before in words.leading or _is_followed(text, parts[-1].stop, words):
        return parts
    surname = _POSSESSIVE.sub("", parts[-1].word)
    return parts if surname[:2].isalpha() and speaks_alone(surname, text, words) else ()


def _is_source(parts: tuple[NamePart, ...], text: str, words: SpeechWords) -> bool:
    """According to Jane Roe, who …, and not a survey: what is set off behind the name opens with a relative or an age."""
    start = parts[0].start
    if not text[max(0, start - _LOOK_BACK) : start].casefold().endswith(words.sourced):
        return False
    found = _SET_OFF_WORD.match(text, parts[-1].stop)
    return found is not None and (found["word"].isdigit() or found["word"] in words.relatives)


def _is_followed(text: str, stop: int, words: SpeechWords) -> bool:
    """A verb of saying right behind the name, or behind what is set off after it; a comma may close one and open the next."""
    tail = text[stop : stop + _REACH]
    place = 0
    for _ in range(_SET_OFF_MOST + 1):
        if _opens_with_verb(tail[place:].removeprefix(","), words):
            return True
        found = _SET_OFF.match(tail, place)
        if not found:
            return False
        place = found.end() - (tail[found.end() - 1] == ",")
    return False


def _opens_with_verb(tail: str, words: SpeechWords) -> bool:
    found = _NEXT_WORD.match(tail)
    while found:
        following = _NEXT_WORD.match(tail, found.end())
        second = following["word"] if following else ""
        if words.is_saying(found["word"], second):
            return True
        if found["word"] not in words.adverbs:
            return False
        found = following
    return False
