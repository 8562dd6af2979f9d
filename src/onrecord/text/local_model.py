"""A model of sentences in a folder of its own: ``model.onnx`` and ``tokenizer.json``, as exports of sentence models lay them out.

    model.onnx or onnx/model.onnx     takes input_ids, attention_mask and, where it asks for them, token_type_ids and position_ids
    tokenizer.json                    a fast tokenizer
    1_Pooling/config.json             if it is there: whether the first token or the mean of all stands for the sentence
    onrecord.toml                     if it is there: languages = ["ru", "en"], prefix = "query: ", longest = 512 (tokens)

Needs the packages ``onnxruntime`` and ``tokenizers`` (``pip install 'onrecord[onnx]'``). Everything runs on one thread, one sentence at a
time, so that a vector depends on its sentence alone.
"""

import hashlib
import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import UsageError
from onrecord.text.encoder import Vectors, encode_singly

MODELS = ("model.onnx", "onnx/model.onnx")
TOKENIZER, POOLING, OWN = "tokenizer.json", "1_Pooling/config.json", "onrecord.toml"
PACKAGES = ("onnxruntime", "tokenizers")
_DIGEST_CHARACTERS = 16
_LONGEST = 512


@dataclass(frozen=True, slots=True)
class LocalModel:
    """The model in a folder. ``digest`` covers its files and the versions of what runs them; the folder's path does not count."""

    folder: Path
    digest: str
    languages: frozenset[str]
    prefix: str = ""
    longest: int = _LONGEST
    takes_first: bool = False
    is_quick: bool = False
    has_words: bool = False
    is_exact: bool = True

    @property
    def name(self) -> str:
        """What its vectors are known by."""
        return f"local model {self.digest}"

    def knows(self, language: str | None) -> bool:
        """Whether the folder names the language, or names none."""
        return language is not None and (not self.languages or language in self.languages)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``n × d`` float32, each row of length 1."""
        return encode_singly(_load(self), texts)

    def encode_together(self, texts: Sequence[str]) -> Vectors:
        """The same: sentences are encoded one by one."""
        return self.encode(texts)


def open_local_model(folder: Path) -> LocalModel:
    """The model of a folder, not loaded yet; raises :class:`UsageError` where a file or a package is missing."""
    model = _find_model(folder)
    if not (folder / TOKENIZER).is_file():
        raise UsageError(f"expected {TOKENIZER} beside the model, found none in {folder}")
    own = _read_own(folder)
    return LocalModel(
        folder=folder,
        digest=_digest((model, *(folder / name for name in (TOKENIZER, POOLING, OWN)))),
        languages=frozenset(own.get("languages", ())),
        prefix=own.get("prefix", ""),
        longest=own.get("longest", _LONGEST),
        takes_first=_takes_first(folder),
    )


def _find_model(folder: Path) -> Path:
    found = next((folder / name for name in MODELS if (folder / name).is_file()), None)
    if found is None:
        raise UsageError(f"expected a folder with {' or '.join(MODELS)}, found: {folder}")
    return found


def _read_own(folder: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((folder / OWN).read_text(encoding="utf-8")) if (folder / OWN).is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{folder / OWN}: expected TOML: {error}") from error


def _takes_first(folder: Path) -> bool:
    path = folder / POOLING
    try:
        return path.is_file() and bool(json.loads(path.read_text(encoding="utf-8")).get("pooling_mode_cls_token"))
    except (ValueError, AttributeError) as error:
        raise UsageError(f"{path}: expected the pooling of a sentence model: {error}") from error


def _digest(paths: Sequence[Path]) -> str:
    hasher = hashlib.sha256()
    for package in PACKAGES:
        try:
            hasher.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError as error:
            raise UsageError(
                f"a model in a folder needs {' and '.join(PACKAGES)}, not found: {package}. Install them with: pip install 'onrecord[onnx]'"
            ) from error
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        hasher.update(b"%d:" % len(content))
        hasher.update(content)
    return hasher.hexdigest()[:_DIGEST_CHARACTERS]


@cache
def _load(model: LocalModel) -> Any:
    """What takes a list of texts and gives their vectors, one process a model."""
    onnx, tokenizers = map(import_module, PACKAGES)
    options = onnx.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    path = str(_find_model(model.folder))
    session = onnx.InferenceSession(path, sess_options=options, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_file(str(model.folder / TOKENIZER))
    tokenizer.enable_truncation(model.longest)
    tokenizer.no_padding()
    asked = {one.name for one in session.get_inputs()}

    def encode(texts: Sequence[str]) -> Vectors:
        return np.vstack([_pool(_run(session, asked, tokenizer.encode(model.prefix + text)), model) for text in texts])

    return encode


def _run(session: Any, asked: set[str], tokens: Any) -> Vectors:
    """The first output of the model for one text: ``tokens × d``, or ``d`` where the model pools by itself."""
    given = {
        "input_ids": tokens.ids,
        "attention_mask": tokens.attention_mask,
        "token_type_ids": tokens.type_ids,
        "position_ids": list(range(len(tokens.ids))),
    }
    output: Vectors = session.run(
        None, {name: np.array([row], dtype=np.int64) for name, row in given.items() if name in asked}
    )[0][0]
    return output


def _pool(output: Vectors, model: LocalModel) -> Vectors:
    if output.ndim == 1:
        return output
    pooled: Vectors = output[0] if model.takes_first else output.mean(axis=0)
    return pooled
