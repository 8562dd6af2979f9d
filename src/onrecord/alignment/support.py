"""How well one version answers a name of the other: by letters and lists, by vectors, and by what the sentence loses without it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.alignment.sides import Values
from onrecord.text.encoder import Encoder, PackagedModel
from onrecord.text.kept_vectors import KeptVectors

# A word that stands on the other side by its letters or by the lists speaks for the whole name too ("Ilmar Webrand" for «Ильмар Остенович
# Вебранд»).
_WRITTEN = 0.1
_LONGEST_PHRASE = 4
# How much the words that answer no other word of the first text count beside all words of the second. Fitted with other measures to 1,080
# names of the even rows of demetr: 4.9 to 1.8.
_FREE = 0.7


class Models(NamedTuple):
    """The quick model, whose vectors of words are asked for, and a slower one for languages that it was not trained on, if there is one."""

    quick: Encoder
    second: Encoder | None = None

    def find_second(self, languages: Sequence[str]) -> Encoder | None:
        """The slower model where it knows all the languages."""
        return self.second if self.second is not None and all(map(self.second.knows, languages)) else None

    def find_alone(self, languages: Sequence[str]) -> Encoder | None:
        """The slower model where it alone knows all the languages."""
        return None if all(map(self.quick.knows, languages)) else self.find_second(languages)


def choose_models(encoders: Sequence[KeptVectors]) -> Models | None:
    """The quick model among these and the slower one; of models in a folder it was not measured what they say of names.

    None where no quick one is there.
    """
    packaged = [one for one in encoders if isinstance(one.encoder, PackagedModel)]
    quick = next((one for one in packaged if one.has_words), None)
    return None if quick is None else Models(quick, next((one for one in packaged if not one.has_words), None))


class Free(NamedTuple):
    """What is left for a name when each word answers once: words of the other side, and which of its own stand there even so."""

    words: tuple[str, ...]
    written: tuple[bool, ...]


class Asked(NamedTuple):
    """A name as it stands in its text: where, its words, and which of them stand on the other side by letters or lists."""

    start: int
    stop: int
    words: tuple[str, ...]
    written: tuple[bool, ...]
    free: Free | None = None


def measure_support(asked: Sequence[Asked], texts: tuple[str, str], others: Sequence[str], encoder: Encoder) -> Values:
    """For each name of the first text how well the second answers it, about 0 to 1.

    It is the mean of the name's least answered word and of the whole name beside the nearest phrase, more by what the likeness of both
    texts loses when the name is taken out. ``others`` are the words of the second text; where it is known which of them are free, the same
    mean over these counts for most. On demetr four of five names that were put in for others lie below 0.55
    (:data:`onrecord.alignment.names.LIMITS`).
    """
    text, other = texts
    free = [tuple(_list_phrases(one.free.words)) if one.free else () for one in asked]
    phrases = list(_list_phrases(others))
    names = [" ".join(one.words).lower() for one in asked]
    words = [word.lower() for one in asked for word in one.words]
    without = [" ".join(f"{text[: one.start]} {text[one.stop :]}".split()) for one in asked]
    places = {phrase: at for at, phrase in enumerate(dict.fromkeys([*phrases, *(one for row in free for one in row)]))}
    rows = encoder.encode_together([*places, *names, *words, text, other, *without])
    held = np.cumsum([len(places), len(names), len(words), 2])
    near: Values = np.asarray(rows[held[0] : held[2]] @ rows[: held[0]].T, dtype=np.float64)
    kept = rows[held[2] : held[3]]
    lost = kept[0] @ kept[1] - rows[held[3] :] @ kept[1]
    at = len(names)
    support = []
    for place, one in enumerate(asked):
        own: Values = near[[place, *range(at, at + len(one.words))]]
        value = _measure(own[:, [places[phrase] for phrase in phrases]], len(others), one.written)
        if one.free:
            columns = [places[phrase] for phrase in free[place]]
            left = _measure(own[:, columns], len(one.free.words), one.free.written)
            value = (1 - _FREE) * value + _FREE * left
        support.append(value + float(lost[place]))
        at += len(one.words)
    return np.asarray(support, dtype=np.float64)


def _measure(near: Values, singles: int, written: Sequence[bool]) -> float:
    """``near`` has a row for the name and one for each of its words, a column a phrase, the single words first."""
    answered = np.maximum(near[1:, :singles].max(axis=1, initial=0.0), np.asarray(written, dtype=np.float64))
    return (float(answered.min()) + float(near[0].max(initial=0.0))) / 2 + _WRITTEN * any(written)


def _list_phrases(words: Sequence[str]) -> Iterator[str]:
    """Runs of one to four neighbours; the single words come first."""
    for many in range(1, _LONGEST_PHRASE + 1):
        yield from (" ".join(words[at : at + many]).lower() for at in range(len(words) - many + 1))
