"""Whose words: the subject of a cue, and the name in a phrase such as "по словам …"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.cues import Cue, Form, Slotted
from onrecord.quotations.floor import Floor
from onrecord.quotations.memory import NOBODY, Memory, Voice
from onrecord.quotations.names import Candidate, Names
from onrecord.quotations.printed import could_name, print_words
from onrecord.quotations.reading import Passage
from onrecord.quotations.strangers import read_stranger
from onrecord.quotations.titles import Titles, is_person
from onrecord.quotations.tokens import Token, is_capital

# Words of a clause, and clauses before a cue, that are read for its subject.
CLAUSE_WORDS = 30
CLAUSES = 6
# What stands between clauses, and between clauses with a joined verb.
SIGNS = frozenset({"comma", "bracket", "dash"})
OVER = SIGNS | {"marked"}
# Lists of words that stand for somebody who speaks.
PERSONAL = ("roles", "subjects", "he", "she")
NAMED = 1
ORGANISATION = 3


Look = Callable[[Passage, Cue], Candidate | None]


@dataclass(slots=True)
class Speakers:
    """Finds speakers on one page, passage by passage; ``memory`` follows pronouns from one passage to the next."""

    text: str
    language: QuotingLanguage
    memory: Memory = field(default_factory=Memory)
    floor: Floor = field(default_factory=Floor)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.text, self.language, self.memory, Titles(self.language))

    def end_passage(self, passage: Passage) -> None:
        """Bring the people of a passage into focus, once its quotations are read."""
        tokens, names = passage.tokens, self.names
        opened = names.read_opening(tokens)
        self.memory.see_unnamed(names.titles.list_unnamed(tokens))
        if all(token.mention is None for token in tokens):  # so are five of six on official pages
            self.memory.turn_page([(mention, True) for mention in opened], ())
            return
        subjects = {mention.id for mention in names.list_subjects(tokens)}
        people = names.list_people(tokens)
        titles = names.titles.list_titles(tokens)
        holders = names.follow_offices(tokens)
        named = [(holders.get(mention.id, mention), mention.id in subjects) for mention in people]
        self.memory.turn_page([*((mention, True) for mention in opened), *named], titles)

    def note(self, voice: Voice, form: Form) -> None:
        """Remember who spoke, and the gender that a verb of this form showed; one without a name too."""
        self.memory.speak(voice, form)
        if not voice.speakers and (gender := read_stranger(self.language, voice, form)) is not None:
            self.memory.meet_stranger(gender)

    # -- a cue's subject --------------------------------------------------------------------------------------------

    def find_subject(self, passage: Passage, cue: Cue) -> Voice:
        """Who the cue says speaks: named, or printed words without a known name, or nobody."""
        if (own := self._read_own(passage, cue)) is not None:
            return own
        if (told := self.names.read_antecedent(passage.tokens, cue.first)) is not None:
            return told
        inverted = self._is_inverted(passage, cue)
        if "quoting" in cue.takes:
            return self._read_object(passage, cue)
        if inverted and "source" in cue.takes:
            ways: tuple[Look, ...] = (self._look_after,)
        elif inverted:
            ways = (self._look_after, self._look_before)
        else:
            ways = (self._look_beside, self._look_after, self._look_before)
        found = [candidate for look in ways if (candidate := look(passage, cue)) is not None]
        named = [candidate for candidate in found if candidate.rank <= NAMED]
        if opening := self._read_opening(passage, cue):
            return opening.voice
        if found:
            return (named or found)[0].voice
        printed = self._print_subject(passage, cue, inverted)
        if printed.label:
            return printed
        meant = self.memory.last.speakers
        if not meant and cue.form in {"masculine", "feminine"}:
            meant = self.memory.follow_one(cue.form, self.names.list_subjects(passage.tokens[: cue.first]))
        return Voice(None, meant, cue.first, cue.stop)

    def _read_own(self, passage: Passage, cue: Cue) -> Voice | None:
        """ "And I said, “…”": whoever has the floor on an official page, and the reporter, who is nobody, elsewhere."""
        at = cue.first - 1
        while at >= 0 and self.language.has("adverbs", passage.tokens[at].folded):
            at -= 1
        if at < 0 or not self.language.has("own", passage.tokens[at].folded):
            return None
        start, stop = passage.tokens[at].start, passage.tokens[at].stop
        return Voice(self.text[start:stop], self.floor.find(start), at, at + 1)

    def read_trailing(self, passage: Passage, cue: Cue) -> Voice:
        """The subject after a verb that opens a trailing attribution: «…, сообщил Белый дом»; nothing before it counts."""
        found = self._look_after(passage, cue)
        if found is not None:
            return found.voice
        return print_words(self.text, self.language, passage.tokens, cue.stop, self.stop_clause(passage, cue.stop))

    def is_person(self, voice: Voice) -> bool:
        """Whether the words name somebody: a known name, a pronoun, or a noun for a person."""
        words = (voice.label or "").casefold().split()
        return (
            bool(voice.speakers)
            or any(self.language.has(name, word) for name in PERSONAL for word in words)
            or any(self.language.match_run("groups", words, at) for at in range(len(words)))
        )

    def is_body(self, passage: Passage, voice: Voice) -> bool:
        """Whether the words name a body that can speak, "officials at the port", and no place: «в министерствах»."""
        words = (voice.label or "").casefold().split()
        placed = voice.first > 0 and self.language.has("prepositions", passage.tokens[voice.first - 1].folded)
        return not placed and any(self.language.has("institutions", word) for word in words)

    def _read_object(self, passage: Passage, cue: Cue) -> Voice:
        """Whom the press quotes: «цитирует министра», «приводит слова Имени»."""
        span = (cue.stop, self.stop_clause(passage, cue.stop))
        found = self._choose(list(self.names.list_candidates(passage.tokens, span, "other", False)))
        return found.voice if found is not None and found.rank < ORGANISATION else NOBODY

    def find_represented(self, passage: Passage, first: int, passing: bool) -> tuple[str, ...]:
        """On whose behalf: "от имени …" in the sentence; "от …" after a cue at ``first`` that passes words on.

        An office is whoever holds it, and never whoever speaks.
        """
        found: list[str] = []
        for slotted in passage.slotted:
            if slotted.kind == "on_behalf" or (passing and slotted.kind == "from_" and slotted.first >= first):
                voice = self.read_slot(passage, slotted)
                named = passage.tokens[voice.first].mention if voice.speakers else None
                found += [mention.id for mention in (voice.speakers if named is None else (named,))]
        return tuple(dict.fromkeys(found))

    def _is_inverted(self, passage: Passage, cue: Cue) -> bool:
        """Whether the subject is looked for after the verb first: "– сказал Имя", "as said by", ", said Name."."""
        tokens = passage.tokens
        at = cue.first - 1
        while at >= 0 and self.language.has("adverbs", tokens[at].folded):
            at -= 1
        if at >= 0 and tokens[at].is_nominal:
            return self.language.has("as_", tokens[at].folded)
        if at < 1 or tokens[at].kind != "comma" or tokens[at - 1].kind == "marked":
            return True
        if "source" in cue.takes:
            return True
        if self._follows_name(passage, cue):
            return False
        stop = self.stop_clause(passage, cue.stop)
        run = tokens[cue.stop : stop]
        if cue.form == "other" and stop < len(tokens) and tokens[stop].kind == "marked":
            return False
        ends = (
            run[-1].mention
            if run and not any(self.language.has("finite_words", token.folded) for token in run)
            else None
        )
        if ends is not None and ends.kind == "person":
            return cue.form != "gerund"
        return cue.form not in {"other", "gerund"} or all(
            token.mention or is_capital(self.text, token) or self.language.has("articles", token.folded)
            for token in run
        )

    def _follows_name(self, passage: Passage, cue: Cue) -> bool:
        """“…,” Name, director of the institute, told the Star: the words after the marks begin with the subject."""
        at = cue.first - 1
        while (
            at > 0
            and cue.first - at <= CLAUSE_WORDS
            and passage.tokens[at].kind in {"word", "name", "title", "comma", "bracket"}
        ):
            at -= 1
        following = passage.tokens[at + 1]
        return passage.tokens[at].kind == "marked" and at + 1 < cue.first and following.mention is not None

    def _read_opening(self, passage: Passage, cue: Cue) -> Candidate | None:
        """The name right behind marked words, with a comma and what it is behind it: “…,” Name, a keeper on Wide Island, told."""
        at = cue.first - 1
        if not self._follows_name(passage, cue):
            return None
        while passage.tokens[at - 1].kind != "marked":
            at -= 1
        if at + 1 >= cue.first or passage.tokens[at + 1].kind != "comma":
            return None
        return next((one for one in self._list(passage, (at, at + 1), cue) if one.rank == 0), None)

    def _opens_apposition(self, tokens: Sequence[Token], first: int, stop: int) -> bool:
        """Whether words tell what a name before them is: "Roe, a former keeper who came, said"."""
        named = 1 < first < stop and tokens[first - 1].kind == "comma" and is_person(tokens[first - 2])
        return named and self.language.has("articles", tokens[first].folded)

    def _look_after(self, passage: Passage, cue: Cue) -> Candidate | None:
        agrees = bool(self.language.agreement.masculine)
        if cue.form == "gerund" or "passive" in cue.takes or not (agrees or self._is_inverted(passage, cue)):
            return None
        stop = self.stop_clause(passage, cue.stop)
        named = (slotted.first for slotted in passage.slotted if slotted.kind == "source")
        span = (cue.stop, min((first for first in named if cue.stop <= first < stop), default=stop))
        found = self._choose(list(self._list(passage, span, cue)))
        apart = found is not None and found.voice.first > cue.stop + NAMED
        if apart and not self._is_inverted(passage, cue) and self._has_subject(passage, cue):
            return None
        if found is not None and found.rank > 0 and span[1] + 1 < len(passage.tokens):
            return self._look_further(passage, span[1], cue) or found
        return found

    def _look_further(self, passage: Passage, sign: int, cue: Cue) -> Candidate | None:
        """A name that ends the next clause: «заявил актёр, режиссёр и певец Имя», «президент союза (СД) Имя»."""
        if passage.tokens[sign].kind not in {"comma", "bracket"}:
            return None
        span = (sign + 1, self.stop_clause(passage, sign + 1))
        if (
            passage.tokens[sign].folded == "("
            and span[1] < len(passage.tokens)
            and passage.tokens[span[1]].kind == "bracket"
        ):
            span = (span[1] + 1, self.stop_clause(passage, span[1] + 1))
        named = [one for one in self._list(passage, span, cue) if one.rank == 0]
        ends = (
            bool(named) and named[0].voice.stop == span[1] and passage.tokens[named[0].voice.first].mention is not None
        )
        return named[0] if ends else None

    def stop_clause(self, passage: Passage, at: int) -> int:
        """Where the words from token ``at`` meet punctuation, marked words, another cue or a conjunction."""
        cue = passage.cue_from(at + 1)
        limit = min(len(passage.tokens), at + CLAUSE_WORDS, cue.first if cue is not None else len(passage.tokens))
        stop = at
        while stop < limit and passage.tokens[stop].is_nominal:
            if self.language.has("that", passage.tokens[stop].folded):
                break
            stop += 1
        return stop

    def _look_beside(self, passage: Passage, cue: Cue) -> Candidate | None:
        """Somebody in the clause that the verb ends; printed words of that clause that can be its subject count too."""
        span = next(self._list_clauses(passage.tokens, cue.first))
        first = cue.form == "gerund" or self.language.has("and_", passage.tokens[cue.first - 1].folded)
        candidates = list(self._list(passage, span, cue))
        found = self._choose(candidates if first else candidates[::-1])
        return None if found is None else self._prefer_named(passage, found, cue)

    def _look_before(self, passage: Passage, cue: Cue) -> Candidate | None:
        """The nearest clause before the verb that names somebody; a noun for a person only where no clause names one."""
        weak: Candidate | None = None
        if cue.form != "gerund" and not self._is_inverted(passage, cue) and self._has_subject(passage, cue):
            return None
        joined = cue.first > 0 and self.language.has("and_", passage.tokens[cue.first - 1].folded)
        joined = joined or cue.form == "gerund"
        for span in self._list_clauses(passage.tokens, cue.first, over_marks=joined):
            if cue.form == "gerund" and self._opens_with_verb(passage, span):
                continue
            if span[1] < cue.first and self._opens_apposition(passage.tokens, *span):
                continue
            candidates = list(self._list(passage, span, cue))
            found = self._choose(candidates if joined else candidates[::-1])
            if found is not None and found.rank <= NAMED:
                return self._prefer_named(passage, found, cue)
            weak = weak or found
        return weak

    def _opens_with_verb(self, passage: Passage, span: tuple[int, int]) -> bool:
        """A clause whose subject stands before it: "Roe, meanwhile, rejects what Ray …, saying", and not «заявил Орлов, добавив»."""
        first, stop = span
        if first == 0 or first >= stop or passage.tokens[first].kind != "word":
            return False
        word, agreement = passage.tokens[first], self.language.agreement
        cue = passage.cue_from(first)
        if is_capital(self.text, word) or (cue is not None and cue.first == first):
            return False
        if any(
            self.language.has(name, word.folded)
            for name in ("articles", "prepositions", "adverbs", "relatives", "subjects")
        ):
            return False
        endings = (*self.language.finite, *self.language.third_person, *agreement.masculine)
        return self.language.has("finite_words", word.folded) or word.folded.endswith(endings)

    def _has_subject(self, passage: Passage, cue: Cue) -> bool:
        """Whether unnamed words right before the verb can be its subject: "врачи объявили", not "в среду объявили"."""
        first, stop = next(self._list_clauses(passage.tokens, cue.first))
        joined = first < stop and self.language.has("and_", passage.tokens[stop - 1].folded)
        if joined and first > 0 and passage.tokens[first - 1].kind == "marked":
            return False
        if self._opens_apposition(passage.tokens, first, stop):
            titles = self.names.titles
            return not any(titles.match_role(token.folded, True) == "" for token in passage.tokens[first:stop])
        while first < stop and self._is_joint(passage.tokens[first]):
            first += 1
        return first < stop and not self._is_inserted(passage.tokens[first])

    def _is_inserted(self, token: Token) -> bool:
        """Whether a clause that opens so holds no subject: "в среду", "не отрицая …", "ссылаясь на …"."""
        if any(self.language.has(name, token.folded) for name in ("prepositions", "negations")):
            return True
        endings = self.language.agreement.participles
        return bool(endings) and not is_capital(self.text, token) and token.folded.endswith(endings)

    def _is_joint(self, token: Token) -> bool:
        lists = ("adverbs", "and_", "as_", "that", "relatives")
        return any(self.language.has(name, token.folded) for name in lists)

    def _list(self, passage: Passage, span: tuple[int, int], cue: Cue) -> Iterator[Candidate]:
        for candidate in self.names.list_candidates(passage.tokens, span, cue.form, True):
            single = len(candidate.voice.speakers) == 1 and candidate.rank <= NAMED
            if not (cue.form == "plural" and single and passage.tokens[candidate.voice.first].mention is not None):
                yield candidate

    def _choose(self, candidates: Sequence[Candidate]) -> Candidate | None:
        return min(candidates, key=lambda candidate: candidate.rank, default=None)

    def _prefer_named(self, passage: Passage, found: Candidate, cue: Cue) -> Candidate:
        """The person, not the office set beside the name: «Имя Фамилия, президент страны, заявил»."""
        at = found.voice.first - 2
        if found.rank != NAMED or at < 0 or passage.tokens[at + 1].kind != "comma":
            return found
        beside = [candidate for candidate in self._list(passage, (at, at + 1), cue) if candidate.rank == 0]
        return beside[0] if beside else found

    def _list_clauses(
        self, tokens: Sequence[Token], stop: int, *, over_marks: bool = False
    ) -> Iterator[tuple[int, int]]:
        """The runs of words before ``stop``, the nearest first, back to a colon or a sentence end; marked words end them too
        unless a joined verb follows: "called it “late” and said".
        """
        for _ in range(CLAUSES):
            first = stop
            while first > 0 and tokens[first - 1].is_nominal and stop - first < CLAUSE_WORDS:
                first -= 1
            yield first, stop
            if first == 0 or tokens[first - 1].kind not in (OVER if over_marks else SIGNS):
                return
            stop = first - 1

    # -- a phrase's slot --------------------------------------------------------------------------------------------

    def read_slot(self, passage: Passage, slotted: Slotted) -> Voice:
        """Who stands in the slot of a phrase: "по словам …", "according to …"."""
        first = slotted.slot_first
        stop = slotted.slot_stop or self.stop_clause(passage, first)
        span = (first, self._stop_noun(passage.tokens, first, stop))
        found = self._choose(list(self.names.list_candidates(passage.tokens, span, "other", False)))
        owner = found is not None and found.voice.first == first and slotted.slot_stop is None and stop > first + 1
        possessive = owner and self.language.has("possessive", passage.tokens[first].folded)
        if found is not None and (found.rank <= NAMED or found.voice.speakers) and not possessive:
            return found.voice._replace(stop=stop)
        return print_words(self.text, self.language, passage.tokens, first, stop)

    def _stop_noun(self, tokens: Sequence[Token], first: int, stop: int) -> int:
        """Where a clause opens behind the noun in a slot: "a keeper who met Roe" is not Roe."""
        relatives = (at for at in range(first, stop) if self.language.has("relatives", tokens[at].folded))
        return next(relatives, stop)

    # -- printed words ----------------------------------------------------------------------------------------------

    def _print_subject(self, passage: Passage, cue: Cue, inverted: bool) -> Voice:
        after = (cue.stop, self.stop_clause(passage, cue.stop))
        if cue.form == "gerund" or "passive" in cue.takes:
            return NOBODY
        clauses = [
            span
            for span in self._list_clauses(passage.tokens, cue.first)
            if could_name(self.language, passage.tokens, span)
        ]
        opened = (span for span in clauses if not self.language.has("prepositions", passage.tokens[span[0]].folded))
        before = next(opened, clauses[0] if clauses else (0, 0))
        for first, stop in (after, before) if inverted else (before,):
            voice = print_words(self.text, self.language, passage.tokens, first, stop)
            if voice.label:
                return voice
        return NOBODY


def is_source(cue: Cue, voice: Voice, language: QuotingLanguage) -> bool:
    """Whether the cue tells of the report's own source, a paper or an agency, and not of a speaker."""
    words = (voice.label or "").casefold().split()
    person = any(language.has(name, word) for name in ("roles", "subjects", "institutions") for word in words)
    return "source" in cue.takes and not person and all(mention.kind == "organisation" for mention in voice.speakers)
