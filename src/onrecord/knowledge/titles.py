"""What makes the words before a colon a speaker's label, from every language at once: a page may mix them."""

from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.pages import PageLanguages
from onrecord.knowledge.people import NameLanguage, read_names
from onrecord.text.labels import LabelWords

NEED = "languages/*/people.toml"
PEOPLE = "people.csv"


def load_label_words(folders: KnowledgeFolders, languages: PageLanguages) -> LabelWords:
    """First words of offices, words for people without a name, ends of patronymics, words of address, and the names of people."""
    naming = [read_checked(file, NameLanguage) for file in folders.find(NEED)]
    speech = [language.speech for language in languages.languages]
    return LabelWords(
        titles=frozenset(title for language in naming for title in language.titles),
        nameless=frozenset(word.casefold() for one in speech for word in one.nameless),
        markers=frozenset(word.casefold() for one in speech for word in one.markers),
        lone_markers=frozenset(word.casefold() for one in speech for word in one.lone_markers),
        patronymics=tuple(sorted({ending for language in naming for ending in language.patronymics})),
        openers=frozenset(word for language in naming for word in language.openers),
        initialisms=tuple(sorted({word for language in naming for word in language.initialisms})),
        articles=frozenset(word for language in naming for word in language.articles),
        office_words=frozenset(word for one in speech for word in one.office_words),
        particles=frozenset(word for language in naming for word in language.particles),
        addresses=frozenset(word.casefold() for language in naming for word in language.addresses),
        plain_titles=frozenset(
            title for language in naming if not language.capitals_in_headings for title in language.titles
        ),
        people=frozenset(person.name.casefold() for person in read_names(folders)),
    )
