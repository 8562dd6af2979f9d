"""What was read so far on a page: the people in focus, the last speakers, the genders that verbs have shown."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from onrecord.model import Mention
from onrecord.quotations.cues import Form
from onrecord.quotations.shown import Shown, key_of

# People are in focus for this many names; a pronoun reaches back over this many passages.
FOCUS = 12
PRONOUN_REACH = 6
# Between two answers stand so many sentences of the reporter's.
INTERVIEW_REACH = 12
PAIR = 2


class Voice(NamedTuple):
    """Who speaks: the words as printed, the mentions meant, the tokens ``[first, stop)`` that name them, what a pronoun shows."""

    label: str | None
    speakers: tuple[Mention, ...]
    first: int = 0
    stop: int = 0
    gender: Form = "other"


NOBODY = Voice(None, ())


class Memory:
    """The people of the passages read so far, in the order of the text; ``shown`` is what their names show."""

    def __init__(self, shown: Shown | None = None) -> None:
        self._shown = shown or Shown()
        self._unnamed: set[str] = set()
        self._meant: dict[frozenset[str], Mention] = {}
        self._people: list[tuple[int, Mention, bool]] = []
        self._titles: list[tuple[frozenset[str], Mention]] = []
        self._beside: set[str] = set()
        self._seen: dict[str, list[Mention]] = {}
        self._genders: dict[str, Form] = {}
        self._last = NOBODY
        self._stranger: Form | None = None
        self._stranger_passage = -PRONOUN_REACH
        self._last_passage = -PRONOUN_REACH
        self._passage = 0

    def turn_page(
        self, people: Sequence[tuple[Mention, bool]], titles: Sequence[tuple[Mention, frozenset[str], str]]
    ) -> None:
        """End a passage: its people come into focus, each with whether it can be the subject there, with its title and that
        title's last word.
        """
        # A bare name must not push a title out of mind.
        self._titles.extend((titled, mention) for mention, titled, _ in titles if titled)
        self._beside.update(beside for _, _, beside in titles if beside)
        del self._titles[:-FOCUS]
        for mention, _ in people:
            self._seen.setdefault(key_of(mention), []).append(mention)
        self._people.extend((self._passage, mention, subject) for mention, subject in people)
        del self._people[:-FOCUS]
        self._passage += 1

    def speak(self, voice: Voice, form: Form) -> None:
        """Remember the last speakers, and the gender that their pronoun or their verb showed."""
        if voice.speakers:
            self._stranger = None
            self._last, self._last_passage = voice, self._passage
            shown = voice.gender if voice.gender != "other" else form
            if len(voice.speakers) == 1 and shown in {"masculine", "feminine"}:
                self._genders.setdefault(key_of(voice.speakers[0]), shown)

    def meet_stranger(self, gender: Form) -> None:
        """Remember that somebody without a known name has spoken: who speaks next as "he" or "she" is nobody named before."""
        self._stranger, self._stranger_passage = gender, self._passage

    def _follows_stranger(self, gender: Form) -> bool:
        """Whether a pronoun may mean the last one who spoke, whom nobody can name; not so once somebody else is the subject."""
        agrees = self._stranger == "other" or gender in {"other", self._stranger}
        near = self._passage - self._stranger_passage <= 1
        since = any(subject for passage, _, subject in self._people if passage > self._stranger_passage)
        return self._stranger is not None and agrees and near and not since

    @property
    def last(self) -> Voice:
        """The last speakers, if they spoke in this passage or the one before; else nobody."""
        return self._last if self._passage - self._last_passage <= 1 else NOBODY

    def recall_interviewed(self) -> tuple[Mention, ...]:
        """Who spoke last, within the last passages, if it was one person and nobody without a name has spoken since."""
        near = self._passage - self._last_passage <= INTERVIEW_REACH
        return self._last.speakers if near and self._stranger is None and len(self._last.speakers) == 1 else ()

    def see_unnamed(self, titles: Collection[str]) -> None:
        """Remember people brought in without a name ("a police officer"), by the shortened words of what they are."""
        self._unnamed.update(titles)

    def gender_of(self, mention: Mention) -> Form | None:
        """What the person's names show, else what the verbs beside them have shown."""
        key = key_of(mention)
        return self._shown.genders.get(key) or self._genders.get(key)

    def is_oblique(self, mention: Mention) -> bool:
        """Whether the name stands in another case than a subject's."""
        return mention.id in self._shown.oblique

    def list_others(self, title: frozenset[str], holder: str) -> frozenset[str]:
        """The keys of people who were printed with an office, marked by ``holder``, and never with this title."""
        held = {key_of(mention) for titled, mention in self._titles if holder in titled}
        return frozenset(held - {key_of(mention) for titled, mention in self._titles if title <= titled})

    def follow_one(
        self, gender: Form, nearby: Sequence[Mention], others: frozenset[str] = frozenset(), *, named: bool = False
    ) -> tuple[Mention, ...]:
        """The person a pronoun or a noun stands for; ``nearby`` are subjects earlier in the same passage, ``others`` are not meant.

        ``named``: the passage names somebody who is no subject, so that nobody without a name is meant.
        """
        if not (nearby or named) and self._follows_stranger(gender):
            return ()
        recent = self.last.speakers if len(self.last.speakers) == 1 else ()
        reach = [entry for entry in self._people if self._passage - entry[0] <= PRONOUN_REACH]
        # The passage before comes first; in it whose gender is known, then the name that stands first: that is the subject more often
        # than not. Names that are neither a subject nor of a known gender come last.
        sure = {mention.id for _, mention, _ in reach if gender != "other" and self.gender_of(mention) == gender}
        reach.sort(key=lambda entry: (-entry[0], entry[1].id not in sure, not entry[2], entry[1].start))
        # Who spoke last comes before whoever was only spoken of since.
        last = self._last.speakers if self._passage - self._last_passage <= PRONOUN_REACH else ()
        acting = [mention for passage, mention, subject in reach if subject and passage > self._last_passage]
        likely = [mention for _, mention, subject in reach if subject or mention.id in sure]
        for mention in (
            *nearby,
            *recent,
            *acting,
            *(last if len(last) == 1 else ()),
            *likely,
            *(mention for _, mention, _ in reach),
        ):
            if self._agrees(mention, gender) and key_of(mention) not in others:
                return (mention,)
        return ()

    def is_bearer(self, person: str, title: frozenset[str]) -> bool:
        """Whether the page printed these words of a title with the person."""
        return any(title <= titled and key_of(mention) == person for titled, mention in self._titles)

    def follow_bearer(self, title: frozenset[str]) -> tuple[Mention, ...]:
        """Whom the page printed with these words of a title: who was a subject since somebody spoke, else the last speaker if it is
        his, else who was a subject last, else the last so printed.
        """
        bearers = [mention for titled, mention in reversed(self._titles) if title <= titled]
        keys = {key_of(mention) for mention in bearers}
        since = [
            mention
            for passage, mention, subject in reversed(self._people)
            if subject and passage > self._last_passage and key_of(mention) in keys
        ]
        if since and len(keys) >= PAIR:
            return (since[0],)
        if len(self.last.speakers) == 1 and key_of(self.last.speakers[0]) in keys:
            return self.last.speakers
        if len(keys) < PAIR:
            return tuple(bearers[:1])
        acting = (mention for _, mention, subject in reversed(self._people) if subject and key_of(mention) in keys)
        return (next(acting, bearers[0]),)

    def has_title(self, word: str) -> bool:
        """Whether somebody was printed with this shortened word right before the name: "Taoiseach Roe"."""
        return word in self._beside

    def follow_title(
        self,
        title: frozenset[str],
        nearby: Sequence[Mention],
        gender: Form = "other",
        others: frozenset[str] = frozenset(),
    ) -> tuple[Mention, ...]:
        """Whom a title means, none of ``others`` by key: the last speaker if it is his, else the last person printed with it.

        A single word ("министр") that no one was printed with means whoever is in focus, and the same person from then on, unless
        somebody without a name was brought in by it; more words ("министр дорог") mean no one then.
        """
        bearers = self.follow_bearer(title)
        if bearers:
            return bearers
        if len(title) != 1 or title & self._unnamed:
            return ()
        if title not in self._meant and (followed := self.follow_one(gender, nearby, others)):
            self._meant[title] = followed[0]
        return (self._meant[title],) if title in self._meant else ()

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
        """The two persons named last, for "they", in the order of the text; empty unless one passage names them, and nobody else."""
        if len(self.last.speakers) >= PAIR:
            return self.last.speakers
        latest = max((passage for passage, _, _ in self._people), default=0)
        found = {key_of(mention): mention for passage, mention, _ in self._people if passage == latest}
        near = self._passage - latest <= PRONOUN_REACH
        return tuple(sorted(found.values(), key=lambda one: one.start)) if near and len(found) == PAIR else ()

    def _agrees(self, mention: Mention, gender: Form) -> bool:
        return gender == "other" or (self.gender_of(mention) or gender) == gender
