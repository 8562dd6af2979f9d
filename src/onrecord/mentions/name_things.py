"""Places, organisations and the like of one document as mentions; in Russian, what rules leave open is asked of a model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol, cast

from onrecord.knowledge.by_language import ByLanguage
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.known_names import NEEDS as KNOWN_NAMES
from onrecord.knowledge.known_names import load_known_names
from onrecord.knowledge.namesakes import NEEDS as NAMESAKES
from onrecord.knowledge.namesakes import Namesakes, load_namesakes
from onrecord.knowledge.people import NEEDS as PEOPLE
from onrecord.knowledge.people import load_people
from onrecord.knowledge.things import NEEDS as THINGS
from onrecord.knowledge.things import load_things
from onrecord.mentions.asked import Asked, ask_model
from onrecord.mentions.namesakes import part_namesakes
from onrecord.mentions.plain_things import PlainNames, index_names
from onrecord.mentions.thing_words import ThingWords, index_things
from onrecord.mentions.things import ThingFound, find_things
from onrecord.model import Mention, Sentence
from onrecord.model.identity import identify_row
from onrecord.model.people import EntityKind
from onrecord.text.name_model import NameModel
from onrecord.text.names import stem_name
from onrecord.text.spans import index_spans
from onrecord.text.words import list_words

NEEDS = (*PEOPLE, *THINGS, *KNOWN_NAMES, *NAMESAKES)


class Texted(Protocol):
    """What is read of a document."""

    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingKnowledge:
    """The words and known names of each language, and the names of languages of which nothing else is known; ``model`` is absent where
    none is wanted.
    """

    words: Mapping[str, ThingWords]
    plain: Mapping[str, PlainNames]
    namesakes: Namesakes
    model: NameModel | None


def load_thing_knowledge(folders: KnowledgeFolders, *, has_models: bool) -> ThingKnowledge:
    """Read it from the knowledge folders and index it."""
    people, things = load_people(folders), load_things(folders)
    words = {
        language.language: partial(index_things, language, naming, things.names, people.countries)
        for language in things.languages
        if (naming := people.find_language(language.language)) is not None
    }
    model = NameModel() if has_models else None
    plain = {code: index_names(names) for code, names in load_known_names(folders).items()}
    return ThingKnowledge(
        words=ByLanguage(words, at_once=folders.own is not None),
        plain=plain,
        namesakes=load_namesakes(folders),
        model=model if model and model.is_there else None,
    )


def name_things(
    document: Texted, mentions: Sequence[Mention], sentences: Sequence[Sentence], known: ThingKnowledge
) -> tuple[Mention, ...]:
    """The things named in a document, in order; ``mentions`` are its people and offices. None in a language of which no names are known."""
    people = index_spans((one.start, one.stop) for one in mentions if one.kind == "person")
    if (plain := known.plain.get(document.language or "")) is not None:
        return _make_mentions(document, plain.find(document.text, people), known, None)
    words = known.words.get(document.language or "")
    if words is None:
        return ()
    found = find_things(document.text, words, people)
    if known.model is not None and words.language.model:
        found = ask_model(document.text, sentences, found, people, Asked(known.model, words.barred))
    return _make_mentions(document, found, known, words)


def _make_mentions(
    document: Texted, found: Sequence[ThingFound], known: ThingKnowledge, words: ThingWords | None
) -> tuple[Mention, ...]:
    parted = part_namesakes(found, document.text, document.language or "", known.namesakes)
    return tuple(_list_mentions(document, parted, words))


def _list_mentions(document: Texted, found: Sequence[ThingFound], words: ThingWords | None) -> Iterator[Mention]:
    seen: set[str] = set()
    for one in found:
        identity = identify_row("mentions", document.id, one.start, one.stop, one.kind)
        if identity in seen:
            continue
        seen.add(identity)
        exact = document.text[one.start : one.stop]
        key = one.key or (_make_key(exact, one.kind, words) if words else f"{document.language}.{one.kind}.{exact}")
        yield Mention(
            id=identity,
            document=document.id,
            kind=cast(EntityKind, one.kind),
            start=one.start,
            stop=one.stop,
            exact=exact,
            key=key,
            person=key if one.kind == "person" else None,
            rule=one.rule,
        )


@lru_cache(maxsize=1 << 14)
def _make_key(exact: str, kind: str, words: ThingWords) -> str:
    """Language, kind and the stems of the words; of a person language, surname and given name, as people are keyed."""
    stems = [stem_name(word, words.naming.endings) for word in list_words(exact)]
    if kind == "person":
        return f"{words.naming.language}:{stems[-1]}:{stems[0] if len(stems) > 1 else ''}"
    return f"{words.naming.language}.{kind}.{'_'.join(stems)}"
