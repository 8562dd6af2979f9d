"""Where a review belongs in a page as it now is: by the exact words and what stood around them, never by a place or a row's id.

A page may have grown, lost its furniture or been edited elsewhere; as long as the words stand there and what is around them
tells them apart from the same words elsewhere in the page, the review holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Attached, Document, Issue, Review, Span, make_issue
from onrecord.model.identity import digest_fields, identify_row

CONTEXT_CHARACTERS = 32

# Words this long do not stand in a page twice by chance; shorter ones ("Да.") need this much around them to be the same place.
TELLING_CHARACTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided on a row: the field, its right value, who says so, when and why."""

    field: str
    value: str
    by: str
    at: str
    why: str


def make_review(document: Document, span: Span, table: str, kind: str, decision: Decision) -> Review:
    """The review of the row of ``table`` at a span, with up to 32 characters on both sides of its words.

    ``kind`` is the row's kind (``speech``, ``direct``), which enters its id. Raises ``ValueError`` where the span leaves the text.
    """
    if not 0 <= span.start < span.stop <= len(document.text):
        raise ValueError(f"span [{span.start}, {span.stop}) is not inside a text of {len(document.text)} code points")
    fields = {
        "publication": document.publication,
        "table": table,
        "kind": kind,
        "before": document.text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
        "exact": document.text[span.start : span.stop],
        "after": document.text[span.stop : span.stop + CONTEXT_CHARACTERS],
        "field": decision.field,
        "value": decision.value,
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
    }
    return Review(id=digest_fields("reviews", *fields.values()), **fields)


def attach_reviews(page: Document, reviews: Iterable[Review]) -> tuple[tuple[Attached, ...], tuple[Issue, ...]]:
    """The rows of a page that reviews are about, and an issue for each review whose words are not told apart there.

    Of several reviews of one field of one row the last one given (by ``at``) counts.
    """
    attached: dict[tuple[str, str, str], Attached] = {}
    issues = []
    for review in sorted(reviews, key=lambda review: (review.at, review.id)):
        if review.publication != page.publication:
            continue
        place = find_place(page.text, review)
        if isinstance(place, str):
            issues.append(report_loose(review, place, page))
            continue
        row = identify_row(review.table, page.id, place.start, place.stop, review.kind)
        attached[review.table, row, review.field] = Attached(
            review=review.id, table=review.table, row=row, field=review.field, value=review.value
        )
    return tuple(attached[key] for key in sorted(attached)), tuple(issues)


def find_place(text: str, review: Review) -> Span | str:
    """Where the words of a review stand in a text, or why that cannot be said."""
    starts = list(find_all(text, review.exact))
    if not starts:
        return "its words no longer stand in the page"
    scores = [score_context(text, start, review) for start in starts]
    best = max(scores)
    if scores.count(best) > 1:
        return (
            f"its words stand in the page {len(starts)} times, and what stood around them does not tell which is meant"
        )
    wanted = min(TELLING_CHARACTERS - len(review.exact), len(review.before) + len(review.after))
    if best < wanted:
        return "its words are short, and what stood around them is no longer there"
    start = starts[scores.index(best)]
    return Span(start=start, stop=start + len(review.exact))


def find_all(text: str, words: str) -> Sequence[int]:
    """Every place where words begin in a text, overlapping ones too."""
    places = []
    place = text.find(words) if words else -1
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places


def score_context(text: str, start: int, review: Review) -> int:
    """How many characters next to a place are those that stood next to the words, on both sides."""
    stop = start + len(review.exact)
    before = count_shared(reversed(text[max(0, start - CONTEXT_CHARACTERS) : start]), reversed(review.before))
    return before + count_shared(text[stop : stop + CONTEXT_CHARACTERS], review.after)


def count_shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two runs share from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def report_strays(reviews: Iterable[Review], publications: Iterable[str]) -> tuple[Issue, ...]:
    """An issue for each review of a publication that the record does not hold."""
    held = frozenset(publications)
    stray = sorted((review for review in reviews if review.publication not in held), key=lambda review: review.id)
    return tuple(report_loose(review, "its page is not in the record", None) for review in stray)


def report_loose(review: Review, why: str, page: Document | None) -> Issue:
    """The issue of a review that attaches to nothing."""
    words = (
        review.exact if len(review.exact) <= 2 * CONTEXT_CHARACTERS else f"{review.exact[: 2 * CONTEXT_CHARACTERS]}…"
    )
    return make_issue(
        stage="reviews",
        source="reviews.jsonl" if page is None else page.source,
        document=None if page is None else page.id,
        why=f"the review by {review.by} of {review.at} on «{words}» is left aside: {why}",
    )
