"""Two documents laid against each other, and whether they are versions of one text."""

from onrecord.alignment.align import align_texts
from onrecord.alignment.aligned import Aligned
from onrecord.alignment.beads import list_texts, make_beads
from onrecord.alignment.differences import find_differences
from onrecord.alignment.overlap import measure_shared
from onrecord.alignment.unit import AlignmentKnowledge, Laid, VersionsUnit
from onrecord.model.accounts import Spoken
from onrecord.text.encoder import Encoder, choose_encoder
from onrecord.text.kept_vectors import KeptVectors

# Of the words of the shorter text, this share lies in beads of two sides where both are versions of one text. Two reports of one
# meeting written apart reach less than a third.
SHARED = 0.5


def lay_versions(unit: VersionsUnit, known: AlignmentKnowledge) -> Laid:
    """The beads of two documents and what differs in them, if they are versions of one text."""
    return compare_versions(unit, known, least=SHARED)[0]


def compare_versions(unit: VersionsUnit, known: AlignmentKnowledge, least: float = 0.0) -> tuple[Laid, float]:
    """The beads of two documents and what differs in them, and the share of the shorter text that the other one says too.

    Where that share is below ``least`` the two are no versions of one text, and nothing is laid.
    """
    aligned, encoder = align_documents(unit.source, unit.target, known)
    shared = measure_shared(aligned)
    beads = make_beads(unit.source, unit.target, aligned) if shared >= least else ()
    laid = Laid(
        id=unit.id,
        source_document=unit.source.page.id,
        target_document=unit.target.page.id,
        model=encoder.name if encoder else None,
        beads=beads,
        findings=find_differences((unit.source, unit.target), beads, encoder.encoder if encoder else None, known),
        issues=(),
    )
    return laid, shared


def align_documents(source: Spoken, target: Spoken, known: AlignmentKnowledge) -> tuple[Aligned, KeptVectors | None]:
    """The sentences of two documents laid against each other, and the model that compared them."""
    languages = (source.page.language, target.page.language)
    encoder = choose_encoder(languages, known.encoders)
    second = choose_encoder(languages, filter(is_second, known.encoders)) if known.asks_again else None
    return align_texts(list_texts(source), list_texts(target), encoder, second), encoder


def is_second(model: Encoder) -> bool:
    """Whether a model is asked where the first one is in doubt: it was measured for one that is slow (docs/stages/alignment.md)."""
    return not model.is_quick
