"""Numbers below a thousand in words, one word after another: «двести пятьдесят», "twenty-one"."""

from onrecord.figures.tokens import Token
from onrecord.knowledge.amounts import Amounts

HUNDRED = 100
HUNDRED_POWER = 2


def add_word(group: int | None, token: Token, known: Amounts) -> int | None:
    """The number with one more word, or nothing where the word begins another."""
    count = count_word(token.folded, known)
    if count is None:
        is_hundred = known.magnitudes.find(token.folded) == HUNDRED_POWER
        return group * HUNDRED if is_hundred and group and group < HUNDRED else None
    if group is None:
        return count
    fits_units = group % 10 == 0 and group % HUNDRED >= 20 and 0 < count < 10
    fits_tens = group > 0 and group % HUNDRED == 0 and 0 < count < HUNDRED
    # Eleven is "ten one" where the language has no word for it: «он бір».
    fits_ten = not known.has_teens and group % HUNDRED == 10 and 0 < count < 10
    return group + count if fits_units or fits_tens or fits_ten else None


def count_word(word: str, known: Amounts) -> int | None:
    """The value of one word, or of two joined by a hyphen ("twenty-one")."""
    count = known.cardinals.find(word)
    if count is not None or "-" not in word:
        return count
    tens, _, units = word.partition("-")
    first, last = known.cardinals.find(tens), known.cardinals.find(units)
    return first + last if first and last and first >= 20 and last < 10 else None
