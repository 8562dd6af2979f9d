"""What a figure is about: the indicator by its names, else by the words that stand beside the amount; and the whole it is a part of."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import HEAD_WORDS, is_initial, is_joint, is_past, is_plural, is_verb, name_head
from onrecord.figures.passages import Passage
from onrecord.figures.select import find_whole_number
from onrecord.figures.subject import write_words
from onrecord.knowledge.amounts import Amounts
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.indicators import Indicator

# How far, in words, the name of what is measured stands from the amount; a count's own noun is nearer. Of 830 indicators of the gold
# 8 or 11 words before lose 3, 20 change none; 4 or 6 words behind change none, 12 lose 2.
_BACK, _ON, _COUNTED = 14, 8, 4
_WHOLE_WORDS = 6
_LONGEST_PRICED = 4
_SHORT = 3
# A dash stands for "is" («безработица – 5 процентов») as often as it parts clauses: it costs what a comma does.
# Not measured in a unit of nature.
_ABSTRACT = frozenset((None, "money", "share"))
_CLAUSE = frozenset(".;:!?")
_PAUSES = frozenset(",—–()")
_COMMA_COST = 3
_BEHIND_COST = 2
_BREAKS = frozenset(',.;:!?—–()«»"“”')
_STOPS = frozenset(',.;:!?—–()«»"“”-')


class Named(NamedTuple):
    """An indicator's name in words ``[first, stop)``."""

    first: int
    stop: int
    indicator: Indicator


def find_names(words: Sequence[str], names: Phrases[Indicator]) -> list[Named]:
    """The names of indicators in a sentence, in order; of those that overlap the longer first."""
    return [Named(at, at + phrase.length, phrase.value) for at, phrase in names.find_all(words)]


def find_indicator(passage: Passage, amount: Amount, stop: int, named: Sequence[Named], known: Amounts) -> Named | None:
    """The name that an amount in words ``[amount.first, stop)`` is the figure of: the nearest in its clause.

    A count's own noun stands behind it; money and shares are figures of what was named before, or of what "of" and "in" name behind.
    """
    is_count = amount.unit is None and amount.kind == "number" and stop == amount.stop
    usable = [one for one in named if fits(one.indicator, amount) and (is_count or not one.indicator.is_place)]
    if not is_count:
        usable = [one for one in usable if not one.first or passage.words[one.first - 1] not in known.each]
    if amount.kind == "ordinal":
        return None
    if is_count:
        own = _find_own(passage, stop, usable, known)
        between = passage.words[stop : own.first] if own else ()
        parted = (word in _BREAKS or word in known.connectives or is_plural(word, known) for word in between)
        befell = (
            all(word in known.helpers or word in known.stand_ins for word in between)
            and own is not None
            and is_past(passage.words[own.first], known)
        )
        if own is not None and (befell or not any(parted)):
            behind = (one for one in usable if one.first == own.stop and one.indicator.is_counted)
            counted = own if known.takes_genitive else next(behind, own)
            return None if counted is own and _describes(passage, own, known) else counted
        if name_head(passage, stop, known):
            return None
        usable = [one for one in usable if one.stop <= amount.first and not one.indicator.is_place]
    if noun := find_noun_before(passage, amount, known):
        return next((one for one in usable if noun[0] <= one.first and one.stop <= noun[1]), None)
    costs = [
        (one.indicator.is_counted, cost, one.first, one)
        for one in usable
        if not (one.indicator.is_counted and _is_money(amount))
        and (cost := _measure_distance(passage, amount, stop, one, known)) is not None
    ]
    return min(costs)[3] if costs else None


def _is_money(amount: Amount) -> bool:
    """Of what is counted beside it money is not the amount: "a family with two children gets $500"."""
    return amount.unit is not None and amount.unit.kind == "money"


def _find_own(passage: Passage, stop: int, usable: Sequence[Named], known: Amounts) -> Named | None:
    """The name of a count's own noun: what is between may describe it («новых»), but is no noun («билетов стоимостью»)."""
    near = [one for one in usable if stop <= one.first <= stop + _COUNTED]
    if not near or not known.takes_genitive or not known.adjective_endings:
        return near[0] if near else None
    between = passage.words[stop : near[0].first]
    return near[0] if all(word.endswith(known.adjective_endings) or word in known.fillers for word in between) else None


def _describes(passage: Passage, own: Named, known: Amounts) -> bool:
    """The name of no things that are counted, before the noun of those that are: "1,000 debt collectors", "60,000 food pantries"."""
    is_next = own.stop < len(passage.words) and is_plural(passage.words[own.stop], known)
    return is_next and not own.indicator.is_counted and passage.tokens[own.stop].is_word


def fits(indicator: Indicator, amount: Amount) -> bool:
    """Figures of the indicator can be in the amount's unit: what is counted or paid is not measured in hectares, hours or tonnes."""
    return suits(indicator, amount.unit.kind if amount.unit else None)


def suits(indicator: Indicator, kind: str | None) -> bool:
    """Figures of the indicator can be in units of the kind."""
    if kind == "time":
        return indicator.kind == kind
    if indicator.kind is not None:
        return indicator.kind == kind
    return kind in _ABSTRACT or not (indicator.is_counted or indicator.is_money)


def find_noun_before(passage: Passage, amount: Amount, known: Amounts) -> tuple[int, int] | None:
    """The noun of "a ransom of 5 million", in words ``[first, stop)``; "a total of" names nothing."""
    words, at = passage.words, amount.first - 1
    if at >= 1 and known.noun_links and amount.unit is not None and amount.unit.kind == "money":
        return _find_priced_noun(passage, amount, known)
    if at < 1 or words[at] not in known.parts_of or words[at] not in known.measures.of:
        return None
    noun = words[at - 1]
    is_noun = (
        noun[0].isalpha()
        and len(noun) > _SHORT
        and not is_past(noun, known)
        and noun not in known.connectives | known.amount_nouns
    )
    return (at - 1, at) if is_noun else None


def _find_priced_noun(passage: Passage, amount: Amount, known: Amounts) -> tuple[int, int] | None:
    """The noun in «награда в 10 миллионов», «сделка на сумму 3 миллиарда», «оборот порта в 5 миллионов»."""
    words, at = passage.words, amount.first
    while at > 1 and (words[at - 1] in known.sized or words[at - 1] in known.noun_links):
        at -= 1
    if (
        at == amount.first
        or words[at - 1].endswith(known.adjective_endings)
        or not _may_be_priced(passage, at - 1, known)
    ):
        return None
    first = at - 1
    while first > max(0, at - _LONGEST_PRICED) and words[first].endswith(known.genitive_endings):
        if not _may_be_priced(passage, first - 1, known):
            break
        first -= 1
    return first, at


def _may_be_priced(passage: Passage, at: int, known: Amounts) -> bool:
    """A word that may belong to a thing that has its price: no verb, adverb, preposition or name."""
    words, token = passage.words, passage.tokens[at]
    noun = words[at]
    is_noun = token.is_word and len(noun) > _SHORT and (token.text[0].islower() or at == 0)
    is_other = is_joint(noun, known) or noun in known.prepositions or noun in known.measures.copulas
    is_other = is_other or noun in known.measures.up or noun in known.measures.down
    return (
        is_noun and not is_other and not noun.endswith(known.deed_endings + known.verb_endings + known.adverb_endings)
    )


def _measure_distance(passage: Passage, amount: Amount, stop: int, one: Named, known: Amounts) -> int | None:
    """What parts a name from an amount; nothing where it is too far, in another sentence, or in what the amount is for
    ("$3 million to build schools", "5 billion, which investors lost").
    """
    words, first = passage.words, amount.first
    if one.stop <= first:
        between, reach, cost = words[one.stop : first], _BACK, 0
    elif one.first >= stop:
        between, reach, cost = words[stop : one.first], _ON, _BEHIND_COST
        if any(word in known.purposes or word[0].isdigit() for word in between):
            return None
    else:
        return 0
    if len(between) > reach or any(word in _CLAUSE for word in between):
        return None
    return len(between) + cost + _COMMA_COST * sum(word in _PAUSES for word in between)


class Whole(NamedTuple):
    """What a share is a share of, as printed in ``[first, stop)``."""

    words: str
    first: int
    stop: int


class CountedWhole(NamedTuple):
    """The number that another is a part of: its place among the amounts, and its words."""

    place: int
    words: str


def find_counted_wholes(passage: Passage, amounts: Sequence[Amount], known: Amounts) -> Mapping[int, CountedWhole]:
    """For counts that are parts of another ("76 of 85 regions", "Of 85 regions, 76"), by their place among the amounts, the whole."""
    found: dict[int, CountedWhole] = {}
    for place, (part, whole) in enumerate(pairwise(amounts)):
        at = find_whole_number(passage, part, known)
        if at and whole.core == at:
            found[place] = CountedWhole(place + 1, _cut_name(passage, whole, known))
        elif _opens_with_whole(passage, part, whole, known):
            found[place + 1] = CountedWhole(place, _cut_name(passage, part, known))
    return found


def _opens_with_whole(passage: Passage, whole: Amount, part: Amount, known: Amounts) -> bool:
    words = passage.words
    opens = whole.first > 0 and words[whole.first - 1] in known.measures.of and whole.unit is None and part.unit is None
    is_first = whole.first == 1 or (opens and words[whole.first - 2] in _STOPS)
    return opens and is_first and words[part.first - 1] == "," and part.first - whole.stop <= HEAD_WORDS + 1


def _cut_name(passage: Passage, amount: Amount, known: Amounts) -> str:
    head = name_head(passage, amount.stop, known)
    number = write_words(passage, amount.core, amount.stop)
    return number if head is None else f"{number} {write_words(passage, *head)}"


def find_whole(passage: Passage, amount: Amount, stop: int, known: Amounts) -> Whole | None:
    """What a share is a share of, as printed: "overall trade" of "10 percent of overall trade"."""
    tokens, words = passage.tokens, passage.words
    at = stop
    if known.whole_endings and amount.first and words[amount.first - 1].endswith(known.whole_endings):
        return Whole(tokens[amount.first - 1].text, amount.first - 1, amount.first)
    if at >= len(tokens):
        return None
    has_link = words[at] in known.measures.of
    if has_link:
        at += 1
    elif (
        not known.takes_genitive
        or not tokens[at].text[0].isalpha()
        or words[at] in known.prepositions | known.connectives
    ):
        return None
    last, is_inserted = at, at in passage.inserted
    while last < min(len(tokens), at + _WHOLE_WORDS) and _belongs(passage, last, known, is_first=last == at):
        if (last in passage.inserted) != is_inserted:
            break
        last += 1
    return Whole(write_words(passage, at, last), at, last) if last > at else None


def _belongs(passage: Passage, at: int, known: Amounts, *, is_first: bool) -> bool:
    token = passage.tokens[at]
    if is_initial(passage, at):
        return True  # "of the U.S. population"
    if not is_first and is_plural(passage.words[at - 1], known) and not _follows_plural(token.folded, known):
        return False
    if token.text[0].isdigit():
        return is_first or passage.tokens[at - 1].folded not in known.connectives
    if is_first and token.folded in known.demonstratives:
        return True
    tells = token.folded in known.measures.shares and not is_first
    return (
        token.text[0].isalpha()
        and token.folded not in known.connectives
        and not (tells or is_verb(token.folded, known))
    )


def _follows_plural(word: str, known: Amounts) -> bool:
    """What goes on with the name of a whole behind its noun: "the votes of citizens", but "new investors said"."""
    return word in known.parts_of or word in known.prepositions or is_plural(word, known)
