"""How much each sign counts when beads are laid: one set of weights for all languages and publishers.

Tuned on half of the documents of ``ntrex-merge`` (ru-en, zh-en, fr-en: those with even numbers) and ``textberg`` (dev, test 0, 2, 4, 6)
by trying some thousand sets; the other half decides whether they hold (docs/stages/alignment.md has both).
"""

from dataclasses import dataclass, replace
from typing import Final

# Bead sizes that are tried. Larger ones are one in a hundred and lead astray more often than they help.
SIZES: Final = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2))
LARGEST: Final = 4
# Sizes are compared in two tables: up to two sentences of the source beside up to four of the target, and more beside up to two.
TABLES: Final = (((1, 2), 4), ((3, 4), 2))

# A way that is worth so much less is e times less likely. Of beads rated .9 and more .993 were right in news and .95 in free
# translations, of those rated lower .81 and .53 (docs/decisions/0016-the-quick-model-lays-versions.md).
STEP: Final = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """What a bead is worth: likeness above that of chance, in units of what separates pairs from chance in these texts, less penalties.

    ``neighbours`` is the share of the chance level that is read beside the bead (likeness with the sentences before and behind it), the
    rest is that of the whole texts. ``letters`` is the worth of shared letters beside one of vectors, ``letters_neighbours`` their
    chance level. ``length`` is taken off for each step by e in the ratio of lengths, ``smooth`` characters are added to both and
    ``longest`` is the most. ``form`` is taken off where a form of address meets what is none, ``joined`` is added where a bead is no
    pair of single sentences (a run's own text lies a little further from chance than its sentences say), ``many`` taken off where both
    sides have more than one sentence: only where nothing smaller explains both links. ``skip`` is the worth of leaving a sentence out,
    ``skip_best`` what is taken off for the best counterpart that it has anywhere near: a sentence that is said elsewhere is not lightly
    called left out. Texts that leave out much: :class:`Usual`.

    What parts of a sentence tell (:mod:`onrecord.alignment.parts`): ``part`` for the one that is less like its sentences, in the same
    units, above or below ``part_even``, and at most as far again; ``part_gain`` for what the mean of both gains on the likeness of the
    whole, from ``-part_loss`` on, since parts are shorter and so less alike.
    """

    neighbours: float = 0.3
    letters: float = 0.1
    letters_neighbours: float = 0.5
    length: float = 0.2
    smooth: float = 20.0
    longest: float = 0.7
    joined: float = 0.028
    form: float = 0.05
    many: float = 0.055
    skip: float = 0.028
    skip_best: float = 0.24
    spread: float = 0.5
    part: float = 0.05
    part_even: float = 0.5
    part_gain: float = 0.25
    part_loss: float = 0.1


WITH_MODEL: Final = Weights()
# A slow model encodes neither runs nor parts; leaving out is worth what it was before parts were looked at.
SLOW_MODEL: Final = Weights(joined=0.02, many=0.05, skip=0.02, skip_best=0.2)
# Letters alone: they are the one likeness there is, so that one of letters is one of meaning.
LETTERS_ALONE: Final = replace(SLOW_MODEL, letters=1.0)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """How a second model counts (:mod:`onrecord.alignment.asked_again`): its ``share`` of a bead's likeness where fewer than ``sure`` of
    the ways lay a bead. ``chance`` and ``gap`` are its cosines for sentences that say nothing of each other, and how far pairs lie
    above: a stretch is too short to tell them from itself.
    """

    share: float = 0.2
    sure: float = 0.9
    chance: float = 0.805
    gap: float = 0.09


SECOND: Final = SecondOpinion()


@dataclass(frozen=True, slots=True)
class Usual:
    """The share of sentences that two texts leave out before leaving out is worth more in them, and how many sentences it counts for while
    their own are few (:func:`onrecord.alignment.worth.adapt_skips`). News leaves out a twentieth; of a text that leaves out a fifth,
    a sentence that seems to be left out is so more likely (docs/decisions/0025-what-a-text-leaves-out-is-counted.md).
    """

    left_out: float = 0.08
    sentences: float = 30.0


USUAL: Final = Usual()


@dataclass(frozen=True, slots=True)
class Borders:
    """When two beads are looked at as one (:mod:`onrecord.alignment.borders`): from ``uneven`` on, in steps by e between their ratios of
    lengths, and where moving a part adds ``least`` to their cosines together. Of 14 joined in ``textberg`` and its ``dev`` 11 are one
    bead in the gold, and one of the others held a bead that was right; in 372 documents of news none is joined. From 0.4 on beads of
    news are joined that are two, from 0.6 on four of the 11 are lost; ``least`` may lie anywhere from 0.03 to 0.07
    (docs/decisions/0024-beads-are-joined-where-a-border-moved.md).
    """

    uneven: float = 0.5
    least: float = 0.05


BORDERS: Final = Borders()
