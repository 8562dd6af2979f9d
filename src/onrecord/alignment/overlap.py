"""How much two texts share, by the beads laid over them."""

from collections.abc import Sequence

from onrecord.alignment.aligned import Aligned

# A bead of two sides whose likeness is below this says nothing: any two sentences of one meeting are that alike.
_LIKE = {True: 0.4, False: 0.15}


def measure_shared(aligned: Aligned) -> float:
    """How much of the shorter text lies in beads of two sides that are alike, 0 to 1."""
    if not len(aligned.source) or not len(aligned.target):
        return 0.0
    has_model = bool(aligned.source.meanings.shape[1])
    held = [0.0, 0.0]
    for link in aligned.links:
        if all(link.size) and _find_likeness(link, aligned) >= _LIKE[has_model]:
            held[0] += float(aligned.source.lengths[link.source_start : link.source_stop].sum())
            held[1] += float(aligned.target.lengths[link.target_start : link.target_stop].sum())
    whole = [float(side.lengths.sum()) for side in (aligned.source, aligned.target)]
    return max(share / length for share, length in zip(held, whole, strict=True))


def _find_likeness(link: Sequence[int], aligned: Aligned) -> float:
    has_model = bool(aligned.source.meanings.shape[1])
    rows = [
        (side.join_meanings if has_model else side.join_letters)(start, start + 1, stop - start)[0]
        for side, start, stop in ((aligned.source, link[0], link[1]), (aligned.target, link[2], link[3]))
    ]
    return float(rows[0] @ rows[1])
