"""The people that a run of tokens names: candidates for a speaker, each with a rank and the words as printed.

Ranks: a person, a pronoun or a group 0, an office 1, a noun for a person ("министр") 2, an organisation 3. A subject is not
named after a preposition, in another case than the subject's, or with the ending of the other gender than its verb's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.model import Mention
from onrecord.quotations.cues import Form
from onrecord.quotations.memory import NOBODY, Memory, Voice
from onrecord.quotations.shown import key_of
from onrecord.quotations.tokens import Token, is_capital, list_words

# Letters that a case ending may add to a noun for a person, and words between a preposition and the name that it governs.
CASE_LETTERS = 3
TITLE_WORDS = 3
# A pronoun looks back over this many words of its own sentence.
NEARBY = 200
# A title is known again by the first letters of its words: «министр торговли», «министра торговли».
TITLE_LETTERS = 5
# "The Turkish leader" is whoever was printed with an office that leads the country.
LEADER = "head_of_state"
LEADING = frozenset({LEADER, "president", "head_of_government"})
# Stands among the words of a title that holds an office or a noun for a person.
HOLDER = "+"
# Names of so few letters are not judged by their ending: "Том" is no case form.
SHORT_NAME = 4
# Words of these lists are in no label.
LABEL_ENDS = ("prepositions", "adverbs", "addressees", "and_", "that", "relatives", "as_", "possessive", "subjects")
PAIR = 2
# A pronoun that is a sentence's subject stands among so many words at its head.
OPENING_WORDS = 3


def shorten(token: Token) -> str:
    """A word of a title as it is compared."""
    return token.folded[:TITLE_LETTERS]


def _mark_leader(mention: Mention) -> tuple[str, ...]:
    """What the office beside a name adds to the title: that its holder leads a country, and which."""
    role, _, country = mention.key.partition(".")
    return (LEADER, f"{LEADER}.{country}") if mention.kind == "office" and role in LEADING else ()


def _is_person(token: Token) -> bool:
    return token.mention is not None and token.mention.kind == "person"


class Candidate(NamedTuple):
    """A possible speaker: the lower the rank, the better."""

    rank: int
    voice: Voice


class Wanted(NamedTuple):
    """What is looked for: the subject of a verb of this form, or whoever stands in a slot, in tokens ``[first, stop)``."""

    form: Form
    subject: bool
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Names:
    """Reads names on one page."""

    text: str
    language: QuotingLanguage
    memory: Memory

    def list_candidates(
        self, tokens: Sequence[Token], span: tuple[int, int], form: Form, subject: bool
    ) -> Iterator[Candidate]:
        """The candidates in ``tokens[span]`` in order; ``subject`` asks for the subject of a verb of this form."""
        at, stop = span
        words = list_words(tokens[at:stop])
        first = at
        while at < stop:
            group = self._match_group(tokens, at, words[at - first :], subject)
            if group:
                label = self.text[tokens[at].start : tokens[at + group - 1].stop]
                yield Candidate(0, Voice(label, self._follow_group(tokens, at, group), at, at + group))
            elif (found := self._read_token(tokens, at, Wanted(form, subject, first, stop))) is not None:
                yield found
                at = max(at, found.voice.stop - 1) if found.rank == 0 else at
            at += max(group, 1)

    def _match_group(self, tokens: Sequence[Token], at: int, words: Sequence[str], subject: bool) -> int:
        """How many words a group takes up at ``at``; the subject is none behind a preposition: «кандидат в президенты»."""
        length = self.language.match_run("groups", words, 0) if words[0] else 0
        governed = subject and at > 0 and self.language.has("prepositions", tokens[at - 1].folded)
        return 0 if governed else length

    def _read_token(self, tokens: Sequence[Token], at: int, wanted: Wanted) -> Candidate | None:
        token, form, subject = tokens[at], wanted.form, wanted.subject
        if token.mention is not None:
            if subject and not self.can_be_subject(tokens, at, form):
                return None
            if token.mention.kind == "organisation":
                return Candidate(3, Voice(token.mention.exact, (token.mention,), at, at + 1))
            if token.mention.kind == "office" and self._names_next(tokens, at):
                return None
            return Candidate(int(token.mention.kind == "office"), self._name_voice(tokens, at, wanted))
        if token.kind != "word":
            return None
        pronoun = self._read_pronoun(tokens, at, subject) if subject or at == wanted.first else None
        if pronoun is not None:
            return Candidate(0, pronoun)
        if (self._is_title_here(tokens, at) or self._match_role(token.folded, subject) is not None) and not (
            subject and self._is_governed(tokens, at)
        ):
            return Candidate(2, self._role_voice(tokens, at, wanted))
        return None

    def _name_voice(self, tokens: Sequence[Token], at: int, wanted: Wanted) -> Voice:
        """A name, and the name joined to it by "and" where the verb may have two subjects."""
        mention = tokens[at].mention
        assert mention is not None
        if mention.kind == "office" and (held := self._follow_office(tokens, at, mention)):
            return Voice(mention.exact, held, at, at + 1)
        stop = wanted.stop
        if wanted.form in {"plural", "other"}:
            second = at + 2
            if second < stop and self.language.has("and_", tokens[at + 1].folded):
                while second < stop and tokens[second].mention is None and second < at + 2 + TITLE_WORDS:
                    second += 1
                if second < stop and self._names_next(tokens, second):
                    second += 1
                other = tokens[second].mention if second < stop else None
                if other is not None and other.kind in {"person", "office"}:
                    return Voice(self.text[mention.start : other.stop], (mention, other), at, second + 1)
        return Voice(mention.exact, (mention,), at, at + 1)

    def _follow_office(self, tokens: Sequence[Token], at: int, mention: Mention) -> tuple[Mention, ...]:
        """Whom an office means: who was printed with it or with an office of its country, before the outlet's own holder.

        "The president" is whoever speaks, if he was printed with that title.
        """
        speakers, nearby = self.memory.last.speakers, self.list_subjects(tokens[max(0, at - NEARBY) : at])
        title = frozenset({shorten(tokens[at])})
        if mention.person is not None:
            single = " " not in mention.exact
            return speakers if single and speakers and self.memory.follow_title(title, speakers) == speakers else ()
        role, _, country = mention.key.partition(".")
        if role == LEADER:
            leads = frozenset({f"{LEADER}.{country}" if country else LEADER})
            return self.memory.follow_bearer(leads) or self._follow_last(leads)
        if " " in mention.exact:
            return self.memory.follow_bearer(frozenset(word[:TITLE_LETTERS] for word in tokens[at].folded.split()))
        others = self.memory.list_others(title, HOLDER)
        return self.memory.follow_title(title, [one for one in nearby if key_of(one) not in others], "other", others)

    def _follow_last(self, title: frozenset[str]) -> tuple[Mention, ...]:
        """The last speaker, where one person spoke who was printed with no other office."""
        last = self.memory.last.speakers
        others = self.memory.list_others(title, HOLDER)
        return last if len(last) == 1 and key_of(last[0]) not in others else ()

    def _match_role(self, word: str, subject: bool) -> str | None:
        """The ending of a noun for a person, "а" of "министра", empty in the subject's case, the only one where a subject is asked
        for; ``None`` for any other word. "36-year-old" is read without its number.
        """
        word = word.lstrip("0123456789").removeprefix("-")
        longest = 0 if subject else CASE_LETTERS
        cuts = range(min(longest, len(word) - 1) + 1)
        return next(
            (word[len(word) - cut :] for cut in cuts if self.language.has("roles", word[: len(word) - cut])), None
        )

    def _is_title_here(self, tokens: Sequence[Token], at: int) -> bool:
        """A word with a capital behind an article that the page has printed right before a name: "the Taoiseach"."""
        small = not is_capital(self.text, tokens[at]) or not at
        return (
            not small
            and self.language.has("articles", tokens[at - 1].folded)
            and self.memory.has_title(shorten(tokens[at]))
        )

    def _names_next(self, tokens: Sequence[Token], at: int) -> bool:
        """An office whose holder's name follows at once."""
        following = tokens[at + 1].mention if at + 1 < len(tokens) else None
        own = tokens[at].mention
        return own is not None and own.kind == "office" and following is not None and following.kind == "person"

    def _read_pronoun(self, tokens: Sequence[Token], at: int, subject: bool) -> Voice | None:
        word = tokens[at].folded
        if subject and not self.language.has("subjects", word):
            return None
        nearby = self.list_subjects(tokens[max(0, at - NEARBY) : at])
        label = self.text[tokens[at].start : tokens[at].stop]
        if self.language.has("he", word):
            return Voice(label, self.memory.follow_one("masculine", nearby), at, at + 1, "masculine")
        if self.language.has("she", word):
            return Voice(label, self.memory.follow_one("feminine", nearby), at, at + 1, "feminine")
        if self.language.has("they", word):
            return Voice(label, self._follow_group(tokens, at, 0), at, at + 1)
        return None

    def read_opening(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Whom a pronoun means that is the subject of a run and stands among its first words: "Then she left"."""
        for at, token in enumerate(tokens[:OPENING_WORDS]):
            if token.kind != "word":
                return ()
            if self.language.has("he", token.folded) or self.language.has("she", token.folded):
                voice = self._read_pronoun(tokens, at, True)
                return voice.speakers if voice is not None else ()
        return ()

    def read_owner(self, tokens: Sequence[Token], first: int, stop: int) -> Voice:
        """Whose words a noun for words said is: "His next line was", «Её ответ»."""
        owners = (at for at in range(first, stop) if self.language.has("possessive", tokens[at].folded))
        at = next(owners, None)
        found = None if at is None else self._read_pronoun(tokens, at, False)
        return NOBODY if found is None else found

    def _follow_group(self, tokens: Sequence[Token], at: int, length: int) -> tuple[Mention, ...]:
        people = self.list_people(tokens[max(0, at - NEARBY) : at])
        nearby = {mention.person or mention.key: mention for mention in people}
        if len(nearby) == PAIR:
            return tuple(nearby.values())
        if not length:
            return self.memory.follow_pair()
        return self.memory.follow_group(frozenset(shorten(token) for token in tokens[at : at + length]))

    def _role_voice(self, tokens: Sequence[Token], at: int, wanted: Wanted) -> Voice:
        """A noun for a person: followed to a name only where it stands alone ("министр", not "министр дорог")."""
        start, stop = at, at + 1
        while start > wanted.first and at - start < TITLE_WORDS and self._is_in_label(tokens[start - 1]):
            start -= 1
        while stop < wanted.stop and stop - at < 2 * TITLE_WORDS and self._is_in_label(tokens[stop]):
            stop += 1
        owner = tokens[stop].mention if stop < wanted.stop else None
        addressed = owner is not None and owner.exact.casefold().endswith(self.language.agreement.addressed)
        if (
            owner is not None
            and not addressed
            and wanted.subject
            and not self.can_be_subject(tokens, stop, wanted.form)
        ):
            stop += 1
        label = self.text[tokens[start].start : tokens[stop - 1].stop]
        governs = stop < len(tokens) and self.language.has("of", tokens[stop].folded)
        telling = [token for token in tokens[start:at] if not self._is_adjective(token)]
        words = [shorten(token) for token in (*telling, *tokens[at:stop]) if not self._is_beside_title(token)]
        words = words or [shorten(tokens[at])]
        title = frozenset(words) | (frozenset({""}) if governs else frozenset())
        nearby = self.list_subjects(tokens[max(0, at - NEARBY) : at])
        several = self._match_role(tokens[at].folded, wanted.subject) in self.language.agreement.plural_cases
        meant = (
            ()
            if several or self._is_indefinite(tokens, start)
            else self.memory.follow_title(title, nearby, self._sex_of(tokens[at]))
        )
        return Voice(label, meant, at, stop)

    def _is_adjective(self, token: Token) -> bool:
        """An adjective before a title that does not tell its holder from another: "знаменитый", not "бывший"."""
        endings = self.language.agreement.adjectives
        return bool(endings) and token.folded.endswith(endings) and not self.language.has("telling", token.folded)

    def _is_beside_title(self, token: Token) -> bool:
        """What stands in a title and tells nobody apart: "66-летний", and what was named before: «глава региона»."""
        return token.folded[:1].isdigit() or self.language.has("headed", token.folded)

    def _sex_of(self, token: Token) -> Form:
        """What a noun for a person tells of the person: "певица", "spokeswoman"."""
        if self.language.has("he_titles", token.folded):
            return "masculine"
        return "feminine" if self.language.has("she_titles", token.folded) else "other"

    def _is_indefinite(self, tokens: Sequence[Token], at: int) -> bool:
        """ "An officer", «один из министров»: somebody who has not been named."""
        return at > 0 and self.language.has("indefinite", tokens[at - 1].folded)

    def list_unnamed(self, tokens: Sequence[Token]) -> list[str]:
        """The shortened nouns for people whom a run brings in without a name: "a police officer"."""
        found = []
        for at, token in enumerate(tokens):
            if token.kind == "word" and self.language.has("indefinite", token.folded):
                stop = at + 1
                while stop < len(tokens) and stop <= at + 2 * TITLE_WORDS and self._is_in_label(tokens[stop]):
                    stop += 1
                beside = tokens[stop : stop + PAIR]
                if not any(after.mention is not None for after in beside):
                    found += [
                        shorten(word) for word in tokens[at + 1 : stop] if self._match_role(word.folded, True) == ""
                    ]
        return found

    def list_titles(self, tokens: Sequence[Token]) -> list[tuple[Mention, frozenset[str], str]]:
        """The persons of a run, each with the shortened words of the title printed before the name, and the last of them."""
        found = []
        for at, token in enumerate(tokens):
            if token.mention is not None and token.mention.kind == "person":
                start = at
                while (
                    start > 0
                    and at - start < 2 * TITLE_WORDS
                    and tokens[start - 1].is_nominal
                    and not _is_person(tokens[start - 1])
                ):
                    start -= 1
                words = [word[:TITLE_LETTERS] for before in tokens[start:at] for word in before.folded.split()]
                held = [before.mention for before in tokens[start:at] if before.mention is not None]
                words += [word for mention in held for word in _mark_leader(mention)]
                words += [HOLDER] if any(self._is_title(before) for before in tokens[start:at]) else []
                words += self._read_apposition(tokens, at)
                beside = shorten(tokens[at - 1]) if start < at and tokens[at - 1].kind == "word" else ""
                found.append((token.mention, frozenset(words), beside))
        return found

    def _read_apposition(self, tokens: Sequence[Token], at: int) -> list[str]:
        """The shortened words of a title set behind a name: "Roe, the minister for roads, came"; none where no title stands there."""
        start = stop = at + 2
        if start >= len(tokens) or tokens[at + 1].kind != "comma":
            return []
        while stop < len(tokens) and stop - start < 2 * TITLE_WORDS and tokens[stop].is_nominal:
            if _is_person(tokens[stop]) or self.language.has("relatives", tokens[stop].folded):
                break
            stop += 1
        apposed = tokens[start:stop]
        if not any(self._is_title(token) and not self.language.has("articles", token.folded) for token in apposed):
            return []
        held = [token.mention for token in apposed if token.mention is not None]
        words = [word[:TITLE_LETTERS] for token in apposed for word in token.folded.split()]
        return [*words, HOLDER, *(word for mention in held for word in _mark_leader(mention))]

    def _is_in_label(self, token: Token) -> bool:
        return token.kind == "word" and not self._ends_label(token) and not self.language.has("articles", token.folded)

    def _ends_label(self, token: Token) -> bool:
        return any(self.language.has(name, token.folded) for name in LABEL_ENDS)

    # -- what can be a subject --------------------------------------------------------------------------------------

    def can_be_subject(self, tokens: Sequence[Token], at: int, form: Form) -> bool:
        """Whether the name at ``at`` can be the subject of a verb of this form."""
        mention = tokens[at].mention
        if mention is None or self._is_governed(tokens, at) or self._is_possessive(tokens[at], mention):
            return False
        if at + 1 < len(tokens) and self.language.has("bearers", tokens[at + 1].folded):
            return False
        if mention.kind != "person":
            return True
        if self.memory.is_oblique(mention):
            return False
        last = mention.exact.casefold().split()[-1].replace("ё", "е")
        agreement = self.language.agreement
        if len(last) > SHORT_NAME and last.endswith(agreement.oblique):
            return False
        known = self.memory.gender_of(mention)
        if known is not None and form in {"masculine", "feminine"}:
            return known == form
        wrong = {"masculine": agreement.not_masculine, "feminine": agreement.not_feminine}.get(form, ())
        return not last.endswith(wrong)

    def _is_possessive(self, token: Token, mention: Mention) -> bool:
        if mention.exact.casefold().replace("’", "'").endswith(self.language.agreement.possessive):
            return True
        return token.stop > mention.stop or self.text[mention.stop : mention.stop + 1] in {"’", "'"}

    def _is_governed(self, tokens: Sequence[Token], at: int) -> bool:
        """After a preposition, at once or with a title between: "с президентом Имя", "with Minister Name"."""
        before = at - 1
        while before >= 0 and before >= at - TITLE_WORDS and self._is_title(tokens[before]):
            before -= 1
        if before < 0:
            return False
        if self.language.has("outlets", tokens[before].folded) and before == at - 1:
            return True
        # "told residents Roe": a language with cases tells «сказал гостю Орлов» from «сказал гостю Орлову» by the name.
        told = before == at - 1 and self.language.has("addressees", tokens[before].folded)
        cased = bool(self.language.agreement.oblique)
        return (told and not cased) or self.language.has("prepositions", tokens[before].folded)

    def _is_title(self, token: Token) -> bool:
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

    def list_subjects(self, tokens: Sequence[Token]) -> list[Mention]:
        """The names of a run that can be subjects, in order."""
        return [
            mention
            for at, token in enumerate(tokens)
            if (mention := token.mention) is not None
            and mention.kind != "organisation"
            and not self._names_next(tokens, at)
            and self.can_be_subject(tokens, at, "other")
        ]

    def list_people(self, tokens: Sequence[Token]) -> list[Mention]:
        """The persons and offices of a run, an office beside its holder's name left out."""
        return [
            token.mention
            for at, token in enumerate(tokens)
            if token.mention is not None and token.mention.kind != "organisation" and not self._names_next(tokens, at)
        ]

    def follow_offices(self, tokens: Sequence[Token]) -> dict[str, Mention]:
        """Offices of a run that the knowledge gives no holder, by id, each with whom the page means by it."""
        held = (
            (mention.id, self.memory.follow_bearer(frozenset(word[:TITLE_LETTERS] for word in token.folded.split())))
            for token in tokens
            if (mention := token.mention) is not None and mention.kind == "office" and mention.person is None
        )
        return {office: meant[0] for office, meant in held if len(meant) == 1}
