"""Q11: a headline or lead whose words differ from the quotation of the same speaker below it. No official page is needed."""

import re
from collections.abc import Iterable, Sequence

from onrecord.findings.describe import list_changes, quote_short
from onrecord.findings.facts import Draft, Judged
from onrecord.knowledge.codes import Codebook
from onrecord.model import Change, Document, Quotation, cite
from onrecord.model.press import ChangeKind
from onrecord.text.differences import Piece, align_words, count_equal
from onrecord.text.words import Word, find_words

ELLIPSIS = re.compile(r"…|\.\.\.|\[[^\]]*\]|<[^>]*>")
COLON = re.compile(r":\s*$")
# A headline of two or three words meets its like in many quotations by chance.
FEWEST_WORDS = 4
WORD_BEGINNING = 5  # letters by which two words are near each other, whatever their endings
# The share of the headline's words that stand in the quotation below, in the same order. Of 13 quotations in the headlines of 336
# Russian news texts one differs from the quotation below it (5 of 6 words shared), two say the same, the rest share 0.4 at most.
NEAR = 0.65
# How many words of the quotation below may stand between the first and the last shared word, for each word of the headline.
SPREAD = 2.5


def find_in_headlines(
    page: Document, judged: Sequence[Judged], codebook: Codebook
) -> tuple[tuple[Quotation, Draft], ...]:
    """One draft for each headline or lead whose words are near those of a quotation below it and differ from all of them."""
    found: list[tuple[Quotation, Draft]] = []
    for above in judged:
        if above.quotation.place in {"headline", "lead"} and _is_worded(page, above.quotation):
            below = [one.quotation for one in judged if _is_below(above, one)]
            draft = compare_headline(page, above.quotation, below, codebook)
            if draft is not None:
                found.append((above.quotation, draft))
    return tuple(found)


def compare_headline(page: Document, above: Quotation, below: Iterable[Quotation], codebook: Codebook) -> Draft | None:
    """A draft where the nearest quotation below has other words; none where any of them holds the headline unbroken."""
    words = find_words(above.exact)
    best: tuple[float, Quotation, tuple[Change, ...]] | None = None
    for quotation in below:
        others = _words_of(quotation)
        if _is_unbroken(above.exact, others):
            return None
        near = _lay_against(words, others)
        if near is not None and (best is None or near[0] > best[0]):
            best = (near[0], quotation, _name_changes(above.exact, words, quotation, others, near[1]))
    if best is None or not (changes := _keep_telling(page, above, best[2])):
        return None
    place = codebook.write_phrase(f"place.{above.place}")
    listed = list_changes(changes, codebook)
    message = codebook.write_message(
        "Q11.changed",
        place=place,
        printed=quote_short(above.exact),
        below=quote_short(best[1].exact),
        changes=listed,
    )
    evidence = (cite(page, above.start, above.stop), cite(page, best[1].start, best[1].stop))
    detail = {"brief": listed, "place": above.place, "below": best[1].id, "shared": f"{best[0]:.2f}"}
    return Draft(code="Q11", message=message, evidence=evidence, detail=detail)


def _is_worded(page: Document, above: Quotation) -> bool:
    """Whether the words are given as the speaker's own: inside marks, after a colon, or in a headline that reports them.

    A lead in reported speech is the reporter's wording and passed over.
    """
    return above.kind != "indirect" or above.place == "headline" or _follows_colon(page, above)


def _follows_colon(page: Document, above: Quotation) -> bool:
    return COLON.search(page.text[: above.start]) is not None


def _is_below(above: Judged, one: Judged) -> bool:
    """A quotation in marks, further down the page, with a speaker in common, or where it is not known whom the headline quotes."""
    below = one.quotation
    is_further_down = below.start >= above.quotation.stop and (above.quotation.place, below.place) != ("lead", "lead")
    is_of_speaker = not above.speakers or not set(above.speakers).isdisjoint(one.speakers)
    return below.kind != "indirect" and is_further_down and is_of_speaker


def _words_of(quotation: Quotation) -> list[Word]:
    """The words of a quotation without the reporter's own between them; places are within ``exact``."""
    holes = [(hole.start - quotation.start, hole.stop - quotation.start) for hole in quotation.interruptions]
    words = find_words(quotation.exact)
    return [word for word in words if not any(start <= word.start < stop for start, stop in holes)]


def _is_unbroken(headline: str, others: Sequence[Word]) -> bool:
    """Whether each piece of the headline between its ellipses stands in the quotation word by word, in order."""
    folded = [word.folded for word in others]
    reached = 0
    for piece in ELLIPSIS.split(headline):
        wanted = [word.folded for word in find_words(piece)]
        place = next(
            (at for at in range(reached, len(folded) - len(wanted) + 1) if folded[at : at + len(wanted)] == wanted),
            None,
        )
        if place is None:
            return False
        reached = place + len(wanted)
    return True


def _lay_against(words: Sequence[Word], others: Sequence[Word]) -> tuple[float, tuple[Piece, ...]] | None:
    """The share of the headline's words found in the best stretch of the quotation, and the pieces; none where it only resembles.

    Nearness is taken from the beginnings of the words, so that an ending counts for little; the pieces are of whole words.
    """
    own, all_others = _cut_words(words), _cut_words(others)
    if len(words) < FEWEST_WORDS or len(set(own).intersection(all_others)) < NEAR * len(set(own)):
        return None
    width = round(len(words) * SPREAD)
    firsts = range(max(1, len(others) - width + 1))
    shares = [count_equal(align_words(own, all_others[first : first + width])) / len(words) for first in firsts]
    first = max(range(len(shares)), key=lambda place: (shares[place], -place))
    if shares[first] < NEAR:
        return None
    pieces = align_words([word.folded for word in words], [word.folded for word in others[first : first + width]])
    shifted = [
        piece._replace(other_start=piece.other_start + first, other_stop=piece.other_stop + first) for piece in pieces
    ]
    return shares[first], tuple(shifted)


def _name_changes(
    headline: str, words: Sequence[Word], quotation: Quotation, others: Sequence[Word], pieces: Sequence[Piece]
) -> tuple[Change, ...]:
    """The differences between the first and the last shared word; outside of them, the headline's own words against as many."""
    changes = []
    for place, piece in enumerate(pieces):
        size = piece.stop - piece.start
        start, stop = piece.other_start, piece.other_stop
        if place == 0:
            start = max(start, stop - size)
        if place == len(pieces) - 1:
            stop = min(stop, start + size)
        if not piece.equal and (size or start < stop):
            own = words[piece.start : piece.stop]
            published = _print_words(quotation.exact, others[start:stop])
            kind: ChangeKind = "number" if _has_digit(own) else "word"
            changes.append(Change(kind=kind, quoted=_print_words(headline, own), published=published))
    return tuple(changes)


def _keep_telling(page: Document, above: Quotation, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """All changes of a headline that gives words as the speaker's own; of one in reported speech the numbers alone.

    Reported speech shifts persons and endings by its nature ("that he was glad"); a number it does not.
    """
    if above.kind != "indirect" or _follows_colon(page, above):
        return changes
    return tuple(change for change in changes if change.kind == "number")


def _has_digit(words: Sequence[Word]) -> bool:
    return any(character.isdigit() for word in words for character in word.folded)


def _cut_words(words: Sequence[Word]) -> list[str]:
    return [word.folded if word.folded[:1].isdigit() else word.folded[:WORD_BEGINNING] for word in words]


def _print_words(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].stop] if words else ""
