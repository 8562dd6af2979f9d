"""Whoever speaks and cannot be named: a noun for a person, or a name that nobody was known by."""

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.cues import Form
from onrecord.quotations.memory import Voice

# Words of a name at most.
NAME_WORDS = 3


def read_stranger(language: QuotingLanguage, voice: Voice, form: Form) -> Form | None:
    """The gender of somebody without a known name, "a spokeswoman"; ``None`` for a body, a paper, or several."""
    words = (voice.label or "").casefold().split()
    person = any(language.has(name, word) for name in ("roles", "nameless", "he", "she") for word in words)
    if form == "plural" or not (person or _is_unknown_name(language, voice.label or "")):
        return None
    titles: tuple[tuple[Form, str], ...] = (("masculine", "he_titles"), ("feminine", "she_titles"))
    for shown, listed in titles:
        if any(language.has(listed, word) for word in words):
            return shown
    return form if form in {"masculine", "feminine"} else "other"


def _is_unknown_name(language: QuotingLanguage, label: str) -> bool:
    """Whether printed words are a name that nobody was known by: "Roe", and no "Ministry of Roads", "the BBC", "GRU"."""
    words = label.split()
    named = 0 < len(words) <= NAME_WORDS and all(word[:1].isupper() and not word.isupper() for word in words)
    lists = ("institutions", "heads", "outlets", "articles", "subjects", "they")
    return named and not any(language.has(name, word.casefold()) for name in lists for word in words)
