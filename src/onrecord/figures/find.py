"""The figures of one page: every amount that says how much or how many, with what it measures, of what, for when and how surely."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from onrecord.figures.about import (
    Named,
    find_counted_wholes,
    find_indicator,
    find_names,
    find_whole,
    name_before,
    name_head,
)
from onrecord.figures.amounts import Amount, read_amounts
from onrecord.figures.measure import find_measure
from onrecord.figures.passages import Passage, open_passage
from onrecord.figures.select import find_times, is_dated, is_figure
from onrecord.figures.starting import lower_in_place, may_hold_amounts
from onrecord.knowledge.amounts import Amounts
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.indicators import Indicator
from onrecord.model import Document, Evidence, Mention, Quotation, Sentence, Turn, cite
from onrecord.model.figures import Bound, Figure
from onrecord.model.identity import identify_row
from onrecord.text.edtf_phrases import DatePhrases, SaidDate, read_dates

# A language whose amounts are known and whose indicators are not.
_NO_NAMES: Phrases[Indicator] = Phrases(())
_NO_PLACES: Phrases[str] = Phrases(())
_PERCENT = "percent"
_COUNT = "1"
_HUNDRED = 100
_PLACES = Decimal("0.01")
_MOST_DECIMALS = 6
# A period said so many sentences before, in the same turn, may still be meant.
_CARRIED = 1
_BEFORE_COST = 1
_BEHIND_COST = 2
_PAUSE_COST = 30
# As many characters of a date are its day.
_DAY = 10
_HEDGE_REACH, _LONGEST_HEDGE = 12, 5
_GROWTH_REACH = 6


@dataclass(frozen=True, slots=True)
class FigureKnowledge:
    """What figures are read with, by language."""

    amounts: Mapping[str, Amounts]
    indicators: Mapping[str, Phrases[Indicator]]
    dates: Mapping[str, DatePhrases]
    adjectives: Mapping[str, Phrases[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One page with what was read from it so far; of its mentions the places."""

    page: Document
    turns: Sequence[Turn]
    sentences: Sequence[Sentence]
    places: Sequence[Mention]
    quotations: Sequence[Quotation]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence being read: its passage, its dates, and the language's knowledge."""

    said: Said
    sentence: Sentence
    before: Sentence | None
    passage: Passage
    dates: Sequence[SaidDate]
    months: Container[str]
    known: Amounts
    names: Phrases[Indicator]
    adjectives: Phrases[str]


@dataclass(frozen=True, slots=True)
class _Context:
    """The indicators and the places named in a sentence, and the period that still holds from an earlier one."""

    named: Sequence[Named]
    places: tuple[str, ...]
    period: str | None


class _Read(NamedTuple):
    """An amount, and whether it is a figure unless it is part of a date."""

    amount: Amount
    is_figure: bool


def find_figures(said: Said, known: FigureKnowledge) -> tuple[Figure, ...]:
    """The figures of a page, in order."""
    languages = {turn.id: turn.language or said.page.language or "" for turn in said.turns}
    found: list[Figure] = []
    carried = _Carried()
    lowered = lower_in_place(said.page.text)
    for place, sentence in enumerate(said.sentences):
        language = languages.get(sentence.turn, "")
        amounts = known.amounts.get(language)
        if amounts is None or not may_hold_amounts(lowered, sentence.start, sentence.stop, amounts):
            continue
        passage = open_passage(said.page.text, sentence.start, sentence.stop)
        phrases = known.dates.get(language)
        months = phrases.months if phrases else ()
        read = [_Read(one, is_figure(passage, one, amounts, months)) for one in read_amounts(passage.tokens, amounts)]
        # Dates are read only where something else than a date may be counted: they take as long as the amounts.
        if any(one.is_figure for one in read):
            before = said.sentences[place - 1] if place else None
            dates = _find_dates(said.page, passage, phrases)
            names, adjectives = known.indicators.get(language, _NO_NAMES), known.adjectives.get(language, _NO_PLACES)
            reading = _Reading(said, sentence, before, passage, dates, months, amounts, names, adjectives)
            found.extend(_read_sentence(reading, read, carried))
    return tuple(found)


class _Carried:
    """The period of the last figure, for the sentence behind its own in the same turn."""

    def __init__(self) -> None:
        self._turn = ""
        self._order = 0
        self._value: str | None = None
        self._named: tuple[Sentence, str | None] | None = None

    def find_indicator(self, sentence: Sentence) -> str | None:
        """What the last figure of the sentence before, in the same turn, was of."""
        if self._named is None:
            return None
        before, indicator = self._named
        is_next = before.turn == sentence.turn and sentence.order - before.order <= _CARRIED
        return indicator if is_next else None

    def keep(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """Remember the period that the figures of a sentence state."""
        self._named = (sentence, figures[-1].indicator) if figures else self._named
        periods = [figure.period for figure in figures if figure.period]
        if periods:
            self._turn, self._order, self._value = sentence.turn, sentence.order, periods[-1]

    def find(self, sentence: Sentence) -> str | None:
        """The period that may still be meant."""
        is_near = sentence.turn == self._turn and sentence.order - self._order <= _CARRIED
        return self._value if is_near else None


def _find_dates(page: Document, passage: Passage, phrases: DatePhrases | None) -> Sequence[SaidDate]:
    """The dates of a sentence, placed in the whole text."""
    if phrases is None:
        return ()
    text = page.text[passage.start : passage.stop]
    read = read_dates(text, phrases, page.published, None)
    return [one._replace(start=one.start + passage.start, stop=one.stop + passage.start) for one in read]


def _read_sentence(reading: _Reading, read: Sequence[_Read], carried: _Carried) -> Sequence[Figure]:
    passage, known = reading.passage, reading.known
    named = find_names(passage.words, reading.names)
    context = _Context(named, _list_places(reading), carried.find(reading.sentence))
    ends = [end for one in read for end in _split_growth(reading, one)]
    amounts = [end.amount for end in ends]
    wholes = find_counted_wholes(passage, amounts, known)
    figures: list[Figure] = []
    floor = 0
    for place, amount in enumerate(amounts):
        is_whole = any(one.place == place for one in wholes.values())
        if ends[place].is_figure and not is_whole and not is_dated(passage, amount, reading.dates):
            figure = _make_figure(reading, amount, floor, context)
            if place in wholes:
                counted = amounts[wholes[place].place]
                own = find_indicator(passage, counted, counted.stop, context.named, known)
                key = figure.indicator or (own.indicator.key if own else None)
                figure = replace(figure, measure="share", whole=wholes[place].words, indicator=key)
            figure = _go_on_changing(figure, figures, passage.words[max(0, amount.first - 1) : amount.first + 1], known)
            figures.append(_take_over(figure, figures, known.demonstratives))
        floor = amount.stop
    if figures and figures[0].indicator is None and not context.named:
        figures = _name_by_earlier(reading, figures, carried)
    carried.keep(reading.sentence, figures)
    return figures


def _name_by_earlier(reading: _Reading, figures: list[Figure], carried: "_Carried") -> list[Figure]:
    """A sentence that names nothing itself goes on about what the one before it was about: «Сейчас это уже 9,2 процента»."""
    indicator = carried.find_indicator(reading.sentence) or _find_name_before(reading)
    return [
        replace(one, indicator=indicator) if one.indicator is None and one.measure != "ordinal" else one
        for one in figures
    ]


def _find_name_before(reading: _Reading) -> str | None:
    """The last indicator that the sentence before names, in the same turn."""
    before = reading.before
    if before is None or before.turn != reading.sentence.turn:
        return None
    words = open_passage(reading.said.page.text, before.start, before.stop).words
    named = [one for one in find_names(words, reading.names) if not one.indicator.is_counted]
    return named[-1].indicator.key if named else None


def _split_growth(reading: _Reading, read: _Read) -> Sequence[_Read]:
    """«выросли с 26,5 до 73,6 миллиарда» is no range: what something was, and what it is."""
    amount, passage, known = read.amount, reading.passage, reading.known
    if amount.upper is None or not _grows(passage, amount, known):
        return (read,)
    link = amount.joint - 1
    said = known.bounds_before.find_before(passage.words, link)
    start = link - said.length if said is not None and said.value != "at_most" else link
    lower = amount._replace(stop=start, upper=None, joint=0)
    upper = amount._replace(first=start, core=amount.joint, value=amount.upper, upper=None, joint=0)
    if said is not None and start < link:
        upper = upper._replace(bound=said.value)
    return [_Read(end, is_figure(passage, end, known, reading.months)) for end in (lower, upper)]


def _grows(passage: Passage, amount: Amount, known: Amounts) -> bool:
    measures = known.measures
    before = passage.words[max(0, amount.first - _GROWTH_REACH) : amount.first]
    is_opened = amount.core > amount.first and passage.words[amount.joint - 1] in measures.to
    return is_opened and any(word in measures.up or word in measures.down for word in before)


def _go_on_changing(figure: Figure, earlier: Sequence[Figure], before: Sequence[str], known: Amounts) -> Figure:
    """A row of changes has its verb once: «снизился ввод жилья – на 18 процентов, выдача ипотеки – на 53 процента»."""
    goes_on = bool(earlier) and earlier[-1].measure == "change" and earlier[-1].unit == figure.unit == _PERCENT
    if goes_on and figure.measure == "share" and not figure.whole and any(word in known.measures.by for word in before):
        return replace(figure, measure="change", direction=earlier[-1].direction)
    return figure


def _take_over(figure: Figure, earlier: Sequence[Figure], demonstratives: frozenset[str]) -> Figure:
    """What a figure leaves to the one before it in the sentence: what it is of, where it names nothing itself and has its unit
    ("74,000 citizens, including 30,000"), and which amount "this amount" is.
    """
    if not earlier:
        return figure
    if figure.unit == _COUNT and "." in figure.value and figure.measure == "level" and earlier[-1].unit != _COUNT:
        last = earlier[-1]  # «40,2 процента – в городе, 30,5 – в селе»
        figure = replace(figure, unit=last.unit, measure=last.measure, direction=last.direction)
    if figure.indicator is None and figure.measure != "ordinal":
        figure = replace(figure, indicator=earlier[-1].indicator)
    if figure.measure == "share" and figure.whole and figure.about is None and earlier[-1].measure == "level":
        points_back = figure.whole.split()[0].lower() in demonstratives
        return replace(figure, about=earlier[-1].indicator) if points_back else figure
    return figure


def _make_figure(reading: _Reading, amount: Amount, floor: int, context: _Context) -> Figure:
    passage, known, page = reading.passage, reading.known, reading.said.page
    tokens = passage.tokens
    stop = find_times(passage, amount, known) or amount.stop
    measured = find_measure(passage, amount, floor, known)
    whole = find_whole(passage, amount, stop, known) if measured.measure == "share" else None
    behind = whole[0] if whole else stop
    name = find_indicator(
        passage, amount, stop, [one for one in context.named if not stop <= one.first < behind], known
    )
    is_times = stop > amount.stop
    indicator = name.indicator.key if name else None if is_times else _name_by_words(reading, amount, stop)
    evidence = cite(page, tokens[amount.first].start, tokens[stop - 1].stop)
    period = _find_period(reading, amount)
    value, upper, unit = _write_values(amount, page.side, known)
    touched = {*range(amount.first, behind), *(range(name.first, name.stop) if name else ())}
    return Figure(
        id=identify_row("figures", page.id, evidence.start, evidence.stop, measured.measure),
        document=page.id,
        evidence=(evidence,),
        as_printed=page.text[tokens[amount.core].start : tokens[stop - 1].stop],
        value=value,
        upper=upper,
        unit=unit,
        measure=measured.measure,
        direction=measured.direction,
        bound=_find_bound(passage, amount, known),
        hedge=_find_hedge(reading, amount),
        indicator=indicator,
        whole=whole[1] if whole else None,
        about=_find_about(context.named, stop, behind),
        scope=context.places,
        period=period,
        period_inferred=None if period else context.period,
        turn=reading.sentence.turn,
        quotation=_find_quotation(reading.said.quotations, evidence.start, evidence.stop),
        is_inserted=not passage.inserted.isdisjoint(touched),
    )


def _find_about(named: Sequence[Named], first: int, stop: int) -> str | None:
    """The indicator that the words of a whole name."""
    return next((one.indicator.key for one in named if first <= one.first < stop), None)


def _name_by_words(reading: _Reading, amount: Amount, stop: int) -> str | None:
    """What stands behind a count, a multiple of money or an ordinal, where no known name fits."""
    is_plain = amount.unit is None or amount.unit.kind == "money"
    if noun := name_before(reading.passage, amount, reading.known):
        return noun
    return name_head(reading.passage, stop, reading.known) if is_plain and amount.kind != "multiple" else None


def _write_values(amount: Amount, side: str | None, known: Amounts) -> tuple[str, str | None, str]:
    """Value, upper and unit: a fraction of something is in percent, a plain number counts; dollars are those of the page's side."""
    is_share = amount.kind == "fraction" and amount.unit is None
    unit = _PERCENT if is_share else amount.unit.code if amount.unit else _COUNT
    if amount.unit is not None and amount.unit.is_bare:
        unit = known.shared_money.get(unit, {}).get(side or "", unit)
    factor = _find_factor(amount, is_share=is_share)
    upper = None if amount.upper is None else _write(amount.upper * factor)
    return _write(amount.value * factor), upper, unit


def _find_factor(amount: Amount, *, is_share: bool) -> Decimal:
    """A fraction is in percent, cents are hundredths of their money."""
    if is_share:
        return Decimal(_HUNDRED)
    is_part = amount.unit is not None and amount.unit.kind == "money" and amount.unit.base is not None
    return amount.unit.base if is_part and amount.unit and amount.unit.base else Decimal(1)


def _write(value: Decimal) -> str:
    """A decimal string without an exponent; what does not end is cut to two places: 33.33."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        value = value.quantize(_PLACES, ROUND_HALF_UP)
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _find_bound(passage: Passage, amount: Amount, known: Amounts) -> Bound:
    """The bound said; "to" behind a word of growth is none: «вырос до 10 процентов»."""
    if (
        amount.bound == "at_most"
        and amount.core - amount.first == 1
        and passage.words[amount.first] in known.measures.to
    ):
        reach = range(max(0, amount.first - _GROWTH_REACH - 1), amount.first)
        if any(
            passage.words[at] in known.measures.up
            or passage.words[at] in known.measures.down
            or known.openers.find(passage.words, at)
            for at in reach
        ):
            return "exact"
    return amount.bound  # type: ignore[return-value]


def _find_hedge(reading: _Reading, amount: Amount) -> Evidence | None:
    """The nearest words before the amount, in its sentence, by which the speaker is not sure of it."""
    passage, hedges = reading.passage, reading.known.hedges
    first = max(0, amount.first - _HEDGE_REACH - _LONGEST_HEDGE)
    found = [(first + at, first + at + one.length) for at, one in hedges.find_all(passage.words[first : amount.first])]
    if not found or amount.first - found[-1][1] > _HEDGE_REACH:
        return None
    return cite(reading.said.page, passage.tokens[found[-1][0]].start, passage.tokens[found[-1][1] - 1].stop)


def _find_period(reading: _Reading, amount: Amount) -> str | None:
    """The nearest date of the sentence; one before the amount counts as nearer than one behind it, and a comma between sets them
    apart. The page's own day is none: "today" says when it is said.
    """
    tokens, text = reading.passage.tokens, reading.said.page.text
    start, stop = tokens[amount.first].start, tokens[amount.stop - 1].stop
    own = (reading.said.page.published or "")[:_DAY]
    costs = []
    for one in reading.dates:
        is_before = one.stop <= start
        between = text[one.stop : start] if is_before else text[stop : one.start]
        cost = (_BEFORE_COST if is_before else _BEHIND_COST) * len(between) + _PAUSE_COST * between.count(",")
        if one.value != own:
            costs.append((cost, one.value))
    return min(costs)[1] if costs else None


def _list_places(reading: _Reading) -> tuple[str, ...]:
    """The keys of the places named in the sentence, and of the countries of its adjectives («российский»), in order, each once."""
    first, last = reading.sentence.start, reading.sentence.stop
    passage = reading.passage
    named = [(one.start, one.key) for one in reading.said.places if first <= one.start and one.stop <= last]
    named += [(passage.tokens[at].start, one.value) for at, one in reading.adjectives.find_all(passage.words)]
    return tuple(dict.fromkeys(key for _, key in sorted(named)))


def _find_quotation(quotations: Sequence[Quotation], start: int, stop: int) -> str | None:
    """The shortest quotation that holds the words."""
    holding = [one for one in quotations if one.start <= start and stop <= one.stop]
    return min(holding, key=lambda one: (one.stop - one.start, one.id)).id if holding else None
