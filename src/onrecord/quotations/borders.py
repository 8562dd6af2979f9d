"""Where the content of reported speech ends: at a trailing attribution, a joined cue, the sentence's last word."""

from dataclasses import dataclass

from onrecord.quotations.cues import Cue
from onrecord.quotations.grammar import VERB_REACH, is_clause
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Page
from onrecord.quotations.tokens import Token, is_capital

# Words of a subject between the comma and the verb of a trailing attribution.
SUBJECT_WORDS = 5
# Cues behind a clause that may end it; a sentence has fewer.
JOINED_CUES = 20
OPENING = frozenset({"(", "["})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of reported speech at tokens ``[first, stop)``, with the reporter's words inside it."""

    first: int
    stop: int
    inside: tuple[int, int] | None = None


def open_attribution(page: Page, passage: Passage, cue: Cue, *, inside: bool = False) -> int | None:
    """The first token of a trailing attribution, set off by a comma or dash; ``None`` where there is none.

    The verb comes first («, сообщил Имя»), or its subject alone stands between the comma and the verb (", he said"). With
    ``inside`` the sentence may go on behind it.
    """
    at = cue.first
    while at > 0 and cue.first - at <= SUBJECT_WORDS and passage.tokens[at - 1].is_nominal:
        at -= 1
    if at == 0 or passage.tokens[at - 1].kind not in {"comma", "dash"}:
        return None
    if at == cue.first:
        return at
    subject = passage.tokens[at : cue.first]
    if page.language.has("and_", subject[0].folded) or page.language.has("as_", subject[0].folded):
        return None
    ends = inside or page.speakers.stop_clause(passage, cue.stop) >= len(passage.tokens) - 1
    named = page.language.has("subjects", subject[0].folded) or subject[0].mention is not None
    article = page.language.has("articles", subject[0].folded)
    body = any(page.language.has("institutions", token.folded) for token in subject)
    return at if ends and (named or article or body or is_capital(page.text, subject[0])) else None


def clip(page: Page, passage: Passage, first: int, cue: Cue) -> Content | None:
    """Content from ``first`` to the end of the sentence, a trailing attribution, or the next joined cue with its clause."""
    tokens = passage.tokens
    stop = min(_end_subordinate(page, passage, first, cue), _end_tail(page, tokens, first))
    following = passage.cue_from(max(first, cue.stop))
    for _ in range(JOINED_CUES):
        if following is None or following.first >= stop:
            break
        cut = _cut_before(page, passage, following, first)
        if cut is not None:
            stop = cut
            break
        following = passage.cue_from(following.stop)
    stop = strip_stop(tokens, stop)
    while first < stop and tokens[first].kind in {"comma", "dash", "colon"}:
        first += 1
    return Content(first=first, stop=stop) if first < stop else None


def _end_tail(page: Page, tokens: tuple[Token, ...], first: int) -> int:
    """Where the reporter goes on: at ", prompting …", and at a bracket that the content stands in: "(he says it will)"."""
    opened = 0
    for at in range(first, len(tokens)):
        if tokens[at].kind == "bracket":
            opened += 1 if tokens[at].folded in OPENING else -1
            if opened < 0:
                return at
        elif tokens[at].kind == "comma" and at > first and page.language.has("tails", _fold_next(tokens, at)):
            return at
    return len(tokens)


def _fold_next(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at + 1].folded if at + 1 < len(tokens) else ""


def _end_subordinate(page: Page, passage: Passage, first: int, cue: Cue) -> int:
    """Where the clause ends in ``Though officials said the road was closed, drivers …``; else the sentence's end."""
    tokens = passage.tokens
    opening = tokens[: cue.first]
    opened = opening and page.language.has("subordinators", opening[0].folded)
    if not opened or any(token.kind == "comma" for token in opening):
        return len(tokens)
    commas = (at for at in range(first, min(len(tokens), first + VERB_REACH)) if tokens[at].kind == "comma")
    return next((at for at in commas if is_clause(page, tokens[first:at])), len(tokens))


def _cut_before(page: Page, passage: Passage, cue: Cue, first: int) -> int | None:
    """The end of content before a cue that is the reporter's again: ", и добавил, что", ", добавив, что", ", сообщает …"."""
    tokens = passage.tokens
    at = cue.first
    while (
        at > first
        and page.language.has("adverbs", tokens[at - 1].folded)
        and not page.language.has("and_", tokens[at - 1].folded)
    ):
        at -= 1
    joined = at > first and page.language.has("and_", tokens[at - 1].folded)
    if joined:
        at -= 1
    if at <= first + 1:
        return None
    sign = tokens[at - 1].kind
    if page.language.has("as_", tokens[at - 1].folded) and tokens[at - 2].kind == "comma":
        return at - 1 if page.speakers.stop_clause(passage, cue.stop) >= len(tokens) - 1 else None
    if cue.form == "gerund":
        return at if sign in {"comma", "dash"} and _has_content(page, passage, cue) else None
    if "source" in cue.takes and sign in {"comma", "dash"} and not joined:
        return at
    if joined and _has_content(page, passage, cue):
        return at
    subject = _skip_subject(page, passage, at, first)
    if not joined and subject is not None and "opinion" not in cue.takes and _takes_clause(page, passage, cue):
        return subject
    if sign in {"comma", "dash"} and not joined and open_attribution(page, passage, cue) == cue.first:
        ends = page.speakers.stop_clause(passage, cue.stop) >= len(tokens) - 1
        return at if ends and "marks" in cue.takes else None
    return None


def _skip_subject(page: Page, passage: Passage, at: int, first: int) -> int | None:
    """The comma before ", but she later said that": a cue with a pronoun or a name of its own joined to the clause."""
    tokens = passage.tokens
    own = at > first + 2 and (
        page.language.has("subjects", tokens[at - 1].folded) or tokens[at - 1].mention is not None
    )
    if not own or not page.language.has("and_", tokens[at - 2].folded):
        return None
    return at - 2 if tokens[at - 3].kind == "comma" else None


def _has_content(page: Page, passage: Passage, cue: Cue) -> bool:
    """Whether a joined cue has a clause, or marked words, of its own."""
    stop = page.speakers.stop_clause(passage, cue.stop)
    marked = (
        stop < len(passage.tokens) and passage.tokens[stop].kind == "marked" and bool(cue.takes & {"marks", "naming"})
    )
    return marked or _takes_clause(page, passage, cue)


def _takes_clause(page: Page, passage: Passage, cue: Cue) -> bool:
    stop = page.speakers.stop_clause(passage, cue.stop)
    following = passage.tokens[stop : stop + 2]
    return any(page.language.has("that", token.folded) or token.kind == "colon" for token in following)


def strip_stop(tokens: tuple[Token, ...], stop: int) -> int:
    """``stop`` moved back over signs, to the end of the last word or marked words."""
    while stop > 0 and not (tokens[stop - 1].is_nominal or tokens[stop - 1].kind in {"marked", "bracket"}):
        stop -= 1
    return stop


def is_cue(passage: Passage, at: int) -> bool:
    """Whether a cue starts at token ``at``."""
    cue = passage.cue_from(at)
    return cue is not None and cue.first == at
