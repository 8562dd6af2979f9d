"""Two sides' accounts of one event by topic: statements that are about one thing, whichever account they stand in.

Accounts written apart are no versions: what one tells first the other may tell last. So no way through both is looked for. A statement
goes with the nearest of the other account where the two are near enough, and with its neighbour where they go on about one thing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.alignment.letters import compare_letters
from onrecord.alignment.name_words import list_names
from onrecord.alignment.numbers import read_numbers
from onrecord.alignment.sides import Values, is_address
from onrecord.alignment.unit import AlignmentKnowledge
from onrecord.knowledge.numerals import Numerals
from onrecord.model import Sentence
from onrecord.model.accounts import Spoken
from onrecord.text.encoder import choose_encoder
from onrecord.text.words import fold_word, list_words

# A cosine less half of what the sentence has with all others on average: what wordings of one thing reach in traces
# (docs/stages/traces.md: 31 of 61 wordings, 7 of 93 pages that do not have the thing).
_NEAR, _BACKGROUND = 0.42, 0.5
# Two statements that are each other's nearest may lie lower by this: of the three pairs of a Russian or English page with the Kazakh one
# in the small world all such are right from 0.36 on, of its Russian and English pages of different meetings one in three is.
_MUTUAL = 0.06
# By letters alone, in one script: a third of the letters' cosine; nothing measured it but invented pages.
_NEAR_LETTERS = 0.3
# A name or figure that few statements have adds this; one that a fifth of all have says nothing of what they are about.
_SHARED, _MOST_SHARED = 0.1, 2
_RARE_SHARE = 0.2
_STEM = 5
_HEADER = frozenset({"headline", "date", "place"})
_LABELS = 4
_FEWEST_WORDS = 3
_LEAST = 1e-9
_NONE = Numerals({}, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Statements that are about one thing, those of each account in their order; ``about`` are names and figures they share."""

    sides: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    about: tuple[str, ...]

    @property
    def is_alone(self) -> bool:
        """Only one account has it."""
        return not all(self.sides)


class _Statement(NamedTuple):
    side: int
    sentence: Sentence
    text: str
    signs: Mapping[str, str]


def group_statements(pair: tuple[Spoken, Spoken], known: AlignmentKnowledge) -> tuple[tuple[Topic, ...], str | None]:
    """The topics in the order in which they come up, and the model that compared meanings, if one did."""
    statements = [one for side, spoken in enumerate(pair) for one in _list_statements(side, spoken, known)]
    encoder = choose_encoder((pair[0].page.language, pair[1].page.language), known.encoders)
    texts = [one.text for one in statements]
    if encoder is not None:
        vectors = encoder.encode_together(texts)
        near = _measure_nearness(np.asarray(vectors @ vectors.T, dtype=np.float64), statements, _NEAR)
    else:
        letters, _ = compare_letters(texts, texts)
        letters /= np.maximum(np.linalg.norm(letters, axis=1, keepdims=True), _LEAST)
        near = _measure_nearness(np.asarray(letters @ letters.T, dtype=np.float64), statements, _NEAR_LETTERS)
    groups = _join(statements, near)
    lengths = [max(1, len(spoken.page.text)) for spoken in pair]
    topics = [_make_topic(group, statements) for group in groups]
    return tuple(sorted(topics, key=lambda one: _place(one, lengths))), encoder.name if encoder else None


def _list_statements(side: int, spoken: Spoken, known: AlignmentKnowledge) -> Iterator[_Statement]:
    """The sentences that say something: no header, no form of address, no "Thank you"."""
    header = [(block.start, block.stop) for block in spoken.page.blocks if block.kind in _HEADER]
    numerals = known.numerals.get(spoken.page.language or "", _NONE)
    for sentence in spoken.sentences:
        text = spoken.page.text[sentence.start : sentence.stop]
        says = len(list_words(text)) >= _FEWEST_WORDS and not is_address(text)
        if says and not any(start <= sentence.start < stop for start, stop in header):
            yield _Statement(side, sentence, text, dict(_read_signs(text, numerals, known)))


def _read_signs(text: str, numerals: Numerals, known: AlignmentKnowledge) -> Iterator[tuple[str, str]]:
    """Names, written in Latin letters without their cases, and figures by value; each with how it is printed."""
    for name in list_names(text):
        for word in name.words:
            yield known.names.romanisation.list_consonants(fold_word(word))[:_STEM], text[name.start : name.stop]
    for number in read_numbers(text, numerals):
        if number.is_figure:
            yield str(min(number.values).normalize()), text[number.start : number.stop]


def _measure_nearness(cosines: Values, statements: Sequence[_Statement], limit: float) -> Values:
    """How far above the limit each two statements are near; what is below is below 0."""
    count = len(statements)
    if count < 2:
        return np.full((count, count), -1.0)
    usual = float(np.median(cosines[~np.eye(count, dtype=bool)]))
    cosines = (cosines - usual) / max(1.0 - usual, _LEAST)  # some models give any two sentences 0.8
    np.fill_diagonal(cosines, 0.0)
    mean = cosines.sum(axis=1) / (count - 1)
    held = Counter(sign for one in statements for sign in one.signs)
    rare = {sign for sign, many in sorted(held.items()) if sign and 1 < many <= max(2, count * _RARE_SHARE)}
    places = {sign: place for place, sign in enumerate(sorted(rare))}
    signs = np.zeros((count, len(places)))
    for row, one in zip(signs, statements, strict=True):
        row[[places[sign] for sign in one.signs if sign in places]] = 1.0
    shared = np.minimum(signs @ signs.T, _MOST_SHARED)
    near = cosines - _BACKGROUND * (mean[:, None] + mean[None, :]) / 2 + _SHARED * shared - limit
    np.fill_diagonal(near, -1.0)
    return np.asarray(np.round(near, 4))


def _join(statements: Sequence[_Statement], near: Values) -> list[list[int]]:
    """A statement joins the nearest of the other account, and the one before it in its own, where they are near enough."""
    heads = list(range(len(statements)))

    def find(one: int) -> int:
        while heads[one] != one:
            one = heads[one]
        return one

    sides = np.array([one.side for one in statements])
    nearest: dict[int, int] = {}
    for at, one in enumerate(statements):
        others = np.flatnonzero(sides != one.side)
        if len(others):
            nearest[at] = int(others[near[at, others].argmax()])
    for at, one in enumerate(statements):
        best = [nearest[at]] if at in nearest else []
        before = [at - 1] if at and statements[at - 1].side == one.side else []
        for other in (*best, *before):
            if near[at, other] >= (-_MUTUAL if nearest.get(other) == at and nearest.get(at) == other else 0):
                heads[max(find(at), find(other))] = min(find(at), find(other))
    groups: dict[int, list[int]] = {}
    for at in range(len(statements)):
        groups.setdefault(find(at), []).append(at)
    return list(groups.values())


def _make_topic(group: Sequence[int], statements: Sequence[_Statement]) -> Topic:
    held = [statements[at] for at in group]
    sides = tuple(tuple(one.sentence for one in held if one.side == side) for side in (0, 1))
    counted = Counter(sign for one in held for sign in one.signs if sign)
    printed = {sign: words for one in reversed(held) for sign, words in one.signs.items()}
    best = sorted(counted, key=lambda sign: (-counted[sign], printed[sign]))
    about = tuple(dict.fromkeys(printed[sign] for sign in best))[:_LABELS]
    return Topic(sides=(sides[0], sides[1]), about=about)


def _place(topic: Topic, lengths: Sequence[int]) -> tuple[float, int]:
    """How far down an account it first comes up, in the first account if it is there."""
    for side, sentences in enumerate(topic.sides):
        if sentences:
            return sentences[0].start / lengths[side], side
    return 1.0, 0
