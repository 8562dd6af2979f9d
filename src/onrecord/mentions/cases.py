"""Two names in one run of capitalised words, told apart by their cases: "биограф Каракемерова Роман Рен", "прокурор Вельи Роман Рен".

The words of one name stand in one case. Where the first of them end as a case other than the subject's does and the last one has no
ending at all, the first name somebody or something else. Words without an ending tell nothing.
"""

from onrecord.knowledge.people import NameLanguage
from onrecord.text.names import NamePart

# A given name and a surname.
_FULL = 2
_SHORTEST_FORM = 3


def cut_by_case(parts: tuple[NamePart, ...], text: str, language: NameLanguage) -> tuple[NamePart, ...]:
    """The first words that may be one name by their cases: without those before it, or without those behind it.

    "Ержана Каракемерова Роман Рен" gives the first two words, "Каракемерова Роман Рен" the last two. Of two words the first is left out
    only where the page prints it without its ending. A surname that comes twice belongs to two people: "Рен Лайла Рен".
    """
    if not language.oblique_endings or len(parts) < _FULL or any(part.is_initial for part in parts):
        return parts
    if len(parts) > _FULL + 1 and _fold(parts[1]) == _fold(parts[3]):
        return parts[:_FULL]
    if len(parts) == _FULL + 1 and _fold(parts[0]) == _fold(parts[2]):
        return parts[1:]
    oblique = next((at for at, part in enumerate(parts) if not part.word.endswith(language.oblique_endings)), 0)
    if not oblique or not _is_bare(parts[-1], language):
        return parts
    left = len(parts) - oblique
    if left < _FULL:
        return parts[oblique:] if oblique == 1 and _is_printed_bare(parts[0].word, text, language) else parts
    return parts[oblique:] if oblique == 1 else parts[:oblique]


def _fold(part: NamePart) -> str:
    return part.word.casefold()


def _is_bare(part: NamePart, language: NameLanguage) -> bool:
    return part.word.endswith(tuple(language.bare_letters)) and not part.word.endswith(language.oblique_endings)


def _is_printed_bare(word: str, text: str, language: NameLanguage) -> bool:
    """The page has the word without its ending too: "Каракемеров" beside "Каракемерова"."""
    forms = {word.removesuffix(ending) for ending in language.oblique_endings} - {word}
    return any(len(form) >= _SHORTEST_FORM and _is_printed(form, text) for form in sorted(forms))


def _is_printed(word: str, text: str) -> bool:
    place = text.find(word)
    while place >= 0:
        stop = place + len(word)
        if not (text[place - 1 : place].isalnum() or text[stop : stop + 1].isalnum()):
            return True
        place = text.find(word, stop)
    return False
