"""The file of reviews: one a line, only ever appended to, each on the disk before it counts as given."""

from pathlib import Path

from onrecord.engines.durable import append_line
from onrecord.engines.tables import read_row, write_row
from onrecord.model import Issue, Review, make_issue


class ReviewLog:
    """The reviews of one record, in the order in which they were given."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, review: Review) -> None:
        """Keeps a review; raises :class:`~onrecord.errors.RecordUnwritable` where the disk refuses, and then nothing is kept of it."""
        append_line(self._path, write_row(review))

    def read(self) -> tuple[tuple[Review, ...], tuple[Issue, ...]]:
        """The reviews, each once, and an issue for each line that is none (a crash may have cut the last)."""
        try:
            lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return (), ()
        reviews: dict[str, Review] = {}
        issues = []
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                review = read_row(Review, line.decode("utf-8"))
                reviews[review.id] = review
            except ValueError as error:
                why = f"line {number}: expected a review, found: {error}"
                issues.append(make_issue(stage="reviews", source=self._path.name, why=why))
        return tuple(reviews.values()), tuple(issues)
