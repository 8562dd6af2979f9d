"""Marks around a name, a title or a term: what stands beside them says that they hold nobody's words."""

from onrecord.quotations.scene import NOT_A_QUOTATION, Asked, Found

# Words before the marks that may say so; a name with a verb in it has fewer words than this.
BESIDE = 3
SENTENCE_WORDS = 6


def named_by_head(asked: Asked) -> Found | None:
    """«газета «Северный край»»: a noun for things with names stands before the marks."""
    before = asked.before
    if before is None or before.kind != "word" or not asked.page.language.has("heads", before.folded):
        return None
    if not asked.look.capital or asked.look.first_person or (asked.look.finite and asked.look.words >= SENTENCE_WORDS):
        return None
    return NOT_A_QUOTATION


def called_so(asked: Asked) -> Found | None:
    """«так называемый «дом на колёсах»»: the words before the marks say that it is a name."""
    words = [token.folded for token in asked.tokens[max(0, asked.at - BESIDE) : asked.at]]
    for first in range(len(words)):
        length = asked.page.language.match_run("so_called", words, first)
        if length and first + length >= len(words) - 1:
            return NOT_A_QUOTATION
    return None


def in_brackets(asked: Asked) -> Found | None:
    """«(«Северный край»)»: marks alone in brackets hold a name or a title."""
    return NOT_A_QUOTATION if asked.is_kind(-1, "bracket") and asked.is_kind(1, "bracket") else None
