"""Units of the alignment stage: official texts of one event in different languages, two by two."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.alignment.unit import VersionsUnit
from onrecord.engines.files import list_column, read_columns
from onrecord.engines.reading import read_inside
from onrecord.engines.shelf import Shelf
from onrecord.engines.signature import digest_parts
from onrecord.engines.sources import Keyed
from onrecord.model import Sentence
from onrecord.model.accounts import Spoken
from onrecord.model.events import EventAccount
from onrecord.model.identity import identify_about

READS = ("pages", "speech", "happened")
_HEADER = ("headline", "date", "place", "lead")
_FACTS = ("id", "language", "standing", "relay_of", "kind", "rendering", "side", "published")


class VersionsSource:
    """One unit for each two documents that may be versions of one text, by the ids of both.

    Versions tell of the same event in different languages, for the same side: two sides' own readouts are two accounts. A press page
    that relays an official text counts, a report that tells in its own words what was said does not. Whether their words agree is seen
    when they are laid against each other.
    """

    def __init__(self, places: Callable[[str], Path]) -> None:
        self._paths = {name: places(name) for name in READS}
        self._spoken = Shelf(Spoken, self._paths["pages"], self._paths["speech"])

    def __getstate__(self) -> dict[str, Any]:
        return {"_paths": self._paths, "_spoken": self._spoken}

    def list_units(self) -> Sequence[Keyed]:
        """Every pair, the digest of which covers both documents."""
        return [
            Keyed(identify_about("versions", *pair), digest_parts(*map(self._spoken.digest, pair)))
            for pair in self._pairs
        ]

    def load(self, index: int) -> VersionsUnit:
        """Two documents."""
        source, target = self._pairs[index]
        return VersionsUnit(
            id=identify_about("versions", source, target),
            source=order_header(self._spoken.take(source)),
            target=order_header(self._spoken.take(target)),
        )

    @cached_property
    def _pairs(self) -> Sequence[tuple[str, str]]:
        return sorted(set(self._list_pairs()))

    def _list_pairs(self) -> Iterator[tuple[str, str]]:
        facts = self._facts
        for documents in self._telling.values():
            told = sorted(one for one in documents if one in facts and one in self._spoken)
            for first, second in combinations(told, 2):
                if _may_be_versions(facts[first], facts[second]):
                    yield order_versions(facts[first], facts[second])

    @cached_property
    def _telling(self) -> Mapping[str, set[str]]:
        """Event to the documents that tell of it."""
        held: defaultdict[str, set[str]] = defaultdict(set)
        for account in read_inside(self._paths["happened"], "accounts", EventAccount):
            held[account.event].add(account.document)
        return held

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[str, Any]]:
        """What is known of each text that a side has published, itself or by a press page that relays it."""
        table = read_columns(self._paths["pages"], [f"documents.list.element.{name}" for name in _FACTS])
        held = (facts for documents in list_column(table, "documents") for facts in documents)
        return {facts["id"]: facts for facts in held if facts["standing"] == "official" or _relays(facts)}


def _relays(facts: Mapping[str, Any]) -> bool:
    return bool(facts["relay_of"]) and facts["kind"] != "report"


def _may_be_versions(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    return (
        None not in (first["language"], second["language"])
        and first["language"] != second["language"]
        and (first["side"] == second["side"] or None in (first["side"], second["side"]))
    )


def order_versions(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[str, str]:
    """The original before its official translation; where the pages do not tell, by id."""
    ranks = {"original": 0, "unknown": 1, "official_translation": 2}
    ordered = sorted((first, second), key=lambda one: (ranks[one["rendering"]], one["id"]))
    return ordered[0]["id"], ordered[1]["id"]


def order_header(spoken: Spoken) -> Spoken:
    """The document with the sentences of its header in one order, whatever order the publisher prints: headline, date, place, lead."""
    starts = [block.start for block in spoken.page.blocks]

    def rank(sentence: Sentence) -> tuple[int, int]:
        at = bisect_right(starts, sentence.start) - 1
        kind = spoken.page.blocks[at].kind if at >= 0 else ""
        return (_HEADER.index(kind) if kind in _HEADER else len(_HEADER)), sentence.order

    return replace(spoken, sentences=tuple(sorted(spoken.sentences, key=rank)))
