"""The names and the adjective of a country as words that say the same: «Тарния» and «тарнийский», "Tarnia" and "Tarnian"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import STAR, Phrases
from onrecord.knowledge.people import CountryName, read_countries
from onrecord.knowledge.wording import Wording, Wordings
from onrecord.text.words import fold_text, fold_word, list_words

ROOT = "country:"
COUNTRIES = "countries.csv"
# What the key of a country as a place begins with.
_PLACE = "country-"
_SHORTEST, _ENDING = 5, 2


@keep_loaded(COUNTRIES)
def load_adjectives(folders: KnowledgeFolders) -> Mapping[str, Phrases[str]]:
    """The adjectives of countries by language, in any ending, each with the key of the country as a place.

    "Indian" is taken as it stands, so that "Indiana" is no country.
    """
    held: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for country in read_countries(folders):
        if country.adjective:
            words = [_open_ending(fold_word(word)) for word in list_words(country.adjective)]
            held[country.language].append((words, f"{_PLACE}{country.key.lower()}"))
    return {language: Phrases(pairs) for language, pairs in sorted(held.items())}


def _open_ending(word: str) -> str:
    """«российск*» of «российский»; what is written in Latin letters has no cases."""
    is_open = len(word) > _SHORTEST and not word.isascii()
    return word[:-_ENDING] + STAR if is_open else word


def find_countries(stems: Sequence[str], wording: Wording) -> Iterator[tuple[int, int, str]]:
    """Where countries are named among stems, as half-open ranges, each with a root that is the same in every language."""
    for at, stem in enumerate(stems):
        for phrase, root in wording.joined.get(stem, ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                yield at, at + len(phrase), root
        if (root := wording.kin_of(stem)).startswith(ROOT):
            yield at, at + 1, root


def join_countries(wordings: Wordings, countries: Iterable[CountryName]) -> Wordings:
    """The wordings with one kin for each country; names of several words are only found, those of little content are not."""
    rows = tuple(countries)
    return Wordings({language: _join(wording, rows) for language, wording in wordings.languages.items()})


def _join(wording: Wording, countries: Iterable[CountryName]) -> Wording:
    kin, families = dict(wording.kin), dict(wording.families)
    joined: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for country in countries:
        if country.language != wording.language:
            continue
        root = f"{ROOT}{country.key}"
        alike = [stem for stem in _list_stems(country, wording) if kin.setdefault(stem, root) == root]
        if not _is_one_word(country.name):
            alike.append(fold_text(country.name))
            stems = tuple(wording.look_at(word).stem for word in fold_text(country.name).split())
            joined[stems[0]].append((stems, root))
        families[root] = tuple(dict.fromkeys((*families.get(root, ()), *alike)))
    return replace(wording, kin=kin, families=families, joined={first: tuple(held) for first, held in joined.items()})


def _list_stems(country: CountryName, wording: Wording) -> Iterator[str]:
    for printed in (country.name, country.adjective or ""):
        folded = fold_word(printed)
        if _is_one_word(printed) and not wording.is_stop(folded):
            yield wording.look_at(folded).stem


def _is_one_word(printed: str) -> bool:
    """Whether a name is one word."""
    return list_words(printed) == [printed]
