"""What the printed names of a page show of its people: men or women, and which forms stand in another case than the subject's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.model import Mention
from onrecord.quotations.cues import Form
from onrecord.text.words import fold_word

# A title stands within this many characters before a name.
TITLE_LETTERS = 30
# Letters that a case ending adds to a surname, and letters of a surname at least, for two forms of it to be compared.
CASE_LETTERS = 3
SURNAME_LETTERS = 4


def key_of(mention: Mention) -> str:
    """Who is meant, as far as the page tells: the person where it is known, else the name itself."""
    return mention.person or mention.key


@dataclass(frozen=True, slots=True)
class Shown:
    """``genders`` of people by key; ``oblique`` are the ids of mentions that cannot be a subject."""

    genders: Mapping[str, Form] = field(default_factory=dict)
    oblique: frozenset[str] = frozenset()


def read_names(text: str, mentions: Iterable[Mention], language: QuotingLanguage) -> Shown:
    """What the names of a page show, each person's names taken together."""
    people: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "person":
            people.setdefault(key_of(mention), []).append(mention)
    genders: dict[str, Form] = {}
    oblique: set[str] = set()
    for key, named in people.items():
        signs = [sign for mention in named for sign in _read_signs(text, mention, language)]
        if signs:
            genders[key] = min(signs, key=lambda sign: sign[0])[1]
        oblique.update(_find_oblique(named, genders.get(key), language))
    return Shown(genders, frozenset(oblique))


def _read_signs(text: str, mention: Mention, language: QuotingLanguage) -> Iterator[tuple[int, Form]]:
    """The gender that one printed name tells: by a title ("Ms"), by the given name, by the surname; the lower the rank, the surer."""
    before = text[max(0, mention.start - TITLE_LETTERS) : mention.start].split()
    title = fold_word(before[-1].rstrip(".")) if before else ""
    words = _fold_words(mention)
    given, declined = language.given, language.declined
    genders: tuple[tuple[Form, str, tuple[frozenset[str], ...]], ...] = (
        ("masculine", "he_titles", (given.masculine, declined.masculine)),
        ("feminine", "she_titles", (given.feminine, declined.feminine)),
    )
    for form, titles, names in genders:
        if language.has(titles, title):
            yield 0, form
        if len(words) > 1 and any(words[0] in listed for listed in names):
            yield 1, form
    if words[-1].endswith(language.agreement.not_feminine):
        yield 2, "masculine"


def _find_oblique(named: Sequence[Mention], gender: Form | None, language: QuotingLanguage) -> Iterator[str]:
    """Names with a given name in another case («Сергея Орлова»), and longer forms of a man's surname: «Тремба» beside «Тремб»."""
    if not language.agreement.given_cases:
        return
    surnames = {_fold_words(mention)[-1] for mention in named}
    for mention in named:
        words = _fold_words(mention)
        longer = gender != "feminine" and any(_is_case_of(words[-1], other) for other in surnames)
        declined = any(words[0] in names for names in (language.declined.masculine, language.declined.feminine))
        if longer or (len(words) > 1 and declined):
            yield mention.id


def _is_case_of(word: str, other: str) -> bool:
    added = len(word) - len(other)
    return 0 < added <= CASE_LETTERS and len(other) >= SURNAME_LETTERS and word.startswith(other)


def _fold_words(mention: Mention) -> list[str]:
    return [fold_word(word) for word in mention.exact.split()]
