"""What a passage is about: stems of its words, names, people and sounds, by which passages are held against each other."""

from collections.abc import Iterator, Sequence

from onrecord.commitments.passage import Passage
from onrecord.commitments.said import Content
from onrecord.knowledge.commitments import HOLDING
from onrecord.model import Document, Mention
from onrecord.text.edtf_phrases import read_ordinals
from onrecord.text.sounds import find_sound
from onrecord.text.stems import lower_text

# Words of one stem agree in so many letters, whatever their endings; shorter ones say little.
_STEM = 5
_SHORTEST = 4
_SHORTEST_SOUND = 3
_MOST = 24


def read_content(passage: Passage, within: Sequence[int], verb: int, head: str | None) -> Content:
    """The content of the tokens at some places in order, whose verb stands at ``verb``."""
    words = passage.words
    places = [at for at in within if at != verb and _says_something(passage, at)]
    span = passage.tokens[0].start, passage.tokens[-1].stop
    people = [
        one.person or one.key for one in passage.list_named(0, len(passage.tokens)) if span[0] <= one.start < span[1]
    ]
    return Content(
        kind=_find_kind(passage, within, verb),
        head=words_stem(head.split()[-1].strip('«»"“”')) if head else None,
        stems=tuple(dict.fromkeys(words[at][:_STEM] for at in places))[:_MOST],
        ordinals=tuple(dict.fromkeys(_list_ordinals(passage, within))),
        names=tuple(dict.fromkeys(words[at][:_STEM] for at in range(len(words)) if _is_name(passage, at)))[:_MOST],
        people=tuple(dict.fromkeys(people))[:_MOST],
        sounds=tuple(
            dict.fromkeys(
                sound for at in places if len(sound := find_sound(passage.tokens[at].text)) >= _SHORTEST_SOUND
            )
        )[:_MOST],
    )


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
    text = passage.page.text[passage.tokens[within[0]].start : passage.tokens[within[-1]].stop]
    for _, _, number in read_ordinals(text, passage.dates):
        yield number


def words_stem(word: str) -> str:
    """The stem by which a word is compared."""
    return lower_text(word)[:_STEM]


def _says_something(passage: Passage, at: int) -> bool:
    """No date, no adverb, no word that only joins; digits count."""
    token, word, known = passage.tokens[at], passage.words[at], passage.known
    if at in passage.dated or not token.text[0].isalnum() or word in known.adverbs or word in known.prepositions:
        return False
    if word in known.determiners or word in known.breaks or word in known.auxiliaries or word in known.be:
        return False
    return token.text[0].isdigit() or len(word) >= _SHORTEST


def _is_name(passage: Passage, at: int) -> bool:
    """A word with a capital that does not open the sentence, and no word that is an actor by itself ("President")."""
    token = passage.tokens[at]
    return (
        at > 0
        and token.is_word
        and token.text[0].isupper()
        and len(token.text) >= _SHORTEST
        and at not in passage.dated
    )


def list_names(page: Document, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The stems of the words in a page's title and in the names of its people and offices."""
    printed = [page.title or "", *(one.exact for one in mentions)]
    stems = {words_stem(word) for words in printed for word in words.split() if len(word) >= _SHORTEST}
    return tuple(sorted(stems))
