"""How the joining of names grows: the people of 10³ to 10⁵ documents; and what the name model costs beside its own time."""

import random
import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from time import process_time

from benchmarks.commands import SHARED_DATA
from onrecord.entities.stage import NamesUnit, open_names, resolve_names
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.name_things import ThingKnowledge, load_thing_knowledge, name_things
from onrecord.model import Sentence
from onrecord.model.names import NameForm
from onrecord.text.name_model import NameModel

SIZES = (1_000, 10_000, 100_000)
# People whom a document names first: most are named by one page.
_PEOPLE_A_DOCUMENT = 0.8
# One sound in two alphabets, of which invented names are made.
_VOWELS = (("а", "a"), ("о", "o"), ("и", "i"), ("у", "u"), ("е", "e"))
_CONSONANTS = zip("бвгдзклмнпрстф", "bvgdzklmnprstf", strict=True)
_SOUNDS = tuple((one + first, other + last) for one, other in _CONSONANTS for first, last in _VOWELS)
# How often a name is new. Of 5,000 real pages 9,794 names have 6,450 surnames, of which one has 36 bearers, and 2,827 given names; of
# 1,000 of these pages 2,880 names have 2,204 surnames and 1,187 given names. By these shares come out 6,659, 41, 2,731; 2,359, 1,098.
_NEW_SURNAMES, _NEW_GIVEN = (0.75, 1000.0), (0.75, 20.0)
_SEED = 20_260_719
_PAGES = 24


def measure_entities() -> Iterator[str]:
    """A table with a row for each size, the slopes beside that of n log n, and the model's time."""
    known = open_names(KnowledgeFolders())
    yield (
        "Names are generated (0.8 new people a document, half of them on pages of two languages; surnames and given names as often as on"
        " real pages); seconds are those of the processor.\n"
    )
    yield "| documents | names | people | seconds | µs a document | peak MiB |"
    yield "| --: | --: | --: | --: | --: | --: |"
    measured: list[tuple[int, float]] = []
    for size in SIZES:
        forms = tuple(make_forms(int(size * _PEOPLE_A_DOCUMENT)))
        start = process_time()
        people = resolve_names(NamesUnit(id="all", forms=forms), known).entities
        seconds = process_time() - start
        measured.append((size, seconds))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"| {size:,} | {len(forms):,} | {len(people):,} | {seconds:.1f} | {seconds / size * 1e6:.0f} | {peak} |"
    yield ""
    for (small, first), (large, last) in pairwise(measured):
        allowed = log(large * log(large) / (small * log(small))) / log(large / small)
        slope = log(last / first) / log(large / small)
        yield f"From {small:,} to {large:,} documents time grows with the power {slope:.2f} (n log n: {allowed:.2f})."
    yield ""
    yield from measure_model()


def make_forms(count: int) -> Iterator[NameForm]:
    """The printed names of so many people, the same each time; every other one stands in two alphabets.

    Surnames and given names are drawn as real ones are: few of them often, most of them once, and ever fewer new ones.
    """
    chance = random.Random(_SEED)
    surnames, given = _draw_names(chance, _NEW_SURNAMES, (3, 3, 4)), _draw_names(chance, _NEW_GIVEN, (2, 3, 3))
    for number in range(count):
        first, last = next(given), next(surnames)
        for place, language in enumerate(("ru", "en")[: 2 if number % 2 else 1]):
            yield NameForm(
                key=f"{language}:{last[place]}:{first[place]}",
                office=None,
                language=language,
                exact=f"{first[place].title()} {last[place].title()}",
                times=1 + number % 3,
                earliest=f"2030-01-01|{number:08d}",
            )


def _draw_names(chance: random.Random, new: tuple[float, float], syllables: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Names in two alphabets by the process of Pitman and Yor: of n drawn so far, k of them different, the next is a new one with the
    chance (strength + discount * k) / (strength + n), else one of those before, each the likelier the more often it was drawn.
    """
    discount, strength = new
    drawn: list[int] = []
    times: Counter[int] = Counter()
    made: list[tuple[str, str]] = []
    while True:
        if chance.random() * (strength + len(drawn)) < strength + discount * len(made):
            sounds = chance.choices(_SOUNDS, k=chance.choice(syllables))
            number = len(made)
            made.append(("".join(one[0] for one in sounds), "".join(one[1] for one in sounds)))
        else:
            number = chance.choice(drawn)
            while chance.random() * times[number] < discount:
                number = chance.choice(drawn)
        drawn.append(number)
        times[number] += 1
        yield made[number]


class _Watched(NameModel):
    """The model, with the sentences that it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def find(self, sentences: Sequence[str]) -> Iterator[list[tuple[int, int, str]]]:
        self.asked.append(tuple(sentences))
        return super().find(sentences)


@dataclass(frozen=True)
class _Page:
    id: str
    language: str
    text: str


def measure_model() -> Iterator[str]:
    """The time of naming things with the model, without it, and of the model alone on the sentences that it was asked."""
    files = sorted((SHARED_DATA / "kremlin-ru-2025").glob("*.txt"))[:_PAGES]
    without = load_thing_knowledge(KnowledgeFolders(), has_models=False)
    if not files or not NameModel().is_there:
        yield "The name model was not measured: its pages or its files are not here."
        return
    pages = [_Page(file.name, "ru", file.read_text(encoding="utf-8")) for file in files]
    watched = _Watched()
    _time(pages[:1], replace(without, model=watched))
    watched.asked.clear()
    seconds = _time(pages, replace(without, model=watched))
    asked = tuple(watched.asked)
    plain = _time(pages, without)
    start = process_time()
    for sentences in asked:
        list(NameModel().find(sentences))
    alone = process_time() - start
    count, most = sum(map(len, asked)), sum(len(cut_sentences(page)) for page in pages)
    yield (
        f"{len(pages)} Kremlin pages: things take {plain:.2f} s without the model, {seconds:.2f} s with it. It is asked of {count:,} of"
        f" {most:,} sentences, on which it takes {alone:.2f} s by itself: {(seconds - plain) / alone:.2f} times its own time."
    )


def _time(pages: Sequence[_Page], known: ThingKnowledge) -> float:
    held = [(page, cut_sentences(page)) for page in pages]
    start = process_time()
    for page, sentences in held:
        name_things(page, (), sentences, known)
    return process_time() - start


def cut_sentences(page: _Page) -> tuple[Sentence, ...]:
    """The page cut behind full stops and at line ends: near enough to what the stage reads."""
    found: list[Sentence] = []
    at = 0
    for piece in page.text.replace(". ", ".\n").split("\n"):
        if piece.strip():
            number = len(found)
            found.append(
                Sentence(id=str(number), document=page.id, turn="", order=number, start=at, stop=at + len(piece))
            )
        at += len(piece) + 1
    return tuple(found)
