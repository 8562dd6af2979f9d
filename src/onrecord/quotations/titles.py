"""Titles: nouns for people, what stands in them, and who was printed with which."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.model import Mention
from onrecord.quotations.cues import Form
from onrecord.quotations.tokens import Token

# Letters that a case ending may add to a noun for a person, and words of a title before a name.
CASE_LETTERS = 3
TITLE_WORDS = 3
# A title is known again by the first letters of its words: «министр торговли», «министра торговли».
TITLE_LETTERS = 5
# "The Turkish leader" is whoever was printed with an office that leads the country.
LEADER = "head_of_state"
LEADING = frozenset({LEADER, "president", "head_of_government"})
# Stands among the words of a title that holds an office or a noun for a person.
HOLDER = "+"
# Words of these lists are in no label.
LABEL_ENDS = (
    "prepositions",
    "adverbs",
    "addressees",
    "and_",
    "that",
    "relatives",
    "as_",
    "possessive",
    "subjects",
    "negations",
)
# Somebody is named within so many words behind a title.
PAIR = 2


def shorten(token: Token) -> str:
    """A word of a title as it is compared."""
    return token.folded[:TITLE_LETTERS]


def _mark_leader(mention: Mention) -> tuple[str, ...]:
    """What the office beside a name adds to the title: that its holder leads a country, and which."""
    role, _, country = mention.key.partition(".")
    return (LEADER, f"{LEADER}.{country}") if mention.kind == "office" and role in LEADING else ()


def is_person(token: Token) -> bool:
    """Whether a token is a person's name."""
    return token.mention is not None and token.mention.kind == "person"


@dataclass(frozen=True, slots=True)
class Titles:
    """Reads titles on one page."""

    language: QuotingLanguage

    def match_role(self, word: str, subject: bool) -> str | None:
        """The ending of a noun for a person, "а" of "министра", empty in the subject's case, the only one where a subject is asked
        for; ``None`` for any other word. "36-year-old" is read without its number.
        """
        word = word.lstrip("0123456789").removeprefix("-")
        longest = 0 if subject else CASE_LETTERS
        cuts = range(min(longest, len(word) - 1) + 1)
        return next(
            (word[len(word) - cut :] for cut in cuts if self.language.has("roles", word[: len(word) - cut])), None
        )

    def is_oblique(self, token: Token) -> bool:
        """Whether an office stands in another case than a subject's: «послание президента»."""
        endings = [self.match_role(word, False) for word in token.folded.split()]
        return bool(self.language.agreement.oblique) and any(endings) and "" not in endings

    def is_adjective(self, token: Token) -> bool:
        """An adjective before a title that does not tell its holder from another: "знаменитый", not "бывший"."""
        endings = self.language.agreement.adjectives
        return bool(endings) and token.folded.endswith(endings) and not self.language.has("telling", token.folded)

    def is_beside_title(self, token: Token) -> bool:
        """What stands in a title and tells nobody apart: "66-летний", and what was named before: «глава региона»."""
        return token.folded[:1].isdigit() or self.language.has("headed", token.folded)

    def read_sex(self, token: Token) -> Form:
        """What a noun for a person tells of the person: "певица", "spokeswoman"."""
        if self.language.has("he_titles", token.folded):
            return "masculine"
        return "feminine" if self.language.has("she_titles", token.folded) else "other"

    def is_indefinite(self, tokens: Sequence[Token], at: int) -> bool:
        """ "An officer", «один из министров»: somebody who has not been named."""
        return at > 0 and self.language.has("indefinite", tokens[at - 1].folded)

    def list_unnamed(self, tokens: Sequence[Token]) -> list[str]:
        """The shortened nouns for people whom a run brings in without a name: "a police officer"."""
        found = []
        listed = self.language.listed
        for at in [at for at, token in enumerate(tokens) if "indefinite" in listed[token.folded]]:
            if tokens[at].kind == "word":
                stop = at + 1
                while stop < len(tokens) and stop <= at + 2 * TITLE_WORDS and self.is_in_label(tokens[stop]):
                    stop += 1
                beside = tokens[stop : stop + PAIR]
                if not any(after.mention is not None for after in beside):
                    found += [
                        shorten(word) for word in tokens[at + 1 : stop] if self.match_role(word.folded, True) == ""
                    ]
        return found

    def list_titles(self, tokens: Sequence[Token]) -> list[tuple[Mention, frozenset[str], str]]:
        """The persons of a run, each with the shortened words of the title printed before the name, and the last of them."""
        found = []
        for at, token in enumerate(tokens):
            if token.mention is not None and token.mention.kind == "office" and token.mention.person is not None:
                words = [word[:TITLE_LETTERS] for word in token.folded.split()]
                found.append((token.mention, frozenset((*words, HOLDER, *_mark_leader(token.mention))), ""))
            if token.mention is not None and token.mention.kind == "person":
                start = at
                while (
                    start > 0
                    and at - start < 2 * TITLE_WORDS
                    and tokens[start - 1].is_nominal
                    and not is_person(tokens[start - 1])
                ):
                    start -= 1
                printed = (word for before in tokens[start:at] for word in before.folded.split())
                words = [self.language.short_titles.get(word, word)[:TITLE_LETTERS] for word in printed]
                held = [before.mention for before in tokens[start:at] if before.mention is not None]
                words += [word for mention in held for word in _mark_leader(mention)]
                words += [HOLDER] if any(self.is_title_of_one(before) for before in tokens[start:at]) else []
                words = [] if self._is_addressed(tokens, at) else words
                words += self._read_apposition(tokens, at)
                beside = shorten(tokens[at - 1]) if start < at and tokens[at - 1].kind == "word" else ""
                found.append((token.mention, frozenset(words), beside))
        return found

    def _is_addressed(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name is only whom the words are said to, and the title before it another's: «сказал султан Орлову»."""
        mention = tokens[at].mention
        addressed = mention is not None and mention.exact.casefold().endswith(self.language.agreement.addressed)
        return bool(
            addressed and at and tokens[at - 1].kind == "word" and self.match_role(tokens[at - 1].folded, True) == ""
        )

    def _read_apposition(self, tokens: Sequence[Token], at: int) -> list[str]:
        """The shortened words of a title set behind a name: "Roe, the minister for roads, came"; none where no title stands there."""
        start = stop = at + 2
        if start >= len(tokens) or tokens[at + 1].kind != "comma":
            return []
        while stop < len(tokens) and stop - start < 2 * TITLE_WORDS and tokens[stop].is_nominal:
            if is_person(tokens[stop]) or self.language.has("relatives", tokens[stop].folded):
                break
            stop += 1
        apposed = tokens[start:stop]
        if not any(self.is_title(token) and not self.language.has("articles", token.folded) for token in apposed):
            return []
        held = [token.mention for token in apposed if token.mention is not None]
        words = [word[:TITLE_LETTERS] for token in apposed for word in token.folded.split()]
        return [*words, HOLDER, *(word for mention in held for word in _mark_leader(mention))]

    def is_in_title(self, token: Token) -> bool:
        """A word that may follow a noun for a person in a label: no number ("the minister on 3 May"), no verb («министр подчеркнул»)."""
        word = token.folded
        told = word in self.language.cues or word.endswith(self.language.agreement.either)
        return self.is_in_label(token) and not told and not word[:1].isdigit()

    def is_title_of_one(self, token: Token) -> bool:
        """A title that may be of the one name behind it; «о студентах Орлов рассказал» tells of others, by their case."""
        cased = bool(self.language.agreement.oblique)
        return self.is_title(token) and not (
            cased
            and token.mention is None
            and self.match_role(token.folded, False) in self.language.agreement.plural_cases
        )

    def is_in_label(self, token: Token) -> bool:
        return token.kind == "word" and not self._ends_label(token) and not self.language.has("articles", token.folded)

    def _ends_label(self, token: Token) -> bool:
        return any(self.language.has(name, token.folded) for name in LABEL_ENDS)

    def is_title(self, token: Token) -> bool:
        if token.mention is not None:
            return token.mention.kind == "office"
        word = token.folded
        if token.kind != "word":
            return False
        if any(self.language.has(name, word) for name in ("articles", "he_titles", "she_titles")):
            return True
        return any(
            self.language.has("roles", word[: len(word) - cut]) for cut in range(CASE_LETTERS + 1) if len(word) > cut
        )
