"""The way of quoted words in one line: from what was spoken, through interpreter and official texts, to the report."""

from collections.abc import Iterator, Mapping

from onrecord.model import Document, Hop, Trace

ARROW = " → "
# Between published words and a report of the same language there is nothing that the source does not say already.
TOLD = frozenset({"interpreter", "official_translation"})


def tell_way(trace: Trace, sources: Mapping[str, Document]) -> str:
    """The hops with language and publisher, and what differs at each; empty where no interpreter and no translation lies between."""
    if not any(hop.kind in TOLD for hop in trace.hops):
        return ""
    return ARROW.join(_tell(hop, sources) for hop in trace.hops)


def _tell(hop: Hop, sources: Mapping[str, Document]) -> str:
    return f"{hop.kind.replace('_', ' ')} ({', '.join(_describe(hop, sources))})"


def _describe(hop: Hop, sources: Mapping[str, Document]) -> Iterator[str]:
    yield hop.language or "language not told"
    if hop.kind in ("official_version", "official_translation"):
        page = sources.get(hop.document or "")
        if page is not None and page.publisher:
            yield page.publisher
        if hop.document is None:
            yield "not in the record"
        elif not hop.words:
            yield "does not have these words"
    if hop.differs:
        yield f"differs: {' '.join(one.replace('_', ' ') for one in hop.differs)}"
