"""The way of quoted words from the speaker to the report: what was spoken, through whom, in which official text it is published.

Each step is told as far as a page tells it: whether an interpreter's words are printed by the page's own note, which text is the
translation by its publisher's profile, and what differs from the step before by the findings between the two versions.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.model import Document, Evidence, Finding, Hop, Trace, cite
from onrecord.model.accounts import Spoken
from onrecord.model.alignment import Bead
from onrecord.traces.heard import hear_words
from onrecord.traces.unit import LaidVersion, TraceKnowledge, TraceUnit


class Held(NamedTuple):
    """A text with the words of a trace that stand in it."""

    spoken: Spoken
    words: tuple[Evidence, ...]

    @property
    def page(self) -> Document:
        """The document."""
        return self.spoken.page


def follow_words(trace: Trace, unit: TraceUnit, known: TraceKnowledge) -> Trace:
    """The trace with its hops; without any where no published words were found."""
    if not trace.statements:
        return trace
    document = trace.statements[0].document
    source = next(one for one in unit.sources if one.page.id == document)
    stated = Held(source, tuple(one for one in trace.statements if one.document == document))
    outlet = Hop(
        kind="outlet",
        language=unit.page.language,
        document=unit.page.id,
        words=(),
        differs=tuple(sorted(set(_name_changes(trace)))),
    )
    return replace(trace, hops=(*_follow_versions(stated, unit, known), outlet))


def _follow_versions(stated: Held, unit: TraceUnit, known: TraceKnowledge) -> Iterator[Hop]:
    """What was spoken, and the official texts up to the one in which the words were found."""
    if stated.page.rendering != "official_translation":
        yield from hear_words(stated.spoken, stated.words, known.pages)
        yield _publish(stated)
        return
    version = _choose_version(stated.page, unit)
    beads = _list_beads(stated, version) if version else []
    original = Held(version.original, tuple(_cite_beads(version.original, beads))) if version else None
    heard = original if original and original.words else stated
    yield from hear_words(heard.spoken, heard.words, known.pages)
    if original is not None:
        yield _publish(original)
    elif language := _find_original_language(stated.page, known):
        yield Hop(kind="official_version", language=language, document=None, words=(), differs=())
    yield replace(_publish(stated), differs=tuple(_name_findings(stated, version, beads)) if version else ())


def _publish(held: Held) -> Hop:
    is_translation = held.page.rendering == "official_translation"
    return Hop(
        kind="official_translation" if is_translation else "official_version",
        language=held.page.language,
        document=held.page.id,
        words=held.words,
        differs=(),
    )


def _choose_version(page: Document, unit: TraceUnit) -> LaidVersion | None:
    """The original that a translation was laid against; of several the same publisher's, then the first by id."""
    laid = [one for one in unit.versions if one.translation == page.id]
    return min(
        laid, key=lambda one: (one.original.page.publisher != page.publisher, one.original.page.id), default=None
    )


def _list_beads(stated: Held, version: LaidVersion) -> list[Bead]:
    """The beads that hold the words, in the order of the original's sentences."""
    held = {
        sentence.id
        for sentence in stated.spoken.sentences
        if any(sentence.start < one.stop and one.start < sentence.stop for one in stated.words)
    }
    order = {sentence.id: sentence.order for sentence in version.original.sentences}
    beads = [bead for bead in version.beads if not held.isdisjoint(bead.target)]
    return sorted(beads, key=lambda bead: (min((order[key] for key in bead.source), default=-1), bead.id))


def _cite_beads(original: Spoken, beads: list[Bead]) -> Iterator[Evidence]:
    places = {sentence.id: sentence for sentence in original.sentences}
    for bead in beads:
        held = [places[key] for key in bead.source]
        if held:
            yield cite(original.page, min(one.start for one in held), max(one.stop for one in held))


def _name_findings(stated: Held, version: LaidVersion, beads: list[Bead]) -> list[str]:
    """The codes of what differs between both versions in these words, or in the sentences that they answer."""
    keys = {bead.id for bead in beads}
    told = (one for one in version.findings if one.subject.id in keys and _touches(one, stated))
    return sorted({finding.code for finding in told})


def _touches(finding: Finding, stated: Held) -> bool:
    own = [one for one in finding.evidence if one.document == stated.page.id]
    return any(one.start < words.stop and words.start < one.stop for one in own for words in stated.words)


def _find_original_language(page: Document, known: TraceKnowledge) -> str | None:
    """The language that a publisher writes in, by its profile, where it is one."""
    publisher = known.publishers.find(page.publisher)
    originals = [language for language, form in publisher.rendering.items() if form == "original"] if publisher else []
    return originals[0] if len(originals) == 1 else None


def _name_changes(trace: Trace) -> Iterator[str]:
    """What differs between the published words and the report's."""
    yield from (change.kind for change in trace.changes)
    if trace.left_out:
        yield "joined" if trace.verdict == "spliced" else "left_out"
    elif trace.verdict == "spliced":
        yield "joined"
    if trace.verdict in ("reworded", "paraphrased"):
        yield "wording"
