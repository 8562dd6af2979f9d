"""What the documents stage knows: languages' page habits, publishers, labels, encodings."""

from dataclasses import dataclass

from onrecord.knowledge.archives import NEED as ARCHIVES
from onrecord.knowledge.archives import Archives, load_archives
from onrecord.knowledge.encodings import NEED as ENCODINGS
from onrecord.knowledge.encodings import Encodings, load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.hosts import NEED as HOSTS
from onrecord.knowledge.hosts import Hosts, load_hosts
from onrecord.knowledge.pages import NEED as PAGES
from onrecord.knowledge.pages import PageLanguages, load_page_languages
from onrecord.knowledge.people import GIVEN_NAMES, read_given_names
from onrecord.knowledge.publishers import NEED as PUBLISHERS
from onrecord.knowledge.publishers import Publishers, load_publishers
from onrecord.knowledge.titles import NEED as TITLES
from onrecord.knowledge.titles import PEOPLE, load_label_words
from onrecord.knowledge.web import NEED as WEB
from onrecord.knowledge.web import WebNames, load_web_names
from onrecord.text.labels import LabelWords
from onrecord.text.languages import Letters

NEEDS = (ARCHIVES, ENCODINGS, GIVEN_NAMES, HOSTS, PAGES, PUBLISHERS, TITLES, PEOPLE, WEB)


@dataclass(frozen=True, eq=False)
class PageKnowledge:
    """Everything that reading a page depends on; two are the same only where they are one, so that it is quickly looked up."""

    languages: PageLanguages
    publishers: Publishers
    labels: LabelWords
    encodings: Encodings
    hosts: tuple[Hosts, ...]
    letters: tuple[Letters, ...]
    given_names: frozenset[str]
    web: WebNames
    archives: Archives


def load_page_knowledge(folders: KnowledgeFolders) -> PageKnowledge:
    """Read it from the knowledge folders."""
    languages = load_page_languages(folders)
    return PageKnowledge(
        languages=languages,
        publishers=load_publishers(folders),
        labels=load_label_words(folders, languages),
        encodings=load_encodings(folders),
        hosts=load_hosts(folders),
        letters=tuple(
            Letters(one.language, one.script, one.letters, one.shared_letters, one.frequent, one.needs_letters)
            for one in languages.languages
        ),
        given_names=frozenset().union(*read_given_names(folders).values()),
        web=load_web_names(folders),
        archives=load_archives(folders),
    )
