"""A model in a folder: a tiny one is made here, of a table of letters whose rows are averaged."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.errors import UsageError
from onrecord.text.local_model import open_local_model

onnx = pytest.importorskip("onnx")
tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("onnxruntime")

LETTERS = "abcdefgh"
DIMENSIONS = 4


def make_model(
    folder: Path, *, place: str = "model.onnx", asks: tuple[str, ...] = ("input_ids", "attention_mask")
) -> Path:
    """Each letter is a token, each token a row of a table; the model gives the rows of a text."""
    table = np.arange((len(LETTERS) + 1) * DIMENSIONS, dtype=np.float32).reshape(-1, DIMENSIONS) + 1
    table[0] = 0
    whole = onnx.TensorProto.INT64
    inputs = [onnx.helper.make_tensor_value_info(name, whole, [1, "tokens"]) for name in asks]
    output = onnx.helper.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, [1, "tokens", DIMENSIONS])
    node = onnx.helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    graph = onnx.helper.make_graph([node], "letters", inputs, [output], [onnx.numpy_helper.from_array(table, "table")])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_bytes(model.SerializeToString())
    words = tokenizers.Tokenizer(
        tokenizers.models.WordLevel({"?": 0, **{one: at for at, one in enumerate(LETTERS, 1)}}, "?")
    )
    words.pre_tokenizer = tokenizers.pre_tokenizers.Split("", "isolated")
    words.save(str(folder / "tokenizer.json"))
    return folder


def test_a_sentence_is_the_mean_of_its_tokens_brought_to_length_one(tmp_path: Path) -> None:
    model = open_local_model(make_model(tmp_path))
    expected = np.array([5 + 9, 6 + 10, 7 + 11, 8 + 12]) / 2
    assert model.encode(["ab"])[0] == pytest.approx(expected / np.linalg.norm(expected))
    assert model.encode(["ab", "c"]).shape == (2, DIMENSIONS)


def test_a_vector_depends_on_its_sentence_alone(tmp_path: Path) -> None:
    model = open_local_model(make_model(tmp_path))
    assert np.array_equal(model.encode_together(["abc", "defgh"])[1], model.encode(["defgh"])[0])


@pytest.mark.parametrize(
    ("files", "same_as"),
    [
        ({"1_Pooling/config.json": json.dumps({"pooling_mode_cls_token": True})}, "a"),
        ({"onrecord.toml": "longest = 2"}, "ab"),
        ({"onrecord.toml": 'prefix = "h"'}, "habc"),
    ],
)
def test_what_the_folder_says_of_its_model(tmp_path: Path, files: dict[str, str], same_as: str) -> None:
    plain = open_local_model(make_model(tmp_path / "plain"))
    folder = make_model(tmp_path / "told")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    assert np.array_equal(open_local_model(folder).encode(["abc"]), plain.encode([same_as]))


def test_the_model_may_lie_a_folder_deeper_and_ask_for_more(tmp_path: Path) -> None:
    asks = ("input_ids", "attention_mask", "token_type_ids", "position_ids")
    deeper = open_local_model(make_model(tmp_path / "deeper", place="onnx/model.onnx", asks=asks))
    plain = open_local_model(make_model(tmp_path / "plain"))
    assert np.array_equal(deeper.encode(["abc"]), plain.encode(["abc"]))


def test_languages_are_those_that_the_folder_names_or_all(tmp_path: Path) -> None:
    folder = make_model(tmp_path)
    assert open_local_model(folder).knows("kk")
    assert not open_local_model(folder).knows(None)
    (folder / "onrecord.toml").write_text('languages = ["ru", "en"]', encoding="utf-8")
    assert open_local_model(folder).knows("ru")
    assert not open_local_model(folder).knows("kk")


def test_its_name_is_that_of_its_content_wherever_it_lies(tmp_path: Path) -> None:
    names = [open_local_model(make_model(tmp_path / place)).name for place in ("here", "there")]
    assert names[0] == names[1]
    (tmp_path / "here" / "onrecord.toml").write_text("longest = 2", encoding="utf-8")
    assert open_local_model(tmp_path / "here").name != names[0]


def leave_it(folder: Path) -> Path:
    return folder / "elsewhere"


def break_tokenizer(folder: Path) -> Path:
    (folder / "tokenizer.json").unlink()
    return folder


def break_settings(folder: Path) -> Path:
    (folder / "onrecord.toml").write_text("longest =", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("break_folder", "expected"),
    [(leave_it, "model.onnx"), (break_tokenizer, "tokenizer.json"), (break_settings, "expected TOML")],
)
def test_what_is_missing_is_said(tmp_path: Path, break_folder: Any, expected: str) -> None:
    folder = break_folder(make_model(tmp_path))
    with pytest.raises(UsageError, match=expected):
        open_local_model(folder)
