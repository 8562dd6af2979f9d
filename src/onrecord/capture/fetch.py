"""An address, fetched politely: by the host's own rules, with pauses, within bounds, from public hosts alone.

What could not be fetched is a reason in words, never an exception: it becomes an issue, and the rest goes on. The clock, the pauses
and the names of hosts come in from outside, so that they can be others in a test.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from onrecord.capture.fetch_hosts import Resolve, find_numbers, resolve_name
from onrecord.capture.fetch_once import CODINGS, Answer, Limits, request_once
from onrecord.capture.fetch_robots import MOST_BYTES as MOST_RULES
from onrecord.capture.fetch_robots import Rules, name_agent, read_rules
from onrecord.capture.fetch_target import Target, follow_redirect, read_target
from onrecord.capture.fetched import Fetched
from onrecord.capture.members import MOST_BYTES
from onrecord.settings import Fetching

MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
# Seconds. A host that is busy is asked once more, when it says or after a while; one that wants to be left alone for longer is.
_WHILE = 5.0
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The world that fetching reaches into: the clock (UTC), a pause in seconds, the names of hosts."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    pause: Callable[[float], None] = time.sleep
    resolve: Resolve = resolve_name


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another, and remembers what each host asks and when it was last asked."""

    chosen: Fetching
    surroundings: Surroundings = field(default_factory=Surroundings)
    limits: Limits = field(default_factory=lambda: Limits(most_bytes=MOST_BYTES))
    shown: Callable[[str, int, int], None] = lambda step, place, count: None
    _given: dict[str, None] = field(default_factory=dict)
    _rules: dict[str, Rules] = field(default_factory=dict)
    _asked: dict[str, datetime] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[str, ...]:
        """The addresses that pages were asked for at, each once."""
        return tuple(self._given)

    @property
    def most(self) -> int:
        """How many pages of a list are asked for."""
        return self.chosen.most

    def fetch(self, address: str, place: int = 1, count: int = 1) -> Fetched | str:
        """The page at an address, or the reason why it could not be fetched. A redirect is followed, five times at most."""
        self._given[address] = None
        target = read_target(address)
        if isinstance(target, Target):
            self.shown(f"fetching {target.url}", place, count)
        for _ in range(MOST_REDIRECTS + 1):
            if isinstance(target, str):
                return target
            answer = self._ask_politely(target)
            if isinstance(answer, str):
                return answer
            if answer.status not in _MOVED or "location" not in answer.headers:
                return self._read_page(target, answer)
            target = follow_redirect(target, answer.headers["location"])
        return f"expected a page after at most {MOST_REDIRECTS} redirects, found one more"

    def _read_page(self, target: Target, answer: Answer) -> Fetched | str:
        if answer.status not in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
            return f"expected a page from {target.named_host}, found status {name_status(answer.status)}"
        if not answer.is_whole:
            return f"expected a page of at most {self.limits.most_bytes:,} bytes, found more"
        return Fetched(
            url=target.url,
            retrieved=self.surroundings.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            media_type=answer.headers.get("content-type"),
            content=answer.content,
        )

    def _ask_politely(self, target: Target) -> Answer | str:
        """The answer to a request that the host's rules allow; a host that is busy is asked a second time."""
        agent = name_agent(self.chosen.user_agent)
        rules = self._find_rules(target)
        if why := rules.refuse(target.url, agent):
            return why
        answer = self._ask_after_pause(target, rules.find_pause(agent))
        if isinstance(answer, str) or answer.status not in _BUSY:
            return answer
        wait = self._read_wait(answer.headers)
        if wait > _LONGEST_WAIT:
            asked = f"the host asks to come back in {wait:,.0f} s"
            return f"expected a page from {target.named_host}, found status {name_status(answer.status)}; {asked}"
        self.surroundings.pause(wait)
        return self._ask_after_pause(target, rules.find_pause(agent))

    def _ask_after_pause(self, target: Target, seconds: float) -> Answer | str:
        last = self._asked.get(target.host)
        if last is not None:
            left = min(seconds, seconds - (self.surroundings.now() - last).total_seconds())
            if left > _LONGEST_WAIT:
                return (
                    f"expected pauses of at most {_LONGEST_WAIT:g} s, found that {target.host} asks for {seconds:g} s"
                )
            if left > 0:
                self.surroundings.pause(left)
        try:
            return self._ask(target, self.limits)
        finally:
            self._asked[target.host] = self.surroundings.now()

    def _ask(self, target: Target, limits: Limits) -> Answer | str:
        numbers = find_numbers(
            target.host, target.port, self.surroundings.resolve, allow_private=self.chosen.allow_private
        )
        if isinstance(numbers, str):
            return numbers
        headers = {
            "Host": target.named_host,
            "User-Agent": self.chosen.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": ", ".join(CODINGS),
            "Connection": "close",
        }
        return request_once(target, numbers, headers, limits)

    def _find_rules(self, target: Target) -> Rules:
        if target.origin not in self._rules:
            self._rules[target.origin] = self._fetch_rules(target)
        return self._rules[target.origin]

    def _fetch_rules(self, target: Target) -> Rules:
        """The rules of a host. They may lie elsewhere, where redirects lead; five are followed."""
        limits = replace(self.limits, most_bytes=MOST_RULES)
        place: Target | str = replace(target, path="/robots.txt")
        for _ in range(MOST_REDIRECTS + 1):
            answer = place if isinstance(place, str) else self._ask(place, limits)
            if isinstance(answer, str):
                return Rules(why=answer)
            if isinstance(place, str) or answer.status not in _MOVED or "location" not in answer.headers:
                return read_rules(answer.status, answer.content)
            place = follow_redirect(place, answer.headers["location"])
        return Rules()

    def _read_wait(self, headers: Mapping[str, str]) -> float:
        """Seconds to wait: what ``Retry-After`` says, as a number or a time, and a while where it says nothing."""
        said = headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            moment = parsedate_to_datetime(said)
        except ValueError:
            return _WHILE
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - self.surroundings.now()).total_seconds())


def name_status(status: int) -> str:
    """``404 (Not Found)``."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
