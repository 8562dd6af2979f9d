"""Names of classes tell what a part of a web page is."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.web import load_web_names

NAMES = load_web_names(KnowledgeFolders())


@pytest.mark.parametrize(("name", "kind"), NAMES.words.examples)
def test_examples(name: str, kind: str):
    assert NAMES.find_furniture(name) == kind


@pytest.mark.parametrize("name", ["article-lead", "Article_subTitle__x9", "story excerpt"])
def test_leads(name: str):
    assert NAMES.is_lead(name)


@pytest.mark.parametrize("name", ["", "leader", "misleading", "headline"])
def test_no_leads(name: str):
    assert not NAMES.is_lead(name)
