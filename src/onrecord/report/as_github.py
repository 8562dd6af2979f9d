"""A report as workflow commands of GitHub Actions: annotations on the lines of the pages checked.

The tally comes first. A step shows ten errors, ten warnings and ten notices, so that within each level page order decides which.
Columns are told for words on one line alone: the service refuses them otherwise.
"""

from collections.abc import Iterator, Mapping

from onrecord.knowledge.codes import Codebook
from onrecord.model.outcomes import LEVELS, Level
from onrecord.report.citing import cite_sources
from onrecord.report.gather import Report
from onrecord.report.located import Located, locate_findings
from onrecord.report.places import Places
from onrecord.report.tally import write_reported_tally, write_tally
from onrecord.text.escape import show_controls
from onrecord.text.fragments import is_web_address, show_address

COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
# In this order: the sign of the escape itself first.
_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


def write_github(report: Report, places: Places, codebook: Codebook) -> str:
    """One command a line."""
    return "".join(f"{line}\n" for line in _write_lines(report, places, codebook))


def write_command(name: str, properties: Mapping[str, str], message: str) -> str:
    """``::error file=a.txt,line=3::message``, with what would end a property or the line escaped."""
    listed = ",".join(f"{key}={_escape(value, _IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escape(message, _IN_MESSAGE)}"


def _write_lines(report: Report, places: Places, codebook: Codebook) -> Iterator[str]:
    marked, reported = report.count(reported=False), report.count(reported=True)
    tally = [write_tally(marked)] + ([write_reported_tally(reported)] if reported.total else [])
    yield write_command("notice", {"title": "onrecord"}, "\n".join(tally))
    for one in sorted(locate_findings(report, places), key=lambda one: LEVELS.index(one.finding.level)):
        yield write_command(COMMANDS[one.finding.level], _list_properties(one, codebook), _tell(one, report))
    for issue in report.issues:
        if issue.code is None:
            where = {"file": show_controls(issue.source)}
            yield write_command("notice", where | {"title": "Not read with confidence"}, show_controls(issue.why))


def _list_properties(one: Located, codebook: Codebook) -> Mapping[str, str]:
    properties = {} if is_web_address(one.source) else {"file": show_controls(one.source)}
    if (place := one.place) is not None and properties:
        properties |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:
            properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    code = one.finding.code
    return properties | {"title": f"{code} {codebook.pages[code].title}"}


def _tell(one: Located, report: Report) -> str:
    """The message; below it where the words stand that are in no line of a file, and what opens the official pages at the words."""
    cited = cite_sources(one.account, report) if one.account else ()
    opens = [show_address(page.address) for page in cited if page.address]
    told = report.whereabouts.get(one.account.quotation.id) if one.account and not one.place else None
    here = [one.source if is_web_address(one.source) else "", told or ""]
    return "\n".join(show_controls(line) for line in (one.finding.message, *filter(None, here), *opens))


def _escape(words: str, table: tuple[tuple[str, str], ...]) -> str:
    for sign, escaped in table:
        words = words.replace(sign, escaped)
    return words
