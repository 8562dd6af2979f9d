"""Whom, when and where something was said, between a cue and its clause: "told reporters on Monday that …"."""

from onrecord.quotations.cues import Cue
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Page
from onrecord.quotations.tokens import is_capital

# What a cue takes that may have its hearers beside it.
TOLD = frozenset({"told", "addressed"})


def skip_addressee(page: Page, passage: Passage, at: int) -> int:
    """Past "reporters", "the Northern Star", "on Monday", "in an interview" between a cue and its clause."""
    tokens, language = passage.tokens, page.language
    while at < len(tokens) and tokens[at].is_nominal:
        word = tokens[at].folded
        if _owns(page, passage, at):
            break
        if language.has("addressees", word) and not page.text[tokens[at].start : tokens[at].stop].isupper():
            at += 1
        elif language.has("adjuncts", word):
            at += 1
            while at < len(tokens) and language.has("articles", tokens[at].folded):
                at += 1
            at += 1
        elif language.has("articles", word) and _is_press_name(page, passage, at + 1):
            at += 2
        else:
            break
    return at


def _owns(page: Page, passage: Passage, at: int) -> bool:
    """ "Her" of ``said her voice was lower``, not of ``told her the road …``: a noun follows at once."""
    tokens, language = passage.tokens, page.language
    if not language.has("possessive", tokens[at].folded) or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    lists = ("articles", "subjects", "prepositions", "adverbs", "that", "relatives", "to", "addressees", "first_person")
    return not is_capital(page.text, tokens[at + 1]) and not any(
        language.has(name, tokens[at + 1].folded) for name in lists
    )


def skip_told(page: Page, passage: Passage, cue: Cue) -> int:
    """Past whom it was told: "reporters", "the Northern Star", "Roe"."""
    tokens, at = passage.tokens, cue.stop
    if (
        at + 1 < len(tokens)
        and page.language.has("articles", tokens[at].folded)
        and is_capital(page.text, tokens[at + 1])
    ):
        at += 1
    while at < len(tokens) and tokens[at].is_nominal and _is_name_part(page, passage, at):
        at += 1
    return skip_addressee(page, passage, at if at > cue.stop else _skip_hearers(page, passage, at))


def _is_name_part(page: Page, passage: Passage, at: int) -> bool:
    """A capital, or the "of" of "the Union of Builders"."""
    tokens = passage.tokens
    if tokens[at].mention is not None or is_capital(page.text, tokens[at]):
        return not page.language.has("articles", tokens[at].folded)
    follows = at + 1 < len(tokens) and is_capital(page.text, tokens[at + 1])
    return follows and page.language.has("of", tokens[at].folded) and is_capital(page.text, tokens[at - 1])


def _skip_hearers(page: Page, passage: Passage, at: int) -> int:
    """Past "residents", "the crowd" before a subject: ``told residents the road …``, ``warns drivers they …``."""
    tokens, language = passage.tokens, page.language
    noun = at + 1 if at < len(tokens) and language.has("articles", tokens[at].folded) else at
    if noun + 1 >= len(tokens) or tokens[noun].kind != "word":
        return at
    following = tokens[noun + 1]
    opens = following.mention is not None or any(
        language.has(name, following.folded) for name in ("articles", "subjects")
    )
    barred = ("prepositions", "relatives", "that", "to", "finite_words", "subjects", "articles")
    return noun + 1 if opens and not any(language.has(name, tokens[noun].folded) for name in barred) else at


def _is_press_name(page: Page, passage: Passage, at: int) -> bool:
    """``told the Northern Star the road …``: a name between an article and another noun phrase."""
    if at + 1 >= len(passage.tokens) or passage.tokens[at].mention is None:
        return False
    return page.language.has("articles", passage.tokens[at + 1].folded) or is_capital(page.text, passage.tokens[at + 1])
