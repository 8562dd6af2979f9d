"""The format of ``languages/*/commitments.toml``; the Russian file says what its keys mean."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pydantic import Field, field_validator

from onrecord.knowledge.checked import Strict
from onrecord.model.commitments import Strength
from onrecord.text.words import fold_word

Takes = Literal["verb", "told", "noun", "any", "nothing"]
Doer = Literal["subject", "told", "speaker", "none"]
Person = Literal["i", "we", "it", "they", "any"]


class CueEntry(Strict):
    """One kind of cue; the Russian file says what the keys mean. An example is a text, the verb and the strength found in it."""

    name: str
    strength: Strength
    takes: Takes
    words: tuple[str, ...] = ()
    doer: Doer = "subject"
    person: Person = "any"
    is_joint: bool = False
    needs_participle: bool = False
    needs_saying: bool = False
    needs_present: bool = False
    needs_act: bool = False
    is_pledge: bool = False
    objects: str = ""
    needs_quotation: bool = False
    needs_together: bool = False
    needs_due: bool = False
    needs_mark: bool = False
    needs_others: bool = False
    needs_agent: bool = False
    needs_power: bool = False
    needs_doer: bool = False
    told_of: str = ""
    otherwise: str = ""
    examples: tuple[tuple[str, str, Strength], ...] = ()


class RefusedExample(Strict):
    """A text that holds no commitment, and the rule that says so; without a rule nothing in it looks like one."""

    text: str
    rule: str = ""


class CommitmentsFile(Strict):
    """One ``commitments.toml``; the Russian file says what the keys mean."""

    language: str
    order: Literal["verb_first", "verb_last"]
    head: Literal["first", "last"]
    reach: int
    infinitive: str
    participle: str
    gerund: str
    adjective: str
    adverbs: str
    auxiliaries: str
    copulas: str
    negations: str
    determiners: str
    prepositions: str
    breaks: str
    joiners: str
    behind_names: str = ""
    owners: dict[str, str] = Field(default_factory=dict)
    owner_marks: str = ""
    relatives: str = ""
    asides: str = ""
    inside: str = ""
    bounding: str = ""
    speaker_forms: str = ""
    lasting: str = ""
    leading: str = ""
    told_things: str = ""
    deeds: str = ""
    spending: str = ""
    willed: str = ""
    between: str = ""
    hearing: str = ""
    going: str = ""
    pacts: str = ""
    shared_titles: str = ""
    shares: str = ""
    parting: str = ""
    them: str = ""
    clause_opening: dict[Strength, tuple[str, ...]] = Field(default_factory=dict)
    twofold: str = ""
    presents: str = ""
    articles: str = ""
    enabling: str = ""
    vowing: str = ""
    saying: str
    verb_mark: str = ""
    enacting: str = ""
    recipient: str = ""
    conditional: str = ""
    accusative: str = ""
    undergone: str = ""
    urged: str = ""
    plural: str = ""
    inserted: str = ""
    actor: str = ""
    wished: str = ""
    wishing: str = ""
    tasks: str = ""
    owned: str = ""
    instrumental: str = ""
    instead: str = ""
    contrasts: str = ""
    i: str
    we: str
    they: str
    he: str
    you: str
    things: str
    sides: tuple[str, ...]
    agents: str
    officials: str = ""
    privates: str = ""
    asking: str = ""
    narrated: str = ""
    asked: str = ""
    commanding: str = ""
    command_ends: tuple[tuple[str, str], ...] = ()
    your_ends: tuple[tuple[str, str], ...] = ()
    tags: str = ""
    surely: str = ""
    heed: str = ""
    assents: str = ""
    openings: str = ""
    becoming: str = ""
    many: str = ""
    orders: str = ""
    requests: str = ""
    pointing: str = ""
    receivers: str = ""
    me: str = ""
    partners: str = ""
    boons: str = ""
    slogans: tuple[str, ...] = ()
    public_share: float = 0.0
    private_least: int = 0
    capitals: str = ""
    political_share: float = 0.0
    trade: str = ""
    trade_share: float = 0.0
    askers: str = ""
    causes: str
    happenings: str
    be: str
    states: str
    events: str
    effects: str
    speech: str
    handing: str = ""
    courtesies: str
    stances: str
    suffered: str = ""
    changes: str = ""
    means: str = ""
    naming: str = ""
    anybody: str = ""
    pasts: str = ""
    nouns: str = ""
    degrees: str = ""
    perfects: str = ""
    given: str = ""
    amounts: str = ""
    getting: str = ""
    itself: str = ""
    running: str = ""
    programmes: str = ""
    foretold: str = ""
    voicing: str = ""
    unowned: str = ""
    referring: str = ""
    verbs: str = ""
    sayers: str
    empty_objects: str
    empty_acts: str = ""
    everything: str = ""
    conditions: tuple[str, ...]
    together: tuple[str, ...]
    alongside: tuple[str, ...] = ()
    refusals: dict[str, tuple[str, ...]]
    governing: dict[Strength, tuple[str, ...]]
    cues: tuple[CueEntry, ...]
    refused: tuple[RefusedExample, ...] = Field(default=())
    acts: dict[str, str]
    outcomes: dict[str, tuple[str, ...]]
    outcome_endings: tuple[str, ...] = ("",)

    @field_validator("cues")
    @classmethod
    def _list_once(cls, cues: tuple[CueEntry, ...]) -> tuple[CueEntry, ...]:
        _check_once((entry.name, entry.words) for entry in cues)
        return cues

    @field_validator("refusals", "outcomes")
    @classmethod
    def _mean_once(cls, meanings: dict[str, tuple[str, ...]]) -> Mapping[str, Sequence[str]]:
        _check_once(meanings.items())
        return meanings


def _check_once(listed: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Raises ``ValueError`` where words stand under two entries, or under one twice: only the first would count, and nobody be told."""
    seen: dict[tuple[str, ...], str] = {}
    for name, phrases in listed:
        for phrase in phrases:
            words = tuple(map(fold_word, phrase.split()))
            if words in seen:
                raise ValueError(
                    f"expected words to be listed once, {phrase!r} stands under {seen[words]!r} and {name!r}"
                )
            seen[words] = name
