"""Given names of men and of women: ``languages/*/masculine_names.txt`` and ``feminine_names.txt``, nominative."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.files import KnowledgeFile, KnowledgeFolders
from onrecord.text.words import fold_word

MASCULINE = "languages/*/masculine_names.txt"
FEMININE = "languages/*/feminine_names.txt"


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Folded given names by the gender of their bearers; a name of both is in neither set."""

    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()

    def join(self, other: "GivenNames") -> "GivenNames":
        """The names of both; what is a man's name here and a woman's there tells nothing."""
        masculine, feminine = self.masculine | other.masculine, self.feminine | other.feminine
        return GivenNames(masculine - feminine, feminine - masculine)

    def decline(self, endings: Iterable[str]) -> "GivenNames":
        """The other cases of the names; ``endings`` are pairs of nominative and other ending: "й/я" makes "Сергея" of "Сергей".

        A form that is some name's nominative is left out: "Александра" may be a woman who speaks.
        """
        return _decline_names(self, tuple(endings))


def read_genders(folders: KnowledgeFolders) -> Mapping[str, GivenNames]:
    """The given names of each language that has them."""
    found: dict[str, GivenNames] = {}
    for file in folders.find(MASCULINE):
        language = _language_of(file)
        found[language] = found.get(language, GivenNames()).join(GivenNames(masculine=frozenset(_read_words(file))))
    for file in folders.find(FEMININE):
        language = _language_of(file)
        found[language] = found.get(language, GivenNames()).join(GivenNames(feminine=frozenset(_read_words(file))))
    return found


def _language_of(file: KnowledgeFile) -> str:
    return file.name.split("/")[1]


def _read_words(file: KnowledgeFile) -> Iterator[str]:
    for line in file.read_text().splitlines():
        if not line.startswith("#"):
            yield from map(fold_word, line.split())


# Languages are compiled one by one and all together: the names of each are declined once.
@lru_cache(maxsize=16)
def _decline_names(names: GivenNames, endings: tuple[str, ...]) -> GivenNames:
    others: dict[str, list[str]] = {}
    for old, _, new in (ending.partition("/") for ending in endings):
        others.setdefault(old, []).append(new)
    plain = names.masculine | names.feminine
    masculine = frozenset(_decline(names.masculine, others)) - plain
    feminine = frozenset(_decline(names.feminine, others)) - plain
    return GivenNames(masculine - feminine, feminine - masculine)


def _decline(names: frozenset[str], others: Mapping[str, list[str]]) -> Iterator[str]:
    lengths = sorted({len(old) for old in others}, reverse=True)
    for name in names if others else ():
        # The longest nominative ending that fits decides: "Сергей" loses its й, "Пётр" nothing.
        stems = ((name[: len(name) - length], name[len(name) - length :]) for length in lengths if length <= len(name))
        stem, fitting = next(((stem, old) for stem, old in stems if old in others), (name, ""))
        yield from (stem + new for new in others.get(fitting, ()))
