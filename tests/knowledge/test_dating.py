"""Words that say when, in every language: the examples that stand beside the patterns."""

import pytest

from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.dating import NEED, DatingFile, load_date_phrases
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.edtf_phrases import read_dates

FILES = tuple(read_checked(file, DatingFile) for file in KnowledgeFolders().find(NEED))
EXAMPLES = [
    pytest.param(file.language, example, id=f"{file.language}: {example.words} said on {example.said_on}")
    for file in FILES
    for example in file.examples
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_words_mean_the_date_that_stands_beside_them(language, example):
    phrases = load_date_phrases(KnowledgeFolders())[language]
    said = read_dates(f"… {example.words}.", phrases, example.said_on, example.leaning)
    assert [one.value for one in said] == ([example.value] if example.value else [])
