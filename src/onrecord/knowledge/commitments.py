"""How a language promises, plans, agrees and proposes, and what only looks so: ``languages/*/commitments.toml``."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.knowledge.by_language import read_by_language
from onrecord.knowledge.checked import Strict, read_checked
from onrecord.knowledge.commitments_file import CommitmentsFile
from onrecord.knowledge.cues import Cue, fold_phrase, list_ahead, list_cues, make_cue, split_words
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import STAR, Forms, Phrases
from onrecord.knowledge.gates import Gates
from onrecord.knowledge.people import NEEDS as PEOPLE
from onrecord.knowledge.people import load_people
from onrecord.model.commitments import Outcome, Strength
from onrecord.text.words import fold_word

NEED = "languages/*/commitments.toml"
# The kind of verbs that say no more than that something happens: "hold a phone call" is a call.
HOLDING = "hold"
KINDS = "commitments.toml"
VERBS = "languages/*/verbs_ahead.txt"
NEEDS = (NEED, VERBS, *PEOPLE)


class Kind(Strict):
    """A kind of act: what it becomes when done, and the kinds of events that fulfil a promise of it."""

    key: str
    becomes: Outcome
    events: tuple[str, ...] = ()


class KindsFile(Strict):
    """``commitments.toml`` at the root."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CommitmentWords:
    """The words of one language, folded and compiled; named as in the file."""

    language: str
    order: str
    head: str
    reach: int
    verb_mark: str
    infinitive: re.Pattern[str]
    participle: re.Pattern[str]
    gerund: re.Pattern[str]
    adjective: re.Pattern[str]
    enacting: re.Pattern[str] | None
    recipient: re.Pattern[str] | None
    conditional: re.Pattern[str] | None
    accusative: re.Pattern[str] | None
    inserted: re.Pattern[str] | None
    receivers: re.Pattern[str] | None
    undergone: re.Pattern[str] | None
    urged: re.Pattern[str] | None
    plural: re.Pattern[str] | None
    actor: re.Pattern[str] | None
    wished: re.Pattern[str] | None
    wishing: frozenset[str]
    tasks: frozenset[str]
    owned: frozenset[str]
    instrumental: re.Pattern[str] | None
    instead: frozenset[str]
    contrasts: frozenset[str]
    adverbs: Forms[bool]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    negations: frozenset[str]
    determiners: Forms[bool]
    prepositions: frozenset[str]
    breaks: Forms[bool]
    joiners: frozenset[str]
    behind_names: frozenset[str]
    owners: Mapping[str, str]
    owner_marks: frozenset[str]
    relatives: frozenset[str]
    empty_acts: frozenset[str]
    everything: frozenset[str]
    asides: frozenset[str]
    inside: frozenset[str]
    bounding: frozenset[str]
    lasting: frozenset[str]
    leading: frozenset[str]
    told_things: frozenset[str]
    deeds: frozenset[str]
    spending: frozenset[str]
    willed: frozenset[str]
    hearing: frozenset[str]
    going: frozenset[str]
    pacts: frozenset[str]
    shared_titles: frozenset[str]
    shares: frozenset[str]
    parting: frozenset[str]
    them: frozenset[str]
    clause_opening: Phrases[Strength]
    twofold: frozenset[str]
    presents: frozenset[str]
    articles: frozenset[str]
    enabling: frozenset[str]
    vowing: frozenset[str]
    saying: frozenset[str]
    i: frozenset[str]
    we: frozenset[str]
    they: frozenset[str]
    he: frozenset[str]
    you: frozenset[str]
    things: frozenset[str]
    sides: Phrases[bool]
    agents: Forms[bool]
    officials: Forms[bool] | None
    privates: Forms[bool]
    asking: frozenset[str]
    narrated: frozenset[str]
    asked: frozenset[str]
    commanding: frozenset[str]
    tags: frozenset[str]
    surely: frozenset[str]
    heed: frozenset[str]
    assents: frozenset[str]
    openings: frozenset[str]
    becoming: frozenset[str]
    many: frozenset[str]
    orders: frozenset[str]
    requests: frozenset[str]
    pointing: frozenset[str]
    me: frozenset[str]
    partners: frozenset[str]
    boons: frozenset[str]
    slogans: Phrases[bool]
    offices: Forms[bool] | None
    public_share: float
    private_least: int
    political_share: float
    trade: Forms[bool]
    trade_share: float
    askers: frozenset[str]
    causes: Forms[bool]
    happenings: Forms[bool]
    states: Forms[bool]
    events: Forms[bool]
    effects: Forms[bool]
    speech: Forms[bool]
    handing: Forms[bool]
    courtesies: Forms[bool]
    stances: Forms[bool]
    suffered: Forms[bool]
    changes: frozenset[str]
    means: frozenset[str]
    naming: frozenset[str]
    nouns: frozenset[str]
    degrees: frozenset[str]
    perfects: frozenset[str]
    given: frozenset[str]
    amounts: frozenset[str]
    pasts: frozenset[str]
    anybody: frozenset[str]
    getting: frozenset[str]
    itself: frozenset[str]
    running: frozenset[str]
    programmes: frozenset[str]
    foretold: frozenset[str]
    voicing: frozenset[str]
    unowned: frozenset[str]
    referring: frozenset[str]
    verbs: frozenset[str]
    be: frozenset[str]
    marks_infinitive: bool
    sayers: Forms[bool]
    empty_objects: Forms[bool]
    conditions: Phrases[bool]
    together: Phrases[bool]
    alongside: Phrases[bool]
    refusals: Phrases[str]
    governing: Phrases[Strength]
    cues: Phrases[Cue]
    points: Cue | None
    acts: Forms[str]
    outcomes: Phrases[str]
    openers: frozenset[str]
    outcome_openers: frozenset[str]
    gates: Gates


@keep_loaded(*NEEDS)
def load_commitment_words(folders: KnowledgeFolders) -> Mapping[str, CommitmentWords]:
    """Language to its words; raises :class:`KnowledgeError` where a file breaks the format or two tell of one language."""
    ahead = {file.name.split("/")[1]: file.read_text() for file in folders.find(VERBS)}

    def make(read: CommitmentsFile) -> CommitmentWords:
        return _compile(read, ahead.get(read.language, ""), _list_countries(folders, read.language))

    return read_by_language(folders, NEED, CommitmentsFile, make)


@keep_loaded(KINDS)
def load_kinds(folders: KnowledgeFolders) -> Mapping[str, Kind]:
    """The kinds of acts by their keys."""
    return {kind.key: kind for file in folders.find(KINDS) for kind in read_checked(file, KindsFile).kinds}


def _list_countries(folders: KnowledgeFolders, language: str) -> list[str]:
    """The names of countries that are one word: a country acts."""
    names = (fold_word(one.name) for one in load_people(folders).countries if one.language == language)
    return [name for name in names if " " not in name]


def _compile(read: CommitmentsFile, ahead: str, countries: Iterable[str]) -> CommitmentWords:
    words = frozenset(split_words(read.determiners))
    states = (
        *split_words(read.capitals),
        *(name for name in countries if name not in words),
    )  # «того» is hardly ever Togo
    cues = [*list_cues(read), *list_ahead(read, ahead)]
    outcomes = [
        (form, kind) for kind, listed in read.outcomes.items() for one in listed for form in _list_forms(one, read)
    ]
    compiled: dict[str, Any] = {
        **{name: re.compile(getattr(read, name)) for name in _PATTERNS},
        **{name: re.compile(found) if (found := getattr(read, name)) else None for name in _RARE_PATTERNS},
        **{name: frozenset(split_words(getattr(read, name))) for name in _SETS},
        **{name: Forms([(word, True) for word in split_words(getattr(read, name))]) for name in _FORMS},
        "agents": Forms([(word, True) for word in (*split_words(read.agents), *split_words(read.officials), *states)]),
        "officials": Forms([(word, True) for word in (*split_words(read.officials), *states)])
        if read.officials
        else None,
        "offices": Forms([(word, True) for word in split_words(read.officials)]) if read.officials else None,
        **{name: Phrases([(fold_phrase(one), True) for one in getattr(read, name)]) for name in _PHRASES},
    }
    return CommitmentWords(
        language=read.language,
        order=read.order,
        head=read.head,
        reach=read.reach,
        public_share=read.public_share,
        private_least=read.private_least,
        political_share=read.political_share,
        trade_share=read.trade_share,
        verb_mark=read.verb_mark,
        owners={word: kind for kind, listed in read.owners.items() for word in split_words(listed)},
        marks_infinitive=bool(read.infinitive),
        points=next((make_cue(entry, entry.person) for entry in read.cues if entry.doer == "told"), None),
        refusals=Phrases([(fold_phrase(one), rule) for rule, listed in read.refusals.items() for one in listed]),
        governing=Phrases([(fold_phrase(one), how) for how, listed in read.governing.items() for one in listed]),
        cues=Phrases(cues),
        clause_opening=Phrases(
            [(fold_phrase(one), how) for how, listed in read.clause_opening.items() for one in listed]
        ),
        acts=Forms([(form, kind) for kind, forms in read.acts.items() for form in split_words(forms)]),
        outcomes=Phrases(outcomes),
        openers=frozenset(words[0] for words, _ in cues),
        outcome_openers=frozenset(words[0] for words, _ in outcomes),
        gates=Gates([words for words, _ in (*cues, *outcomes)], _list_common(read)),
        **compiled,
    )


_PATTERNS = ("infinitive", "participle", "gerund", "adjective")
# Of what not every language has.
_RARE_PATTERNS = (
    *("enacting", "recipient", "conditional", "instrumental", "accusative", "inserted"),
    *("urged", "undergone", "receivers", "actor", "wished", "plural"),
)
_PHRASES = ("sides", "conditions", "together", "alongside", "slogans")
_SETS = (
    *("auxiliaries", "copulas", "negations", "prepositions", "joiners", "behind_names", "owner_marks", "relatives"),
    *("empty_acts", "everything", "asking", "narrated", "me", "partners", "boons", "asides", "bounding", "instead"),
    *("wishing", "tasks", "owned", "contrasts", "askers", "lasting", "leading", "told_things", "deeds", "spending"),
    *("twofold", "presents", "articles", "enabling", "vowing", "saying", "verbs", "be", "willed", "hearing", "going"),
    *("them", "shares", "parting", "asked", "openings", "requests", "orders", "many", "becoming", "inside"),
    *("pointing", "i", "we", "they", "he", "you", "things", "changes", "means", "naming", "nouns", "unowned"),
    *("referring", "voicing", "foretold", "programmes", "running", "itself", "getting", "degrees"),
    *("perfects", "given", "amounts"),
    *("pasts", "anybody", "pacts", "shared_titles"),
    *("commanding", "tags", "assents", "surely", "heed"),
)
_FORMS = (
    *("adverbs", "determiners", "breaks", "causes", "happenings", "states", "events", "effects", "speech", "handing"),
    *("courtesies", "stances", "suffered", "sayers", "empty_objects", "privates", "trade"),
)


def _list_forms(phrase: str, read: CommitmentsFile) -> Iterator[tuple[str, ...]]:
    """A phrase, a starred word of it with each of the language's endings: sentences are passed over by whole words alone."""
    words = fold_phrase(phrase)
    starred = [at for at, word in enumerate(words) if word.endswith(STAR)]
    if not starred:
        yield words
        return
    for ending in read.outcome_endings:
        yield tuple(word.replace(STAR, ending) for word in words)


def _list_common(read: CommitmentsFile) -> frozenset[str]:
    """Words that nearly every sentence has."""
    common = {
        *split_words(read.auxiliaries),
        *split_words(read.determiners),
        *split_words(read.prepositions),
        *split_words(read.negations),
        *split_words(read.adverbs),
        *(word for who in (read.i, read.we, read.they, read.he, read.you) for word in split_words(who)),
    }
    return frozenset(common | {read.verb_mark, *split_words(read.be)})
