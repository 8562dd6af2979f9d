"""Words of promises: what stands twice in a file is told when it is read."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.commitments import load_commitment_words
from onrecord.knowledge.files import SHIPPED, KnowledgeFolders


@pytest.mark.parametrize(
    ("opened", "added", "what"),
    [
        (
            "[[cues]]\n",
            'name = "swears"\nstrength = "will"\ntakes = "verb"\nwords = ["Swore  to", "swore to"]\n[[cues]]\n',
            "cues: .* 'swore to' stands under 'swears' and 'swears'",
        ),
        ("[outcomes]\n", 'one = ["set sail"]\ntwo = ["set sail"]\n', "outcomes: .* under 'one' and 'two'"),
        ("[refusals]\n", 'one = ["who knows"]\ntwo = ["Who knows"]\n', "refusals: .* under 'one' and 'two'"),
    ],
)
def test_words_that_are_listed_twice(tmp_path: Path, opened: str, added: str, what: str) -> None:
    text = (SHIPPED / "languages" / "en" / "commitments.toml").read_text(encoding="utf-8")
    assert opened in text
    own = tmp_path / "languages" / "xx" / "commitments.toml"
    own.parent.mkdir(parents=True)
    text = text.replace(opened, opened + added, 1).replace('language = "en"', 'language = "xx"', 1)
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{what}, found .{{,121}}$") as told:
        load_commitment_words(KnowledgeFolders(tmp_path))["xx"]
    assert str(own) in str(told.value)
