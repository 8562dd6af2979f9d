"""Pop-up cards of names, taken out of the sentences of a page that was saved as one line.

A card says the surname again, in the nominative, then the given name and the office:
"с Ядвигой Роевой Роева Ядвига Яновна министр гаваней ,".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.documents.known import PageKnowledge
from onrecord.knowledge.pages import PageLanguage
from onrecord.text.names import UPPER

_LONGEST_CARD = 260
_LONGEST_NAME = 6
_SHORTEST_SURNAME = 3
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_TOKEN = re.compile(_WORD)
# The same beginning of one capitalised word, or of two, printed twice; the word before the border may stand in the editor's brackets.
# Both open with a set of letters, so that a text is searched quickly.
_WORD_TWICE = re.compile(rf"(?P<one>[{UPPER}](?<![\w-].)[^\W\d_]{{2}})[\w-]*\]? (?=(?P=one))")
_WORDS_TWICE = re.compile(
    rf"(?P<first>[{UPPER}](?<![\w-].)[^\W\d_]{{1,2}})[\w-]* (?P<second>[{UPPER}][^\W\d_]{{1,2}})[\w-]*\]? "
    r"(?=(?P=first)[\w-]* (?P=second))"
)
_LOOSE_MARK = re.compile(r" [,.:;!?)\]]")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?…] ")


def find_cards(text: str, known: PageKnowledge, language: PageLanguage) -> Iterator[tuple[int, int]]:
    """Cards with the space before them, in order.

    A card ends at the mark that it stands before, with the space that it put there, or before the bracket of a note that belongs
    to the label; where the sentence goes on without a mark, before a verb or before "and" with another office.
    """
    names = list(_find_names(text, known))
    end_of_office = _compile_end(
        known.labels.titles, language.flat.also, language.flat.nominatives, language.flat.verbs
    )
    for place, (start, name_stop) in enumerate(names):
        following = names[place + 1][0] if place + 1 < len(names) else len(text)
        limit = min(following, name_stop + _LONGEST_CARD)
        if (stop := _find_card_stop(text, name_stop, limit, known, end_of_office)) is not None:
            yield start - 1, stop


def _find_names(text: str, known: PageKnowledge) -> Iterator[tuple[int, int]]:
    twice = {said.end(): said.group() for pattern in (_WORDS_TWICE, _WORD_TWICE) for said in pattern.finditer(text)}
    for start in sorted(twice):
        stop = _find_name_stop(text, start, _TOKEN.findall(twice[start]), known)
        if stop is not None:
            yield start, stop


def _find_name_stop(text: str, start: int, printed: Sequence[str], known: PageKnowledge) -> int | None:
    """Where the name of a card ends: behind the patronymic, or before the first word of an office."""
    tokens = list(_TOKEN.finditer(text, start, start + _LONGEST_CARD))[:_LONGEST_NAME]
    if not _are_same_names(printed, [token.group() for token in tokens]) or _is_patronymic(tokens[0].group(), known):
        return None
    for place, token in enumerate(tokens[len(printed) :], len(printed)):
        folded = token.group().casefold()
        if text[tokens[place - 1].end() : token.start()] != " ":
            return None
        if folded in known.labels.titles:
            return tokens[place - 1].end()
        if not token.group()[0].isupper() and folded not in known.labels.particles:
            return None
        if _is_patronymic(folded, known):
            return token.end()
    return None


def _is_patronymic(word: str, known: PageKnowledge) -> bool:
    return bool(known.labels.patronymics) and word.casefold().endswith(known.labels.patronymics)


def _are_same_names(printed: Sequence[str], card: Sequence[str]) -> bool:
    return len(card) > len(printed) and all(map(_is_same_name, printed, card))


def _is_same_name(printed: str, card: str) -> bool:
    """A surname in any case and the same in the nominative: up to three letters at the end differ."""
    common = max(_SHORTEST_SURNAME, min(len(printed), len(card)) - 2)
    return printed[:common] == card[:common] and abs(len(printed) - len(card)) <= 3


def _find_card_stop(
    text: str, name_stop: int, limit: int, known: PageKnowledge, end_of_office: re.Pattern[str]
) -> int | None:
    ended = _SENTENCE_END.search(text, name_stop, limit)
    limit = ended.start() + 2 if ended else limit
    mark = _LOOSE_MARK.search(text, name_stop, limit)
    if mark is not None:
        note = known.languages.insertion_note.search(text, name_stop, mark.start())
        return note.start() - 1 if note and note.end() == mark.start() else mark.end() - 1
    goes_on = end_of_office.search(text, name_stop, limit)
    return goes_on.start() if goes_on else None


@lru_cache(maxsize=16)
def _compile_end(
    titles: frozenset[str], also: tuple[str, ...], nominatives: tuple[str, ...], verbs: tuple[str, ...]
) -> re.Pattern[str]:
    """A space before a verb, or before "and" with an office or an adjective in the nominative."""
    offices = any_of(re.escape(title) for title in sorted(titles))
    opened = rf"{any_of(also)} (?:(?i:{offices})|[^\W\d_]+{any_of(nominatives)})"
    return re.compile(rf" (?={opened}|[^\W\d_]{{3,}}{any_of(verbs)})")


def any_of(patterns: Iterable[str]) -> str:
    """A pattern of any of these up to the end of a word; of none it never matches."""
    joined = "|".join(patterns)
    return rf"(?:{joined})(?!\w)" if joined else r"(?!)"
