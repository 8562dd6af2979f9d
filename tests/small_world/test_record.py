"""The exported record of the small world is the expected one, document by document."""

import pytest

from onrecord.text.words import fold_text
from tests.small_world.run import Exported, Row
from tests.small_world.world import ExpectedDocument, ExpectedQuotation, read_expected, read_people

DOCUMENTS = read_expected()
QUOTATIONS = [(document, place, one) for document in DOCUMENTS for place, one in enumerate(document.quotations)]
FIELDS = ("title", "place", "language", "standing", "side", "kind", "publisher", "relay_of")


def _every_document(aspect: str) -> pytest.MarkDecorator:
    """Every document; one that is known to fail in this aspect has to fail."""
    return pytest.mark.parametrize(
        "document",
        [
            pytest.param(document, id=document.name, marks=_expect_failure(document.known_failures.get(aspect)))
            for document in DOCUMENTS
        ],
    )


def _every_quotation(aspect: str) -> pytest.MarkDecorator:
    """Every quotation with its document; one that is known to fail in this aspect has to fail."""
    return pytest.mark.parametrize(
        ("document", "expected"),
        [
            pytest.param(
                document,
                one,
                id=f"{document.name}-{place:02}-{one.verdict}",
                marks=_expect_failure(one.known_failures.get(aspect)),
            )
            for document, place, one in QUOTATIONS
        ],
    )


def _expect_failure(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason)] if reason else []


def _find_document(exported: Exported, document: ExpectedDocument) -> Row:
    rows = [row for row in exported.documents.values() if row["source"].endswith(document.file)]
    assert len(rows) == sum(one.file == document.file for one in DOCUMENTS)
    return next(row for row in rows if row["part"] == min(one["part"] for one in rows) + document.part)


def _name_speakers(exported: Exported, entities: list[str]) -> list[str]:
    named = {
        row["id"]: {form for forms in row["names"].values() for form in forms} for row in exported.rows["entities"]
    }
    people = read_people()
    return [next((key for key, forms in people.items() if forms & named[entity]), entity) for entity in entities]


@_every_document("document")
def test_document(exported: Exported, document: ExpectedDocument):
    row = _find_document(exported, document)
    found = {name: row[name] for name in FIELDS}
    assert found == {name: getattr(document, name) for name in FIELDS}
    assert row["published"].startswith(document.published)
    if document.canonical_url:
        assert row["canonical_url"] == document.canonical_url
    if document.rendering:
        assert row["rendering"] == document.rendering


@_every_document("marks")
def test_cuts_and_insertions(exported: Exported, document: ExpectedDocument):
    row = _find_document(exported, document)
    for name in ("cuts", "insertions"):
        found = tuple(row["text"][span["start"] : span["stop"]] for span in row[name])
        assert found == getattr(document, name)


@_every_document("turns")
def test_turns(exported: Exported, document: ExpectedDocument):
    row = _find_document(exported, document)
    turns = _join_narration(exported.of_document("turns", row["id"]))
    found = [
        (turn["label"] or "", *_name_speakers(exported, [turn["speaker"]] if turn["speaker"] else [])) for turn in turns
    ]
    assert found == [(turn.label, *([turn.speaker] if turn.speaker else [])) for turn in document.turns]
    for turn, expected in zip(turns, document.turns, strict=True):
        words = row["text"][turn["start"] : turn["stop"]].strip()
        assert words.startswith(expected.first)
        assert words.endswith(expected.last)


def _join_narration(turns: list[Row]) -> list[Row]:
    joined: list[Row] = []
    for turn in turns:
        if joined and turn["kind"] == joined[-1]["kind"] == "narration":
            joined[-1] = {**joined[-1], "stop": turn["stop"]}
        else:
            joined.append(turn)
    return joined


@_every_document("quotations")
def test_which_quotations_there_are(exported: Exported, document: ExpectedDocument):
    row = _find_document(exported, document)
    found = [fold_text(one["exact"]) for one in exported.of_document("quotations", row["id"])]
    assert found == [fold_text(words) for words in (*(one.words for one in document.quotations), *document.kept)]


@_every_document("quotations")
def test_words_kept_on_official_pages_are_not_traced(exported: Exported, document: ExpectedDocument):
    held = {one["id"] for one in exported.of_document("quotations", _find_document(exported, document)["id"])}
    traced = held & {trace["quotation"] for trace in exported.rows["traces"]}
    assert traced == (set() if document.standing == "official" else held)


def _find_quotation(exported: Exported, document: ExpectedDocument, expected: ExpectedQuotation) -> Row:
    rows = exported.of_document("quotations", _find_document(exported, document)["id"])
    found = [one for one in rows if fold_text(one["exact"]) == fold_text(expected.words)]
    assert len(found) == 1, [one["exact"] for one in rows]
    return found[0]


def _find_trace(exported: Exported, quotation: Row) -> Row:
    (trace,) = (one for one in exported.rows["traces"] if one["quotation"] == quotation["id"])
    return trace


@_every_quotation("quotation")
def test_quotation(exported: Exported, document: ExpectedDocument, expected: ExpectedQuotation):
    row = _find_quotation(exported, document, expected)
    assert (row["place"], row["kind"]) == (expected.place, expected.kind)
    assert set(_name_speakers(exported, row["speakers"])) == set(expected.speakers)
    assert set(_name_speakers(exported, row["on_behalf_of"])) == set(expected.on_behalf_of)
    if expected.claimed_source:
        assert expected.claimed_source in row["claimed_source"]


@_every_quotation("verdict")
def test_verdict(exported: Exported, document: ExpectedDocument, expected: ExpectedQuotation):
    trace = _find_trace(exported, _find_quotation(exported, document, expected))
    assert trace["verdict"] == expected.verdict
    if expected.verdict in {"verbatim", "shortened", "run_on"}:
        assert (trace["starts_inside"], trace["ends_inside"]) == (expected.starts_inside, expected.ends_inside)
    assert [fold_text(one["exact"]) for one in trace["left_out"]] == [fold_text(words) for words in expected.left_out]


@_every_quotation("changes")
def test_changes(exported: Exported, document: ExpectedDocument, expected: ExpectedQuotation):
    trace = _find_trace(exported, _find_quotation(exported, document, expected))
    found = {(one["kind"], fold_text(one["quoted"]), fold_text(one["published"])) for one in trace["changes"]}
    wanted = {(kind, fold_text(quoted), fold_text(published)) for kind, quoted, published in expected.changes}
    assert wanted <= found
    assert bool(found) == (expected.verdict in {"edited"}) or expected.may_change == "any"
    if expected.may_change != "any":
        allowed = {(kind, fold_text(quoted), fold_text(published)) for kind, quoted, published in expected.may_change}
        assert found - wanted <= allowed


@_every_quotation("findings")
def test_findings(exported: Exported, document: ExpectedDocument, expected: ExpectedQuotation):
    quotation = _find_quotation(exported, document, expected)
    subjects = {quotation["id"], _find_trace(exported, quotation)["id"]}
    rows = [one for one in exported.rows["findings"] if one["subject"]["id"] in subjects]
    found = {one["code"] for one in rows}
    assert set(expected.findings) <= found <= {*expected.findings, *expected.may_find}
    for words in expected.continuation:
        (goes_on,) = (one for one in rows if one["code"] == "Q12")
        assert any(fold_text(words) in fold_text(evidence["exact"]) for evidence in goes_on["evidence"])
