"""Where the title ends and the lead opens in the head of a page that was saved as one line: no mark stands between them.

The lead opens with a capital that the title's own words do not explain: a word that opens sentences, or the subject of a sentence, in the
nominative and with its verb behind it.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.documents.cards import any_of
from onrecord.documents.known import PageKnowledge
from onrecord.text.names import UPPER

_CAPITAL = re.compile(rf"(?<=\s)(?P<word>[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*|\d{{1,2}})(?![\w.])")
_WORD = re.compile(r"[^\W_]+(?:[-–.][^\W_]+)*")
_SENTENCE_END = (".", "!", "?", "…", "»", ")")
_FEWEST_WORDS = 2
# A caption that repeats the title says at least so much of it.
_SHORTEST_CAPTION = 15


class Head(NamedTuple):
    """The title so far, and the head from the candidate on."""

    title: str
    rest: str
    word: str


Rule = Callable[[Head, "LeadWords"], bool]


class LeadWords(NamedTuple):
    """What a language knows of sentences: patterns of what opens them, a verb, adjectives in the nominative, words that end no title."""

    openers: re.Pattern[str]
    subject: re.Pattern[str]
    plain_subject: re.Pattern[str]
    adjective: re.Pattern[str]
    verb: re.Pattern[str]
    predicate: re.Pattern[str]
    unfinished: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    months: frozenset[str]
    plurals: tuple[str, ...]


@lru_cache(maxsize=16)
def compile_lead_words(known: PageKnowledge, language: str) -> LeadWords:
    """The words of one language, ready to be asked."""
    flat = next(one.flat for one in known.languages.languages if one.language == language)
    verb = any_of(flat.verbs)
    return LeadWords(
        openers=re.compile(any_of(flat.lead)),
        subject=re.compile(rf"(?:[^.!?]|\.(?=\S)){{0,200}}? [^\W\d_]+{verb}"),
        plain_subject=re.compile(rf"\S+(?: [^\W\d_{UPPER}][\w-]*){{0,5}}? [^\W\d_{UPPER}][^\W\d_]*{verb}"),
        adjective=re.compile(rf"[^\W\d_]+{any_of(flat.nominatives)}"),
        verb=re.compile(rf"(?<!\w)[^\W\d_]+{verb}"),
        predicate=re.compile(rf"(?<!\w)[^\W\d_{UPPER}]{{3,}}{any_of((*flat.verbs, *flat.predicates))}"),
        unfinished=frozenset(flat.unfinished),
        titles=known.labels.titles,
        given_names=known.given_names,
        months=frozenset(known.languages.month_numbers),
        plurals=flat.plurals,
    )


def find_lead(head: str, body: str, words: LeadWords) -> int | None:
    """Where the lead opens in ``head``, the text between the menu and the date; ``body`` stands behind date and place.

    Nothing where the head is all title, which ends in no full stop, or where no candidate holds.
    """
    if not head.rstrip().endswith(_SENTENCE_END):
        return None
    repeated = _measure_caption(head, body)
    if repeated:
        return repeated
    for start, candidate in _list_candidates(head, words):
        if any(rule(candidate, words) for rule in _RULES):
            return start
    return None


def _measure_caption(head: str, body: str) -> int:
    """A film's caption below the date says the title again: how much of the head it says, up to a capital of the head."""
    length = next((place for place, (one, other) in enumerate(zip(head, body, strict=False)) if one != other), 0)
    while length and not (head[length - 1] == " " and head[length : length + 1].isupper()):
        length -= 1
    return length if length >= _SHORTEST_CAPTION else 0


def _list_candidates(head: str, words: LeadWords) -> Iterator[tuple[int, Head]]:
    """Capitals, and numbers that the head itself begins with, behind a title that could be whole."""
    first = head.split(maxsplit=2)[:2]
    for found in _CAPITAL.finditer(head):
        title, rest = head[: found.start()].strip(), head[found.start() :]
        said = _WORD.findall(title)
        if len(said) < _FEWEST_WORDS or said[-1].casefold() in words.unfinished or not _is_closed(title):
            continue
        if said[-1].isdigit() and found["word"].casefold() in words.months:
            continue
        if found["word"].isdigit() and rest.split(maxsplit=2)[:2] != first:
            continue
        yield found.start(), Head(title, rest, found["word"])


def _is_closed(title: str) -> bool:
    """No quotation mark or bracket is open, and no comma or dash waits for more."""
    is_paired = all(title.count(opened) <= title.count(closed) for opened, closed in ("«»", "()", "„“"))
    return is_paired and not title.endswith((",", ":", "–", "—", "-"))


def _says_date_again(head: Head, words: LeadWords) -> bool:
    return head.word.isdigit()


def _opens_sentence(head: Head, words: LeadWords) -> bool:
    return words.openers.match(head.rest) is not None


def _is_office(head: Head, words: LeadWords) -> bool:
    """ "… Roe The President received …": an office in the nominative, of one or of many, and a verb."""
    folded = head.word.casefold()
    one = next((folded.removesuffix(ending) for ending in words.plurals if folded.endswith(ending)), folded)
    return (folded in words.titles or one in words.titles) and _is_subject(head, words)


def _is_described(head: Head, words: LeadWords) -> bool:
    """An adjective in the nominative, and a verb; given names have such endings too."""
    is_adjective = words.adjective.fullmatch(head.word) is not None and head.word not in words.given_names
    return is_adjective and _is_subject(head, words)


def _is_person(head: Head, words: LeadWords) -> bool:
    """A given name in the nominative before a surname, and a verb."""
    following = _WORD.findall(head.rest[:80])[1:2]
    is_named = head.word in words.given_names and bool(following) and following[0][0].isupper()
    return is_named and _is_subject(head, words) and not _meets_office(head, words)


def _meets_office(head: Head, words: LeadWords) -> bool:
    """An office opens between the name and the verb: "Ada Roe The President received …" ends the title behind the name."""
    found = words.subject.match(head.rest)
    between = _WORD.findall(found.group())[1:] if found else []
    return any(word[0].isupper() and word.casefold() in words.titles for word in between)


def _is_thing(head: Head, words: LeadWords) -> bool:
    """Any other word, where the verb follows with small words alone between.

    Right before its verb, behind a name, it may be a surname; then it has to be of many ("the parties").
    """
    before = _WORD.findall(head.title)[-1]
    if before in words.given_names or not words.plain_subject.match(head.rest) or _lacks_verb(head, words):
        return False
    is_direct = words.verb.match(head.rest.partition(" ")[2]) is not None
    may_be_surname = is_direct and before[0].isupper() and head.title[-1].isalnum()
    return not may_be_surname or head.word.endswith(words.plurals)


def _is_subject(head: Head, words: LeadWords) -> bool:
    return words.subject.match(head.rest) is not None and not _lacks_verb(head, words)


def _lacks_verb(head: Head, words: LeadWords) -> bool:
    """The title is a sentence that waits for its verb: "President of Samalstan | Ada Roe visited …"."""
    opened = _WORD.findall(head.title)[0]
    is_subject = opened.casefold() in words.titles or opened in words.given_names
    return is_subject and words.predicate.search(head.title) is None


_RULES: tuple[Rule, ...] = (_says_date_again, _opens_sentence, _is_office, _is_described, _is_person, _is_thing)
