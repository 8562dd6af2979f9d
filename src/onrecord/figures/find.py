"""The figures of one page: every amount that says how much or how many, with what it measures, of what, for when and how surely."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.figures.about import Named, find_counted_wholes, find_indicator, find_names, find_whole
from onrecord.figures.amounts import Amount, read_amounts
from onrecord.figures.certainty import find_bound, find_hedge, find_period
from onrecord.figures.growth import split_growth
from onrecord.figures.handing import Carried, borrow_units, hand_back, hand_on, name_by_earlier
from onrecord.figures.measure import find_measure
from onrecord.figures.naming import Placed, find_naming
from onrecord.figures.numbered import ends_name
from onrecord.figures.passages import Passage, open_passage
from onrecord.figures.reading import FigureKnowledge, Read, Reading, Said
from onrecord.figures.select import find_times, is_dated, is_figure
from onrecord.figures.starting import Scan
from onrecord.figures.written import write_values
from onrecord.knowledge.forms import Phrases
from onrecord.knowledge.indicators import Indicator
from onrecord.model import Document, Quotation, cite
from onrecord.model.figures import Figure
from onrecord.model.identity import identify_row
from onrecord.text.edtf_phrases import DatePhrases, SaidDate, read_dates

# A language whose amounts are known and whose indicators are not.
_NO_NAMES: Phrases[Indicator] = Phrases(())
_NO_PLACES: Phrases[str] = Phrases(())


class _Context(NamedTuple):
    """The indicators and the places named in a sentence, and the period that still holds from an earlier one."""

    named: Sequence[Named]
    places: tuple[str, ...]
    period: str | None


def find_figures(said: Said, known: FigureKnowledge) -> tuple[Figure, ...]:
    """The figures of a page, in order."""
    languages = {turn.id: turn.language or said.page.language or "" for turn in said.turns}
    found: list[Figure] = []
    carried = Carried()
    scan = Scan(said.page.text)
    for place, sentence in enumerate(said.sentences):
        language = languages.get(sentence.turn, "")
        amounts, phrases = known.amounts.get(language), known.dates.get(language)
        months = phrases.months if phrases else ()
        if amounts is None or not scan.may_hold_amounts(sentence.start, sentence.stop, amounts, months):
            continue
        passage = open_passage(said.page.text, sentence.start, sentence.stop, amounts)
        read = [Read(one, is_figure(passage, one, amounts, months)) for one in read_amounts(passage.tokens, amounts)]
        # Dates are read only where something else than a date may be counted: they take as long as the amounts.
        if any(one.is_figure for one in read):
            before = said.sentences[place - 1] if place else None
            dates = _find_dates(said.page, passage, phrases)
            names, adjectives = known.indicators.get(language, _NO_NAMES), known.adjectives.get(language, _NO_PLACES)
            reading = Reading(said, sentence, before, passage, dates, months, amounts, names, adjectives)
            found.extend(_read_sentence(reading, read, carried))
    return tuple(found)


def _find_dates(page: Document, passage: Passage, phrases: DatePhrases | None) -> Sequence[SaidDate]:
    """The dates of a sentence, placed in the whole text."""
    if phrases is None:
        return ()
    text = page.text[passage.start : passage.stop]
    read = read_dates(text, phrases, page.published, None)
    return [one._replace(start=one.start + passage.start, stop=one.stop + passage.start) for one in read]


def _read_sentence(reading: Reading, read: Sequence[Read], carried: Carried) -> Sequence[Figure]:
    passage, known = reading.passage, reading.known
    named = find_names(passage.words, reading.names)
    context = _Context(named, _list_places(reading), carried.find(reading.sentence))
    ends = [end for one in read for end in split_growth(reading, one)]
    amounts = borrow_units(passage, [end.amount for end in ends], known)
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
            before = passage.words[max(0, amount.first - 1) : amount.first + 1]
            figures.append(hand_on(figure, figures, before, known))
        floor = amount.stop if ends[place].is_figure or not ends_name(passage, amount, known) else floor
    figures = hand_back(figures, reading.said.page.text)
    if figures and figures[0].indicator is None and not context.named:
        figures = name_by_earlier(reading, figures, carried)
    carried.keep(reading.sentence, figures)
    return figures


def _make_figure(reading: Reading, amount: Amount, floor: int, context: _Context) -> Figure:
    passage, known, page = reading.passage, reading.known, reading.said.page
    tokens = passage.tokens
    stop = find_times(passage, amount, known) or amount.stop
    measured = find_measure(passage, amount, floor, known)
    whole = find_whole(passage, amount, stop, known) if measured.measure == "share" else None
    behind = max(stop, whole.stop) if whole else stop
    name = find_naming(Placed(passage, amount, floor, stop, known), context.named, whole)
    is_rate = measured.measure == "share" and whole is None and name is not None and name.is_rate
    evidence = cite(page, tokens[amount.first].start, tokens[stop - 1].stop)
    period = find_period(reading, amount)
    value, upper, unit = write_values(amount, page.side, known)
    touched = {*range(amount.first, behind), *(range(name.first, name.stop) if name else ())}
    return Figure(
        id=identify_row("figures", page.id, evidence.start, evidence.stop, measured.measure),
        document=page.id,
        evidence=(evidence,),
        as_printed=page.text[tokens[amount.core].start : tokens[stop - 1].stop],
        value=value,
        upper=upper,
        unit=unit,
        measure="level" if is_rate else measured.measure,
        direction=measured.direction,
        bound=find_bound(passage, amount, known),
        hedge=find_hedge(reading, amount),
        indicator=name.indicator if name else None,
        whole=whole.words if whole else None,
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


def _list_places(reading: Reading) -> tuple[str, ...]:
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
