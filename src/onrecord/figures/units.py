"""The unit of a number: a sign or short name of money before it, or signs, marks and words behind it."""

from collections.abc import Sequence

from onrecord.figures.heads import is_plural
from onrecord.figures.numbers import Number
from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts, Unit
from onrecord.knowledge.forms import Phrase

_HYPHENS = frozenset("-‑")
_LONGEST_SIGN = 3
_NAMED_DIGITS = 2
_POINT, _TIME = "percent_point", "time"
_MEASURED = frozenset(("area", "length", "volume"))
# So many words may say what kind of measure it is.
_KIND_REACH, _WORD = 2, 4
_NONE: tuple[str, ...] = ()
# A rate stands so near its points, in words; chosen, not measured.
_RATE_REACH = 7


def read_sign(tokens: Sequence[Token], at: int, known: Amounts) -> tuple[int, Unit | None]:
    """How many tokens a sign or short name of money before a number takes, and the money."""
    joined = ""
    found: tuple[int, Unit | None] = (0, None)
    first = tokens[at].text[0]
    if first.isdigit() or not (tokens[at].text in known.sign_beginnings or first.isalpha()):
        return found
    for length in range(1, _LONGEST_SIGN + 1):
        last = at + length - 1
        if last >= len(tokens) - 1 or (length > 1 and tokens[last].start != tokens[last - 1].stop):
            break
        joined += tokens[last].text
        unit = known.signs.get(joined)
        if unit is not None:
            found = (length, unit)
    if found[1] is None and tokens[at].text[0].isalpha():
        unit_found = known.units.find([tokens[at].folded], 0)
        if (
            unit_found is not None
            and unit_found.value.kind == "money"
            and _may_lead(tokens[at], unit_found.value, known)
        ):
            has_dot = at + 1 < len(tokens) and tokens[at + 1].text == "."
            found = (1 + has_dot, unit_found.value)
    length, unit = found
    behind = at + length
    if first.isalpha() and _is_tied_name(tokens, behind, known):
        return 0, None
    is_number = behind < len(tokens) and (tokens[behind].text[0].isdigit() or tokens[behind].text == ".")
    return found if unit is not None and (is_number or not tokens[at].text[0].isalpha()) else (0, None)


def _is_tied_name(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """Letters tied to one or two digits are a name rather than money: "COP30"."""
    is_tied = at < len(tokens) and tokens[at].start == tokens[at - 1].stop and tokens[at].text.isdigit()
    if not is_tied or not tokens[at - 1].text[0].isalpha() or _has_power(tokens, at + 1, known):
        return False
    return len(tokens[at].text) <= _NAMED_DIGITS + (len(tokens[at - 1].text) == 1)


def _has_power(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A magnitude stands behind the digits: "R50bn", "R4 billion"."""
    return at < len(tokens) and (tokens[at].folded in known.magnitudes or tokens[at].folded in known.suffixes)


def _may_lead(token: Token, unit: Unit, known: Amounts) -> bool:
    """A short name of money; its code in capitals alone: "the top 10" is no money."""
    return token.folded not in known.shy and (token.text.isupper() or not is_code(unit, token.folded))


def read_unit(tokens: Sequence[Token], words: Sequence[str], number: Number, known: Amounts) -> tuple[int, Unit | None]:
    """The token behind the unit, and the unit; the number's own end where there is none."""
    at = number.stop
    if number.kind == "ordinal" or number.kind == "multiple" or at >= len(tokens):
        return at, None
    is_glued = tokens[at].start == tokens[at - 1].stop
    if is_glued and tokens[at].text in known.marks and not _is_quote(tokens, at):
        return _read_mark(tokens, at, known)
    if tokens[at].text in _HYPHENS and is_glued and _is_glued_word(tokens, at + 1):
        at += 1
    while number.value != int(number.value) and at < len(tokens) - 1 and words[at] in known.parts_of:
        at += 1
    if (
        number.stop < at < len(words) - 1
        and known.units.find(words, at + 1)
        and (words[at] == "1" or known.cardinals.find(words[at]) == 1)
    ):
        at += 1  # "seven tenths of 1 percent"
    length, sign = _read_sign_behind(tokens, at, known)
    if sign is not None:
        return at + length, sign
    if at < len(tokens) - 1 and words[at] in known.fillers and known.units.find(words, at + 1):
        at += 1
    if point := _read_point(words, number, at, known):
        return at + 1, point
    unit = known.units.find(words, at) or (_find_led(words[at], known) if at > number.stop else None)
    if unit is None:
        at, unit = _find_behind_kind(words, at, known)
    if unit is None or (words[at] in known.shy and not _stands_alone(tokens, at, known)):
        return number.stop, None
    if is_code(unit.value, words[at]) and not tokens[at].text.isupper():
        return number.stop, None
    return at + unit.length, unit.value


def _find_behind_kind(words: Sequence[str], at: int, known: Amounts) -> tuple[int, Phrase[Unit] | None]:
    """The unit behind words that say what kind of measure it is, and its place: "475,000 private acres", «12 частных гектаров»."""
    for stop in range(at + 1, min(at + _KIND_REACH + 1, len(words))):
        unit = known.units.find(words, stop)
        if unit is None:
            continue
        is_measure = unit.value.kind in _MEASURED and len(words[stop]) >= _WORD and words[stop] not in known.shy
        is_many = is_measure and (not known.plural_endings or is_plural(words[stop], known))
        if is_many and all(word in known.fillers or _tells_kind(word, known) for word in words[at:stop]):
            return stop, unit
        break
    return at, None


def _tells_kind(word: str, known: Amounts) -> bool:
    if not word.isalpha() or len(word) < _WORD or known.units.find((word,), 0) or is_plural(word, known):
        return False
    if any(
        word in words for words in (known.connectives, known.prepositions, known.links, known.each, known.magnitudes)
    ):
        return False
    return bool(known.plural_endings) or word.endswith(known.adjective_endings or _NONE)


def _read_point(words: Sequence[str], number: Number, at: int, known: Amounts) -> Unit | None:
    """A point of percent where a rate is spoken of: "the 0.4-point drop in the unemployment rate"; indices have points of their own."""
    if at >= len(words) or words[at] not in known.rate_points or number.value == int(number.value):
        return None
    near = words[max(0, number.first - _RATE_REACH) : at + _RATE_REACH]
    return Unit(_POINT, known.kinds[_POINT]) if any(word in known.measures.rates for word in near) else None


def _find_led(word: str, known: Amounts) -> Phrase[Unit] | None:
    """The unit that leads a word of more pieces, a hyphen before it: "20-foot-deep"; "15-year-old" is an age."""
    pieces = word.split("-")
    unit = known.units.find(pieces, 0) if len(pieces) > 1 and pieces[0] not in known.shy else None
    return unit._replace(length=1) if unit is not None and unit.value.kind != _TIME else None


def is_code(unit: Unit, word: str) -> bool:
    """A code of money is written in capitals: "half of all" is no Albanian money."""
    return unit.kind == "money" and unit.code.casefold() == word


def _is_glued_word(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].start == tokens[at - 1].stop and tokens[at].text[0].isalpha()


def _is_quote(tokens: Sequence[Token], at: int) -> bool:
    """A mark that closes a quotation opened earlier is no inch."""
    return not tokens[at].is_word and any(token.text == tokens[at].text for token in tokens[:at])


def _read_mark(tokens: Sequence[Token], at: int, known: Amounts) -> tuple[int, Unit | None]:
    mark = tokens[at].text
    if at + 1 < len(tokens) and tokens[at + 1].text == mark and mark * 2 in known.marks:
        return at + 2, known.marks[mark * 2]
    return at + 1, known.marks[mark]


def _read_sign_behind(tokens: Sequence[Token], at: int, known: Amounts) -> tuple[int, Unit | None]:
    joined = ""
    found: tuple[int, Unit | None] = (0, None)
    for length in range(1, _LONGEST_SIGN + 1):
        last = at + length - 1
        if last >= len(tokens) or (length > 1 and tokens[last].start != tokens[last - 1].stop):
            break
        joined += tokens[last].text
        if joined in known.signs:
            found = (length, known.signs[joined])
    return found


def _stands_alone(tokens: Sequence[Token], at: int, known: Amounts) -> bool:
    """A letter glued to the digits, or a word with neither word nor hyphen behind it."""
    if tokens[at].start == tokens[at - 1].stop:
        return at + 1 >= len(tokens) or tokens[at + 1].start > tokens[at].stop or not tokens[at + 1].text[0].isalpha()
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1].text
    return not (following[0].isalnum() or following[0] in "-.") or tokens[at + 1].folded in known.joiners
