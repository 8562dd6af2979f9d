"""How the linking of events grows: 10³ to 10⁵ generated accounts of calls, meetings and forums, joined into events."""

import gc
import random
import resource
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import log
from time import process_time

from onrecord.cli import COLLECT_AFTER
from onrecord.events.source import EventsUnit
from onrecord.events.stage import link
from onrecord.events.telling import Attendant, SeriesName, Telling
from onrecord.knowledge.events import EventKnowledge, load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Span

SIZES = (1_000, 10_000, 100_000)
# A side publishes some events a day, each told by one to five pages: its own in two languages, the guest's, the press.
_EVENTS_A_DAY = 5
_MOST_PAGES = 5
_HOSTS, _GUESTS = 12, 240
_KINDS = ("meeting", "call", "negotiation", "forum")
_FIRST_DAY = date(1990, 1, 1)
_SEED = 20_240_519
# The quickest of so many runs counts: whatever else the machine does only adds.
_RUNS = 3


def measure_events() -> Iterator[str]:
    """Lines of a Markdown table, a row for each size, and the slopes between sizes beside that of n log n."""
    known = load_event_knowledge(KnowledgeFolders())
    # As the command line has it.
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    yield (
        f"Accounts are generated (five events a day, one to five pages each); seconds are those of the processor, the least of {_RUNS}"
        " runs.\n"
    )
    yield "| accounts | events | seconds | µs an account | peak MiB |"
    yield "| --: | --: | --: | --: | --: |"
    measured: list[tuple[int, float]] = []
    for size in SIZES:
        unit = EventsUnit(id="all", tellings=tuple(make_tellings(size)), aliases={}, sides={}, matched=())
        seconds, events = min(_time_link(unit, known) for _ in range(_RUNS))
        measured.append((size, seconds))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield f"| {size:,} | {events:,} | {seconds:.1f} | {seconds / size * 1e6:.0f} | {peak} |"
    yield ""
    for (small, first), (large, last) in (*pairwise(measured), (measured[0], measured[-1])):
        allowed = log(large * log(large) / (small * log(small))) / log(large / small)
        slope = log(last / first) / log(large / small)
        yield f"From {small:,} to {large:,} accounts time grows with the power {slope:.2f} (n log n: {allowed:.2f})."


def _time_link(unit: EventsUnit, known: EventKnowledge) -> tuple[float, int]:
    """Seconds of one run, and how many events there are."""
    start = process_time()
    events = link(unit, known).events
    return process_time() - start, len(events)


def make_tellings(count: int) -> Iterator[Telling]:
    """So many tellings, the same each time; days grow with their number."""
    chance = random.Random(_SEED)
    made = event = 0
    while made < count:
        day = _FIRST_DAY + timedelta(days=event // _EVENTS_A_DAY)
        host, guest = chance.randrange(_HOSTS), chance.randrange(_GUESTS)
        kind = chance.choice(_KINDS)
        for page in range(min(count - made, chance.randint(1, _MOST_PAGES))):
            yield _make_telling(made, kind, (day, host, guest), page)
            made += 1
        event += 1


def _make_telling(number: int, kind: str, what: tuple[date, int, int], page: int) -> Telling:
    day, host, guest = what
    is_press = page > 1
    people = (f"host{host}", f"guest{guest}")
    series = None
    if kind == "forum":
        series = SeriesName(
            printed=f"Forum {host}", sort="forum", stems=(f"forum{host}",), countries=(), ordinal=day.year - 1980,
            is_pointed=False,
        )  # fmt: skip
    return Telling(
        id=f"{number:012d}", document=f"d{number}", source=f"{number}.txt",
        publisher=f"press{page}" if is_press else f"side{host}", standing="press" if is_press else "official",
        side=None if is_press else f"H{host}", language="en" if page % 2 else "ru", published=f"{day}T12:{page:02d}", role="own",
        kind=kind, format=None, start=0, stop=10, exact="Words here", title=f"{kind} {host} {guest}", spans=(Span(start=0, stop=10),),
        extent="whole", when=day.isoformat(), basis="published", place=None, countries=(), words=(kind, f"{guest}"), series=series,
        attendants=tuple(Attendant(key=key, country=None, mode="present", is_main=True) for key in people),
        status="held", quotations=(), follows=(), order=None,
    )  # fmt: skip
