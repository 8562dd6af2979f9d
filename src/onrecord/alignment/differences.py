"""Where two versions differ inside their beads: T01 to T05, each with the words on both sides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from onrecord.alignment.coverage import Stretch, find_left_out
from onrecord.alignment.names import find_different_names
from onrecord.alignment.numbers import find_different_numbers
from onrecord.alignment.sides import is_address
from onrecord.alignment.support import choose_models
from onrecord.alignment.unit import AlignmentKnowledge
from onrecord.knowledge.strength import Strength
from onrecord.model import Evidence, Finding, Sentence, Subject, cite
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.model.identity import identify_about
from onrecord.model.outcomes import Level
from onrecord.text.encoder import Encoder
from onrecord.text.words import list_words

CODES = frozenset({"T01", "T02", "T03", "T04", "T05"})
# Kinds of words that answer each other across languages well enough to tell them apart when one side has none: of the rest translations
# make what they like.
STRENGTH_KINDS = ("opinion", "doubt", "duty", "intensity")
_MINOR_WORDS, _DEGREE_WORDS = 3, 7
_SHOWN = 80
_FEWEST = 6  # passages that tell how long the texts are beside each other; chosen, not measured
_LEVELS: dict[str, Level] = {"minor": "note", "degree": "note", "substantive": "warning"}
_NOTHING = Strength({})
_STAMPS = frozenset({"date", "place"})  # of these each language's page has its own form


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a bead: its document, language and the sentences in it as one run of the text."""

    spoken: Spoken
    start: int
    stop: int

    @property
    def text(self) -> str:
        return self.spoken.page.text[self.start : self.stop]

    @property
    def language(self) -> str:
        return self.spoken.page.language or ""

    def cite(self, start: int, stop: int) -> Evidence:
        """The evidence for a stretch of this passage."""
        return cite(self.spoken.page, self.start + start, self.start + stop)

    def cite_all(self) -> Evidence:
        """The whole passage."""
        return cite(self.spoken.page, self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Draft:
    """A difference before it has identity and level."""

    code: str
    grade: str
    evidence: tuple[Evidence, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What compares the words of two texts, if anything does, and how many characters of the source one of the target makes, if told."""

    encoder: Encoder | None
    ratio: float | None


def find_differences(
    pair: tuple[Spoken, Spoken], beads: tuple[Bead, ...], encoder: Encoder | None, known: AlignmentKnowledge
) -> tuple[Finding, ...]:
    """What a person should look at in these beads, in their order."""
    sentences = [{one.id: one for one in spoken.sentences} for spoken in pair]
    told: list[tuple[Bead, tuple[Passage | None, ...]]] = []
    for bead in beads:
        sides: tuple[Passage | None, ...] = tuple(
            _find_passage(spoken, [held[key] for key in keys])
            for spoken, held, keys in zip(pair, sentences, (bead.source, bead.target), strict=True)
        )
        if all(bool(keys) == bool(side) for keys, side in zip((bead.source, bead.target), sides, strict=True)):
            told.append((bead, sides))
    measured = Measured(encoder if encoder and encoder.has_words else None, measure_ratio(sides for _, sides in told))
    return tuple(
        _make_finding(draft, bead, known) for bead, sides in told for draft in _compare(sides, measured, known)
    )


def measure_ratio(told: Iterable[tuple[Passage | None, ...]]) -> float | None:
    """How many characters of the source one of the target makes: the median of the passages that both have; of few nothing is told."""
    held = [(one.text, other.text) for one, other in told if one is not None and other is not None]
    return median(len(one) / len(other) for one, other in held) if len(held) >= _FEWEST else None


def _find_passage(spoken: Spoken, sentences: list[Sentence]) -> Passage | None:
    """The passage of these sentences, without the page's date and place."""
    stamps = [(block.start, block.stop) for block in spoken.page.blocks if block.kind in _STAMPS]
    sentences = [one for one in sentences if not any(start <= one.start < stop for start, stop in stamps)]
    if not sentences:
        return None
    return Passage(spoken, min(one.start for one in sentences), max(one.stop for one in sentences))


def _compare(sides: tuple[Passage | None, ...], measured: Measured, known: AlignmentKnowledge) -> Iterator[Draft]:
    source, target = sides
    if source is None or target is None:
        alone = source or target
        if alone is not None and not is_address(alone.text):
            yield Draft("T02" if source is None else "T01", "substantive", (alone.cite_all(),), alone.text)
        return
    if is_address(source.text) or is_address(target.text):
        return
    pair = (source, target)
    yield from _find_numbers(pair, known)
    yield from _find_strength(pair, known)
    yield from _find_names(pair, known)
    yield from _find_left_out(pair, measured, known)


def _find_numbers(pair: tuple[Passage, Passage], known: AlignmentKnowledge) -> Iterator[Draft]:
    texts, languages = (pair[0].text, pair[1].text), (pair[0].language, pair[1].language)
    for first, second in find_different_numbers(texts, languages, known.numerals):
        evidence = (pair[0].cite(first.start, first.stop), pair[1].cite(second.start, second.stop))
        yield Draft("T03", "", evidence, " | ".join(one.exact for one in evidence))


def _find_names(pair: tuple[Passage, Passage], known: AlignmentKnowledge) -> Iterator[Draft]:
    """Names that the other side does not answer; beside one that has none in its place stands the whole other passage.

    They are asked of the model that has words, also where another one, which knows the languages, laid the beads.
    """
    models = choose_models(known.encoders)
    if models is None:
        return
    texts, languages = (pair[0].text, pair[1].text), (pair[0].language, pair[1].language)
    for names in find_different_names(texts, languages, known.names, models):
        evidence = tuple(
            one.cite(name.start, name.stop) if name else one.cite_all() for one, name in zip(pair, names, strict=True)
        )
        words = " | ".join(one.exact for one, name in zip(evidence, names, strict=True) if name)
        yield Draft("T04", "", evidence, words)


def _find_strength(pair: tuple[Passage, Passage], known: AlignmentKnowledge) -> Iterator[Draft]:
    """A kind of words that one side has and the other has none of; nothing where one language is not known."""
    strengths = [known.strengths.get(one.language, _NOTHING) for one in pair]
    if all(strength.kinds for strength in strengths):
        for kind in STRENGTH_KINDS:
            found = [strength.find(kind, one.text) for strength, one in zip(strengths, pair, strict=True)]
            if bool(found[0]) != bool(found[1]):
                words = (found[0] or found[1])[0]
                evidence = tuple(
                    _cite_words(one, words) if held else one.cite_all() for one, held in zip(pair, found, strict=True)
                )
                yield Draft("T05", kind, evidence, words)


def _cite_words(passage: Passage, folded: str) -> Evidence:
    """The folded words as they stand in a passage; the whole passage where typography parts them."""
    at = passage.text.lower().replace("ё", "е").find(folded)
    return passage.cite(at, at + len(folded)) if at >= 0 else passage.cite_all()


def _find_left_out(pair: tuple[Passage, Passage], measured: Measured, known: AlignmentKnowledge) -> Iterator[Draft]:
    if measured.encoder is None:
        return
    texts = (pair[0].text, pair[1].text)
    wordings = (known.wordings.of(pair[0].language), known.wordings.of(pair[1].language))
    found = find_left_out(texts, wordings, measured.encoder, measured.ratio)
    for code, (own, other), stretches in zip(("T01", "T02"), (pair, pair[::-1]), found, strict=True):
        for stretch in stretches:
            evidence = (own.cite(stretch.start, stretch.stop), other.cite_all())
            yield Draft(code, grade_stretch(stretch, own.text), evidence, evidence[0].exact)


def grade_stretch(stretch: Stretch, text: str) -> str:
    """How much is left out: a few words; how or in what measure; or something of its own, a figure or most of a sentence."""
    words = list_words(text[stretch.start : stretch.stop])
    if len(words) > _DEGREE_WORDS or any(word[0].isdigit() for word in words):
        return "substantive"
    return "minor" if len(words) < _MINOR_WORDS and len(stretch.words) < _MINOR_WORDS - 1 else "degree"


def _make_finding(draft: Draft, bead: Bead, known: AlignmentKnowledge) -> Finding:
    words = draft.words if len(draft.words) <= _SHOWN else draft.words[: _SHOWN - 1].rstrip() + "…"
    places = [f"{one.document} {one.start} {one.stop}" for one in draft.evidence]
    name = f"{draft.code}.{draft.grade}" if draft.code == "T05" else f"{draft.code}.found"
    return Finding(
        id=identify_about("findings", draft.code, bead.id, draft.grade, *places),
        code=draft.code,
        level=_LEVELS.get(draft.grade, "note" if draft.code == "T05" else "warning"),
        message=known.codebook.write_message(name, words=words),
        subject=Subject(table="beads", id=bead.id),
        evidence=draft.evidence,
        detail={"grade": draft.grade} if draft.grade else {},
    )
