"""Addresses of web archives lead back to what was captured; those of other mirrors do not."""

import pytest

from onrecord.knowledge.archives import NEED, ArchiveAddresses, load_archives
from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.files import KnowledgeFolders

FOLDERS = KnowledgeFolders()
EXAMPLES = [example for file in FOLDERS.find(NEED) for example in read_checked(file, ArchiveAddresses).examples]


@pytest.mark.parametrize(("address", "captured", "time"), EXAMPLES)
def test_examples(address: str, captured: str, time: str) -> None:
    archived = load_archives(FOLDERS).lead_back(address)
    assert (archived is not None) == bool(captured)
    if archived is not None:
        assert archived == (captured, time or None)


@pytest.mark.parametrize("digits", ["20221399000000", "00000000000000"])
def test_digits_that_are_no_time_are_none(digits: str) -> None:
    archived = load_archives(FOLDERS).lead_back(f"https://web.archive.org/web/{digits}/http://gazette.example/")
    assert archived is not None
    assert archived.retrieved is None
