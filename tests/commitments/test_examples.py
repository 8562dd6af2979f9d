"""Words of promises in every language: the examples that stand beside the cues."""

import pytest

from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.commitments import NEED
from onrecord.knowledge.commitments_file import CommitmentsFile
from onrecord.knowledge.files import KnowledgeFolders
from tests.commitments.promised import read, read_one

FILES = [read_checked(file, CommitmentsFile) for file in KnowledgeFolders().find(NEED)]
EXAMPLES = [
    pytest.param(file.language, cue.name, *example, id=f"{file.language} {cue.name} {number}")
    for file in FILES
    for cue in file.cues
    for number, example in enumerate(cue.examples)
]
REFUSED = [
    pytest.param(file.language, one.text, one.rule, id=f"{file.language} {one.rule} {number}")
    for file in FILES
    for number, one in enumerate(file.refused)
]


@pytest.mark.parametrize(("language", "cue", "text", "action", "strength"), EXAMPLES)
def test_examples(language: str, cue: str, text: str, action: str, strength: str) -> None:
    one = read_one(text, language)
    assert (one.rule, one.action, one.strength) == (cue, action, strength)


@pytest.mark.parametrize(("language", "text", "rule"), REFUSED)
def test_what_only_looks_like_one(language: str, text: str, rule: str) -> None:
    commitments, refusals = read(text, language)
    assert (commitments, {one.rule for one in refusals}) == ((), {rule} if rule else set())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.language)
def test_every_cue_that_a_text_alone_can_show_has_an_example(file: CommitmentsFile) -> None:
    assert [cue.name for cue in file.cues if not (cue.examples or cue.needs_quotation or cue.needs_power)] == []
