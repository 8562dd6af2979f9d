"""Ages of people and marks of them, which are no figures: «18+», «девочка 16 лет», "children ages 5 to 12"."""

from onrecord.figures.amounts import Amount
from onrecord.figures.heads import is_plural, name_head
from onrecord.figures.passages import Passage
from onrecord.knowledge.amounts import Amounts

_OLDEST = 110
_YEAR = "a"
_ENDS = frozenset(",.);")
_DASHES = frozenset("—–-")
_REACH = 2
# "ages of 5 and 12": so far before its second number the word for an age stands; chosen, not measured.
_AGES_REACH = 5


def is_age(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """The mark of an age («18+»), an age behind its word, or years between commas behind a name: «Пётр Орвин, 54 года, капитан»."""
    tokens, at, stop = passage.tokens, amount.core, amount.stop
    if any(tells(passage, amount, known) for tells in (_is_mark, _tells_elders, _is_of_age, _follows_ages, _is_lived)):
        return True
    if amount.unit is None or amount.unit.code != _YEAR or at < 1:
        return False
    if passage.words[at - 1] in known.aged or (amount.first and passage.words[amount.first - 1] in known.aged):
        return True  # «девочка 16 лет», «детей от 3 до 7 лет»
    if _follows_name(passage, amount) or _is_range_of(passage, amount, known) or _tells_each(passage, amount, known):
        return True
    if at < _REACH or tokens[at - 1].text != ",":
        return False
    ends = stop >= len(tokens) or tokens[stop].text in _ENDS
    return ends and tokens[at - _REACH].text[0].isupper()


def _follows_name(passage: Passage, amount: Amount) -> bool:
    """Years right behind a name, a dash between them or not: «Принцу Орвину 53 года, сыну Велину — 9 лет»."""
    tokens, at = passage.tokens, amount.core - 1
    at -= tokens[at].text in _DASHES
    ends = amount.stop >= len(tokens) or tokens[amount.stop].text in _ENDS
    is_plain = amount.first == amount.core and amount.value <= _OLDEST and (at > 0 or (at == 0 and ends))
    return is_plain and tokens[at].text[0].isupper()


def _is_range_of(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Years from one to another right behind people in the genitive plural: «120 музыкантов от 16 до 19 лет»."""
    endings = tuple(one for one in known.genitive_endings if len(one) == _REACH)
    is_opened = amount.upper is not None and amount.upper <= _OLDEST and 0 < amount.first < amount.core
    return is_opened and passage.words[amount.first - 1].endswith(endings)


def _tells_each(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Years of each of those who are named, with no noun behind: «каждому из которых по 21 году», «женщины 38 и 36
    лет».
    """
    words, at = passage.words, amount.core - 1
    behind = amount.stop
    ends = behind >= len(words) or not passage.tokens[behind].is_word or words[behind] in known.piece_joiners
    if words[at - (at > 0 and words[at] in known.prepositions)] in known.shared_ages:
        return ends
    is_second = at > 1 and words[at] in known.piece_joiners and words[at - 1].isdigit()
    return is_second and amount.first == amount.core and words[at - 2] in known.aged


def _is_mark(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """«18+», "this 19+ event"; before a plural it counts: "16+ countries"."""
    if "".join(token.text for token in passage.tokens[amount.core : amount.stop]) not in known.age_marks:
        return False
    head = name_head(passage, amount.stop, known) if known.plural_endings else None
    return head is None or not any(is_plural(word, known) for word in passage.words[head[0] : head[1]])


def _tells_elders(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """A bound of age stands behind: "65 and older", «18 лет и старше»."""
    is_bounded = amount.bound in ("at_least", "at_most") and amount.value <= _OLDEST
    is_years = amount.unit is None or amount.unit.code == _YEAR
    return is_bounded and is_years and amount.stop > amount.core + 1 and passage.words[amount.stop - 1] in known.elders


def _is_of_age(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """ "people over 65", "children 5 to 11", «лица старше 70»: a bound or a range of age behind those who are so old."""
    before = passage.words[amount.first - 1] if amount.first else ""
    if amount.unit is None and before in known.parts_of and passage.words[amount.first - _REACH] in known.aged:
        return True  # "at the age of 18"
    is_range = amount.upper is not None and not _has_noun(passage, amount, known)
    is_bounded = is_range or amount.bound in ("over", "under", "at_least", "at_most")
    return is_bounded and amount.unit is None and amount.value <= _OLDEST and before in known.aged


def _follows_ages(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Behind the word for an age, or the other end of what stands behind it: "ages 5 to 12", "between the ages of 5 and 12"."""
    words = passage.words
    is_years = amount.unit is None or amount.unit.code == _YEAR
    if not known.ages or not is_years or max(amount.value, amount.upper or amount.value) > _OLDEST:
        return False
    first = at = amount.first - 1
    passed = known.parts_of | known.links | known.bare_links | known.prepositions
    while at > max(0, first - _AGES_REACH) and (words[at] in passed or words[at][0].isdigit()):
        at -= 1
    is_next = at >= 0 and sum(word[0].isdigit() for word in words[at + 1 : first + 1]) <= 1
    return is_next and amount.kind == "number" and words[at] in known.ages


def _has_noun(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """What is counted stands behind: "those 19 or 20 countries"."""
    behind = passage.words[amount.stop] if amount.stop < len(passage.words) else ""
    return behind[:1].isalpha() and behind not in known.connectives


def _is_lived(passage: Passage, amount: Amount, known: Amounts) -> bool:
    """Behind a word for living so long or behind a person: «ему было всего 19 лет», «достигли 18 лет», "she was 43 when …", «Орвин (43
    года)».
    """
    words, tokens, first = passage.words, passage.tokens, amount.first
    before = words[first - 1] if first else ""
    if amount.value > _OLDEST or amount.kind != "number" or not before:
        return False
    if amount.unit is not None and amount.unit.code == _YEAR:
        ends = amount.stop < len(words) and words[amount.stop] == ")"
        is_aside = before == "(" and ends and first > 1 and tokens[first - _REACH].text[0].isupper()
        return is_aside or not known.lived.isdisjoint(words[max(0, first - _REACH) : first])
    is_told = amount.unit is None and first > 1 and (before in known.measures.copulas or before in known.lived)
    return is_told and words[first - _REACH] in known.persons and not _has_noun(passage, amount, known)
