"""Reported speech: what somebody said, in the reporter's words, without marks.

Rules go over the cues and phrases of a passage from left to right; the first that answers claims its content, and no cue inside
that content is asked: what a speaker says others said is his. Content that holds a marked quotation only leads to it, and ends
with it. Content is a clause or a noun phrase, without the conjunction before it and without the full stop after it.
"""

from collections.abc import Iterator

from onrecord.model import Span
from onrecord.quotations.borders import Content, open_attribution
from onrecord.quotations.clauses import (
    CLAUSE_WORDS,
    OWN_CONTENT,
    RULES,
    SHORT_RULES,
    by_phrase,
    clause_before,
    object_phrase,
)
from onrecord.quotations.cues import Cue, Slotted
from onrecord.quotations.memory import NOBODY, Voice
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Found, Page
from onrecord.quotations.speakers import is_source

# Words of a noun phrase at least.
PHRASE_WORDS = 2


def find_indirect(page: Page, passage: Passage, decided: dict[int, Found]) -> Iterator[Found]:
    """The reported speech of a passage, in order. ``decided`` holds its marked quotations by token."""
    claimed = 0
    last: Voice | None = None
    phrases = [slotted for slotted in passage.slotted if slotted.kind == "by"]
    asked: list[Cue | Slotted] = sorted((*passage.cues, *phrases), key=lambda one: (one.first, -one.stop))
    told = {found.cue[0] for found in decided.values() if found.kind == "direct" and found.cue is not None}
    for one in asked:
        if one.first < claimed or passage.tokens[one.first].start in told:
            continue
        answer = _ask(page, passage, one, last)
        if answer is None:
            continue
        rule, content, voice = answer
        last = voice
        filled = [at for at in range(content.first, content.stop) if at in decided]
        claimed = max(claimed, filled[-1] + 1 if filled else content.stop)
        found = _make(page, passage, (rule, content, voice), one)
        if found is not None and not filled:
            page.speakers.note(voice, one.form if isinstance(one, Cue) else "other")
            yield found


def _ask(page: Page, passage: Passage, one: Cue | Slotted, last: Voice | None) -> tuple[str, Content, Voice] | None:
    if isinstance(one, Slotted):
        content = by_phrase(page, passage, one)
        return None if content is None else ("by_phrase", content, page.speakers.read_slot(passage, one))
    if _is_negated(page, passage, one):
        return None
    for rule in RULES:
        content = rule(page, passage, one)
        if content is not None:
            trailing = rule is clause_before and open_attribution(page, passage, one) == one.first
            voice = page.speakers.read_trailing(passage, one) if trailing else _find_voice(page, passage, one, last)
            if (
                rule in OWN_CONTENT
                and content.first < voice.stop
                and content.first <= voice.first + 1
                and one.stop <= voice.first
            ):
                voice = NOBODY
            if trailing and not voice.speakers and "that" not in one.takes:
                return None
            if rule is clause_before and not voice.speakers and content.first <= voice.first < content.stop:
                return None
            if rule is object_phrase and not page.speakers.is_person(voice):
                return None
            own = page.language.has("first_person", (voice.label or "").casefold())
            return None if own or is_source(one, voice, page.language) else (rule.__name__, content, voice)
    return None


def _is_negated(page: Page, passage: Passage, cue: Cue) -> bool:
    """«не сказал, что», has not yet said that: what was not said is nobody's words."""
    at = cue.first - 1
    while at >= 0 and page.language.has("adverbs", passage.tokens[at].folded):
        if page.language.has("unreal", passage.tokens[at].folded):
            return True
        at -= 1
    return at >= 0 and page.language.has("negations", passage.tokens[at].folded)


def _find_voice(page: Page, passage: Passage, cue: Cue, last: Voice | None) -> Voice:
    """The cue's subject; the one of the cue before where the verbs are joined ("сообщил, что …, и добавил, что …")."""
    at = cue.first - 1
    while at >= 0 and page.language.has("adverbs", passage.tokens[at].folded):
        at -= 1
    joined = at >= 0 and (passage.tokens[at].kind == "comma" or page.language.has("and_", passage.tokens[at].folded))
    if last is not None and "source" not in cue.takes and (joined or cue.form == "gerund"):
        return last
    return page.speakers.find_subject(passage, cue)


def _make(page: Page, passage: Passage, answer: tuple[str, Content, Voice], one: Cue | Slotted) -> Found | None:
    rule, content, voice = answer
    tokens = passage.tokens[content.first : content.stop]
    inside = content.inside
    outer = [
        token for at, token in enumerate(tokens, content.first) if inside is None or not inside[0] <= at < inside[1]
    ]
    least = PHRASE_WORDS if rule in SHORT_RULES else CLAUSE_WORDS
    words = sum(token.is_nominal or token.kind == "marked" for token in outer)
    if words < least:
        return None
    interruptions: tuple[Span, ...] = ()
    if inside is not None:
        interruptions = (Span(start=passage.tokens[inside[0]].start, stop=passage.tokens[inside[1] - 1].stop),)
    return Found(
        kind="indirect",
        start=tokens[0].start,
        stop=tokens[-1].stop,
        voice=voice,
        cue=(passage.tokens[one.first].start, passage.tokens[one.stop - 1].stop),
        interruptions=interruptions,
        on_behalf_of=page.speakers.find_represented(
            passage, one.first, isinstance(one, Cue) and "passing" in one.takes
        ),
        rule=rule,
    )
