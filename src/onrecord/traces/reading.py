"""A quotation or a published turn read word by word: what each word is, before anything is compared."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.knowledge.wording import Wording
from onrecord.model.press import ChangeKind
from onrecord.text.passages import CURRENCY_SIGNS, Passage, ends_sentence, has_ellipsis, read_published, read_quoted
from onrecord.text.rows import WordRow
from onrecord.text.similarity import locate_stems
from onrecord.text.words import Word
from onrecord.traces.kinds import find_kinds
from onrecord.traces.numerals import Number, find_numbers, split_counted
from onrecord.traces.token import Token

# How much a word says when words are laid against each other; see text/similarity.py.
CONTENT_WEIGHT = 1.0
_TWO_WORDS = 2
STOP_WEIGHT = 0.3


@dataclass(frozen=True, eq=False)
class Reading:
    """Tokens in order with the print before each, and the columns by which they are laid against another reading.

    ``required`` are the places of the tokens outside brackets: all others may be there or not.
    """

    text: str
    tokens: tuple[Token, ...]
    before: tuple[str, ...]
    after: str
    square: frozenset[int]
    row: WordRow
    places: Mapping[str, Sequence[int]]
    wording: Wording
    required: tuple[int, ...]
    required_keys: tuple[str, ...]
    required_text: str

    @cached_property
    def kinds(self) -> tuple[tuple[ChangeKind, ...], tuple[int, ...]]:
        """What each token would be called if it were changed, and the phrase it belongs to; see traces/kinds.py."""
        return find_kinds(self.tokens, self.wording)

    @cached_property
    def kin_row(self) -> WordRow:
        """The columns with one stem for all words that say the same."""
        stems = [self.wording.kin_of(stem) for stem in self.row.stems]
        return WordRow(self.row.keys, stems, self.row.weights, self.row.classes)

    @cached_property
    def kin_places(self) -> Mapping[str, Sequence[int]]:
        """Where each such stem stands."""
        return locate_stems(self.kin_row.stems)

    def words(self, start: int, stop: int) -> str:
        """The text from token ``start`` up to token ``stop``; empty where there is none."""
        low, high = self.bounds(start, stop) if stop > start else (0, 0)
        return self.text[low:high]

    def bounds(self, start: int, stop: int) -> tuple[int, int]:
        """Where tokens ``[start, stop)`` lie in the text, at least one; a sign may have moved behind its number."""
        tokens = self.tokens[start:stop]
        return min(token.start for token in tokens), max(token.stop for token in tokens)

    def folded(self, start: int, stop: int) -> list[str]:
        """The folded words of tokens ``[start, stop)``."""
        return [token.folded for token in self.tokens[start:stop]]


def read_quotation(exact: str, interruptions: Iterable[tuple[int, int]], wording: Wording) -> Reading:
    """A quotation as compared: the reporter's interruptions skipped, bracketed words optional."""
    return _read(read_quoted(exact, interruptions), wording, ())


def read_turn(
    text: str, sentences: Sequence[tuple[int, int]], insertions: Iterable[tuple[int, int]], wording: Wording
) -> Reading:
    """Published speech as compared: ``sentences`` and ``insertions`` are half-open in ``text``."""
    return _read(read_published(text, insertions), wording, [start for start, _ in sentences])


def _read(passage: Passage, wording: Wording, starts: Sequence[int]) -> Reading:
    passage = _expand(passage, wording)
    numbers = find_numbers(passage, wording)
    tokens: list[Token] = []
    before: list[str] = []
    at = 0
    while at < len(passage.words):
        number = numbers.get(at)
        tokens.append(_make_token(passage, wording, at, number, starts))
        before.append(passage.before[at])
        at = number.last + 1 if number else at + 1
    _move_signs(tokens)
    _mark_first_names(tokens, passage.text)
    row = WordRow(
        [token.key for token in tokens],
        [token.stem for token in tokens],
        [token.weight for token in tokens],
        [token.kind for token in tokens],
        frozenset(
            at for at, printed in enumerate(before) if not starts and (has_ellipsis(printed) or tokens[at].bracket)
        ),
        frozenset(at for at in range(1, len(tokens)) if starts and tokens[at].sentence != tokens[at - 1].sentence),
    )
    required = tuple(place for place, token in enumerate(tokens) if not token.bracket)
    keys = tuple(tokens[place].key for place in required)
    return Reading(
        text=passage.text,
        tokens=tuple(tokens),
        before=tuple(before),
        after=passage.after,
        square=passage.square,
        row=row,
        places=locate_stems(row.stems),
        wording=wording,
        required=required,
        required_keys=keys,
        required_text=" " + " ".join(keys) + " ",
    )


def _expand(passage: Passage, wording: Wording) -> Passage:
    """Contractions taken apart ("don't" is "do" and "not"), so that a lost denial shows; counted pairs too."""
    words: list[Word] = []
    brackets: list[int] = []
    before: list[str] = []
    for word, bracket, print_before in zip(passage.words, passage.brackets, passage.before, strict=True):
        if print_before == "." and _is_initialism(words, word, bracket == brackets[-1] if brackets else False):
            words[-1] = Word(words[-1].start, word.stop, words[-1].folded + word.folded)
            continue
        if "'" not in word.folded and "-" not in word.folded and word.folded not in wording.contractions:
            words.append(word)
            brackets.append(bracket)
            before.append(print_before)
            continue
        for number, part in enumerate(_take_apart(word, passage.text, wording)):
            words.append(part)
            brackets.append(bracket)
            before.append(print_before if number == 0 else "")
    if words == list(passage.words):
        return passage
    return replace(passage, words=tuple(words), brackets=tuple(brackets), before=tuple(before))


def _is_initialism(words: Sequence[Word], word: Word, is_together: bool) -> bool:
    """Whether a letter goes on an initialism that is printed with points: "U.S." is "US"."""
    return bool(words) and is_together and len(word.folded) == 1 and word.folded.isalpha() and _is_letters(words[-1])


def _is_letters(word: Word) -> bool:
    """Whether a word is one letter, or letters with a point after each but the last."""
    return word.folded.isalpha() and word.stop - word.start == 2 * len(word.folded) - 1


def _take_apart(word: Word, text: str, wording: Wording) -> list[Word]:
    whole = wording.contractions.get(word.folded)
    if whole is not None:
        middle = word.stop - (len(whole) - 1)
        endings = [ending for ending in wording.contractions if word.folded.endswith(ending) and ending != word.folded]
        if endings and len(whole) == _TWO_WORDS:  # "won't" is "will" and "n't", so that what is lost can be printed
            middle = max(word.start + 1, word.stop - max(map(len, endings)))
            return [Word(word.start, middle, whole[0]), Word(middle, word.stop, whole[1])]
        return [
            Word(word.start, middle, whole[0]),
            *(Word(middle + step, middle + step + 1, part) for step, part in enumerate(whole[1:])),
        ]
    if "'" in word.folded:
        for ending, parts in wording.contractions.items():
            if not ending[0].isalpha() or ending == "n't":
                stem = word.folded.removesuffix(ending)
                if stem and stem != word.folded and len(word.folded) == word.stop - word.start:
                    middle = word.start + len(stem)
                    return [Word(word.start, middle, stem), Word(middle, word.stop, parts[0])]
    if "-" in word.folded:
        return split_counted([word], text, wording)
    return [word]


def _make_token(passage: Passage, wording: Wording, at: int, number: Number | None, starts: Sequence[int]) -> Token:
    word = passage.words[at]
    sentence = bisect_right(starts, word.start)
    bracket = passage.brackets[at]
    if number is not None:
        key = "#" + number.value
        stop = passage.words[number.last].stop
        return Token(word.start, stop, key, key, word.folded, CONTENT_WEIGHT, "number", bracket, sentence)
    facts = wording.look_at(word.folded)
    kind = ""
    if not facts.is_stop and passage.text[word.start].isupper():
        opens = at == 0 or sentence != bisect_right(starts, passage.words[at - 1].start)
        first = opens or ends_sentence(passage.before[at])
        kind = "name" if _is_name(passage.text[word.start : word.stop], first=first) else ""
    return Token(
        word.start,
        word.stop,
        facts.key,
        facts.stem,
        word.folded,
        STOP_WEIGHT if facts.is_stop else CONTENT_WEIGHT,
        kind,
        bracket,
        sentence,
    )


def _is_name(printed: str, *, first: bool) -> bool:
    """A capital inside a sentence, or a word all in capitals: polite «Вы» and "I" are stop words and never come here."""
    return not first or (len(printed) > 1 and printed.isupper())


def _mark_first_names(tokens: list[Token], text: str) -> None:
    """A capital at the beginning of a sentence is a name's where the same word carries one inside a sentence too."""
    names = {token.stem for token in tokens if token.kind == "name"}
    for at, token in enumerate(tokens):
        if not token.kind and token.weight >= CONTENT_WEIGHT and token.stem in names and text[token.start].isupper():
            tokens[at] = token._replace(kind="name")


def _move_signs(tokens: list[Token]) -> None:
    """ "$18.2 billion" is laid as "18.2 billion dollars": a sign before its number goes behind it."""
    for at in range(len(tokens) - 1):
        if (
            tokens[at + 1].kind == "number"
            and tokens[at].key in CURRENCY_SIGNS
            and tokens[at].stop == tokens[at + 1].start
        ):
            tokens[at], tokens[at + 1] = tokens[at + 1], tokens[at]
