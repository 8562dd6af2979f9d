"""Words that were not found: whether they could stand where nothing is published, in another language, or nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.knowledge.publishers import Publishers
from onrecord.model import Quotation
from onrecord.model.accounts import Account
from onrecord.model.press import Verdict
from onrecord.traces.unit import TraceUnit


class Absence(NamedTuple):
    """The verdict on words that were not found, why, and the next place to look.

    ``is_inferred``: it rests on a side of the speaker that no page names.
    """

    verdict: Verdict
    why: str
    next: str | None
    rule: str
    is_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """The accounts that could hold a quotation: in the report's language, and in others.

    ``own`` are the sides of its speakers, empty where they are not known; ``at_home`` are the documents of events at which nobody of
    another side takes part, as far as is known. ``is_known``: whether anybody is known to be the speaker.
    """

    same: tuple[Account, ...]
    foreign: tuple[Account, ...]
    own: frozenset[str]
    at_home: frozenset[str]
    is_known: bool

    def is_own(self, account: Account) -> bool:
        """Whether an account is by the speaker's own side.

        Where that side is not known, whoever takes part in an event among the publisher's own people is one of them; of a guest at
        talks nothing is concluded.
        """
        return account.side in self.own or (not self.own and account.document in self.at_home)


def consider_accounts(
    unit: TraceUnit, quotation: Quotation, documents: frozenset[str], talks: frozenset[str] = frozenset()
) -> Considered:
    """The accounts of these documents in which the quotation's speaker takes part; any, where the speaker is not known.

    ``talks`` are documents of meetings of two sides: nobody there is at home because nobody else is known to be a guest.
    """
    speakers = unit.speaking.get(quotation.id, ())
    own = frozenset(unit.sides[speaker] for speaker in speakers if speaker in unit.sides)
    takes_part = [
        account
        for account in unit.accounts
        if account.document in documents
        and (not speakers or set(speakers) & set(unit.attending.get(account.document, ())))
    ]
    return Considered(
        same=tuple(account for account in takes_part if account.language == unit.page.language),
        foreign=tuple(account for account in takes_part if account.language != unit.page.language),
        own=own,
        is_known=bool(speakers),
        at_home=frozenset(
            account.document
            for account in takes_part
            if speakers and account.document not in talks and _is_at_home(account, unit)
        ),
    )


def _is_at_home(account: Account, unit: TraceUnit) -> bool:
    """Nobody who takes part is known to be of another side."""
    sides = {unit.sides[entity] for entity in unit.attending.get(account.document, ()) if entity in unit.sides}
    return sides <= {account.side}


def judge_absence(
    unit: TraceUnit, quotation: Quotation, considered: Considered, event: Considered, publishers: Publishers
) -> Absence:
    """The verdict in the order of docs/record.md: source_cut, not_compared, no_source, not_found.

    ``considered`` are the accounts that the words are absent from, ``event`` all that fit by date: among them is the next to look at.
    """
    verdict, why, rule = _judge(unit, quotation, considered)
    is_inferred = verdict == "not_found" and not considered.own
    if is_inferred:
        why = f"{why}; that the speaker is of that side is concluded from who else takes part"
    return Absence(verdict, why, _name_next(unit, event, publishers, verdict), rule, is_inferred)


def _judge(unit: TraceUnit, quotation: Quotation, considered: Considered) -> tuple[Verdict, str, str]:
    speakers = unit.speaking.get(quotation.id, ())
    if any(_is_open(account, unit, speakers) for account in considered.same):
        return "source_cut", "the published account leaves something out where the words could stand", "account_is_cut"
    own = [account for account in considered.same if considered.is_own(account)]
    whole = [account for account in own if account.extent != "summary"]
    if considered.same and not whole and any(account.extent == "summary" for account in considered.same):
        return "source_cut", "the published account is only a summary", "account_is_a_summary"
    foreign = [account for account in considered.foreign if considered.is_own(account)]
    if not own and (foreign or (considered.foreign and not considered.same)):
        return "not_compared", _name_languages(considered.foreign, unit.page.language), "account_in_another_language"
    if not own:
        return "no_source", _explain_no_source(considered), "no_account"
    if quotation.kind == "indirect":
        return "not_compared", "reported speech: no rule can say that it is not in the account", "reported_speech"
    return (
        "not_found",
        "the account of the speaker's own side is published whole and does not hold the words",
        "account_is_whole",
    )


def _is_open(account: Account, unit: TraceUnit, speakers: Sequence[str]) -> bool:
    """Whether a cut of the account could hold words of these speakers: not where one speech of another person goes on behind it."""
    for cut in account.cuts:
        holders = unit.speaking.get(cut.turn or "", ())
        if not holders or not speakers or set(holders) & set(speakers):
            return True
    return False


def _name_languages(accounts: Sequence[Account], language: str | None) -> str:
    named = ", ".join(sorted({account.language or "unknown" for account in accounts}))
    return f"official accounts are in the record only in another language ({named}); the report is in {language or 'an unknown language'}"


def _explain_no_source(considered: Considered) -> str:
    if considered.same or considered.foreign:
        return "the record holds no account by the speaker's own side, and the other side's does not have the words"
    return "the record holds no official account of the event"


def _name_next(unit: TraceUnit, considered: Considered, publishers: Publishers, verdict: Verdict) -> str | None:
    """The page in the other language, of the speaker's own side first; then the official site of that side that has not been searched."""
    if verdict == "not_found":
        return None
    pages = [account for account in considered.foreign if considered.is_own(account)] or list(considered.foreign)
    if verdict == "not_compared" and pages:
        return f"the page in the original language: {_address_first(unit, pages)}"
    searched = {account.publisher for account in (*considered.same, *considered.foreign)}
    for side in sorted(considered.own):
        for publisher in publishers.find_official(side):
            if publisher.key not in searched:
                language = unit.page.language or ""
                return f"the official site of the speaker's side: {publisher.sites.get(language, publisher.key)}"
    if verdict == "source_cut" and pages:
        return f"the page in another language: {_address_first(unit, pages)}"
    if verdict == "no_source" and not considered.own:
        return "the official site of the speaker's side"
    return "a fuller official text of the event" if verdict == "source_cut" else None


def _address_first(unit: TraceUnit, accounts: Sequence[Account]) -> str:
    """The earliest of some accounts, so that the form of the file that a page was saved in does not choose among them."""
    account = min(accounts, key=lambda one: (one.published is None, one.published or "", one.document))
    return f"{account.publisher or account.document} ({account.language}, {account.published or 'no date'})"
