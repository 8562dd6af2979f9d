"""A text that a program printed in pieces of one length, put together again."""

_GAP = "\n\n"
# Pages of ../shared/data/kremlin-ru-2025 longer than 30,000 characters stand in pieces of that length, cut inside words.
_ROUND = 1_000


def join_chunks(text: str) -> str:
    """``text`` without the blank lines between pieces of one round length; the last piece may be shorter.

    Paragraphs hardly ever have a round length, all of them the same, so that any other text stays as it is.
    """
    if _GAP not in text[_ROUND:]:
        return text
    length = text.index(_GAP)
    if length == 0 or length % _ROUND:
        return text
    *whole, last = text.split(_GAP)
    if len(last.rstrip("\n")) > length or any(len(piece) != length or "\n" in piece for piece in whole):
        return text
    return "".join((*whole, last))
