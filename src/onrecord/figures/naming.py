"""What a figure is of: a known name where one fits, else words: the clause's subject, the noun it counts, the whole of a share."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.figures.about import Named, Whole, find_indicator, find_noun_before, fits
from onrecord.figures.amounts import Amount
from onrecord.figures.heads import is_joint, is_past, name_head
from onrecord.figures.passages import Passage
from onrecord.figures.subject import Subject, find_subject, trim, write_words
from onrecord.knowledge.amounts import Amounts

_MONEY, _SHARE, _TIME, _LENGTH = "money", "share", "time", "length"
_HEAD_WORDS = 4
_PAUSES = frozenset(",;:—–()")


class Placed(NamedTuple):
    """An amount in its sentence: the end of the one before it is ``floor``, the token behind it ``stop``."""

    passage: Passage
    amount: Amount
    floor: int
    stop: int
    known: Amounts


class Naming(NamedTuple):
    """What a figure is of, and the words ``[first, stop)`` that say so: a known name's key, or words as printed."""

    indicator: str
    first: int
    stop: int
    is_rate: bool = False


def find_naming(placed: Placed, named: Sequence[Named], whole: Whole | None) -> Naming | None:
    """What an amount is the figure of; ``named`` are the known names of its sentence."""
    outside = _leave_out(named, whole)
    subject = None if _has_noun(placed) else find_subject(placed.passage, placed.amount, placed.floor, placed.known)
    name = _find_known(placed, outside, subject)
    if whole is not None and (name is None or not (subject or _leads(placed, name))):
        return _name_whole(placed, named, whole)
    if name is not None:
        return Naming(name.indicator.key, name.first, name.stop, name.indicator.is_rate)
    return _name_by_words(placed, subject)


def _leads(placed: Placed, name: Named) -> bool:
    """The name stands before the amount, in its clause."""
    between = placed.passage.words[name.stop : placed.amount.first]
    return name.stop <= placed.amount.first and not any(word in _PAUSES for word in between)


def _leave_out(named: Sequence[Named], whole: Whole | None) -> Sequence[Named]:
    """The names outside a whole; beside one, things that are counted name nothing: "firms make up 40 percent of trade"."""
    if whole is None:
        return named
    return [one for one in named if not (whole.first <= one.first < whole.stop or one.indicator.is_counted)]


def _has_noun(placed: Placed) -> bool:
    """A count with its noun behind it, or an amount that "of" ties to the noun before it: "a ransom of 5 million"."""
    return (
        _find_counted(placed) is not None or find_noun_before(placed.passage, placed.amount, placed.known) is not None
    )


def _find_counted(placed: Placed) -> tuple[int, int] | None:
    """The words of a count's own noun: "soldiers" of "the killing of two soldiers"."""
    passage, amount, _, stop, known = placed
    is_count = amount.unit is None and amount.kind in ("number", "ordinal") and stop == amount.stop
    return name_head(passage, stop, known) if is_count else None


def _find_known(placed: Placed, named: Sequence[Named], subject: Subject | None) -> Named | None:
    """The known name: what the amount describes ("an $11 million programme"), the subject's, else the nearest."""
    passage, amount, _, stop, known = placed
    described = _find_described(placed) or _find_shared(placed) or _find_thing(placed)
    if described is not None:
        inside = [one for one in named if described[0] <= one.first < described[1]]
        name = inside[0 if known.takes_genitive else -1] if inside else None
        return None if name is None or _is_beside_head(passage, name, Whole("", *described), known) else name
    kind = _find_kind_of_money(placed)
    if kind is not None and (paid := next((one for one in named if one.stop == kind[1]), None)):
        return paid  # "the release of $4 billion in funding"
    if subject is not None:
        usable = [one for one in named if not one.indicator.is_place and fits(one.indicator, amount)]
        inside = [one for one in usable if subject.first <= one.first and one.stop <= subject.stop]
        if inside:
            name = inside[0] if known.takes_genitive else inside[-1]
            return None if name.indicator.is_counted and _is_beside_head(passage, name, subject, known) else name
        named = [one for one in named if subject.clause <= one.first < amount.first]
    return find_indicator(passage, amount, stop, named, known)


def _is_beside_head(passage: Passage, name: Named, span: Subject | Whole, known: Amounts) -> bool:
    """What is named is not the head of the words it stands in: "child poverty", «акций компании»."""
    words = passage.words
    if known.takes_genitive:
        return any(_rules(passage, at, known) for at in range(span.first, name.first))
    if name.stop >= span.stop or not passage.tokens[name.stop].is_word:
        return False
    behind = words[name.stop]
    is_other = behind in known.prepositions or is_joint(behind, known) or behind.endswith(known.adverb_endings)
    return not (is_other or is_past(behind, known) or behind.endswith(known.present_participles))


def _rules(passage: Passage, at: int, known: Amounts) -> bool:
    """A noun behind which others stand in the genitive, none that says how many («число школ»)."""
    word = passage.words[at]
    is_other = word in known.prepositions or is_joint(word, known) or word in known.known_sets | known.amount_nouns
    is_other = is_other or word in known.measures.shares or word in known.measures.rates or word in known.measures.up
    describes = word.endswith(known.adjective_endings) and not word.endswith(known.noun_endings)
    return passage.tokens[at].is_word and not (is_other or describes)


def _find_described(placed: Placed) -> tuple[int, int] | None:
    """The words of the noun that money stands before like an adjective, behind an article: "a $27 billion reduction fund"."""
    passage, amount, _, stop, known = placed
    is_led = amount.first > 0 and passage.words[amount.first - 1] in known.articles | known.known_sets
    if not is_led or amount.unit is None or amount.unit.kind != _MONEY:
        return None
    last = stop
    while last < len(passage.tokens) and last < stop + _HEAD_WORDS and passage.tokens[last].is_word:
        if passage.words[last] in known.connectives or passage.words[last] in known.prepositions:
            break
        last += 1
    return (stop, last) if last > stop else None


def _find_shared(placed: Placed) -> tuple[int, int] | None:
    """The noun behind a share without an ending, where a language has it there: «0,9 пайыз дауыс»."""
    passage, amount, _, stop, known = placed
    is_share = known.names_behind_share and amount.unit is not None and amount.unit.kind == _SHARE
    if not is_share or passage.words[amount.stop - 1].endswith(known.measures.by_endings):
        return None
    return name_head(passage, stop, known)


def _find_kind_of_money(placed: Placed) -> tuple[int, int] | None:
    """The noun that says what kind of money it is: "$5 million in rental payments", but not "in Orlav" or "in May"."""
    passage, amount, _, stop, known = placed
    is_money = amount.unit is not None and amount.unit.kind == _MONEY
    if not is_money or stop >= len(passage.words) or passage.words[stop] not in known.money_links:
        return None
    head = name_head(passage, stop + 1, known)
    return head if head and all(token.text.islower() for token in passage.tokens[head[0] : head[1]]) else None


def _name_whole(placed: Placed, named: Sequence[Named], whole: Whole) -> Naming | None:
    """A share of which no part is named is a figure of its whole: "60 percent of adults"; "of this amount" points elsewhere."""
    if placed.passage.words[whole.first] in placed.known.demonstratives:
        return None
    inside = [one for one in named if whole.first <= one.first < whole.stop]
    if inside and not _is_beside_head(placed.passage, inside[0], whole, placed.known):
        return Naming(inside[0].indicator.key, inside[0].first, inside[0].stop)
    span = trim(placed.passage, whole.first, whole.stop, placed.known)
    return _write(placed.passage, *span) if span else None


def _name_by_words(placed: Placed, subject: Subject | None) -> Naming | None:
    """The words that name what no known name does: the noun before "of", the subject, what is counted or paid for."""
    passage, amount, _, stop, known = placed
    if described := _find_described(placed) or _find_shared(placed) or _find_thing(placed):
        return _write(passage, *described)
    if head := _find_counted(placed):
        return _write(passage, *head)
    if noun := find_noun_before(passage, amount, known):
        return _write(passage, *noun)
    if subject is not None:
        return _write(passage, subject.first, subject.stop)
    if kind := _find_kind_of_money(placed):
        return _write(passage, *kind)
    if numbered := _find_numbered(placed):
        return _write(passage, *numbered)
    is_led = amount.first > 0 and passage.words[amount.first - 1] in known.articles | known.known_sets
    is_plain = amount.unit is None or amount.unit.kind == _MONEY or (is_led and amount.unit.kind == _SHARE)
    if not is_plain or amount.kind == "multiple" or stop > amount.stop:
        return None
    head = name_head(passage, stop, known)
    if head is None or passage.words[head[0]] in known.each:
        return None
    if all(is_past(word, known) or word.endswith(known.adverb_endings) for word in passage.words[head[0] : head[1]]):
        return None  # "$25 billion signed into law", "$5 million directly to towns"
    return _write(passage, *head)


def _find_thing(placed: Placed) -> tuple[int, int] | None:
    """The noun that a weight, a length or the like is of; adjectives alone name nothing."""
    head = name_head(placed.passage, placed.stop, placed.known) if _is_of_a_thing(placed) else None
    ending = placed.known.adjective_endings
    is_named = head and not (ending and all(word.endswith(ending) for word in placed.passage.words[head[0] : head[1]]))
    return head if is_named else None


def _is_of_a_thing(placed: Placed) -> bool:
    """A weight, length or the like before what it is of: "380,000 pounds of flour", «20 тонн цемента»."""
    passage, amount, _, stop, known = placed
    kind = amount.unit.kind if amount.unit else None
    if kind in (None, _MONEY, _SHARE, _TIME) or stop > amount.stop or stop >= len(passage.words):
        return False
    if known.parts_of:
        is_distance = (
            kind == _LENGTH and amount.first > 0 and passage.words[amount.first - 1] in known.measures.times_before
        )
        return passage.words[stop] in known.parts_of and not is_distance  # "within five miles of a port"
    return known.takes_genitive and not passage.words[stop].endswith(known.deed_endings + known.adverb_endings)


def _find_numbered(placed: Placed) -> tuple[int, int] | None:
    """What a number is said of before it: «количество нарушений: в Орлаве 46», "the number of ships at sea, 12"."""
    passage, amount, floor, stop, known = placed
    if amount.unit is not None or amount.kind != "number" or name_head(passage, stop, known):
        return None
    for at in range(amount.first - 2, floor - 1, -1):
        if passage.words[at] in known.amount_nouns:
            is_tied = known.takes_genitive or passage.words[at + 1] in known.parts_of
            head = name_head(passage, at + 1, known) if is_tied else None
            return (head[0], head[0] + 1) if head and known.takes_genitive else head
    return None


def _write(passage: Passage, first: int, stop: int) -> Naming:
    return Naming(write_words(passage, first, stop), first, stop)
