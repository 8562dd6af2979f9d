"""One quotation in words, the same in every form of a report: whose it is, how it stands, where it is published, what was searched."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document, Finding
from onrecord.report.gather import Account, Report
from onrecord.text.fragments import link_passage
from onrecord.text.words import find_words

NAME_BEGINNING = 4  # letters of a word of a name that its other cases share
SEARCHED_NAMED = 3  # pages named in the line of what was searched


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A page that published words stand on.

    ``name`` is publisher and day, else the file; ``address`` opens the page at the words where it is on the web. ``licence`` names the
    publisher's terms where they are known.
    """

    name: str
    saved: str | None
    licence: str | None
    address: str | None
    source: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Name, time of saving and licence, each once."""
        saved = f"saved {self.saved}" if self.saved else None
        return tuple(dict.fromkeys(part for part in (self.name, saved, self.licence) if part))


def show_verdict(account: Account, codebook: Codebook) -> str:
    """What the verdict of a quotation is shown as: match, match with a look, match in meaning, differs, not checked."""
    return codebook.pages[account.trace.verdict].level


def list_remarks(account: Account, shown: str) -> Iterator[str]:
    """What is said beside the verdict's sign: the verdict itself, how sure it is, where the words stand."""
    verdict = account.trace.verdict.replace("_", " ")
    if verdict != shown:
        yield verdict
    if account.trace.certainty == "possible":
        yield "only possible"
    if account.trace.starts_inside:
        yield "starts inside a sentence"
    if account.trace.ends_inside:
        yield "ends inside a sentence"
    if account.quotation.place != "body":
        yield account.quotation.place
    if account.quotation.kind == "indirect":
        yield "reported speech"


def name_speakers(account: Account) -> str:
    """The speakers by name, with the label as printed where it is another; a label alone stands in marks."""
    label = account.quotation.label
    if not account.speakers:
        return f"«{label}»" if label else "speaker not known"
    names = ", ".join(account.speakers)
    return f"{names} («{label}»)" if label and not _is_named_in(label, names) else names


def tell_finding(finding: Finding, codebook: Codebook) -> str:
    """What a finding comes down to where speaker and page are named beside it: its title, and what differs or why."""
    title, brief = codebook.pages[finding.code].title, finding.detail.get("brief")
    return f"{title}: {brief}" if brief else title


def join_published(account: Account) -> str:
    """The published words of all statements that a trace rests on."""
    return " … ".join(evidence.exact for evidence in account.trace.statements)


def cite_sources(account: Account, report: Report) -> tuple[Cited, ...]:
    """The pages that the published words stand on, each once, each at the first of its words."""
    first = {evidence.document: evidence for evidence in reversed(account.trace.statements)}
    order = dict.fromkeys(evidence.document for evidence in account.trace.statements)
    return tuple(
        cite_page(report.sources[key], report, (first[key].start, first[key].stop))
        for key in order
        if key in report.sources
    )


def cite_page(document: Document, report: Report, span: tuple[int, int] = (0, 0)) -> Cited:
    """A page and the address that opens it at a span of its text; at its beginning for an empty one."""
    return Cited(
        name=name_page(document),
        saved=report.find_saved(document.id),
        licence=report.licences.get(document.id),
        address=link_passage(document.canonical_url or document.url, document.text, *span),
        source=document.source,
    )


def describe_search(account: Account, report: Report) -> str:
    """The pages that were searched in vain, in short; empty where the words were found or nothing was searched."""
    if account.trace.statements:
        return ""
    searched = account.trace.searched
    pages = Counter(name_page(report.sources[key]) for key in searched if key in report.sources)
    named = [
        f"{name} ({count_nouns(number, 'page')})" if number > 1 else name for name, number in sorted(pages.items())
    ]
    more = f" and {len(named) - SEARCHED_NAMED} more" if len(named) > SEARCHED_NAMED else ""
    return f"{'; '.join(named[:SEARCHED_NAMED])}{more}"


def name_page(document: Document) -> str:
    """Publisher and day of a page, else the file it was saved as."""
    day = document.published.split("T", 1)[0] if document.published else None
    return ", ".join(part for part in (document.publisher, day) if part) or document.source


def count_nouns(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_named_in(label: str, names: str) -> bool:
    """Whether a label says no more than the names do: each of its words begins like one of theirs, endings aside."""
    begun = {word.folded[:NAME_BEGINNING] for word in find_words(names)}
    return all(word.folded[:NAME_BEGINNING] in begun for word in find_words(label))
