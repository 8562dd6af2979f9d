"""What figures leave to those beside them: what they are of, their unit, their period."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.figures.about import find_names, suits
from onrecord.figures.amounts import Amount
from onrecord.figures.heads import name_head
from onrecord.figures.passages import Passage, open_passage
from onrecord.figures.reading import Reading
from onrecord.figures.written import COUNT, PERCENT
from onrecord.knowledge.amounts import Amounts, Unit
from onrecord.knowledge.indicators import Indicator
from onrecord.model import Sentence
from onrecord.model.figures import Figure

# A period said so many sentences before, in the same turn, may still be meant. Of 678 indicators of four gold sets two sentences
# lose 9, three 12.
_CARRIED = 1
_MONEY, _SHARE = "money", "share"
_MILLIONS = 6
_OPENS = "("
_DASHES = frozenset("—–")
_PAUSE = " \n,-–—"


class Carried:
    """The period of the last figure, for the sentence behind its own in the same turn."""

    def __init__(self) -> None:
        self._turn = ""
        self._order = 0
        self._value: str | None = None
        self._named: tuple[Sentence, Figure] | None = None

    def find_indicator(self, sentence: Sentence, unit: str, known: Amounts) -> str | None:
        """What the last figure of the sentence before, in the same turn, was of, where that can be in a unit."""
        if self._named is None:
            return None
        before, figure = self._named
        is_next = before.turn == sentence.turn and sentence.order - before.order <= _CARRIED
        return figure.indicator if is_next and _can_follow(unit, figure, known) else None

    def keep(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """Remember the period that the figures of a sentence state."""
        self._named = (sentence, figures[-1]) if figures else self._named
        periods = [figure.period for figure in figures if figure.period]
        if periods:
            self._turn, self._order, self._value = sentence.turn, sentence.order, periods[-1]

    def find(self, sentence: Sentence) -> str | None:
        """The period that may still be meant."""
        is_near = sentence.turn == self._turn and sentence.order - self._order <= _CARRIED
        return self._value if is_near else None


def name_by_earlier(reading: Reading, figures: list[Figure], carried: Carried) -> list[Figure]:
    """A sentence that names nothing itself goes on about what the one before it was about: «Сейчас это уже 9,2 процента»."""
    named = _find_name_before(reading)
    return [
        replace(one, indicator=_name_again(reading, one, named, carried))
        if one.indicator is None and one.measure != "ordinal"
        else one
        for one in figures
    ]


def _name_again(reading: Reading, figure: Figure, named: Indicator | None, carried: Carried) -> str | None:
    kind = find_kind(figure.unit, reading.known)
    own = carried.find_indicator(reading.sentence, figure.unit, reading.known)
    is_fit = named is not None and (kind in (None, _SHARE) or suits(named, kind))
    return own or (named.key if named and is_fit else None)


def find_kind(unit: str, known: Amounts) -> str | None:
    """What a figure's unit measures; nothing for a plain number. The tables hold every unit that is read."""
    return None if unit == COUNT else known.kinds[unit]


def _find_name_before(reading: Reading) -> Indicator | None:
    """The last indicator that the sentence before names, in the same turn."""
    before = reading.before
    if before is None or before.turn != reading.sentence.turn:
        return None
    words = open_passage(reading.said.page.text, before.start, before.stop, reading.known).words
    named = [one for one in find_names(words, reading.names) if not one.indicator.is_counted]
    return named[-1].indicator if named else None


def borrow_units(passage: Passage, amounts: Sequence[Amount], known: Amounts) -> list[Amount]:
    """Amounts of millions without a unit or noun take the money of those before them: «из кредитов на 17 миллиардов рублей
    12 миллиардов приходится».
    """
    found: list[Amount] = []
    money: Unit | None = None
    for one in _tell_money(passage, amounts, known):
        if one.unit is not None:
            is_aside = one.first > 0 and passage.words[one.first - 1] == _OPENS  # «368 млн рублей (5,8 млн долларов)»
            money = money if is_aside else one.unit if one.unit.kind == _MONEY else None
        elif money is not None and _lacks_noun(passage, one, known):
            one = one._replace(unit=money)
        found.append(one)
    return found


def _tell_money(passage: Passage, amounts: Sequence[Amount], known: Amounts) -> Sequence[Amount]:
    """Millions of what may be a weight are money beside other money: «200 млн фунтов (около 300 млн долларов)»."""
    if not any(one.unit is not None and one.unit.kind == _MONEY for one in amounts):
        return amounts
    return [
        one._replace(unit=unit) if (unit := _find_powered_money(passage, one, known)) is not None else one
        for one in amounts
    ]


def _find_powered_money(passage: Passage, amount: Amount, known: Amounts) -> Unit | None:
    words, last = passage.words, amount.stop - 1
    is_powered = last > amount.core and known.magnitudes.find(words[last - 1]) is not None
    return known.powered_money.find(words[last]) if is_powered and amount.unit is not None else None


def _lacks_noun(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Millions behind which neither a noun nor what befell those counted stands."""
    words, stop = passage.words, amount.stop
    power = known.magnitudes.find(words[stop - 1])
    behind = words[stop] if stop < len(words) else ""
    befell = behind in known.helpers or behind in known.parts_of or behind in known.measures.of
    return (power or 0) >= _MILLIONS and not befell and name_head(passage, stop, known) is None


def hand_on(figure: Figure, earlier: Sequence[Figure], before: Sequence[str], known: Amounts) -> Figure:
    """A figure with what it leaves to those before it in its sentence; ``before`` are the words before its number."""
    changed = _say_otherwise(_go_on_changing(figure, earlier, before, known), earlier, before, known)
    return _take_over(changed, earlier, known)


def _say_otherwise(figure: Figure, earlier: Sequence[Figure], before: Sequence[str], known: Amounts) -> Figure:
    """The same in another unit, in brackets at once behind it: "fell by 2 degrees Celsius (3.6 degrees Fahrenheit)"."""
    last = earlier[-1] if earlier else None
    if last is None or before[0] != _OPENS or figure.evidence[0].start - last.evidence[0].stop > len(" ("):
        return figure
    kinds = {find_kind(last.unit, known), find_kind(figure.unit, known)}
    is_same = len(kinds) == 1 and kinds.isdisjoint((None, _SHARE)) and figure.unit != last.unit
    is_plain = is_same and figure.measure == "level"
    return replace(figure, measure=last.measure, direction=last.direction) if is_plain else figure


def hand_back(figures: Sequence[Figure], text: str) -> list[Figure]:
    """A figure that is said again at once is what it is when it is said in full: "nearly half — nearly half of all workers",
    "cut by $1.3 trillion — $1.3 trillion".
    """
    found = list(figures)
    for at in range(len(found) - 2, -1, -1):
        one, again = found[at], found[at + 1]
        between = text[one.evidence[0].stop : again.evidence[0].start]
        if (one.value, one.upper, one.unit) == (again.value, again.upper, again.unit) and not between.strip(_PAUSE):
            if one.measure == "level" or again.whole:
                found[at] = _say_as(one, again)
            else:
                found[at + 1] = _say_as(again, one)
    return found


def _say_as(figure: Figure, other: Figure) -> Figure:
    """A figure said of what another is said of."""
    return replace(
        figure,
        indicator=other.indicator,
        measure=other.measure,
        direction=other.direction if other.measure == "change" else figure.direction,
        whole=other.whole,
        about=other.about,
    )


def _go_on_changing(figure: Figure, earlier: Sequence[Figure], before: Sequence[str], known: Amounts) -> Figure:
    """A row of changes has its verb once: «снизился ввод жилья на 18 процентов, выдача ипотеки – на 53»."""
    goes_on = bool(earlier) and earlier[-1].measure == "change" and earlier[-1].unit == figure.unit == PERCENT
    is_next = any(word in known.measures.by or word in _DASHES for word in before)
    if goes_on and figure.measure == "share" and not figure.whole and is_next:
        return replace(figure, measure="change", direction=earlier[-1].direction)
    return figure


def _can_follow(unit: str, earlier: Figure, known: Amounts) -> bool:
    """What is counted one by one is nothing that money, tonnes or hours are of: "60 homes, and pay $6 billion"; of what tonnes
    are may be further tonnes.
    """
    kind = find_kind(unit, known)
    if kind not in (None, _MONEY, _SHARE) and kind != find_kind(earlier.unit, known):
        return False
    return unit in (COUNT, PERCENT) or earlier.unit != COUNT or earlier.measure != "level"


def _take_over(figure: Figure, earlier: Sequence[Figure], known: Amounts) -> Figure:
    """What a figure leaves to the one before it in the sentence: what it is of, where it names nothing itself and has its unit
    ("74,000 citizens, including 30,000"), and which amount "this amount" is.
    """
    if not earlier:
        return figure
    if figure.unit == COUNT and "." in figure.value and figure.measure == "level" and earlier[-1].unit != COUNT:
        last = earlier[-1]  # «40,2 процента – в городе, 30,5 – в селе»
        figure = replace(figure, unit=last.unit, measure=last.measure, direction=last.direction)
    if figure.indicator is None and figure.measure != "ordinal" and _can_follow(figure.unit, earlier[-1], known):
        figure = replace(figure, indicator=earlier[-1].indicator)
    if figure.measure == "share" and figure.whole and figure.about is None and earlier[-1].measure == "level":
        points_back = figure.whole.split()[0].lower() in known.demonstratives
        return replace(figure, about=earlier[-1].indicator) if points_back else figure
    return figure
