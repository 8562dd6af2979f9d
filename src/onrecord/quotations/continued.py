"""Reported speech that goes on into the next sentence, without a speaker or a verb of saying: «Также область продолжит помогать школам»."""

from onrecord.quotations.borders import strip_stop
from onrecord.quotations.clauses import CLAUSE_WORDS
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Found, Page

RULE = "continued"


def find_continued(page: Page, number: int, reported: Found | None) -> Found | None:
    """The whole sentence as what the speaker of the sentence before said too, where its words say that it goes on with that.

    ``reported`` is the last reported speech of the sentence before. The sentence stands in the same paragraph, opens with a word that adds
    ("also"), tells of what is ahead, and has neither a cue of its own nor anybody who could have said it instead. Who told what happened in
    the past is the reporter himself.
    """
    passage = page.passages[number]
    if reported is None or passage.opens or not reported.voice.speakers or passage.cues or passage.slotted:
        return None
    at = page.language.match_run("goes_on", [token.folded for token in passage.tokens[:CLAUSE_WORDS]], 0)
    if not at or not _tells_of_what_is_ahead(page, passage, at) or _names_others(passage, reported):
        return None
    first = at + (passage.tokens[at].kind == "comma")
    tokens = passage.tokens[first : strip_stop(passage.tokens, len(passage.tokens))]
    if sum(token.is_nominal for token in tokens) < CLAUSE_WORDS:
        return None
    return Found(
        kind="indirect",
        start=tokens[0].start,
        stop=tokens[-1].stop,
        voice=reported.voice,
        cue=(passage.start, passage.tokens[at - 1].stop),
        rule=RULE,
    )


def _tells_of_what_is_ahead(page: Page, passage: Passage, at: int) -> bool:
    """Whether the verb of its main clause, before any clause of its own, is one of what is to come."""
    for token in passage.tokens[at:]:
        if page.language.has("that", token.folded) or page.language.has("relatives", token.folded):
            return False
        if page.language.has("ahead", token.folded):
            return True
    return False


def _names_others(passage: Passage, reported: Found) -> bool:
    """Whether it has marked words, or a person other than the speaker."""
    own = {mention.id for mention in reported.voice.speakers}
    people = {token.mention.id for token in passage.tokens if token.mention and token.mention.kind == "person"}
    return any(token.kind == "marked" for token in passage.tokens) or bool(people - own)
