"""One sentence as it is read for commitments: its tokens, the words of its language, and who is named in it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.commitments.holders import Officials
from onrecord.knowledge.commitments import CommitmentWords
from onrecord.knowledge.forms import Phrases
from onrecord.model import Document, Mention, Sentence, Turn
from onrecord.text.edtf_phrases import DatePhrases, SaidDate
from onrecord.text.tokens import Token

HARD = frozenset(";:!?…•|*")
QUOTES = frozenset('«»"“”„')
PAUSES = frozenset(",—–()[]") | QUOTES
_CLOSE = 3
# Tokens of a clause on each side of its cue. The longest of 540,000 real sentences has some 600 in all; text without signs has no end of
# a clause.
_REACH = 250
# An infinitive stands so many words behind «а» at most; chosen, not measured.
_NEAR_ACT = 3


class Passage(NamedTuple):
    """A sentence of a page; ``starts`` says where each token begins, ``words`` are the tokens folded.

    ``mentions`` are all of the page, in order, with where they begin in ``named_at``. ``said`` are the sentence's dates as read ahead,
    ``dated`` the tokens that they take up. ``officials`` are those of the page. The tokens before
    ``own`` stand above the list that the sentence is a point of.
    """

    page: Document
    turn: Turn
    sentence: Sentence
    tokens: Sequence[Token]
    starts: Sequence[int]
    words: Sequence[str]
    known: CommitmentWords
    dates: DatePhrases | None
    mentions: Sequence[Mention]
    named_at: Sequence[int]
    officials: Officials
    said: tuple[SaidDate, ...] = ()
    dated: frozenset[int] = frozenset()
    own: int = 0

    @property
    def is_question(self) -> bool:
        """It ends with a question mark, or somebody asks: "Q    You mentioned that …"; «…, хорошо?» asks nothing."""
        is_asked = "?" in self.words[-_CLOSE:] and not self._is_tagged()
        return is_asked or (self.turn.label or "").casefold() in self.known.askers

    def _is_tagged(self) -> bool:
        """The question is a word behind a comma that asks for assent: «…, хорошо?»."""
        at = self.words.index("?") if "?" in self.words else 0
        return at > 1 and self.words[at - 1] in self.known.tags and self.tokens[at - 2].text == ","

    def find_stop(self, at: int) -> int:
        """Where token ``at`` ends."""
        return self.starts[at] + len(self.tokens[at].text)

    def cut(self, first: int, stop: int) -> str:
        """The words of tokens ``[first, stop)`` on one line."""
        return " ".join(self.page.text[self.starts[first] : self.find_stop(stop - 1)].split())

    def find_in(self, phrases: Phrases[bool], first: int, stop: int) -> int | None:
        """The place of the first of these phrases in tokens ``[first, stop)``."""
        return phrases.find_first(self.words, first, stop)

    def list_named(self, first: int, stop: int) -> Sequence[Mention]:
        """The people and offices named in tokens ``[first, stop)``."""
        if first >= stop:
            return ()
        return self.list_between(self.starts[first], self.find_stop(stop - 1))

    def list_between(self, start: int, stop: int) -> Sequence[Mention]:
        """The mentions that begin in ``[start, stop)`` of the page, whatever they name."""
        first = bisect_left(self.named_at, start)
        return self.mentions[first : bisect_left(self.named_at, stop, first)]

    def is_break(self, at: int) -> bool:
        """A clause ends here: a hard sign, or a word that opens another clause."""
        is_word = self.words[at] in self.known.breaks and at not in self.dated
        is_word = is_word and not self._is_meanwhile(at)
        is_word = is_word and not self.is_amount(at) and not self._is_turning(at) and not self._is_alongside(at)
        return is_word or (self.tokens[at].text in HARD and not self._is_row(at) and not self._is_bold(at))

    def _is_meanwhile(self, at: int) -> bool:
        """A word for when that opens a clause stands inside one: «вопрос о мосте пока изучаем»."""
        is_inside = at > 0 and self.tokens[at - 1].is_word and self.words[at - 1] not in self.known.joiners
        before = self.words[at - 1] if at > 0 else ""
        is_inside = is_inside and not (
            before in self.known.determiners and before not in self.known.things
        )  # «перед тем как»
        if self.words[at] in self.known.things:  # «то же самое», and not «на то, чтобы»
            is_inside = is_inside and at + 1 < len(self.words) and self.words[at + 1] in self.known.adverbs
        return is_inside and self.words[at] in self.known.inside

    def _is_bold(self, at: int) -> bool:
        """The mark of bold letters inside a clause: "the **Ministry of Roads** will build"."""
        if self.tokens[at].text != "*":
            return False
        first, stop = at, at + 1
        while first > 0 and self.tokens[first - 1].text == "*":
            first -= 1
        while stop < len(self.tokens) and self.tokens[stop].text == "*":
            stop += 1
        is_inside = first > 0 and stop < len(self.tokens) and stop - first > 1
        near = first - 1 if is_inside and self.starts[stop] == self.find_stop(stop - 1) else stop
        return is_inside and self.tokens[near].text.islower()

    def is_amount(self, at: int) -> bool:
        """A number stands behind a word of comparing: "announced more than 20 actions", "build more than two million homes"."""
        if self.words[at] not in self.known.asides or at + 1 >= len(self.tokens):
            return False
        behind = self.tokens[at + 1].text
        is_number = behind[0].isdigit() or behind in "$€£"
        is_compared = at > 0 and self.words[at - 1] in self.known.determiners  # "more", "fewer"
        return is_number or (is_compared and behind in self.known.determiners and behind not in self.known.articles)

    def _is_alongside(self, at: int) -> bool:
        """A word of a phrase that joins acts of a row: "will meet the King as well as open a school"."""
        for start in range(max(0, at - 2), at + 1):
            found = self.known.alongside.find(self.words, start)
            behind = start + found.length if found else at
            if at < behind < len(self.words) and self.words[behind] in self.known.verbs:
                return True
        return False

    def _is_row(self, at: int) -> bool:
        """A semicolon goes on a row of acts: "will open a school; repair the bridge; and build a mill"."""
        if self.tokens[at].text != ";" or not self.known.verbs:
            return False
        behind = self.skip_adverbs(at + 1 + (self.words[min(at + 1, len(self.words) - 1)] in self.known.joiners))
        if behind >= len(self.words):
            return False
        is_object = behind + 1 < len(self.words) and self.words[behind + 1] in self.known.articles
        is_lower = self.tokens[behind].text.islower() and self.words[behind] not in self.known.prepositions
        return self.words[behind] in self.known.verbs or (
            is_object and is_lower and self.words[behind] not in self.known.breaks
        )

    def _is_turning(self, at: int) -> bool:
        """What is done instead of what is not, or beside it: «не закрыть, а построить», «мазут откачать, а суда продать»."""
        return self.words[at] in self.known.instead and self.find_instead(at) is not None

    def find_instead(self, at: int) -> int | None:
        """The infinitive within a few words of «а», its object before it."""
        opening = self.skip_adverbs(at + 1)
        for place in range(opening, min(len(self.words), opening + _NEAR_ACT)):
            if not self.tokens[place].is_word or self.known.cues.find(self.words, place) is not None:
                return None
            if self.known.infinitive.fullmatch(self.words[place]):
                return place
        return None

    def is_pair(self, at: int) -> bool:
        """A dash between two names, or inside a word, parts nothing: "the U.S.–EU summit", «поезд Сельвик – Толмин»."""
        if self.tokens[at].text not in "–—" or not 0 < at < len(self.tokens) - 1:
            return False
        before, behind = self.tokens[at - 1], self.tokens[at + 1]
        is_inside = self.find_stop(at - 1) == self.starts[at] and self.starts[at + 1] == self.find_stop(at)
        return is_inside or (before.text[0].isupper() and behind.text[0].isupper())

    def is_means(self, at: int, *, beside: bool = False) -> bool:
        """A gerund by which something else is done, or ``beside`` it: "supported trade by announcing a fund", ", committing to build"."""
        known, words = self.known, self.words
        is_behind = at > 0 and (words[at - 1] in known.means or (beside and self.tokens[at - 1].text == ","))
        return is_behind and bool(known.means) and known.gerund.fullmatch(words[at]) is not None

    def hangs(self, at: int) -> bool:
        """A preposition, and none that leads from a share to whose it is: "each of our countries", "a number of ministers"."""
        return self.words[at] in self.known.prepositions and not self._is_share(at)

    def is_titled(self, at: int, stop: int) -> bool:
        """A name with a preposition inside ends in a thing: "the Mills in Orla Initiative"."""
        is_name = at < stop and self.tokens[at - 1].text[0].isupper() and self.tokens[stop - 1].text[0].isupper()
        is_name = (
            is_name and self.known.head == "last" and self.words[at] not in self.known.parting
        )  # "Institutes of Health"
        return is_name and self.words[stop - 1] in self.known.causes

    def says_when(self, at: int) -> bool:
        """A day, or an adverb; "each of our countries" opens with neither."""
        return at in self.dated or (self.words[at] in self.known.adverbs and not self._is_share(at + 1))

    def _is_share(self, at: int) -> bool:
        known, words = self.known, self.words
        return 0 < at < len(words) and words[at] in known.parting and words[at - 1] in known.shares

    def is_behind_sign(self, at: int) -> bool:
        """A sign stands right before a token, or the line above ends there: a capital says nothing of it."""
        return at == 0 or not self.tokens[at - 1].is_word or self.tokens[at - 1].text[0].isupper()

    def is_owner_mark(self, at: int) -> bool:
        """The mark of whose something is: "the ministry's offices", and not that of "it's done"."""
        known = self.known
        if at == 0 or self.words[at] not in known.owner_marks:
            return False
        return not any(self.words[at - 1] in said for said in (known.things, known.he, known.i, known.asking))

    def skip_adverbs(self, at: int) -> int:
        """The first token from here on that is no adverb."""
        while at < len(self.tokens):
            if self._is_adverb(at) or self._is_aside(at):
                at += 1
            elif (behind := self._skip_address(at)) > at:
                at = behind
            else:
                break
        return at

    def find_pause(self, at: int) -> int:
        """The nearest sign from a place on backwards, 0 where none is; where names come first, quotes are none and brackets are passed.

        «Ро (46 лет), которого зовут «директором», возглавит …».
        """
        is_first = self.known.head == "first"
        signs = PAUSES - QUOTES if is_first else PAUSES
        while at > 0 and self.tokens[at].text not in signs:
            at -= 1
        if not is_first or at < 2 or self.tokens[at - 1].text != ")":
            return max(at, 0)
        return next((place for place in range(at - 2, -1, -1) if self.tokens[place].text == "("), at)

    def _skip_address(self, at: int) -> int:
        """Past whoever is spoken to between commas: «будем, Олег Ильич, строить»; the place itself where nobody is."""
        if self.known.head != "first" or self.tokens[at].text != ",":
            return at
        stop = at + 1
        while stop < len(self.tokens) and self.tokens[stop].text[0].isupper():
            stop += 1
        is_closed = at + 1 < stop < len(self.tokens) and self.tokens[stop].text == ","
        return stop + 1 if is_closed and self.list_named(at + 1, stop) else at

    def _is_adverb(self, at: int) -> bool:
        """A word that is a verb too is one behind the mark of verbs and before a determiner: "to further their work"."""
        known, words = self.known, self.words
        if words[at] not in known.adverbs:
            return False
        is_marked = at > 0 and bool(known.verb_mark) and words[at - 1] == known.verb_mark and words[at] in known.verbs
        return not (is_marked and at + 1 < len(words) and words[at + 1] in known.determiners)

    def _is_aside(self, at: int) -> bool:
        """A comma of a pair around an adverb: "is going to, again, …"."""
        near = [place for place in (at - 1, at + 1) if 0 < place < len(self.tokens) - 1]
        return self.tokens[at].text == "," and any(
            self.words[place] in self.known.adverbs and self.tokens[2 * place - at].text == "," for place in near
        )


class Clause(NamedTuple):
    """Tokens ``[first, stop)`` that a cue reaches over."""

    first: int
    stop: int


def find_clause(passage: Passage, first: int, stop: int) -> Clause:
    """The clause around a cue in tokens ``[first, stop)``: from the sign or word that opens it to the one that ends it.

    A comma ends it on the left; on the right it may part objects of a row. It reaches ``_REACH`` tokens at most to each side.
    """
    start, least = first, max(0, first - _REACH)
    while start > least and not passage.is_break(start - 1) and not _parts(passage, start - 1):
        start -= 1
    end, most = stop, min(len(passage.tokens), stop + _REACH)
    while end < most and not passage.is_break(end):
        end += 1
    return Clause(start, end)


def _parts(passage: Passage, at: int) -> bool:
    """A sign that parts clauses; the comma of "Roe, Jr" is none."""
    if passage.tokens[at].text not in PAUSES - QUOTES or at in passage.dated or passage.is_pair(at):  # «7–10 мая»
        return False
    return at + 1 >= len(passage.words) or passage.words[at + 1] not in passage.known.behind_names
