"""Addresses that open a page at a passage: text fragments, as the URL Fragment Text Directives of WICG describe them.

``http://office.example/talks/7#:~:text=We%20will%20build,by%20winter`` names the first and the last words of the passage. The
browser takes the first place on the page where they stand, so words that stand there earlier are told apart by a prefix.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from onrecord.text.words import locate_words

DIRECTIVE = ":~:text="
WHOLE = 8  # a passage of so many words on one line is named whole: its first and last words would be no shorter
EDGE = 4  # words that name the beginning or the end of a longer one, where they stand nowhere before
LONGEST = 12  # words of an edge or a prefix at most: an address has to stay one
SCHEMES = frozenset({"http", "https"})
_WORDS = re.compile(r"\w+")

Span = tuple[int, int]


def link_passage(address: str | None, text: str, start: int, stop: int) -> str | None:
    """The address of a page with a fragment for ``[start, stop)`` of its text; without words there, the address alone.

    ``None`` where the address is none that a browser opens as a page: only http and https are.
    """
    if not is_web_address(address) or address is None:
        return None
    fragment = write_fragment(text, start, stop)
    if fragment is None:
        return address
    return f"{address}{'' if '#' in address else '#'}{fragment}"


def is_web_address(address: str | None) -> bool:
    """Whether an address leads to a page of the web, and to nothing that a browser would run."""
    try:
        return address is not None and urlsplit(address).scheme in SCHEMES and address.isprintable()
    except ValueError:
        return False


def write_fragment(text: str, start: int, stop: int) -> str | None:
    """The text directive for ``[start, stop)`` of a page's text: ``:~:text=[prefix-,]first[,last]``, percent-encoded."""
    words = [(first + start, last + start) for first, last in locate_words(text[start:stop])]
    if not words:
        return None
    first, last = _name_edges(text, words)
    before = _find_prefix(text, words[0][0], first)
    parts = [f"{_encode(before)}-", _encode(first)] if before else [_encode(first)]
    return DIRECTIVE + ",".join([*parts, _encode(last)] if last else parts)


def show_address(address: str) -> str:
    """An address as people read it: letters and digits of any script stand for their percent-encoded bytes.

    Browsers take both forms; blanks, commas, hyphens and all else stay encoded, so that the address is one word.
    """
    shown: list[str] = []
    for part in _split_encoded(address):
        words = _decode(part) if part.startswith("%") else None
        shown.append(part if words is None else "".join(one if one.isalnum() else quote(one, safe="") for one in words))
    return unicodedata.normalize("NFC", "".join(shown))


def _name_edges(text: str, words: list[Span]) -> tuple[str, str]:
    """The words that begin the passage and those that end it; for a short passage on one line, all of them and nothing."""
    whole = text[words[0][0] : words[-1][1]]
    if len(words) <= WHOLE and "\n" not in whole:
        return whole, ""
    first = _take(text, words, EDGE)
    for count in range(EDGE, min(LONGEST, len(words)) + 1):
        last = _take(text, words[::-1], count)
        if whole.find(last, len(first)) == len(whole) - len(last):
            return first, last
    return first, _take(text, words[::-1], EDGE)


def _take(text: str, words: list[Span], count: int) -> str:
    """Up to ``count`` words from the first one on, in either direction, as far as the line goes: a name has to stand in one block."""
    stretch = ""
    for word in words[:count]:
        start, stop = min(words[0][0], word[0]), max(words[0][1], word[1])
        if "\n" in text[start:stop]:
            break
        stretch = text[start:stop]
    return stretch


def _find_prefix(text: str, start: int, first: str) -> str:
    """What stands right before the passage and tells it from the same words earlier on the page; nothing where it is the first.

    Only white space may lie between: punctuation belongs to the prefix. It stands in one block, the passage may be in the next.
    """
    if not _stands_before(text, start, first):
        return ""
    folded, wanted = text[: start + len(first)].casefold(), first.casefold()
    if len(folded) != start + len(first):
        return ""
    behind = text[:start].rstrip()
    line = text.rfind("\n", 0, len(behind)) + 1
    prefix = ""
    for first_of, _ in locate_words(text[line:start])[: -LONGEST - 1 : -1]:
        prefix = text[line + first_of : len(behind)]
        if folded.find(prefix.casefold() + text[len(behind) : start] + wanted) == line + first_of:
            break
    return prefix


def _stands_before(text: str, start: int, first: str) -> bool:
    """Whether some words stand before ``start`` too, in letters of any size.

    Their longest word is looked for as it is printed, in small letters, with a capital and in capitals: to fold the whole text, as a
    browser does, takes four times as long, and other forms of one word (as "rEAD") are hardly ever printed.
    """
    word = max(_WORDS.findall(first), key=len, default=first)
    ahead, wanted = first.index(word), first.casefold()
    for form in (word, word.lower(), word.capitalize(), word.upper()):
        stop = start + ahead + len(form) - 1
        place = text.find(form, ahead, stop)
        while place >= 0:
            at = place - ahead
            if text[at : at + len(first)].casefold() == wanted:
                return True
            place = text.find(form, place + 1, stop)
    return False


def _encode(words: str) -> str:
    """Percent-encoded; the hyphen too, which otherwise ends a prefix. White space of any width is one blank."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


def _split_encoded(address: str) -> Iterator[str]:
    """The runs of percent-encoded bytes, and what stands between."""
    place = 0
    while place < len(address):
        stop = place
        while address[stop : stop + 1] == "%" and len(address) >= stop + 3:
            stop += 3
        if stop == place:
            stop = address.find("%", place + 1)
            stop = len(address) if stop < 0 else stop
        yield address[place:stop]
        place = stop


def _decode(encoded: str) -> str | None:
    try:
        return None if len(encoded) % 3 else bytes.fromhex(encoded.replace("%", "")).decode("utf-8")
    except ValueError:
        return None
