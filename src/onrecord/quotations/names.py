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
from onrecord.quotations.titles import HOLDER, LEADER, LEADING, TITLE_LETTERS, TITLE_WORDS, Titles, is_person, shorten
from onrecord.quotations.tokens import Token, is_capital, list_words

# A pronoun looks back over this many words of its own sentence.
NEARBY = 200
# Names of so few letters are not judged by their ending: "Том" is no case form.
SHORT_NAME = 4
PAIR = 2
# A pronoun that is a sentence's subject stands among so many words at its head.
OPENING_WORDS = 3
# "Wearing a crown that nobody had seen before, she read out": words before it with a clause that opens the sentence.
INSERTED_WORDS = 14


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
    titles: Titles

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
        if (self._is_title_here(tokens, at) or self.titles.match_role(token.folded, subject) is not None) and not (
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
        words = frozenset(word[:TITLE_LETTERS] for word in tokens[at].folded.split())
        role, _, country = mention.key.partition(".")
        if mention.person is not None:
            return self._overrule_holder(mention, words)
        if role in LEADING and (role == LEADER or country):
            leads = frozenset({f"{LEADER}.{country}" if country else LEADER})
            found = self.memory.follow_bearer(words if country else leads) or self.memory.follow_bearer(leads)
            return found or self._follow_last(leads) or self._follow_speaking(frozenset({shorten(tokens[at])}))
        if country:
            return self.memory.follow_bearer(words)
        nearby, others = self.list_subjects(tokens[max(0, at - NEARBY) : at]), self.memory.list_others(words, HOLDER)
        meant = [one for one in nearby if key_of(one) not in others]
        whole = words if len(words) == 1 else frozenset({tokens[at].folded})
        return self.memory.follow_bearer(words) or self.memory.follow_title(whole, meant, "other", others)

    def _overrule_holder(self, mention: Mention, words: frozenset[str]) -> tuple[Mention, ...]:
        """Whom the page itself has printed with an office: the last speaker; with its country ("the Samal president") anybody."""
        bearers, speakers = self.memory.follow_bearer(words), self.memory.last.speakers
        if " " in mention.exact:
            return () if not bearers or self.memory.is_bearer(mention.person or "", words) else bearers
        return speakers if bearers and [key_of(one) for one in bearers] == [key_of(one) for one in speakers] else ()

    def _follow_speaking(self, title: frozenset[str]) -> tuple[Mention, ...]:
        """The last speaker, where he was printed with this word of a title."""
        speakers = self.memory.last.speakers
        keys = {key_of(one) for one in self.memory.follow_bearer(title)}
        return speakers if len(speakers) == 1 and key_of(speakers[0]) in keys else ()

    def _follow_last(self, title: frozenset[str]) -> tuple[Mention, ...]:
        """The last speaker, where one person spoke who was printed with no other office."""
        last = self.memory.last.speakers
        others = self.memory.list_others(title, HOLDER)
        return last if len(last) == 1 and key_of(last[0]) not in others else ()

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
        before = tokens[max(0, at - NEARBY) : at]
        nearby, named = self.list_subjects(before), any(is_person(token) for token in before)
        label = self.text[tokens[at].start : tokens[at].stop]
        if self.language.has("he", word):
            return Voice(label, self.memory.follow_one("masculine", nearby, named=named), at, at + 1, "masculine")
        if self.language.has("she", word):
            return Voice(label, self.memory.follow_one("feminine", nearby, named=named), at, at + 1, "feminine")
        if self.language.has("they", word):
            return Voice(label, self._follow_group(tokens, at, 0), at, at + 1)
        return None

    def read_opening(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Whom a pronoun means that is the subject of a run: among its first words, or behind a clause without a name, "Then she left"."""
        for at, token in enumerate(tokens[:INSERTED_WORDS]):
            if token.mention is not None:
                return ()
            opens = at < OPENING_WORDS or tokens[at - 1].kind == "comma"
            if opens and (self.language.has("he", token.folded) or self.language.has("she", token.folded)):
                voice = self._read_pronoun(tokens, at, True)
                return voice.speakers if voice is not None else ()
        return ()

    def read_actor(self, tokens: Sequence[Token]) -> Mention | None:
        """The subject of a passage that has been read: the first name, or whom a noun for a person before it meant, none of its names."""
        named = frozenset(key_of(mention) for mention in self.list_people(tokens))
        for one in self.list_candidates(tokens, (0, len(tokens)), "other", True):
            at = one.voice.first
            if tokens[at].mention is not None:
                people = [mention for mention in one.voice.speakers if mention.kind == "person"]
            elif one.rank > 1 and not any(is_person(token) for token in tokens[at : at + 2 * TITLE_WORDS]):
                people = list(self.memory.follow_one(self.titles.read_sex(tokens[at]), (), named, named=True))
            else:
                people = []
            if people:
                return people[0]
        return None

    def read_antecedent(self, tokens: Sequence[Token], stop: int) -> Voice | None:
        """The name before a "who" right before token ``stop``, in whatever case it stands: «рад видеть Орлова, который шутит»."""
        at = stop - 1
        while (
            at > 0
            and self.language.has("adverbs", tokens[at].folded)
            and not self.language.has("who", tokens[at].folded)
        ):
            at -= 1
        if at < 1 or not self.language.has("who", tokens[at].folded):
            return None
        name = at - 2 if tokens[at - 1].kind == "comma" else at - 1
        mention = tokens[name].mention if name >= 0 and is_person(tokens[name]) else None
        return None if mention is None else Voice(mention.exact, (mention,), name, name + 1)

    def read_owner(self, tokens: Sequence[Token], first: int, stop: int) -> Voice:
        """Whose words a noun for words said is: "His next line was", "Roe’s line was", «Её ответ»."""
        for at in range(first, stop):
            mention = tokens[at].mention
            if mention is not None and mention.kind == "person" and self._is_possessive(tokens[at], mention):
                return Voice(mention.exact, (mention,), at, at + 1)
            if self.language.has("possessive", tokens[at].folded):
                return self._read_pronoun(tokens, at, False) or NOBODY
        return NOBODY

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
        while start > wanted.first and at - start < TITLE_WORDS and self.titles.is_in_label(tokens[start - 1]):
            start -= 1
        if wanted.subject and start > wanted.first and self.language.has("prepositions", tokens[start - 1].folded):
            start = at
        while stop < wanted.stop and stop - at < 2 * TITLE_WORDS and self.titles.is_in_title(tokens[stop]):
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
        telling = [token for token in tokens[start:at] if not self.titles.is_adjective(token)]
        words = [shorten(token) for token in (*telling, *tokens[at:stop]) if not self.titles.is_beside_title(token)]
        words = words or [shorten(tokens[at])]
        title = frozenset(words) | (frozenset({""}) if governs else frozenset())
        nearby = self.list_subjects(tokens[max(0, at - NEARBY) : at])
        apart = self.language.has("apart", tokens[at].folded) and not self.memory.follow_bearer(title)
        several = self.titles.match_role(tokens[at].folded, wanted.subject) in self.language.agreement.plural_cases
        meant = (
            ()
            if several or apart or self.titles.is_indefinite(tokens, start)
            else self.memory.follow_title(title, nearby, self.titles.read_sex(tokens[at]))
        )
        return Voice(label, meant, at, stop)

    def can_be_subject(self, tokens: Sequence[Token], at: int, form: Form) -> bool:
        """Whether the name at ``at`` can be the subject of a verb of this form."""
        mention = tokens[at].mention
        if mention is None or self._is_governed(tokens, at) or self._is_possessive(tokens[at], mention):
            return False
        if at + 1 < len(tokens) and self.language.has("bearers", tokens[at + 1].folded):
            return False
        if self._is_namesake(tokens, at):
            return False
        if mention.kind != "person":
            return not self.titles.is_oblique(tokens[at])
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

    def _is_namesake(self, tokens: Sequence[Token], at: int) -> bool:
        """«Театр имени Орлова», «им. Орлова»: a thing is called so."""
        before = at - 1
        while before > 0 and tokens[before].kind == "full_stop":
            before -= 1
        return before >= 0 and self.language.has("named_after", tokens[before].folded)

    def _is_governed(self, tokens: Sequence[Token], at: int) -> bool:
        """After a preposition, at once or with a title between: "с президентом Имя", "with Minister Name"."""
        before = at - 1
        while before >= 0 and before >= at - TITLE_WORDS and self.titles.is_title_of_one(tokens[before]):
            before -= 1
        if before < 0:
            return False
        if self.language.has("outlets", tokens[before].folded) and before == at - 1:
            return True
        acts = at + 1 < len(tokens) and tokens[at + 1].folded in self.language.cues
        if acts and self.language.has("subordinators", tokens[before].folded):
            return False
        # "told residents Roe": a language with cases tells «сказал гостю Орлов» from «сказал гостю Орлову» by the name.
        told = before == at - 1 and self.language.has("addressees", tokens[before].folded)
        cased = bool(self.language.agreement.oblique)
        return (told and not cased) or self.language.has("prepositions", tokens[before].folded)

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
            if token.mention is not None
            and token.mention.kind != "organisation"
            and not self._names_next(tokens, at)
            and not self._is_namesake(tokens, at)
        ]

    def follow_offices(self, tokens: Sequence[Token]) -> dict[str, Mention]:
        """Offices of a run that the knowledge gives no holder, by id, each with whom the page means by it."""
        held = (
            (mention.id, self._follow_office(tokens, at, mention))
            for at, token in enumerate(tokens)
            if (mention := token.mention) is not None and mention.kind == "office" and mention.person is None
        )
        return {office: meant[0] for office, meant in held if len(meant) == 1}
