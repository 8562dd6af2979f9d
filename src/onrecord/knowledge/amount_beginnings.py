"""How amounts begin in a language: the words that its tables of numbers hold."""

from collections.abc import Iterator

from onrecord.knowledge.amount_files import FiguresFile
from onrecord.knowledge.forms import STAR


def list_beginnings(file: FiguresFile) -> tuple[str, ...]:
    """How the words begin that count and have any ending («двукратн*»)."""
    forms = (*list_starters(file), *_list_ordinals(file))
    return tuple(sorted({form.removesuffix(STAR) for form in forms if form.endswith(STAR)}))


def _list_ordinals(file: FiguresFile) -> Iterator[str]:
    for forms in file.ordinals.values():
        yield from forms.split()


def list_opening(file: FiguresFile) -> Iterator[str]:
    """The first words of amounts; see :func:`onrecord.figures.starting.may_begin`."""
    yield from (form for form in (*list_starters(file), *_list_ordinals(file)) if not form.endswith(STAR))
    yield from (*file.points.split(), *file.minus.split(), *file.articles.split())
    yield from (phrase.split()[0] for phrase in file.ranges.openers)


def list_starters(file: FiguresFile) -> Iterator[str]:
    """The words without one of which, or a digit, a sentence holds no amount; a form with a star is the beginning of one."""
    for table in (file.cardinals, file.fractions, file.fractions_of, file.multiples, file.dozens):
        yield from (form for forms in table.values() for form in forms.split())
    yield from file.single.split()
    yield from file.single_behind.split()
    yield from file.every.split()
    powers = [form for forms in file.magnitudes.values() for form in forms.split()]
    yield from (prefix + form for prefix in file.half_prefixes.split() for form in powers)
