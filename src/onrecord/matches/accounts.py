"""Official documents as accounts of events: who takes part, what is cut, and which of them a report can be about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Document, Issue, Mention, Span, Turn
from onrecord.model.accounts import Account, Extent, HeldCut, Recalled
from onrecord.model.pages import DocumentKind, Standing
from onrecord.model.speech import TurnKind
from onrecord.text.days import Days, find_days

# A report comes out on the day of the event or within a few days after it; an official page may be dated a day later than a
# report of the same evening, for the clocks of two capitals differ. docs/record.md gives day precision.
DAYS_BEFORE = 3
DAYS_AFTER = 1
LONGEST = 400  # days that one date may mean
_LONGEST_NAMED = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """What an account says of its document: all of it but the text."""

    id: str
    publisher: str | None
    standing: Standing
    side: str | None
    kind: DocumentKind
    language: str | None
    published: str | None
    cuts: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTurn:
    """Where a turn stands, and under whose label."""

    id: str
    kind: TurnKind
    label_of: str | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMention:
    """Who is named where."""

    start: int
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountUnit:
    """One document with its turns and mentions, without what an account does not say."""

    page: AccountPage
    turns: tuple[AccountTurn, ...]
    mentions: tuple[AccountMention, ...]


AnyPage = Document | AccountPage
AnyTurns = Sequence[Turn] | Sequence[AccountTurn]
AnyMentions = Sequence[Mention] | Sequence[AccountMention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounted:
    """The account that a document is; none where it is not official."""

    document: str
    accounts: tuple[Account, ...]
    issues: tuple[Issue, ...]


def find_account(unit: AccountUnit) -> Accounted:
    """The account of one document."""
    account = make_account(unit.page, unit.turns, unit.mentions)
    return Accounted(document=unit.page.id, accounts=(account,) if account else (), issues=())


def make_account(page: AnyPage, turns: AnyTurns, mentions: AnyMentions) -> Account | None:
    """The account of an official document."""
    if page.standing != "official":
        return None
    speeches = [turn for turn in turns if turn.kind == "speech"]
    return Account(
        document=page.id,
        published=page.published,
        side=page.side,
        publisher=page.publisher,
        language=page.language,
        extent=_find_extent(page, speeches),
        named=tuple(sorted(set(_find_named(turns, mentions)))),
        cuts=tuple(_hold_cuts(page, turns)),
    )


def find_near(published: str | None, dated: "Dated") -> list[Account]:
    """The accounts that a report of this date can be about, by document; none where it has no date, or only a year."""
    days = find_days(published)
    if days is None or days.last - days.first >= _LONGEST_NAMED:
        return []
    return dated.between(days.first - DAYS_BEFORE, days.last + DAYS_AFTER)


def find_recalled_accounts(row: Recalled, dated: "Dated") -> list[Account]:
    """The accounts of the days that a report names for a quotation; none where it names more than a month of them."""
    if row.first is None or row.last is None or row.last - row.first >= _LONGEST_NAMED:
        return []
    return dated.between(row.first, row.last + DAYS_BEFORE)


class Dated(Protocol):
    """Accounts that are asked for by their days."""

    def between(self, first: int, last: int) -> list[Account]:
        """The accounts whose date can be one of these days, by document."""
        ...


class DatedAccounts:
    """Accounts in the order of their days, to ask for those of a few days among very many."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        dated = [(days, account) for account in accounts if (days := find_days(account.published)) is not None]
        self._dated = sorted(dated, key=lambda entry: (entry[0], entry[1].document))
        self._firsts = [days.first for days, _ in self._dated]

    def between(self, first: int, last: int) -> list[Account]:
        """The accounts whose date can be one of these days, by document."""
        low = bisect_left(self._firsts, first - LONGEST)
        high = bisect_right(self._firsts, last)
        near = [account for days, account in self._dated[low:high] if _meets(days, first, last)]
        return sorted(near, key=lambda account: account.document)


def _meets(days: Days, first: int, last: int) -> bool:
    return days.first <= last and days.last >= first


def _find_extent(page: AnyPage, speeches: Sequence[Turn | AccountTurn]) -> Extent:
    if page.kind == "readout" or (not speeches and page.kind not in ("statement", "transcript")):
        return "summary"
    return "cut" if page.cuts else "whole"


def _find_named(turns: AnyTurns, mentions: AnyMentions) -> Iterator[str]:
    narrations = [(turn.start, turn.stop) for turn in turns if turn.kind == "narration"]
    for mention in mentions:
        if mention.person and any(start <= mention.start < stop for start, stop in narrations):
            yield mention.person


def _hold_cuts(page: AnyPage, turns: AnyTurns) -> Iterator[HeldCut]:
    """Each cut; it is one person's where the turns on both sides belong to one speech."""
    for cut in page.cuts:
        before = max((turn for turn in turns if turn.stop <= cut.start), key=lambda turn: turn.stop, default=None)
        after = min((turn for turn in turns if turn.start >= cut.stop), key=lambda turn: turn.start, default=None)
        inside = next((turn for turn in turns if turn.start <= cut.start and cut.stop <= turn.stop), None)
        held = None
        if inside is not None and inside.kind == "speech":
            held = inside.id
        elif before is not None and after is not None and _root(before) == _root(after) is not None:
            held = before.id
        yield HeldCut(start=cut.start, stop=cut.stop, turn=held)


def _root(turn: Turn | AccountTurn) -> str | None:
    """The turn whose label holds for this one; none for narration, which is nobody's speech."""
    return (turn.label_of or turn.id) if turn.kind == "speech" else None
