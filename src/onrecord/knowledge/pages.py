"""How pages of a language print dates, labels, furniture and sentence breaks: ``languages/*/pages.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.errors import KnowledgeError
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.text.dates import DateForms
from onrecord.text.names import UPPER

NEED = "languages/*/pages.toml"


class Dates(Strict):
    """Date patterns, in which ``MONTH`` stands for any month name, words between a day and its time, and lines that they read."""

    patterns: tuple[str, ...]
    before_time: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...]


class Header(Strict):
    """Keys of ``key: value`` lines above the text."""

    published: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    title: tuple[str, ...] = ()


class PageParts(Strict):
    """Page parts by kind and pattern of a whole line; ``tail`` parts run to the end of the page."""

    lines: tuple[tuple[str, str], ...] = ()
    tail: tuple[tuple[str, str], ...] = ()
    part_end: tuple[str, ...] = ()


class FlatPage(Strict):
    """A page saved as one line: its first menu word, the words of its frame below the text, and what opens a lead.

    ``anchor`` stands in every such frame; ``persons`` opens its list of names, ``see_also`` a block of links in the text,
    ``announced`` the date of what is to come; ``menus`` stand in the text. ``lead`` are patterns of words that open sentences,
    ``verbs`` of the ends of verbs in the past, ``predicates`` of what else makes a title a sentence, ``nominatives`` of
    adjectives, ``plurals`` of offices; ``unfinished`` are words that end no title, ``also`` words that join two offices.
    ``place_adjectives`` are endings of words that take the next word of a place with them; ``regions`` are common nouns
    that end a place.
    """

    anchor: str = ""
    start: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    persons: str = ""
    announced: tuple[str, ...] = ()
    menus: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    nominatives: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    place_adjectives: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class Speech(Strict):
    """Labels of people without a name, and editors' notes inside speech.

    ``markers`` are labels printed without a colon before a wide gap; of these, ``lone_markers`` are no word of their own, so that a
    plain space is enough. ``office_words``: small words inside an office ("Secretary of State for Trade"). ``ends``: whole lines that
    close a transcript. ``notes`` are patterns; of these, ``interpreted`` say that an interpreter's words are printed, and
    ``foreign`` behind a label that the publisher translated what was said. ``spoken`` gives by language the words with which notes name it
    as the one that is spoken. ``titles``: patterns of titles of pages that are one person's speech from end to end.
    """

    nameless: tuple[str, ...]
    markers: tuple[str, ...] = ()
    lone_markers: tuple[str, ...] = ()
    office_words: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    notes: tuple[str, ...]
    interpreted: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    spoken: Mapping[str, tuple[str, ...]] = {}
    titles: tuple[str, ...] = ()


class SentenceBreaks(Strict):
    """Where a full stop is no sentence end.

    ``abbreviations`` go on with the word they stand before; ``after_numbers`` may end a sentence behind a number ("в 2021 г.");
    ``before_numbers`` go on with a number alone ("No. 12"); ``closing`` end a sentence before a capital (" т.д.").
    ``openers`` are words that open sentences; ``initialisms`` end one only before an opener.
    """

    abbreviations: tuple[str, ...]
    after_numbers: tuple[str, ...] = ()
    before_numbers: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    initialisms: tuple[str, ...] = ()

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words before a full stop that one of these lists speaks of, without it; of what closes a sentence its last word."""
        lists = (self.abbreviations, self.after_numbers, self.before_numbers, self.initialisms)
        ends = {end.rstrip(".").split()[-1] for end in self.closing}
        return frozenset(word for one in lists for word in one) | ends | {end.rpartition(".")[2] for end in ends}


class Standing(Strict):
    """What a page says of itself: whose words it relays, which outlet it is, what kind of text."""

    relay: tuple[str, ...] = ()
    self: tuple[str, ...] = ()
    readout: tuple[str, ...] = ()
    statement: tuple[str, ...] = ()


class PageLanguage(Strict):
    """One language's ``pages.toml``."""

    language: str
    script: str
    letters: str
    shared_letters: str = ""
    needs_letters: bool = False
    frequent: tuple[str, ...]
    months: dict[int, tuple[str, ...]]
    dates: Dates
    header: Header
    furniture: PageParts
    flat: FlatPage = FlatPage()
    speech: Speech
    sentences: SentenceBreaks
    standing: Standing


@dataclass(frozen=True)
class PageLanguages:
    """Every language whose pages we know, in the order of their codes."""

    languages: tuple[PageLanguage, ...]

    def find(self, code: str | None) -> PageLanguage | None:
        """The language of this code, if it is known."""
        return next((language for language in self.languages if language.language == code), None)

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Month name, case-folded, to its number; names shared by languages agree."""
        return {
            form.casefold(): number
            for language in self.languages
            for number, forms in language.months.items()
            for form in forms
        }

    @cached_property
    def date_forms(self) -> DateForms:
        """All date patterns, each language's with its own months, in order of the language codes."""
        patterns = tuple(
            re.compile(rf"(?<!\w)(?:{pattern.replace('MONTH', _any_month(language))})(?!\w)", re.IGNORECASE)
            for language in self.languages
            for pattern in language.dates.patterns
        )
        words = "|".join(re.escape(word) for language in self.languages for word in language.dates.before_time)
        return DateForms(patterns, self.month_numbers, re.compile(rf"[\s,|–—-]*(?:(?:{words})(?!\w))?[\s,]*"))

    @cached_property
    def insertion_note(self) -> re.Pattern[str]:
        """An editor's note in round brackets, in any language: "(Laughter.)", "(как переведено)"."""
        notes = "|".join(note for language in self.languages for note in language.speech.notes)
        return re.compile(rf"\(\s*(?:{notes})\s*\)", re.IGNORECASE)

    @cached_property
    def interpreted_note(self) -> re.Pattern[str]:
        """A note after a label that says that an interpreter's words are printed: "как переведено"."""
        return re.compile(rf"(?:{self._join_notes('interpreted')})", re.IGNORECASE)

    @cached_property
    def interpreted_remark(self) -> re.Pattern[str]:
        """The same note in brackets inside speech: "(As interpreted.)"."""
        return re.compile(rf"\(\s*(?:{self._join_notes('interpreted')})\s*\)", re.IGNORECASE)

    @cached_property
    def foreign_note(self) -> re.Pattern[str]:
        """A note after a label that says in which other language these words were said: "по-английски"."""
        return re.compile(rf"(?:{self._join_notes('foreign')})", re.IGNORECASE)

    @cached_property
    def spoken_names(self) -> dict[str, str]:
        """The words of notes that name a spoken language, lower case, and its code: "french", «по-французски»."""
        return {
            word.lower(): code
            for language in self.languages
            for code, words in language.speech.spoken.items()
            for word in words
        }

    @cached_property
    def speech_title(self) -> re.Pattern[str]:
        """The title of a page that is one person's speech: "Remarks by Jane Roe"."""
        titles = "|".join(title for language in self.languages for title in language.speech.titles)
        return re.compile(rf"(?:{titles or '(?!)'})", re.IGNORECASE)

    def _join_notes(self, field: str) -> str:
        notes = [note for language in self.languages for note in getattr(language.speech, field)]
        return "|".join(notes) or "(?!)"

    @cached_property
    def line_furniture(self) -> tuple[tuple[str, str], ...]:
        """Kind and pattern of whole lines that are page, not publication."""
        return tuple(part for language in self.languages for part in language.furniture.lines)

    @cached_property
    def tail_furniture(self) -> tuple[tuple[str, str], ...]:
        """Kind and pattern of lines after which the publication is over."""
        return tuple(part for language in self.languages for part in language.furniture.tail)

    @cached_property
    def part_end(self) -> re.Pattern[str] | None:
        """The words with which a page of a file ends, alone on a line or with the next page's first word run into them."""
        ends = "|".join(re.escape(end) for end in self.part_ends)
        return re.compile(rf"^(?:{ends})(?= *$|[{UPPER}#])", re.MULTILINE) if ends else None

    @cached_property
    def part_ends(self) -> tuple[str, ...]:
        """The words that end a page of a file, as they stand in the knowledge."""
        return tuple(end for language in self.languages for end in language.furniture.part_end)

    @cached_property
    def address_line(self) -> re.Pattern[str]:
        """A line that names the page's own address: "Link: site.example/d/402"."""
        keys = "|".join(sorted(map(re.escape, self.header_keys("url")), key=lambda key: (-len(key), key)))
        return re.compile(rf"(?:{keys})\s*:\s*(?P<address>(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S*)", re.IGNORECASE)

    def header_keys(self, field: str) -> tuple[str, ...]:
        """The words that announce a header field (``published``, ``url``, ``author``, ``title``) in any language."""
        return tuple(key.casefold() for language in self.languages for key in getattr(language.header, field))


def _any_month(language: PageLanguage) -> str:
    forms = sorted((form for forms in language.months.values() for form in forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form) for form in forms) + ")"


@keep_loaded(NEED)
def load_page_languages(folders: KnowledgeFolders) -> PageLanguages:
    """Every ``languages/*/pages.toml``; raises :class:`KnowledgeError` where two files tell of one language."""
    languages: dict[str, PageLanguage] = {}
    for file in folders.find(NEED):
        language = read_checked(file, PageLanguage)
        if language.language in languages:
            raise KnowledgeError(f"{file.path}: language {language.language!r} is described twice")
        languages[language.language] = language
    return PageLanguages(tuple(languages[code] for code in sorted(languages)))
