"""The words of numbers in each language (``languages/*/numbers.toml``): one table for figures, quotations, dates and versions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded

NEED = "languages/*/numbers.toml"
_ANY_OF = "~"


class NumbersFile(Strict):
    """One ``numbers.toml``: forms by the number that they say, by the power of ten for magnitudes."""

    language: str
    endings: str = ""
    ordinal_endings: str = ""
    cardinals: dict[int, str]
    ordinals: dict[int, str]
    magnitudes: dict[int, str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of one language, folded, and what they count; a star stands for any ending.

    ``magnitudes`` are powers of ten; ``hung`` are the cardinals with the endings that the language hangs on them («жиырмадан»): those
    for one with endings are other words (together, at once).
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    hung: Mapping[str, int]


@keep_loaded(NEED)
def load_number_words(folders: KnowledgeFolders) -> Mapping[str, NumberWords]:
    """The words of numbers by language; a user's own file adds to the shipped one of its language."""
    written: dict[str, list[NumbersFile]] = {}
    for file in folders.find(NEED):
        read = read_checked(file, NumbersFile)
        written.setdefault(read.language, []).append(read)
    return {language: _join(files) for language, files in written.items()}


def _join(files: list[NumbersFile]) -> NumberWords:
    cardinals = {form: value for file in files for value, forms in file.cardinals.items() for form in forms.split()}
    endings = [ending for file in files for ending in file.endings.split()]
    hung = {form + ending: value for form, value in cardinals.items() if value > 1 for ending in endings}
    return NumberWords(
        cardinals=cardinals,
        ordinals={form: value for file in files for form, value in _list_ordinals(file)},
        magnitudes={
            form: power for file in files for power, forms in file.magnitudes.items() for form in forms.split()
        },
        hung=hung,
    )


def _list_ordinals(file: NumbersFile) -> Iterator[tuple[str, int]]:
    endings = file.ordinal_endings.split()
    for value, forms in file.ordinals.items():
        for form in forms.split():
            stem = form.removesuffix(_ANY_OF)
            yield from ((stem + ending, value) for ending in (endings if form.endswith(_ANY_OF) else ("",)))


def join_forms(*tables: Mapping[str, int]) -> dict[str, str]:
    """Forms by what they count, as a language's file has them: ``{"2": "two both"}``."""
    joined: dict[str, list[str]] = {}
    for table in tables:
        for form, value in table.items():
            joined.setdefault(str(value), []).append(form)
    return {value: " ".join(forms) for value, forms in joined.items()}
