"""What words tell of their clause: whether it has a finite verb of its own, whether a cue is passive or found in a paper."""

from collections.abc import Sequence

from onrecord.quotations.cues import Cue
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Page
from onrecord.quotations.tokens import Token, is_capital

# Lists of words that may follow a verb in the third person.
AFTER_VERB = ("articles", "prepositions", "negations", "to")
# A clause has its verb among so many tokens: what is longer is no sentence, and looking on would not end.
VERB_REACH = 60
# "That" and the noun that it points at.
POINTED = 2
# Words of the clause in which a paper is named: "в справке, опубликованной в мае, говорится".
PAPER_WORDS = 14


def is_passive(page: Page, passage: Passage, cue: Cue) -> bool:
    """Whether the cue is no act of its subject: "is said to be", "the added problem"."""
    if "opinion" in cue.takes or cue.form == "gerund":
        return False
    at = cue.first - 1
    while at >= 0 and page.language.has("adverbs", passage.tokens[at].folded):
        if page.language.has("to_be", passage.tokens[at].folded):
            return True
        at -= 1
    return at >= 0 and page.language.has("to_be", passage.tokens[at].folded)


def names_paper(page: Page, passage: Passage, cue: Cue) -> bool:
    """Whether words are found in something: «в указе говорится», «говорится в указе»; «сообщается, что» names nothing."""
    opening = passage.tokens[max(0, cue.first - PAPER_WORDS) : cue.first]
    colon = max((at for at, token in enumerate(opening) if token.kind == "colon"), default=-1)
    places = (*opening[colon + 1 :], *passage.tokens[cue.stop : cue.stop + 1])
    return any(page.language.has("prepositions", token.folded) for token in places)


def is_clause(page: Page, tokens: Sequence[Token]) -> bool:
    """Whether words have a finite verb of their own: not "a plan that would close roads", not "talks led by the union"."""
    language = page.language
    for at, token in enumerate(tokens[1:VERB_REACH], 1):
        if language.has("that", token.folded) or language.has("relatives", token.folded):
            return False
        if language.has("finite_words", token.folded) and not language.has("to", tokens[at - 1].folded):
            return True
        if token.kind != "word" or "-" in token.folded or not tokens[at - 1].is_nominal:
            continue
        after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        if language.finite and token.folded.endswith(language.finite) and not language.has("agent", after):
            return True
        third = bool(language.third_person) and token.folded.endswith(language.third_person)
        if third and _has_singular_before(page, tokens, at) and any(language.has(name, after) for name in AFTER_VERB):
            return True
    return False


def opens_clause(page: Page, tokens: Sequence[Token], at: int) -> bool:
    """Whether token ``at`` is a "that" with a clause behind it: not one that points, "said that day", "said in that address"."""
    language = page.language
    if at >= len(tokens) or not language.has("that", tokens[at].folded):
        return False
    if not language.has("articles", tokens[at].folded):
        return True
    if at and language.has("prepositions", tokens[at - 1].folded):
        return False
    stop = at + 1
    while stop < len(tokens) and tokens[stop].is_nominal:
        stop += 1
    ends = stop - at <= POINTED or language.has("prepositions", tokens[at + POINTED].folded)
    inserted = stop == at + 1 < len(tokens) and tokens[stop].kind in {"marked", "comma"}
    return inserted or not ends or is_clause(page, tokens[at:stop])


def _has_singular_before(page: Page, tokens: Sequence[Token], at: int) -> bool:
    """What a verb in the third person can follow: "the bridge opens", "he opens", "Roe opens"."""
    before = tokens[at - 1]
    if page.language.agreement.possessive and before.folded.endswith(page.language.agreement.possessive):
        return False
    if before.mention is not None or page.language.has("subjects", before.folded) or is_capital(page.text, before):
        return True
    return at > 1 and page.language.has("articles", tokens[at - 2].folded)
