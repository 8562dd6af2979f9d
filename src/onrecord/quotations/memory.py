"""What was read so far on a page: the people in focus, the last speakers, the genders that verbs have shown."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Mention
from onrecord.quotations.cues import Form

# People are in focus for this many names; a pronoun reaches back over this many passages.
FOCUS = 12
PRONOUN_REACH = 6
PAIR = 2


class Voice(NamedTuple):
    """Who speaks: the words as printed, the mentions meant, and the tokens ``[first, stop)`` that name them."""

    label: str | None
    speakers: tuple[Mention, ...]
    first: int = 0
    stop: int = 0


NOBODY = Voice(None, ())


def key_of(mention: Mention) -> str:
    """Who is meant, as far as the page tells: the person where it is known, else the name itself."""
    return mention.person or mention.key


class Memory:
    """The people of the passages read so far, in the order of the text."""

    def __init__(self) -> None:
        self._people: list[tuple[int, Mention, bool]] = []
        self._titles: list[tuple[frozenset[str], Mention]] = []
        self._seen: dict[str, list[Mention]] = {}
        self._genders: dict[str, Form] = {}
        self._last = NOBODY
        self._last_passage = -PRONOUN_REACH
        self._passage = 0

    def turn_page(
        self, people: Sequence[tuple[Mention, bool]], titles: Sequence[tuple[Mention, frozenset[str]]]
    ) -> None:
        """End a passage: its people come into focus, each with whether it can be the subject there, and with its title."""
        self._titles.extend((titled, mention) for mention, titled in titles)
        del self._titles[:-FOCUS]
        for mention, _ in people:
            self._seen.setdefault(key_of(mention), []).append(mention)
        self._people.extend((self._passage, mention, subject) for mention, subject in people)
        del self._people[:-FOCUS]
        self._passage += 1

    def speak(self, voice: Voice, form: Form) -> None:
        """Remember the last speakers, and the gender that their verb showed."""
        if voice.speakers:
            self._last, self._last_passage = voice, self._passage
            if len(voice.speakers) == 1 and form in {"masculine", "feminine"}:
                self._genders.setdefault(key_of(voice.speakers[0]), form)

    @property
    def last(self) -> Voice:
        """The last speakers, if they spoke in this passage or the one before; else nobody."""
        return self._last if self._passage - self._last_passage <= 1 else NOBODY

    def follow_one(self, gender: Form, nearby: Sequence[Mention]) -> tuple[Mention, ...]:
        """The person a pronoun or a noun stands for; ``nearby`` are subjects earlier in the same passage."""
        recent = self.last.speakers if len(self.last.speakers) == 1 else ()
        reach = [entry for entry in self._people if self._passage - entry[0] <= PRONOUN_REACH]
        # The passage before comes first, and in it the name that stands first: that is the subject more often than not.
        reach.sort(key=lambda entry: (-entry[0], entry[1].start))
        subjects = [mention for _, mention, subject in reach if subject]
        for mention in (*nearby, *recent, *subjects, *(mention for _, mention, _ in reach)):
            if self._agrees(mention, gender):
                return (mention,)
        return ()

    def follow_title(self, title: frozenset[str], nearby: Sequence[Mention]) -> tuple[Mention, ...]:
        """Whom a title means: the last speaker if it is his, else the last person printed with it.

        A single word ("министр") that no one was printed with means whoever is in focus; more words ("министр дорог") mean
        no one then.
        """
        bearers = [mention for titled, mention in reversed(self._titles) if title <= titled]
        keys = {key_of(mention) for mention in bearers}
        if len(self.last.speakers) == 1 and key_of(self.last.speakers[0]) in keys:
            return self.last.speakers
        if bearers:
            return (bearers[0],)
        return self.follow_one("other", nearby) if len(title) == 1 else ()

    def follow_group(self, words: frozenset[str]) -> tuple[Mention, ...]:
        """The two persons that a group means, in the order of the text; empty where fewer are known.

        Those who just spoke together; else the last two printed with a title that is one of the group's ``words`` ("министры");
        else the two named most often, and of equals the last.
        """
        if len(self.last.speakers) >= PAIR:
            return self.last.speakers
        titled = [mention for title, mention in reversed(self._titles) if title & words]
        often = sorted(self._seen.values(), key=lambda seen: (-len(seen), -seen[-1].start))
        for people in (titled, [seen[-1] for seen in often]):
            found = {key_of(mention): mention for mention in reversed(people[:FOCUS])}
            first = list(dict.fromkeys(key_of(mention) for mention in people))[:PAIR]
            if len(first) == PAIR:
                return tuple(sorted((found[key] for key in first), key=lambda mention: mention.start))
        return ()

    def follow_pair(self) -> tuple[Mention, ...]:
        """The two persons named last, for "they", in the order of the text; empty where fewer are known."""
        if len(self.last.speakers) >= PAIR:
            return self.last.speakers
        found: dict[str, Mention] = {}
        for _, mention, _ in reversed(self._people):
            found.setdefault(key_of(mention), mention)
            if len(found) == PAIR:
                return tuple(sorted(found.values(), key=lambda mention: mention.start))
        return ()

    def _agrees(self, mention: Mention, gender: Form) -> bool:
        known = self._genders.get(key_of(mention), gender)
        return gender == "other" or known == gender
