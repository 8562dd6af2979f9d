"""Cues and phrases in a run of tokens: verbs of saying, "по словам …", "со ссылкой на …"."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal, NamedTuple

from onrecord.knowledge.quoting import CuePhrase, QuotingLanguage, SlotPhrase
from onrecord.knowledge.word_lists import WordSet
from onrecord.quotations.tokens import Token, is_capital, list_words

Form = Literal["masculine", "feminine", "plural", "gerund", "other"]

# "по его словам", "по словам", "in the minister's words": the slot between two halves holds this many words at most.
SLOT_WORDS = 3
# "…," the captain of the ferry shared; asked the captain, "…": words between marks and a verb that is a cue only beside them.
BESIDE_WORDS = 6


class Cue(NamedTuple):
    """A cue at tokens ``[first, stop)``: what it may take beside it, the objects it asks for, and its verb's form."""

    first: int
    stop: int
    takes: frozenset[str]
    objects: tuple[WordSet | None, ...]
    form: Form


class Slotted(NamedTuple):
    """A phrase at tokens ``[first, stop)``, the slot's words at ``[slot_first, slot_stop)``; ``stop`` is open for a slot at the end."""

    kind: str
    first: int
    stop: int
    slot_first: int
    slot_stop: int | None


def find_cues(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> list[Cue]:
    """The cues among ``tokens``, in order, none inside another."""
    words = list_words(tokens)
    found: list[Cue] = []
    stop = 0
    for first in [at for at, word in enumerate(words) if word in language.cues]:
        word = words[first]
        if first < stop or _is_name_word(text, tokens, first):
            continue
        if first and _is_noun(text, tokens, first, language):
            continue
        fitting = [phrase for phrase in language.cues[word] if _fits(phrase, words, first)]
        if fitting:
            longest = [phrase for phrase in fitting if len(phrase.words) == len(fitting[0].words)]
            stop = first + len(longest[0].words)
            takes = frozenset(what for phrase in longest for what in phrase.takes)
            if any("marks" in phrase.takes and "beside" not in phrase.takes for phrase in longest):
                takes -= {"beside"}
            objects = tuple(phrase.objects for phrase in longest if "object" in phrase.takes)
            form = read_form(word, language)
            if form == "gerund" and stop > first + 1:
                form = read_form(words[stop - 1], language)
            found.append(Cue(first, stop, takes, objects, form))
    return found


def _fits(phrase: CuePhrase, words: Sequence[str], first: int) -> bool:
    if first + len(phrase.words) > len(words):
        return False
    return all(
        words[first + offset] != "" if forms is None else words[first + offset] in forms
        for offset, forms in enumerate(phrase.words)
    )


def _is_name_word(text: str, tokens: Sequence[Token], at: int) -> bool:
    """A capital letter inside a sentence: "the United States", "Notes" of a title."""
    return at > 0 and tokens[at - 1].kind in {"word", "name"} and is_capital(text, tokens[at])


def keep_beside(cues: Sequence[Cue], tokens: Sequence[Token], language: QuotingLanguage) -> list[Cue]:
    """The cues of a passage without those that stand apart from marked words and are a cue only beside them."""
    kept: list[Cue] = []
    for cue in cues:
        if (
            "beside" not in cue.takes
            or _follows_marks(tokens, cue.first, language)
            or _precedes_marks(tokens, cue.stop)
        ):
            kept.append(cue)
        elif cue.takes - {"beside", "marks"}:
            kept.append(cue._replace(takes=cue.takes - {"beside", "marks"}))
    return kept


def _follows_marks(tokens: Sequence[Token], at: int, language: QuotingLanguage) -> bool:
    words = at
    while words > 0 and at - words <= BESIDE_WORDS and tokens[words - 1].is_nominal:
        words -= 1
    if any(language.has(name, token.folded) for token in tokens[words:at] for name in ("as_", "relatives", "that")):
        return False
    signs = words
    while signs > 0 and tokens[signs - 1].kind in {"comma", "dash", "quote"}:
        signs -= 1
    return signs > 0 and tokens[signs - 1].kind == "marked"


def _precedes_marks(tokens: Sequence[Token], at: int) -> bool:
    words = at
    while words < len(tokens) and words - at <= BESIDE_WORDS and tokens[words].is_nominal:
        words += 1
    if words >= len(tokens):
        return False
    set_off = tokens[words].kind in {"comma", "colon"}
    return set_off and (words + 1 == len(tokens) or tokens[words + 1].kind == "marked")


def _is_noun(text: str, tokens: Sequence[Token], at: int, language: QuotingLanguage) -> bool:
    """A noun or an infinitive that looks like a cue: "the claims", "in reports", "false claims", "to say"; "by saying" is a cue."""
    before, word = tokens[at - 1], tokens[at].folded
    if language.has("articles", before.folded) or language.has("to", before.folded):
        return True
    if language.has("prepositions", before.folded):
        return read_form(word, language) != "gerund"
    return before.kind == "word" and language.has("nouns", word) and not _is_subject(text, tokens, at - 1, language)


def _is_subject(text: str, tokens: Sequence[Token], at: int, language: QuotingLanguage) -> bool:
    if any(language.has(name, tokens[at].folded) for name in ("subjects", "adverbs", "relatives")):
        return True
    return is_capital(text, tokens[at]) or (at > 0 and language.has("articles", tokens[at - 1].folded))


def read_form(word: str, language: QuotingLanguage) -> Form:
    """What a verb's ending tells of its subject: the longest ending of those listed decides."""
    agreement = language.agreement
    endings: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("masculine", agreement.masculine),
        ("feminine", agreement.feminine),
        ("plural", agreement.plural),
        ("gerund", agreement.gerund),
        ("other", agreement.either),
    )
    best: tuple[int, Form] = (0, "other")
    for form, listed in endings:
        for ending in listed:
            if word.endswith(ending) and len(ending) > best[0]:
                best = (len(ending), form)
    return best[1]


def find_slotted(tokens: Sequence[Token], language: QuotingLanguage) -> list[Slotted]:
    """The phrases with a slot for a speaker or a paper, in order."""
    words = [token.folded for token in tokens]
    anywhere = language.openings.get("", ())
    if not anywhere and language.openings.keys().isdisjoint(words):
        return []
    found: list[Slotted] = []
    for first, word in enumerate(words):
        phrases = language.openings.get(word, anywhere)
        if phrases and tokens[first].is_nominal:
            filled = (_fill(kind, phrase, words, first) for kind, phrase in phrases)
            found.extend(islice((slotted for slotted in filled if slotted is not None), 1))
    return found


def _fill(kind: str, phrase: SlotPhrase, words: Sequence[str], first: int) -> Slotted | None:
    slot = first + len(phrase.before)
    if slot >= len(words) or tuple(words[first:slot]) != phrase.before:
        return None
    if not phrase.after:
        return Slotted(kind, first, slot, slot, None)
    if phrase.after[0] not in words[slot + 1 : slot + 1 + SLOT_WORDS]:
        return None
    for stop in range(slot + 1, min(slot + SLOT_WORDS, len(words)) + 1):
        if tuple(words[stop : stop + len(phrase.after)]) == phrase.after:
            return Slotted(kind, first, stop + len(phrase.after), slot, stop)
    return None
