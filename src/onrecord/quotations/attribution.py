"""Whether marked words are a quotation, and whose: an ordered list of rules, the first that answers decides.

A rule gets one pair of marks and gives what it found, ``NOT_A_QUOTATION``, or ``None`` to abstain. Rules that see an attribution
set directly beside the words come first, then what makes them a name, then weaker evidence; words that no rule claims are none.
"""

from collections.abc import Callable
from dataclasses import replace

from onrecord.model.press import QuotationKind
from onrecord.quotations.around import (
    attributed_next,
    between,
    colon_alone,
    comma_before,
    dash_after,
    goes_on,
    headline_name,
    marks_alone,
    paragraph_alone,
)
from onrecord.quotations.borders import open_attribution
from onrecord.quotations.called import called_so, in_brackets, named_by_head
from onrecord.quotations.cues import Cue, Slotted
from onrecord.quotations.grammar import opens_clause
from onrecord.quotations.memory import Voice
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import NOT_A_QUOTATION, Asked, Found
from onrecord.quotations.tokens import Token

Rule = Callable[[Asked], Found | None]

# Words between marked words and the cue of their attribution ("– пояснил", ", the minister for roads and bridges said").
AFTER_REACH = 9
# The same where the speaker's office is set beside his name: ", Name, director of the institute of roads, said".
APPOSITION_REACH = 30
APPOSITION_SIGNS = 4
# Words between a cue and the marked words that it introduces ("сказал журналистам в Омске, «").
BEFORE_REACH = 9
# A cue governs marked words of its sentence within this many tokens.
CLAUSE_REACH = 60
# Fewer words than this are a figure of speech unless a cue stands right beside them.
PHRASE_WORDS = 2
BESIDE = 3


def decide_marked(asked: Asked) -> Found | None:
    """The quotation that the marked words are, or ``None``."""
    for rule in RULES:
        found = rule(asked)
        if found is not None:
            if found.kind is None:
                return None
            return found.under(found.rule or rule.__name__, asked.marked.start, asked.marked.stop)
    return None


# -- an attribution beside the words --------------------------------------------------------------------------------


def reopened(asked: Asked) -> Found | None:
    """“We will,” he said, “do it.”: marks opened again after an attribution inside the sentence."""
    previous = next(reversed(asked.decided), None)
    if (
        previous is None
        or asked.at - previous > AFTER_REACH + BEFORE_REACH
        or not asked.is_kind(-1, "comma", "dash", "full_stop")
    ):
        return None
    found = asked.decided[previous]
    cue = asked.passage.cue_from(previous)
    if found.kind != "direct" or found.cue is None or cue is None or not previous < cue.first < asked.at:
        return None
    if asked.tokens[cue.first].start != found.cue[0]:
        return None
    return replace(found, rule="")


def cue_after(asked: Asked) -> Found | None:
    """«…», – сказал Имя; “…,” the minister said; "…" said Name."""
    first, separated = asked.skip_signs()
    cue = asked.passage.cue_from(first)
    reach = APPOSITION_REACH if separated or _ends_open(asked) else AFTER_REACH
    if cue is None or "marks" not in cue.takes or cue.first - first > reach:
        return None
    if not (separated or _ends_open(asked) or (asked.at == 0 and not asked.look.is_name)):
        return None
    if not _is_attribution(asked, first, cue) or _has_clause(asked, cue):
        return None
    return asked.attribute(_kind_by_place(asked), cue)


def _ends_open(asked: Asked) -> bool:
    return asked.page.text[asked.marked.stop - 1] in ",.!?…"


def _is_attribution(asked: Asked, first: int, cue: Cue) -> bool:
    """Whether only the cue's subject stands between the marked words and the cue: no clause, no other marks."""
    between = asked.tokens[first : cue.first]
    if any(asked.page.language.has("that", token.folded) for token in between):
        return False
    if asked.look.ends_sentence and any(asked.page.language.has("unreal", token.folded) for token in between):
        return False
    if asked.look.is_name and any(asked.page.language.has("as_", token.folded) for token in between):
        return False
    signs = [token.kind for token in between if not token.is_nominal]
    if not signs:
        return len(between) <= AFTER_REACH
    article = asked.page.language.has("articles", between[0].folded)
    named = article or between[0].mention is not None or asked.page.text[between[0].start].isupper()
    return named and set(signs) <= {"comma", "bracket"} and len(signs) <= APPOSITION_SIGNS


def _has_clause(asked: Asked, cue: Cue) -> bool:
    """«заявил Имя, что»: the cue has a reported clause of its own, so that the marked words before it are none."""
    stop = asked.page.speakers.stop_clause(asked.passage, cue.stop)
    return any(opens_clause(asked.page, asked.tokens, at) for at in (stop, stop + 1))


def _kind_by_place(asked: Asked) -> QuotationKind:
    """Direct where the marks open the sentence or follow a colon; mixed inside the reporter's clause."""
    if asked.at == 0 or asked.is_kind(-1, "colon", "dash", "full_stop", "marked"):
        return "direct"
    opening_words = asked.tokens[: asked.at]
    if len(opening_words) <= BESIDE and asked.look.is_sentence:
        return "direct"
    return "mixed"


def colon_before(asked: Asked) -> Found | None:
    """«Имя сказал: «…»»: a cue, a phrase or a noun for words said, then a colon."""
    if not asked.is_kind(-1, "colon") and not (asked.is_kind(-1, "dash") and asked.is_kind(-2, "colon")):
        return None
    cue = asked.passage.cue_before(asked.at)
    if cue is not None and asked.at - cue.stop <= CLAUSE_REACH and not _marks_between(asked, cue.stop):
        return _name_behind(asked, cue) or asked.attribute("direct", cue)
    slotted = _nearest_slot(asked)
    if slotted is not None and slotted.first < asked.at:
        return _attribute_slot(asked, slotted, "direct")
    return None


def _name_behind(asked: Asked, cue: Cue) -> Found | None:
    """«Глава порта взял слово: «…», – сказал Орлов»: a name behind the marks comes before what stands for one before them."""
    if not asked.is_kind(1, "comma") or any(token.mention for token in asked.tokens[: asked.at - 1]):
        return None
    return cue_after(asked)


def set_off(asked: Asked) -> Found | None:
    """«Имя сказал:» at the end of a paragraph, the words in the next one."""
    if asked.at or not asked.passage.opens or asked.number == 0:
        return None
    previous = asked.page.passages[asked.number - 1]
    cue = previous.cue_before(len(previous.tokens))
    if previous.tokens[-1].kind != "colon":
        return None
    if cue is None or "marks" not in cue.takes:
        phrases = [slotted for slotted in previous.slotted if slotted.kind == "by"]
        return _set_off_by(asked, previous, phrases[-1]) if phrases else _set_off_after(asked, previous)
    voice = asked.page.speakers.find_subject(previous, cue)
    asked.page.speakers.note(voice, cue.form)
    return Found(kind="direct", voice=voice, cue=(previous.tokens[cue.first].start, previous.tokens[cue.stop - 1].stop))


def _set_off_after(asked: Asked, previous: Passage) -> Found | None:
    """«Орлов позвал певицу в театр:» at the end of a paragraph, and one that says "I" behind it: the subject speaks."""
    if not asked.look.first_person:
        return None
    meant = asked.page.speakers.names.read_actor(previous.tokens)
    if meant is None:
        return None
    voice = Voice(None, (meant,))
    asked.page.speakers.note(voice, "other")
    return Found(kind="direct", voice=voice)


def _set_off_by(asked: Asked, previous: Passage, slotted: Slotted) -> Found:
    """«По словам Имени, дорога закрыта:» at the end of a paragraph."""
    voice = asked.page.speakers.read_slot(previous, slotted)
    asked.page.speakers.note(voice, "other")
    cue = (previous.tokens[slotted.first].start, previous.tokens[slotted.stop - 1].stop)
    return Found(kind="direct", voice=voice, cue=cue)


def _marks_between(asked: Asked, first: int) -> bool:
    return any(token.kind == "marked" for token in asked.tokens[first : asked.at])


def as_said(asked: Asked) -> Found | None:
    """«Как сказал Имя, «…»»: a comparison with the cue in it opens the sentence."""
    cue = asked.passage.cue_before(asked.at)
    if cue is None or not asked.is_kind(-1, "comma") or asked.at - cue.stop > BEFORE_REACH:
        return None
    opening = asked.tokens[max(0, cue.first - BESIDE) : cue.first]
    if not any(asked.page.language.has("as_", token.folded) for token in opening):
        return None
    return asked.attribute("direct" if asked.look.is_sentence else "mixed", cue)


def cue_before(asked: Asked) -> Found | None:
    """«сказал Имя «…»», «назвал визит «историческим»», said, “…”: a cue with nothing but its own words between."""
    cue = asked.passage.cue_before(asked.at)
    if cue is None or not cue.takes & {"marks", "naming"}:
        return None
    between = asked.tokens[cue.stop : asked.at]
    comma = bool(between) and between[-1].kind == "comma"
    words = between[:-1] if comma else between
    if len(words) > BEFORE_REACH or any(not token.is_nominal for token in words):
        return None
    if any(asked.page.language.has("that", token.folded) for token in words):
        return None
    if "naming" in cue.takes:
        found, speakers = asked.attribute("mixed", cue), asked.page.speakers
        named = speakers.is_person(found.voice) or speakers.is_body(asked.passage, found.voice)
        press = asked.page.reading.page.standing != "official"
        told = named or (press and asked.look.words > PHRASE_WORDS and not asked.look.capital)
        return found if told and not asked.look.titled else NOT_A_QUOTATION
    if not comma and (asked.look.is_name or asked.look.words < PHRASE_WORDS or (words and _is_term(asked))):
        return None
    whole = asked.look.is_sentence and all(_is_beside_speech(asked, token) for token in words)
    return asked.attribute("direct" if whole else "mixed", cue)


def _is_beside_speech(asked: Asked, token: Token) -> bool:
    """Whether a word between cue and marks only tells who, to whom and when: not "vowed to keep “…”"."""
    language = asked.page.language
    lists = ("adverbs", "addressees", "prepositions", "subjects", "roles")
    listed = token.folded not in language.lists["to"] and any(language.has(name, token.folded) for name in lists)
    return token.mention is not None or listed or asked.page.text[token.start].isupper()


# -- evidence in the same sentence ----------------------------------------------------------------------------------


def by_phrase(asked: Asked) -> Found | None:
    """«По его словам, «…»», «…», according to Name: a phrase in the sentence says whose words it gives."""
    slotted = _nearest_slot(asked)
    if slotted is None or asked.look.is_name or asked.look.words < PHRASE_WORDS:
        return None
    alone = asked.is_kind(-1, "comma") and asked.look.is_sentence and asked.at >= len(asked.tokens) - PHRASE_WORDS
    return _attribute_slot(asked, slotted, "direct" if alone or asked.at == 0 else "mixed")


def _nearest_slot(asked: Asked) -> Slotted | None:
    phrases = [slotted for slotted in asked.passage.slotted if slotted.kind == "by"]
    near = [slotted for slotted in phrases if abs(slotted.first - asked.at) <= CLAUSE_REACH]
    return min(near, key=lambda slotted: (slotted.first > asked.at, abs(slotted.first - asked.at)), default=None)


def _attribute_slot(asked: Asked, slotted: Slotted, kind: QuotationKind) -> Found:
    voice = asked.page.speakers.read_slot(asked.passage, slotted)
    asked.page.speakers.note(voice, "other")
    return Found(kind=kind, voice=voice, cue=asked.span(slotted.first, slotted.stop))


def in_reported_clause(asked: Asked) -> Found | None:
    """«заявил, что намерен «идти до конца»»: marked words in the clause of a cue before them."""
    cue = asked.passage.cue_before(asked.at)
    if cue is None or asked.look.is_name or asked.at - cue.stop > CLAUSE_REACH:
        return None
    if asked.look.words < PHRASE_WORDS and asked.at - cue.stop > BESIDE and not _is_predicate(asked):
        return None
    if _is_term(asked):
        return None
    if (
        cue.first
        and asked.page.language.has("to_be", asked.tokens[cue.first - 1].folded)
        and "opinion" not in cue.takes
    ):
        return None
    if cue.takes == {"naming"} and asked.at - cue.stop > BEFORE_REACH:
        return None
    whole = asked.look.is_sentence and asked.is_kind(-1, "comma", "dash", "colon")
    return asked.attribute("direct" if whole else "mixed", cue)


def _is_term(asked: Asked) -> bool:
    """One or two marked words between an article and a noun: "said the new “quick lane” scheme would pay"."""
    after, start = asked.after, asked.at
    if asked.look.words > PHRASE_WORDS or after is None or after.kind != "word":
        return False
    language = asked.page.language
    lists = ("prepositions", "adverbs", "and_", "finite_words", "relatives", "that", "to", "as_", "subjects")
    while start > 0 and asked.at - start < BESIDE and not language.has("articles", asked.tokens[start].folded):
        start -= 1
        if language.has("prepositions", asked.tokens[start].folded):
            return False
    noun = not any(language.has(name, after.folded) for name in lists)
    return noun and language.has("articles", asked.tokens[start].folded)


def _is_predicate(asked: Asked) -> bool:
    """Whether one marked word ends its clause: «сказал, что срок «приемлем»», not «что в городе много «зелёных» крыш»."""
    return not asked.look.capital and (asked.after is None or asked.is_kind(1, "comma", "full_stop"))


def cue_at_end(asked: Asked) -> Found | None:
    """«Город «не может ждать», заявил Имя.»: a trailing attribution of the whole sentence."""
    cue = asked.passage.cue_from(asked.at + 1)
    while cue is not None and cue.first - asked.at <= CLAUSE_REACH:
        start = open_attribution(asked.page, asked.passage, cue) if "marks" in cue.takes else None
        if start is not None and start > asked.at:
            weak = asked.look.is_name or asked.look.words < PHRASE_WORDS or _has_clause(asked, cue)
            return None if weak else asked.attribute("mixed", cue)
        cue = asked.passage.cue_from(cue.stop)
    return None


RULES: tuple[Rule, ...] = (
    in_brackets,
    reopened,
    set_off,
    colon_before,
    named_by_head,
    called_so,
    cue_after,
    as_said,
    cue_before,
    by_phrase,
    in_reported_clause,
    cue_at_end,
    colon_alone,
    headline_name,
    attributed_next,
    goes_on,
    dash_after,
    comma_before,
    paragraph_alone,
    between,
    marks_alone,
)
