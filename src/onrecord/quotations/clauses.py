"""Where the content of reported speech lies: rules that give the clause or noun phrase of a cue, or abstain."""

from collections.abc import Callable

from onrecord.quotations.borders import Content, clip, is_cue, open_attribution, strip_stop
from onrecord.quotations.cues import Cue, Slotted
from onrecord.quotations.grammar import is_clause, is_passive, names_paper
from onrecord.quotations.hearers import TOLD, skip_addressee, skip_told
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Page
from onrecord.quotations.tokens import Token, is_capital

CLAUSE_WORDS = 3
# Words between a cue and its clause ("рассказал журналистам в Омске о том, что"), before an infinitive, before an object.
TO_CLAUSE = 14
TO_INFINITIVE = 5
TO_OBJECT = 4
TRAILING = 16
# Marked words stand within so many words before the cue that follows them; with more between, looking on would not end.
CLAUSE_REACH = 60
# ", the minister for roads and bridges said on Monday,".
PARENTHESIS_WORDS = 8


Rule = Callable[[Page, Passage, Cue], Content | None]


def that_clause(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«заявил, что …», «рассказал о том, что …», said on Monday that …."""
    if not cue.takes & {"that", "object", "writing"} or is_passive(page, passage, cue):
        return None
    if "passive" in cue.takes and not names_paper(page, passage, cue):
        return None
    tokens = passage.tokens
    at = cue.stop
    while at < min(len(tokens), cue.stop + TO_CLAUSE):
        if page.language.has("that", tokens[at].folded):
            following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
            if page.language.has("to_be", following):
                return None
            return clip(page, passage, at + 1, cue) if _reaches(page, passage, cue, at) else None
        if tokens[at].kind not in {"word", "name", "title", "comma", "marked"} or (
            at > cue.stop and is_cue(passage, at)
        ):
            return None
        following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        if tokens[at].kind == "comma" and cue.form == "other" and not page.language.has("that", following):
            return None
        at += 1
    return None


def _reaches(page: Page, passage: Passage, cue: Cue, that: int) -> bool:
    """Whether a conjunction belongs to the cue: a comma or "о том" before it, or only whom, when and where it was said."""
    gap = passage.tokens[cue.stop : that]
    if not gap or gap[-1].kind == "comma":
        return True
    words = [token.folded for token in gap]
    if any(
        page.language.match_run("about", words, at) + at == len(words)
        for at in range(max(0, len(words) - 2), len(words))
    ):
        return True
    if skip_addressee(page, passage, cue.stop) >= that:
        return True
    barred = ["to", "to_be", "finite_words", "subjects", "relatives"]
    placed = page.language.has("adjuncts", words[0])
    if not placed:
        barred += ["articles", "prepositions"]
    return len(gap) <= (2 * TO_INFINITIVE if placed else TO_OBJECT) and not any(
        page.language.has(name, word) for name in barred for word in words
    )


def bare_clause(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """``said the road was closed``, ``told reporters the road was closed``: a clause without a conjunction."""
    if "bare" not in cue.takes or _follows_marks(page, passage, cue) or is_passive(page, passage, cue):
        return None
    at = skip_told(page, passage, cue) if cue.takes & TOLD else skip_addressee(page, passage, cue.stop)
    if "told" in cue.takes and at == cue.stop:
        return None
    if at >= len(passage.tokens) or passage.tokens[at].kind not in {"word", "name", "title"}:
        return None
    if not _has_subject_before(passage, cue) or any(
        page.language.has(name, passage.tokens[at].folded) for name in ("prepositions", "relatives", "to")
    ):
        return None
    if page.language.has("to", passage.tokens[cue.stop].folded):
        return None
    if passage.tokens[cue.first - 1].kind == "comma" and _is_inverted(page, passage, cue):
        return None
    if _is_gerund(page, passage, at):
        return None
    content = clip(page, passage, at, cue)
    return content if content is not None and is_clause(page, passage.tokens[content.first : content.stop]) else None


def _is_inverted(page: Page, passage: Passage, cue: Cue) -> bool:
    """Whether the words up to the next sign are the speaker, as in ``…, says Name, …``; ``… could fall, said a man of the north``."""
    run = passage.tokens[cue.stop : page.speakers.stop_clause(passage, cue.stop)]
    if all(token.mention is not None or is_capital(page.text, token) for token in run):
        return True
    return is_clause(page, passage.tokens[max(0, cue.first - TRAILING) : cue.first]) and not is_clause(page, run)


def _follows_marks(page: Page, passage: Passage, cue: Cue) -> bool:
    """Whether the cue's content stands in marks before it or right after it."""
    at, least = cue.first - 1, max(0, cue.first - CLAUSE_REACH)
    while at >= least and passage.tokens[at].is_nominal and not page.language.has("and_", passage.tokens[at].folded):
        at -= 1
    joined = at >= 0 and page.language.has("and_", passage.tokens[at].folded)
    behind = (
        at >= 0
        and not joined
        and (passage.tokens[at].kind == "marked" or (at > 0 and passage.tokens[at - 1].kind == "marked"))
    )
    return behind or (cue.stop < len(passage.tokens) and passage.tokens[cue.stop].kind in {"marked", "colon", "comma"})


def _has_subject_before(passage: Passage, cue: Cue) -> bool:
    return (
        cue.form == "gerund"
        or (cue.first > 0 and passage.tokens[cue.first - 1].is_nominal)
        or (cue.first > 1 and passage.tokens[cue.first - 1].kind == "comma")
    )


def infinitive(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«пообещал открыть …», pledged to open …."""
    if "infinitive" not in cue.takes:
        return None
    tokens, language = passage.tokens, page.language
    for at in range(cue.stop, min(len(tokens), cue.stop + TO_INFINITIVE)):
        if not tokens[at].is_nominal:
            return None
        marked = language.has("to", tokens[at].folded)
        if marked or _is_infinitive(page, tokens[at]):
            negated = at > cue.stop and language.has("negations", tokens[at - 1].folded)
            return clip(page, passage, at - 1 if negated else at + 1 if marked else at, cue)
    return None


def _is_infinitive(page: Page, token: Token) -> bool:
    endings = page.language.infinitive
    small = token.kind == "word" and not is_capital(page.text, token)
    listed = small and bool(endings) and token.folded.endswith(endings)
    return listed and not page.language.has("not_finite", token.folded)


def object_phrase(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«отметили позитивную динамику …», «передал тёплые пожелания от …»: a noun phrase that tells what was said."""
    if "object" not in cue.takes or cue.first == 0 or _follows_marks(page, passage, cue):
        return None
    tokens, language = passage.tokens, page.language
    if not tokens[cue.first - 1].is_nominal:
        return None
    first = cue.stop
    while first < len(tokens) and language.has("adverbs", tokens[first].folded):
        first += 1
    if first >= len(tokens) or not tokens[first].is_nominal or language.has("prepositions", tokens[first].folded):
        return None
    if tokens[first].mention is not None:
        if not all(cue.objects) or first + 1 >= len(tokens):
            return None
        first += 1
    near = [token.folded for token in tokens[first : first + TO_OBJECT]]
    if not any(objects is None or any(word in objects for word in near) for objects in cue.objects):
        return None
    return clip(page, passage, first, cue)


def clause_before(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«Поезда пойдут в мае, сообщил Имя.», The road is closed, he said."""
    if "marks" not in cue.takes or cue.form == "gerund" or "passive" in cue.takes:
        return None
    start = open_attribution(page, passage, cue)
    if start == cue.first and "told" in cue.takes:
        return None
    if start is None or len(passage.tokens) - cue.first > TRAILING:
        return None
    after = passage.tokens[page.speakers.stop_clause(passage, cue.stop) :]
    if any(token.kind in {"colon", "marked"} or page.language.has("that", token.folded) for token in after[:2]):
        return None
    first = _skip_opening(page, passage)
    inner = passage.tokens[first : start - 1]
    if cue.stop < len(passage.tokens) and page.language.has("to", passage.tokens[cue.stop].folded):
        return None
    if start < cue.first and not _ends_there(page, passage, cue.stop):
        return None
    if not inner or inner[-1].kind == "marked" or sum(token.is_nominal for token in inner) <= CLAUSE_WORDS:
        return None
    content = Content(first=first, stop=strip_stop(passage.tokens, start - 1))
    opens_apart = page.language.has("prepositions", inner[0].folded)
    needs_verb = (
        opens_apart or (start < cue.first and bool(page.language.infinitive)) or _names_thing(page, passage, cue)
    )
    said = passage.tokens[content.first : content.stop]
    return content if not needs_verb or is_clause(page, said) else None


def _names_thing(page: Page, passage: Passage, cue: Cue) -> bool:
    """``, posted a photo``: behind the verb stands a thing and no speaker, so that the verb may go on with the sentence."""
    at = cue.stop
    if at + 1 >= len(passage.tokens) or not page.language.has("articles", passage.tokens[at].folded):
        return False
    stop = page.speakers.stop_clause(passage, at)
    prepositions = (
        place for place in range(at, stop) if page.language.has("prepositions", passage.tokens[place].folded)
    )
    following = passage.tokens[at + 1 : next(prepositions, stop)]
    return not any(
        token.mention is not None or is_capital(page.text, token) or page.language.has("roles", token.folded)
        for token in following
    )


def _ends_there(page: Page, passage: Passage, at: int) -> bool:
    """Whether a verb has no object: it ends the sentence, or an adverb, a preposition or an addressee follows."""
    if at >= len(passage.tokens) or not passage.tokens[at].is_nominal:
        return True
    adjuncts = "adjuncts" if page.language.lists["adjuncts"].exact else "prepositions"
    return any(page.language.has(name, passage.tokens[at].folded) for name in (adjuncts, "adverbs", "addressees"))


def _skip_opening(page: Page, passage: Passage) -> int:
    first = 0
    while first < len(passage.tokens) and not (
        passage.tokens[first].is_nominal or passage.tokens[first].kind == "marked"
    ):
        first += 1
    return first


def as_clause(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«Как сообщил Имя, дорога закрыта»; the comparison may stand inside the clause."""
    tokens = passage.tokens
    at = cue.first
    while at > 0 and cue.first - at <= TO_INFINITIVE and tokens[at - 1].is_nominal:
        at -= 1
    if not page.language.has("as_", tokens[at].folded) or not cue.takes & {"marks", "that"}:
        return None
    if "passive" in cue.takes and not names_paper(page, passage, cue):
        return None
    before = next((token for token in reversed(tokens[max(0, at - 2) : at]) if token.is_nominal), None)
    if before is not None and page.language.has("not_as", before.folded):
        return None
    stop = cue.stop
    while stop < len(tokens) and tokens[stop].kind not in {"comma", "colon"} and stop - at < TO_CLAUSE * 2:
        stop += 1
    return None if is_clause(page, tokens[cue.first : stop]) else _around(page, passage, (at, stop))


def by_phrase(page: Page, passage: Passage, slotted: Slotted) -> Content | None:
    """«По словам Имени, …», «…, по его мнению, …», …, according to Name."""
    slot = passage.tokens[slotted.slot_first].folded
    if page.language.has("impersonal", slot):
        return None
    voice = page.speakers.read_slot(passage, slotted)
    if slotted.first and _ends_in_name(page, passage, slotted):
        return _around(page, passage, (slotted.first, len(passage.tokens)))
    stop = slotted.stop if slotted.slot_stop is not None else max(voice.stop, slotted.stop + 1)
    comma = stop
    while (
        comma < len(passage.tokens)
        and comma - stop < TO_CLAUSE
        and passage.tokens[comma].kind not in {"comma", "marked", "colon"}
    ):
        comma += 1
    named = _skip_name(page, passage, slotted)
    if named > slotted.stop:
        stop = named
    elif comma < len(passage.tokens) and passage.tokens[comma].kind == "comma" and slotted.slot_stop is None:
        stop = comma
    return _around(page, passage, (slotted.first, stop))


def _ends_in_name(page: Page, passage: Passage, slotted: Slotted) -> bool:
    """``…, according to Roe, who heads the port``: a clause before the phrase, none but the name's own behind it."""
    tokens = passage.tokens
    comma = next((at for at in range(slotted.stop, len(tokens)) if tokens[at].kind == "comma"), len(tokens))
    own = comma + 1 < len(tokens) and page.language.has("relatives", tokens[comma + 1].folded)
    return own and is_clause(page, tokens[: slotted.first])


def _skip_name(page: Page, passage: Passage, slotted: Slotted) -> int:
    """Past a name that a clause follows without a comma: ``According to Roe the road …``; else where the slot begins."""
    tokens, at = passage.tokens, slotted.stop
    while at < len(tokens) and tokens[at].is_nominal and (tokens[at].mention or is_capital(page.text, tokens[at])):
        at += 1
    follows = at < len(tokens) and any(page.language.has(name, tokens[at].folded) for name in ("articles", "subjects"))
    return at if follows and slotted.first == 0 else slotted.stop


def _around(page: Page, passage: Passage, inside: tuple[int, int]) -> Content | None:
    """The clause around the reporter's words: after them, before them, or on both sides."""
    tokens = passage.tokens
    first, stop = inside
    stop = _skip_source(passage, stop)
    end = strip_stop(tokens, len(tokens))
    opening = all(not token.is_nominal or page.language.has("adverbs", token.folded) for token in tokens[:first])
    if opening:
        return Content(first=stop, stop=end) if stop < end else None
    begin = _skip_opening(page, passage)
    if stop >= end:
        last = first
        while last > begin and not (tokens[last - 1].is_nominal or tokens[last - 1].kind == "marked"):
            last -= 1
        return Content(first=begin, stop=last) if begin < last else None
    if tokens[first - 1].kind == "comma":
        first -= 1
    return Content(first=begin, stop=end, inside=(first, stop))


def _skip_source(passage: Passage, stop: int) -> int:
    """Past the comma, and past the report's source where it follows: «Как сообщил Имя, ссылаясь на …, дорога закрыта»."""
    tokens = passage.tokens
    sources = {slotted.first for slotted in passage.slotted if slotted.kind == "source"}
    while stop < len(tokens) and tokens[stop].kind == "comma":
        stop += 1
        if stop in sources:
            while stop < len(tokens) and tokens[stop].kind != "comma":
                stop += 1
    return stop


def parenthesis(page: Page, passage: Passage, cue: Cue) -> Content | None:
    """«Дорога, сказал он, закрыта», A launch, he said, takes care: a cue and its subject between commas inside the clause."""
    if "marks" not in cue.takes or cue.form == "gerund" or "passive" in cue.takes:
        return None
    stop = page.speakers.stop_clause(passage, cue.stop)
    start = open_attribution(page, passage, cue, inside=True)
    if (
        start is None
        or stop + 1 >= len(passage.tokens)
        or passage.tokens[stop].kind != "comma"
        or stop - start > PARENTHESIS_WORDS
    ):
        return None
    if start == cue.first and not _names_speaker(page, passage, cue.stop):
        return None
    if stop > cue.stop and start < cue.first and not _ends_there(page, passage, cue.stop):
        return None
    first, end = _skip_opening(page, passage), strip_stop(passage.tokens, len(passage.tokens))
    opening = passage.tokens[first : start - 1]
    if opening and _is_gerund(page, passage, stop + 1):
        return Content(first=first, stop=strip_stop(passage.tokens, start - 1))
    after = passage.tokens[stop + 1 :]
    joined = sum(token.is_nominal for token in after) >= CLAUSE_WORDS and bool(opening)
    that = any(page.language.has("that", token.folded) for token in after[:1])
    return Content(first=first, stop=end, inside=(start - 1, stop + 1)) if joined and not that else None


def _is_gerund(page: Page, passage: Passage, at: int) -> bool:
    """ "Having met", ", swiping at": a verb that opens no clause of its own."""
    return bool(page.language.gerund) and passage.tokens[at].folded.endswith(page.language.gerund)


def _names_speaker(page: Page, passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.mention is not None or is_capital(page.text, token) or page.language.has("subjects", token.folded)


RULES: tuple[Rule, ...] = (
    as_clause,
    that_clause,
    infinitive,
    object_phrase,
    bare_clause,
    clause_before,
    parenthesis,
)
SHORT_RULES = frozenset({"object_phrase", "infinitive"})
# Rules whose content follows the cue at once: words printed there are content and no speaker.
OWN_CONTENT: frozenset[Rule] = frozenset({infinitive, object_phrase, bare_clause})
