"""What a passage is about: stems of its words, names, people and sounds, by which passages are held against each other."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.commitments.passage import Passage
from onrecord.commitments.said import Content
from onrecord.knowledge.commitments import HOLDING, CommitmentWords
from onrecord.model import Document, Mention
from onrecord.text.edtf_phrases import read_ordinals
from onrecord.text.remembered import Remembered
from onrecord.text.sounds import find_sound
from onrecord.text.stems import lower_text
from onrecord.text.tokens import find_capitals
from onrecord.text.words import fold_word

# Words of one stem agree in so many letters, whatever their endings; shorter ones say little.
_STEM = 5
_SHORTEST = 4
_SHORTEST_SOUND = 3
_MOST = 24
# Different words that are remembered for each language.
_MOST_KNOWN = 50_000


def read_content(passage: Passage, within: Sequence[int], verb: int, head: str | None) -> Content:
    """The content of the tokens at some places in order, whose verb stands at ``verb``."""
    known, dated, tokens = _index_words(passage.known), passage.dated, passage.tokens
    said = [known[tokens[at].text] for at in within if at != verb and at not in dated]
    people = [one.person or one.key for one in passage.list_between(passage.starts[0], passage.find_stop(-1))]
    return Content(
        kind=_find_kind(passage, within, verb),
        head=words_stem(head.split()[-1].strip('«»"“”')) if head else None,
        stems=_list_different(one.stem for one in said),
        ordinals=tuple(dict.fromkeys(_list_ordinals(passage, within))),
        names=_list_different(_list_names(passage)),
        people=tuple(dict.fromkeys(people))[:_MOST],
        sounds=_list_different(one.sound for one in said),
    )


class _Word(NamedTuple):
    """What a word says, whatever stands around it: its stem and its sound, both empty where it only joins others."""

    stem: str
    sound: str


_MUTE = _Word("", "")


@lru_cache(maxsize=16)
def _index_words(known: CommitmentWords) -> Remembered[_Word]:
    """What each word of a language says: no adverb, no word that only joins; digits count."""

    def read_word(text: str) -> _Word:
        word = fold_word(text)
        joins = (known.adverbs, known.prepositions, known.determiners, known.breaks, known.auxiliaries, known.be)
        is_mute = not text[0].isalnum() or any(word in listed for listed in joins)
        if is_mute or not (text[0].isdigit() or len(word) >= _SHORTEST):
            return _MUTE
        sound = find_sound(text)
        return _Word(word[:_STEM], sound if len(sound) >= _SHORTEST_SOUND else "")

    return Remembered(read_word, _MOST_KNOWN)


def _list_different(words: Iterable[str]) -> tuple[str, ...]:
    """The first of the words that differ, without what says nothing."""
    return tuple(dict.fromkeys(filter(None, words)))[:_MOST]


def _find_kind(passage: Passage, within: Sequence[int], verb: int) -> str | None:
    """The kind of the verb; of "hold a phone call" that of its noun."""
    known = passage.known
    own = known.acts.find(passage.words[verb])
    others = [kind for at in within if at != verb and (kind := known.acts.find(passage.words[at]))]
    if own == HOLDING:
        return next((kind for kind in others if kind != own), own)
    return own or next(iter(others), None)


def _list_ordinals(passage: Passage, within: Sequence[int]) -> Iterator[int]:
    """The ordinals said: the sixth forum is not the seventh."""
    if passage.dates is None or not within:
        return
    text = passage.page.text[passage.starts[within[0]] : passage.find_stop(within[-1])]
    for _, _, number in read_ordinals(text, passage.dates):
        yield number


def words_stem(word: str) -> str:
    """The stem by which a word is compared."""
    return lower_text(word)[:_STEM]


def _list_names(passage: Passage) -> list[str]:
    """Stems of words with a capital that do not open the sentence."""
    words, tokens, dated = passage.words, passage.tokens, passage.dated
    return [
        words[at][:_STEM]
        for at in find_capitals(tokens)
        if at and len(tokens[at].text) >= _SHORTEST and at not in dated
    ]


def list_names(page: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The stems of the words in a page's title and in the names of its people and offices."""
    printed = [page.title or "", *(one.exact for one in mentions)]
    stems = {words_stem(word) for words in printed for word in words.split() if len(word) >= _SHORTEST}
    return tuple(sorted(stems))
