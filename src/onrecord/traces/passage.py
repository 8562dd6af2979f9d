"""The published passage nearest to a quotation in meaning: how near it is, by what it was judged, and what rules say differs there."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from onrecord.traces.content import agrees_in_denial, agrees_in_numbers
from onrecord.traces.reading import Reading
from onrecord.traces.shortlist import Listed, Shortlist
from onrecord.traces.stretches import Source, Stretch

Difference = Literal["numbers", "negation", "names"]

DIFFERENCES: Mapping[Difference, str] = {
    "numbers": "gives other numbers",
    "negation": "denies where the report does not, or the other way round",
    "names": "is on a page without a name that the report has",
}


class Scale(NamedTuple):
    """From where on a closeness counts as the same meaning, and from where as somewhat like it."""

    close: float
    like: float


class Passage(NamedTuple):
    """One or two neighbouring sentences around a listed one."""

    listed: Listed
    stretch: Stretch

    @property
    def source(self) -> Source:
        """Where it stands."""
        return self.listed.source

    @property
    def text(self) -> str:
        """Its words."""
        return self.source.spoken.page.text[self.stretch.start : self.stretch.stop]

    @property
    def place(self) -> tuple[str, Stretch]:
        """Document and stretch, to put equals in order."""
        return self.source.spoken.page.id, self.stretch


class Nearest(NamedTuple):
    """A passage, how near it is on which scale, and what rules say differs there; ``None`` where they all agree."""

    passage: Passage
    closeness: float
    parts: dict[str, float]
    scale: Scale
    differs: Difference | None

    @property
    def is_close(self) -> bool:
        """Whether it is near enough to say the same."""
        return self.closeness >= self.scale.close

    @property
    def is_like(self) -> bool:
        """Whether it is near enough to leave a doubt."""
        return self.closeness >= self.scale.like

    @property
    def agrees(self) -> bool:
        """Whether the passage says what the quotation says, as far as can be told."""
        return self.is_close and self.differs is None

    @property
    def score(self) -> float:
        """The closeness, at most 1."""
        return min(1.0, self.closeness)

    @property
    def order(self) -> tuple[bool, float, tuple[str, Stretch]]:
        """A close one on which the rules agree first, then the nearest, then by place."""
        return not self.agrees, -self.closeness, self.passage.place


def share_words(shortlist: Shortlist, passage: Passage) -> float:
    """The part of all that a quotation's words say that a passage says with the same words, 0 to 1."""
    return round(shortlist.share(passage.source.read(passage.stretch).kin_row.stems), 4)


def find_difference(quoted: Reading, passage: Passage) -> Difference | None:
    """A number may stand in a neighbouring sentence, a name anywhere on the page; a denial is in both or in neither."""
    if not agrees_in_numbers(quoted, passage.source.read(passage.listed.widen(1, 1))):
        return "numbers"
    if not agrees_in_denial(quoted, passage.source.read(passage.stretch)):
        return "negation"
    return None if all(_is_named(stem, passage.source) for stem in _list_names(quoted)) else "names"


def _list_names(quoted: Reading) -> list[str]:
    return sorted({token.stem for token in quoted.tokens if token.kind == "name"})


def _is_named(stem: str, source: Source) -> bool:
    """Whether a name stands anywhere on the page, or a word of its kin: «Тарния» where the page has «тарнийский»."""
    begins = [" " + one for one in (stem, *source.wording.list_kin(source.wording.kin_of(stem)))]
    return any(
        one in folded for turn in source.spoken.turns for folded in source.fold_sentences(turn.id) for one in begins
    )
