"""The models of sentences that come as packages (``encoders.toml``)."""

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.text.encoder import MODULES, PackagedModel

NEED = "encoders.toml"


class WrittenEncoder(Strict):
    """One model; the file's comments say what each key means."""

    package: str
    module: str
    languages: tuple[str, ...]
    processor: str | None = None
    quick: bool
    words: bool
    exact: bool


class WrittenEncoders(Strict):
    """The whole file."""

    encoder: tuple[WrittenEncoder, ...]


@keep_loaded(NEED)
def load_encoders(folders: KnowledgeFolders) -> tuple[PackagedModel, ...]:
    """The models in their order, those of a user's own file first; raises :class:`KnowledgeError` for one that nobody can call."""
    held = []
    for file in reversed(list(folders.find(NEED))):
        for one in read_checked(file, WrittenEncoders).encoder:
            if one.module not in MODULES:
                raise KnowledgeError(f"{file.path}: expected a module of {', '.join(MODULES)}, found {one.module!r}")
            model = PackagedModel(
                one.module,
                one.package,
                frozenset(one.languages),
                one.processor,
                is_quick=one.quick,
                has_words=one.words,
                is_exact=one.exact,
            )
            held.append(model)
    return tuple(held)
