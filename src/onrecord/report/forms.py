"""The forms of a report for programs, by name; the one for people at a terminal is :func:`onrecord.report.as_text.print_report`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.knowledge.codes import Codebook
from onrecord.report.as_csv import write_csv
from onrecord.report.as_github import write_github
from onrecord.report.as_json import write_json
from onrecord.report.as_sarif import write_sarif
from onrecord.report.gather import Report
from onrecord.report.html.page import write_html
from onrecord.report.places import Places

FORMS: Mapping[str, Callable[[Report, Places, Codebook], str]] = MappingProxyType(
    {
        "json": lambda report, places, codebook: write_json(report, places),
        "sarif": write_sarif,
        "github": write_github,
        "html": lambda report, places, codebook: write_html(report, codebook),
        "csv": write_csv,
    }
)
