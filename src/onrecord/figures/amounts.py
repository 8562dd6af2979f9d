"""Numbers with their units, ranges and bounds: «от 3 до 5 млрд долларов», "about $10-$20", "over 7,500 kilometres"."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from onrecord.figures.beginnings import find_beginnings
from onrecord.figures.numbers import Kind, Number, read_number
from onrecord.figures.tokens import Token
from onrecord.figures.units import read_sign, read_unit
from onrecord.knowledge.amounts import Amounts, Unit
from onrecord.knowledge.forms import Phrase

_DASHES = frozenset("-‑–—−~")
_HYPHENS = frozenset("-‑")
_HUNDREDTHS = 100
_TENS, _THOUSAND, _THOUSANDS = 10, 1000, 3
_MINUTES = 60
_LETTERS = 2
_CHANGE_REACH = 6


class Amount(NamedTuple):
    """An amount in tokens ``[first, stop)``, its bound's words among them.

    ``upper`` is the other end of a range. ``unit`` is absent for a plain number. ``bound`` is as RECORD.md names it, ``exact`` where
    nothing is said. ``core`` is the first token behind the bound. ``is_bare``: a unit without a number ("a dollar").
    ``link`` is the first token behind the one end of a range, ``joint`` the first of its other.
    """

    first: int
    stop: int
    value: Decimal
    upper: Decimal | None
    unit: Unit | None
    kind: Kind
    bound: str
    core: int
    is_bare: bool = False
    joint: int = 0
    link: int = 0


class _Piece(NamedTuple):
    """A number with its unit, in tokens ``[first, stop)``."""

    first: int
    stop: int
    number: Number
    unit: Unit | None


def read_amounts(tokens: Sequence[Token], known: Amounts) -> list[Amount]:
    """The amounts of a sentence, in order."""
    words = [token.folded for token in tokens]
    found: list[Amount] = []
    floor = 0
    for at in find_beginnings(tokens, known):
        amount = _read_amount(tokens, words, at, known) if at >= floor else None
        if amount is not None:
            found.append(_bound(words, amount, floor, known))
            floor = max(found[-1].stop, at + 1)
    return found


def _read_amount(tokens: Sequence[Token], words: Sequence[str], at: int, known: Amounts) -> Amount | None:
    """The amount that begins at a token: a range, a number with its unit, half of a unit, one of a unit."""
    opener = known.openers.find(words, at)
    if opener is not None:
        start = at + opener.length
        lower = _read_piece(tokens, words, start, known) if start < len(tokens) else None
        if lower is not None and (found := _read_range(tokens, words, at, lower, known)):
            return found
    piece = _read_piece(tokens, words, at, known)
    if piece is not None and (found := _read_range(tokens, words, at, piece, known)):
        return found
    return _read_single(tokens, words, at, piece, known)


def _read_range(tokens: Sequence[Token], words: Sequence[str], at: int, lower: _Piece, known: Amounts) -> Amount | None:
    """The range from ``lower`` on; where words before it open a range, more words may link its ends."""
    if lower.number.kind not in ("number", "fraction") or lower.stop >= len(tokens):
        return None
    links = known.bare_links if lower.first == at else known.links
    link = _skip_hung(tokens, lower.stop)
    if lower.first > at and words[link] not in links:
        link = _skip_bound(words, link, known)
        if link >= len(words) or words[link] not in links:
            link = lower.stop
    is_linked = link < len(words) and words[link] in links
    is_broken = link > lower.stop and tokens[link].text in _DASHES  # "340- — 3,448 days"
    if is_broken or (not is_linked and not _is_range_dash(tokens, lower.stop)):
        return None
    behind = _skip_bound(words, link + 1, known)
    upper = _read_piece(tokens, words, behind, known) if behind < len(tokens) else None
    if upper is None or (
        upper.number.kind != lower.number.kind and (link == lower.stop or upper.number.kind != "multiple")
    ):
        return None
    if lower.unit and upper.unit and lower.unit.kind != upper.unit.kind:  # "by 4.5 percent to $18.2 billion"
        return None
    if not _can_end_range(words[lower.stop - 1], lower, known) or _is_one_of_more(words, at, link, upper.stop, known):
        return None
    value, further = _match_ends(lower, upper, tokens, known)
    if value >= further and not (value > further and lower.first > at and _tells_change(words, at, known)):
        return None
    return Amount(
        at,
        upper.stop,
        value,
        further,
        upper.unit or lower.unit,
        upper.number.kind,
        "exact",
        lower.first,
        joint=behind,
        link=lower.stop,
    )


def _is_one_of_more(words: Sequence[str], at: int, link: int, stop: int, known: Amounts) -> bool:
    """Three or more to choose from are no range: "$7 or $12 or $15"."""
    if words[link] not in known.bare_links:
        return False
    return (at > 0 and words[at - 1] == words[link]) or (
        words[link] == (words[stop] if stop < len(words) else "") and _is_number(words, stop + 1, known)
    )


def _skip_hung(tokens: Sequence[Token], at: int) -> int:
    """The place behind a hyphen that leaves the rest of a word to the other end: "20- to 40-fold", «5- и 10-литровый»."""
    is_hung = tokens[at].text in _HYPHENS and at + 1 < len(tokens)
    is_left = is_hung and tokens[at].start == tokens[at - 1].stop and tokens[at + 1].start > tokens[at].stop
    return at + 1 if is_left else at


def _tells_change(words: Sequence[str], at: int, known: Amounts) -> bool:
    """Growth or fall is told before "from": "fell by 20 percent, from 5 to 4 billion" is no range upside down."""
    before = words[max(0, at - _CHANGE_REACH) : at]
    return any(word in known.measures.up or word in known.measures.down for word in before)


def _can_end_range(word: str, lower: _Piece, known: Amounts) -> bool:
    return (
        word[-1:].isdigit()
        or lower.unit is not None
        or known.cardinals.find(word) is not None
        or known.magnitudes.find(word) is not None
        or lower.number.kind == "fraction"
    )


def _is_range_dash(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen between two numbers; a dash only where nothing stands between it and them, else it parts the sentence."""
    if tokens[at].text not in _DASHES or at + 1 >= len(tokens):
        return False
    is_tight = tokens[at].start == tokens[at - 1].stop and tokens[at + 1].start == tokens[at].stop
    return is_tight or tokens[at].text in _HYPHENS


def _match_ends(lower: _Piece, upper: _Piece, tokens: Sequence[Token], known: Amounts) -> tuple[Decimal, Decimal]:
    """Both ends in one unit and magnitude: "7–9 billion" begins at 7 billion, "2 m to 3 km" is in kilometres."""
    value, further = lower.number.value, upper.number.value
    power = known.magnitudes.find(tokens[upper.number.stop - 1].folded)
    says_power = known.magnitudes.find(tokens[lower.number.stop - 1].folded) is not None
    if power is not None and not says_power and value < further.scaleb(1 - power):
        value = value.scaleb(power)
    elif _leaves_thousands(value, further):
        value = value.scaleb(_THOUSANDS)
    if lower.unit and upper.unit and lower.unit != upper.unit and lower.unit.base and upper.unit.base:
        value = value * lower.unit.base / upper.unit.base
    return value, further


def _leaves_thousands(value: Decimal, further: Decimal) -> bool:
    """The first end leaves its thousands to the other, with which they are near it: "50- to 55,000", but "from 10 to 5,000"."""
    is_short = _TENS <= value < _THOUSAND and further >= _THOUSAND * _TENS and further % _THOUSAND == 0
    return is_short and further <= 2 * value * _THOUSAND and value * _THOUSAND < further


def _skip_bound(words: Sequence[str], at: int, known: Amounts) -> int:
    """The place behind a bound inside a range: "2 to about 7"."""
    bound = known.bounds_before.find(words, at) if at < len(words) else None
    return at + bound.length if bound else at


def _read_single(
    tokens: Sequence[Token], words: Sequence[str], at: int, piece: _Piece | None, known: Amounts
) -> Amount | None:
    piece = piece or _read_half(tokens, at, known)
    if piece is None:
        return _read_bare(tokens, words, at, known)
    piece = _add_pieces(tokens, words, piece, known)
    number = piece.number
    return Amount(at, piece.stop, number.value, None, piece.unit, number.kind, "exact", at)


def _read_half(tokens: Sequence[Token], at: int, known: Amounts) -> _Piece | None:
    """Half of a unit in one word: «полчаса», "half-litre"."""
    part, hyphen, rest = tokens[at].folded.partition("-")
    fraction = known.fractions.find(part) if hyphen else None
    if fraction is None:
        prefix = known.half_prefix
        if not prefix or not tokens[at].folded.startswith(prefix):
            return None
        fraction, rest = Fraction(1, 2), tokens[at].folded.removeprefix(prefix).lstrip("-")
    unit = known.units.find([rest], 0) if len(rest) > _LETTERS else None
    if unit is None or unit.length > 1:
        return None
    number = Number(at, at + 1, Decimal(fraction.numerator) / fraction.denominator, "fraction")
    return _Piece(at, at + 1, number, unit.value)


def _read_bare(tokens: Sequence[Token], words: Sequence[str], at: int, known: Amounts) -> Amount | None:
    """One of a unit: "a dollar", "an hour and a half"."""
    if words[at] not in known.articles or at + 1 >= len(tokens):
        return None
    unit = known.units.find(words, at + 1)
    if unit is None or words[at + 1] in known.shy:
        return None
    number = Number(at, at + 1, Decimal(1), "number")
    piece = _add_pieces(tokens, words, _Piece(at, at + 1 + unit.length, number, unit.value), known)
    return Amount(at, piece.stop, piece.number.value, None, piece.unit, "number", "exact", at, piece.number.value == 1)


def _read_piece(tokens: Sequence[Token], words: Sequence[str], at: int, known: Amounts) -> _Piece | None:
    length, sign = read_sign(tokens, at, known)
    number = read_number(tokens, at + length, known) if at + length < len(tokens) else None
    if number is None:
        return None
    behind, unit = read_unit(tokens, words, number, known)
    if sign is None:
        return _Piece(at, behind, number, unit)
    if unit is None or unit.kind != sign.kind:
        is_word = tokens[at].text[0].isalpha() and not tokens[at].text[-1].isupper()
        if is_word and number.stop < len(tokens) and tokens[number.stop].text[0].isalpha():
            return None
        return _Piece(at, number.stop, number, sign)
    return _Piece(at, behind, number, unit if sign.base == 1 else sign)


def _add_pieces(tokens: Sequence[Token], words: Sequence[str], piece: _Piece, known: Amounts) -> _Piece:
    """One amount said in pieces: "7 feet, 10 inches", "20 dollars 43", «1 час 55 минут», "a month and a half"."""
    while piece.unit is not None and piece.unit.base is not None and piece.stop < len(tokens):
        grown = _add_tail(tokens, words, piece, known) or _add_piece(tokens, words, piece, known)
        if grown is None:
            break
        piece = grown
    return piece


def _add_tail(tokens: Sequence[Token], words: Sequence[str], piece: _Piece, known: Amounts) -> _Piece | None:
    tail = known.tails.find(words, piece.stop)
    if tail is None or piece.number.value != int(piece.number.value):
        return None
    behind = piece.stop + tail.length
    if behind < len(tokens) and known.units.find(words, behind):
        return None
    value = piece.number.value + Decimal(tail.value.numerator) / Decimal(tail.value.denominator)
    return piece._replace(stop=behind, number=piece.number._replace(value=value))


def _add_piece(tokens: Sequence[Token], words: Sequence[str], piece: _Piece, known: Amounts) -> _Piece | None:
    at = piece.stop
    is_joined = False
    while at < len(tokens) - 1 and (tokens[at].text == "," or words[at] in known.piece_joiners):
        is_joined = True
        at += 1
    is_tied = at < len(tokens) - 1 and tokens[at].text in _HYPHENS and tokens[at].start == tokens[at - 1].stop
    at += is_tied and tokens[at + 1].start == tokens[at].stop  # «6 фут-6 дюйм»
    further = _read_piece(tokens, words, at, known)
    if further is None or further.number.kind not in ("number",) or piece.unit is None or piece.unit.base is None:
        return None
    if further.unit is None:
        return _add_hundredths(tokens, piece, further, is_joined=is_joined)
    base = further.unit.base
    if further.unit.kind != piece.unit.kind or base is None or not base < piece.unit.base:
        return None
    if further.unit.kind == "money" and further.number.value >= _HUNDREDTHS:
        return None
    unit = piece.unit if piece.unit.kind == "money" else further.unit
    whole = (piece.number.value * piece.unit.base + further.number.value * base) / (unit.base or Decimal(1))
    return _Piece(piece.first, further.stop, piece.number._replace(value=whole), unit)


def _add_hundredths(tokens: Sequence[Token], piece: _Piece, further: _Piece, *, is_joined: bool) -> _Piece | None:
    """Cents or minutes without their word: "20 dollars and 43", "1 hour thirty"; nothing may stand behind them."""
    unit, value = piece.unit, further.number.value
    parts = _HUNDREDTHS if unit and unit.kind == "money" else _MINUTES if unit and unit.code == "h" else 0
    is_last = further.stop >= len(tokens) or not (tokens[further.stop].text[0].isalnum())
    if not parts or not is_last or value >= parts or value != int(value):
        return None
    if tokens[piece.stop].text == "," and is_joined:
        return None
    return piece._replace(
        stop=further.stop, number=piece.number._replace(value=piece.number.value + value / Decimal(parts))
    )


def _read_on(words: Sequence[str], amount: Amount, known: Amounts) -> Amount:
    """The magnitude and the unit behind a bound that stands between: «семь с лишним процентов», «39 с лишним миллиардов рублей»."""
    if amount.unit is not None or amount.kind != "number" or amount.upper is not None or amount.stop >= len(words):
        return amount
    power = known.magnitudes.find(words[amount.stop])
    stop = amount.stop + (power is not None)
    unit = known.units.find(words, stop) if stop < len(words) and words[stop] not in known.shy else None
    value = amount.value if power is None else amount.value.scaleb(power)
    return amount._replace(value=value, stop=stop + (unit.length if unit else 0), unit=unit.value if unit else None)


def _is_difference(words: Sequence[str], at: int, known: Amounts) -> bool:
    """By its ending the amount is what something is more by: «15 миллиардқа артық», but «15 миллиардтан артық»."""
    measures = known.measures
    return (
        bool(measures.by_endings) and words[at - 1].endswith(measures.by_endings) and words[at] in measures.more_times
    )


def _bound(words: Sequence[str], amount: Amount, floor: int, known: Amounts) -> Amount:
    """The amount with the words that bound it, before and behind, as far back as ``floor``."""
    if (behind := _find_behind(words, amount.stop, known)) is not None:
        return _read_on(words, amount._replace(stop=amount.stop + behind.length, bound=behind.value), known)
    if _has_times(words, amount, known) and (behind := _find_behind(words, amount.stop + 1, known)) is not None:
        return amount._replace(bound=behind.value)  # «үш еседен астам», "three times or more"
    for step in (0, 1):
        stop = amount.first - step
        if stop <= floor or (step and words[stop] not in known.prepositions and words[stop] not in known.articles):
            break
        before = known.bounds_before.find_before(words, stop)
        if before is not None and before.value == "none":
            break
        if before is not None and stop - before.length >= floor:
            return amount._replace(first=stop - before.length, bound=before.value)
    endings = known.bound_endings.items()
    bound = next((value for value, forms in endings if words[amount.stop - 1].endswith(forms)), amount.bound)
    return amount._replace(bound=bound)


def _find_behind(words: Sequence[str], at: int, known: Amounts) -> Phrase[str] | None:
    """The bound that begins at a place, if the word before it has the ending that the bound needs; short forms and digits have none."""
    found = known.bounds_behind.find(words, at) if at < len(words) else None
    if found is None or _is_difference(words, at, known):
        return None
    if words[at] in known.piece_joiners and _is_number(words, at + found.length, known):
        return None  # "8 percent, and over 5 million people"
    needed, last = known.bound_needs.get(found.value, ()), words[at - 1]
    is_bare = last in known.dotted or not last[-1].isalpha()
    return found if not needed or is_bare or last.endswith(needed) else None


def _has_times(words: Sequence[str], amount: Amount, known: Amounts) -> bool:
    """The word that makes a number a multiple stands behind it."""
    is_plain = amount.unit is None and amount.upper is None and amount.stop < len(words)
    return is_plain and words[amount.stop] in known.measures.counted_times


def _is_number(words: Sequence[str], at: int, known: Amounts) -> bool:
    """A number begins there."""
    return at < len(words) and (words[at][0].isdigit() or words[at] in known.signs or words[at] in known.cardinals)
