"""Small numbers that count without a plain noun behind them: «погибли двое», «одного человека», "two 40-foot containers"."""

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import is_plural, name_head
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

_PAIR = 2
# As far before "and" may the number stand whose noun goes on behind it; chosen, not measured.
_NOUN_REACH = 3
# As far before it may a magnitude stand that is said again; chosen, not measured.
_SAID_REACH = 14
_BREAKS = frozenset(",—–-")


def counts_one(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """One of those who are counted one by one: «убил одного человека», "one person was hurt"; "a single person" only stresses,
    «на одного человека» shares out.
    """
    words, at = passage.words, amount.core
    before = words[at - 1] if at else ""
    is_stressed = before in known.articles or before in known.every or before in known.known_sets
    is_shared = before in known.measures.by or (at > 0 and known.openers.find(words, at - 1) is not None)
    is_one = (
        amount.value == 1 and amount.kind == "number" and amount.stop < len(words) and not is_stressed and not is_shared
    )
    return is_one and words[amount.stop] in known.counted_ones


def counts_people(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A number of people in one word that needs no noun: «двое», «үшеуі»; «на двоих» shares out."""
    words, at = passage.words, amount.core
    is_alone = words[at] in known.collectives and amount.stop == at + 1
    return is_alone and (not at or words[at - 1] not in known.measures.by)


def counts_nobody_new(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Those who are named beside: «нас троих», but «из них двое», «у вас двое детей»."""
    words, at = passage.words, amount.core
    if not at or words[at] not in known.collectives or words[at - 1] not in known.named_beside:
        return False
    return at < _PAIR or words[at - _PAIR] not in known.connectives | known.measures.of


def counts_part(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A form that also means "both" counts behind its whole: «оның екеуі», but «олардың екеуі де»."""
    words, at = passage.words, amount.core
    if not at:
        return False
    behind = words[amount.stop] if amount.stop < len(words) else ""
    return words[at - 1].endswith(known.whole_endings) and behind not in known.fillers


def counts_described(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Three or more behind the definite article of which is told what kind they are: "the three main piers", but "the three piers"."""
    if amount.value <= _PAIR or amount.unit is not None or passage.words[amount.first - 1] not in known.definite:
        return False
    head = name_head(passage, amount.stop, known) if amount.kind == "number" else None
    is_described = head is not None and head[1] - head[0] > 1 and is_plural(passage.words[head[1] - 1], known)
    return is_described and known.paired.isdisjoint(passage.words[head[0] : head[1]] if head else ())


def counts_further(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """More of what a number before "and" counts: «построил 40 лодок и три в порту», but «в двух и трёх в ряд»."""
    words, at = passage.words, amount.first - 1
    if at < _NOUN_REACH or words[at] not in known.piece_joiners:
        return False
    near = words[max(0, at - _NOUN_REACH) : at - 1]
    return words[at - 1].isalpha() and any(word.isdigit() or word in known.cardinals for word in near)


def counts_sized(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Before the size of what is counted: "two 40-foot containers"."""
    at = amount.stop
    return at < len(passage.words) and passage.words[at][0].isdigit() and amount.kind == "number"


def is_said_loosely(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A magnitude that no number stands before: "several thousand boats"; or one said again: "$9 billion, that is with a B — billion"."""
    words, at = passage.words, amount.core
    if words[at] not in known.single or not at:
        return False
    if words[at - 1] in known.vague:
        return True
    is_broken = words[at - 1] in _BREAKS and amount.kind == "number"
    return is_broken and words[at] in words[max(0, at - _SAID_REACH) : at - 1]
