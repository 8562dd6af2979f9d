"""The date line of a web page that does not say to machines when it was published."""

from collections.abc import Container, Sequence

from onrecord.documents.formats.html_lines import PageLine
from onrecord.text.dates import DateForms, read_date

# A date line is a date and hardly more, and stands no farther above the text than this. Chosen on
# invented pages: on 220 pages of press, which tell machines their date, nothing changes.
_MOST_LINES_ABOVE = 6
_LEAST_SHARE = 0.6
_LONGEST = 60


def find_date_line(lines: Sequence[PageLine], first: int, titles: Container[int], forms: DateForms) -> int | None:
    """The place of the date line nearest above the text, which begins at the place ``first``; it stands below the title.

    Without a title above there is none: a site may print the day of today.
    """
    dated: int | None = None
    for place in range(first - 1, max(-1, first - 1 - _MOST_LINES_ABOVE), -1):
        if place in titles:
            return dated
        if dated is None and _is_date(lines[place].text, forms):
            dated = place
    return None


def _is_date(line: str, forms: DateForms) -> bool:
    found = read_date(line, forms) if len(line) <= _LONGEST else None
    return found is not None and found.stop - found.start >= _LEAST_SHARE * len(line)
