"""Names in a text whose script has no capitals to tell them by: those of a list, those in Latin letters, those written by their sounds."""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.alignment.name_words import SOUNDS, WORD, Name, Sides, list_abbreviations
from onrecord.alignment.one_name import NameKnowledge, find_roots, is_one, measure_sound
from onrecord.alignment.second_opinion import measure_meanings
from onrecord.alignment.support import Models
from onrecord.text.encoder import Encoder
from onrecord.text.listed_words import fold_spelling, has_list, is_formed, is_listed
from onrecord.text.read_names import find_read_names

_LATIN = re.compile(r"[A-Z][A-Za-z]{2,}")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 2
_LONGEST_PHRASE = 3
# Below it neither the sound nor the meaning of a word in katakana is on the other side: on the rows of demetr with even numbers names that
# were taken out lie at 0.40 and below, all words of unchanged sentences at 0.50 and above.
_ANSWERED = 0.42
# How alike the reading of a name sounds at least to a word of the other text where it stands there, and how near its meaning is at least
# to one of a name that is translated: on the rows of demetr with even numbers 0.62 and 0.86 beside 0.46 and 0.57 of names that were taken
# out; two words that are no such names lie at 0.5.
_READ_ALIKE, _ANSWERED_READ = 0.6, 0.45
# The same of a word beside a title, which is a name.
_TITLED_READ = 0.6
# A word that is in no list, nor formed of one there, is answered from this likeness in sound or this cosine of the slower model on: on even
# rows most such words of unchanged sentences that sound like none lie at 0.855 and above, names that were taken out at 0.846 and below.
_SOUNDS_ALIKE, _MEANT, _TITLED_MEANT = 0.6, 0.847, 0.87
# Letters of India, without the stroke that ends a sentence.
_LETTERS = re.compile(r"[\u0900-\u0963\u0970-\u0dff]{3,}")


def find_lost_names(sides: Sides, known: NameKnowledge, models: Models) -> list[Name]:
    """Names of the first text, which has no capitals, that the second does not answer."""
    languages = known.romanisation.folds.looked_up
    if sides.languages[0] not in languages:
        return []
    listed = dict(_list_known(sides.texts[0], known.roots.listed.get(sides.languages[0], {})))
    others = tuple(dict.fromkeys(WORD.findall(sides.texts[1])))
    lost = [name for name, keys in listed.items() if not _is_answered(keys, others, sides, known)]
    lost += _find_latin(sides.texts[0], others, known)
    if SOUNDS.search(sides.texts[0]) and all(map(models.quick.knows, sides.languages)):
        lost += _find_sounding(sides.texts[0], listed, others, (known, models.quick))
    if sides.languages[0] in known.romanisation.folds.read:
        lost += _find_read(sides.texts, listed, others, (known, models.quick))
    second = models.find_alone(sides.languages)
    if second is not None and has_list(sides.languages[0]):
        lost += _find_unlisted(sides, listed, others, (known, second))
    return sorted(set(lost))


def _find_read(
    texts: tuple[str, str],
    listed: Mapping[Name, frozenset[str]],
    others: Sequence[str],
    measure: tuple[NameKnowledge, Encoder],
) -> list[Name]:
    """Names in characters of China that the other text answers neither by their reading nor by vectors."""
    known, encoder = measure
    taken = {place for name in listed for place in range(name.start, name.stop)}
    names = [
        one
        for one in find_read_names(texts[0])
        if one.stop - one.start >= _SHORTEST
        and _HAN.match(texts[0], one.start)
        and taken.isdisjoint(range(one.start, one.stop))
    ]
    lost = [one for one in names if measure_sound([one.reading], others, known) < _READ_ALIKE]
    if not lost:
        return []
    words = [texts[0][one.start : one.stop] for one in lost]
    meanings = measure_meanings(words, others, encoder)
    return [
        Name(one.start, one.stop, (word,))
        for one, word, near in zip(lost, words, meanings, strict=True)
        if near
        < (_TITLED_READ if texts[0].startswith(tuple(known.romanisation.folds.titles), one.stop) else _ANSWERED_READ)
    ]


def _find_unlisted(
    sides: Sides, listed: Mapping[Name, frozenset[str]], others: Sequence[str], measure: tuple[NameKnowledge, Encoder]
) -> list[Name]:
    """Words of no list that the other text answers neither by their sound nor by the vectors of a model that knows both languages."""
    known, second = measure
    language = sides.languages[0]
    taken = {place for name in listed for place in range(name.start, name.stop)}
    found = [word for word in _LETTERS.finditer(sides.texts[0]) if taken.isdisjoint(range(*word.span()))]
    titled = {word.start() for word in found if _follows_title(sides.texts[0][: word.start()], known)}
    names = [
        Name(*word.span(), (word.group(),))
        for word in found
        if word.start() in titled or not (is_listed(word.group(), language) or is_formed(word.group(), language))
    ]
    lost = [name for name in names if measure_sound(name.words, others, known) < _SOUNDS_ALIKE]
    if not lost:
        return []
    meanings = measure_meanings([name.words[0] for name in lost], others, second)
    return [
        name
        for name, near in zip(lost, meanings, strict=True)
        if near < (_TITLED_MEANT if name.start in titled else _MEANT)
    ]


def _follows_title(before: str, known: NameKnowledge) -> bool:
    words = before.rsplit(maxsplit=1)
    return bool(words) and before.endswith(" ") and words[-1].strip(".॰") in known.romanisation.folds.titles


def _list_known(text: str, names: Mapping[str, frozenset[str]]) -> Iterator[tuple[Name, frozenset[str]]]:
    """The names of the list that stand in the text, longer ones first; words that spaces or kinds of letters part are taken whole.

    Those in letters of India are found in any spelling.
    """
    words = [(word.start(), word.end()) for word in WORD.finditer(text)]
    starts, stops = {start for start, _ in words}, {stop for _, stop in words}
    taken: set[int] = set()
    for name in sorted((name for name in names if len(name) >= _SHORTEST and name in text), key=len, reverse=True):
        for found in re.finditer(re.escape(name), text):
            is_whole = (found.start() in starts or _HAN.match(name[0])) and (
                found.end() in stops or _HAN.match(name[-1])
            )
            if is_whole and taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                yield Name(*found.span(), (name,)), names[name]
    for found in _LETTERS.finditer(text):
        keys = names.get(fold_spelling(found.group()))
        if keys and taken.isdisjoint(range(*found.span())):
            yield Name(*found.span(), (found.group(),)), keys


def _is_answered(keys: frozenset[str], others: Sequence[str], sides: Sides, known: NameKnowledge) -> bool:
    """Whether the other text has a name of the same thing, its adjective, a word like it, or its initials."""
    text = sides.texts[1]
    names = [name for name, held in known.roots.listed.get(sides.languages[1], {}).items() if held & keys]
    if not names or any(name.lower() in text.lower() for name in names):
        return True
    if any(find_roots(word, known) & keys for word in others):
        return True
    words = [
        word
        for name in names
        for word in WORD.findall(name)
        if len(name.split()) == 1 or find_roots(word, known) == keys
    ]
    if any(is_one(word, other, known) for word in words for other in others):
        return True
    initials = tuple("".join(word[0] for word in name.split()) for name in names if " " in name)
    return any(one.startswith(initials) for one in list_abbreviations(text)) if initials else False


def _find_latin(text: str, others: Sequence[str], known: NameKnowledge) -> list[Name]:
    """Words in Latin letters, which are names, that the other text has in no form."""
    return [
        Name(*found.span(), (found.group(),))
        for found in _LATIN.finditer(text)
        if not any(found.group().lower() in word.lower() or is_one(found.group(), word, known) for word in others)
    ]


def _find_sounding(
    text: str, listed: Mapping[Name, frozenset[str]], others: Sequence[str], measure: tuple[NameKnowledge, Encoder]
) -> list[Name]:
    """Words in katakana that are in no list, and that the other text answers neither by their sound nor by vectors."""
    known, encoder = measure
    held = {name.words[0] for name in listed}
    words = [found for found in _KATAKANA.finditer(text) if found.group() not in held]
    phrases = [
        " ".join(others[at : at + many]).lower()
        for many in range(1, _LONGEST_PHRASE + 1)
        for at in range(len(others) - many + 1)
    ]
    if not words or not phrases:
        return []
    vectors = encoder.encode_together([*(found.group() for found in words), *phrases])
    near = np.max(vectors[: len(words)] @ vectors[len(words) :].T, axis=1)
    return [
        Name(*found.span(), (found.group(),))
        for found, alike in zip(words, near, strict=True)
        if max(float(alike), measure_sound([found.group()], others, known)) < _ANSWERED
    ]
