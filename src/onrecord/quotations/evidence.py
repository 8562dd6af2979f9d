"""What marked words look like on their own: a sentence, a part of one, or a name."""

from dataclasses import dataclass

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.tokens import Marked, is_capital, tokenise

# So much of the marked words is looked at.
SAMPLE = 400
# Names in marks have seven words at most ("Об общих началах устройства местной власти"); longer ones hold a verb or are cited.
NAME_WORDS = 7
# Little words stay small in the titles of English works.
SMALL_WORD = 3
# Endings of verbs are looked for in words of this length.
VERB_LETTERS = 4
SENTENCE_WORDS = 3
# Names that begin with their own head in small letters ("закон о мостах") are short.
HEADED_WORDS = 4
# What may follow the full stop of a sentence: the end of words quoted in it, “He said, ‘Go.’”.
_CLOSING = " \n\t'\"’”»"


@dataclass(frozen=True, slots=True)
class Look:
    """The look of marked words: how many there are, how they begin and end, whether there is a verb or an "I"."""

    words: int
    capital: bool
    titled: bool
    finite: bool
    first_person: bool
    ends_sentence: bool
    headed: bool

    @property
    def is_name(self) -> bool:
        """Whether the words look like a name or a title."""
        if (self.titled or self.headed) and not self.ends_sentence:
            return True
        if not self.capital or self.first_person or self.ends_sentence:
            return False
        return self.words <= 1 or (self.words <= NAME_WORDS and not (self.finite and self.words >= SENTENCE_WORDS))

    @property
    def is_sentence(self) -> bool:
        """Whether the words could stand as a sentence: a capital first, and a verb, an end or length."""
        if not self.capital or self.titled:
            return False
        return (self.words >= SENTENCE_WORDS and (self.finite or self.first_person or self.ends_sentence)) or (
            self.words > NAME_WORDS
        )


def look_at(text: str, marked: Marked, language: QuotingLanguage) -> Look:
    """How the words look, read from their beginning and their last letter."""
    stop = min(marked.stop, marked.start + SAMPLE)
    words = [token for token in tokenise(text, marked.start, stop, 0, language.marks) if token.kind == "word"]
    long_words = [token for token in words if token.stop - token.start > SMALL_WORD and token.folded.isalpha()]
    finite = any(_is_finite(token.folded, language) for token in words)
    return Look(
        words=len(words),
        capital=bool(words) and (is_capital(text, words[0]) or words[0].folded[:1].isdigit()),
        titled=len(words) > 1 and len(long_words) > 1 and all(is_capital(text, token) for token in long_words),
        finite=finite,
        first_person=any(language.has("first_person", token.folded) for token in words),
        ends_sentence=text[marked.start : marked.stop].rstrip(_CLOSING)[-1:] in {".", "!", "?", "…"},
        headed=1 < len(words) <= HEADED_WORDS and not finite and language.has("heads", words[0].folded),
    )


def _is_finite(word: str, language: QuotingLanguage) -> bool:
    if language.has("finite_words", word):
        return True
    return len(word) >= VERB_LETTERS and word.endswith(language.finite) and not language.has("not_finite", word)
