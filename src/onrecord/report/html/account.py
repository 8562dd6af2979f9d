"""One quotation of a report as HTML: its verdict, both passages side by side, its findings, and what to do next."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from onrecord.knowledge.codes import Codebook
from onrecord.model import Document, Evidence
from onrecord.report.citing import (
    Cited,
    cite_sources,
    describe_search,
    join_published,
    list_remarks,
    name_speakers,
    show_verdict,
    tell_finding,
)
from onrecord.report.gather import Account, Report
from onrecord.report.html.elements import Child, hide, join, link, make, name_language
from onrecord.report.html.explained import name_anchor
from onrecord.report.passages import Piece, compare_passages, shorten_passage
from onrecord.report.tally import name_shown
from onrecord.report.way import tell_way
from onrecord.text.addresses import find_address

SIGNS = {"match": "=", "match, with a look": "≈", "match in meaning": "≈", "differs": "≠", "not checked": "?"}
# How a marked word is told where marks are not seen: words of the quotation alone, words of the official page alone.
QUOTED_ALONE, PUBLISHED_ALONE = ("{+", "+}"), ("[-", "-]")


def show_account(account: Account, language: str | None, report: Report, codebook: Codebook) -> Element:
    """A list item; ``language`` is that of the page the quotation stands on."""
    shown = show_verdict(account, codebook)
    return make(
        "li",
        f"quotation is-{name_shown(account.trace.verdict)}",
        make("div", "verdict", make("p", "shown", make("span", "sign", SIGNS[shown], aria_hidden="true"), f" {shown}")),
        make(
            "div",
            "judged",
            _show_head(account, shown, report.whereabouts.get(account.quotation.id)),
            _show_passages(account, language, report),
            *_list_findings(account, codebook),
            make("dl", "facts", *_list_facts(account, report, codebook)),
        ),
        id=f"quotation-{account.quotation.id}",
    )


def _show_head(account: Account, shown: str, where: str | None) -> Element:
    """``where`` in its file the quotation stands, where that is told."""
    verdict = account.trace.verdict
    remarks = [remark for remark in list_remarks(account, shown) if remark != verdict.replace("_", " ")]
    remarks += [where] if where else []
    meaning = make("a", "", verdict.replace("_", " "), href=f"#{name_anchor(verdict)}")
    return make(
        "div", "head", make("h3", "", name_speakers(account)), make("p", "remarks", *join((meaning, *remarks), " · "))
    )


def _show_passages(account: Account, language: str | None, report: Report) -> Element:
    """The words of the report and, where some are published, the official page's; words that one of them lacks are marked."""
    published = join_published(account)
    label = "In the report" if account.quotation.kind != "indirect" else "Reported, without quotation marks"
    if not published:
        own: Iterable[Piece] = shorten_passage(account.quotation.exact)
        return make("div", "passages", _show_passage(label, own, QUOTED_ALONE, language))
    if account.quotation.kind == "indirect" or account.trace.verdict == "translated":
        own, other = shorten_passage(account.quotation.exact), shorten_passage(published)
    else:
        own, other = compare_passages(account.quotation.exact, published)
    source = report.sources.get(account.trace.statements[0].document)
    return make(
        "div",
        "passages both",
        _show_passage(label, own, QUOTED_ALONE, language),
        _show_passage(_name_source(source, language), other, PUBLISHED_ALONE, source.language if source else None),
    )


def _name_source(source: Document | None, language: str | None) -> str:
    """Where the published words stand; said too when they are in another language than the report, and whose words they are then."""
    if source is None or not source.language or source.language == language:
        return "On the official page"
    form = "official translation" if source.rendering == "official_translation" else "in another language"
    return f"On the official page, {form} ({source.language})"


def _show_passage(label: str, pieces: Iterable[Piece], signs: tuple[str, str], language: str | None) -> Element:
    kind = "quoted" if signs is QUOTED_ALONE else "published"
    words = make("blockquote", "", make("p", "", *_mark_pieces(pieces, signs), dir="auto", **name_language(language)))
    return make("figure", f"passage {kind}", make("figcaption", "", label), words)


def _mark_pieces(pieces: Iterable[Piece], signs: tuple[str, str]) -> Iterator[Child]:
    for piece in pieces:
        words = " ".join(piece.text.split())
        if piece.kind == "differs":
            yield make("mark", "", hide(signs[0]), words, hide(signs[1]))
        else:
            yield words if piece.kind == "same" else make("span", "around", words)
        yield " ".join(piece.after.split("\n"))


def _list_findings(account: Account, codebook: Codebook) -> Iterator[Element]:
    rows = [
        make(
            "li",
            f"finding is-{finding.level}",
            make("a", "code", finding.code, href=f"#{name_anchor(finding.code)}"),
            make("span", "level", finding.level),
            make("span", "told", tell_finding(finding, codebook)),
        )
        for finding in account.findings
    ]
    if rows:
        yield make("ul", "findings", *rows)


def _list_facts(account: Account, report: Report, codebook: Codebook) -> Iterator[Element]:
    """Terms and what they say: the source, what stands between or behind, what was searched, what to do next."""
    trace = account.trace
    for cited in cite_sources(account, report):
        yield from _name("Source", _show_source(cited))
    if trace.left_out and trace.verdict in {"spliced", "shortened"}:
        yield from _name("Between", _quote_short(trace.left_out))
    if trace.continuation:
        yield from _name("Goes on", _quote_short(trace.continuation))
    if way := tell_way(trace, report.sources):
        yield from _name("Way of the words", way)
    if searched := describe_search(account, report):
        yield from _name("Searched", searched)
    if trace.why and not account.findings:
        yield from _name("Why", trace.why)
    if account.quotation.claimed_source:
        yield from _name("Names as its source", account.quotation.claimed_source)
    if not trace.statements:
        yield from _name("Next", *_link_end(trace.next or _find_step(account, codebook)))


def _link_end(told: str) -> Iterator[Child]:
    """What is told, with the address that it ends in as a link."""
    address = find_address(told) or ""
    yield told.removesuffix(address)
    if address and told.endswith(address):
        yield link(address, address)


def _show_source(cited: Cited) -> Element:
    named = [*cited.parts] if cited.address else [*dict.fromkeys((*cited.parts, cited.source))]
    opened = link(cited.address, "Open the official page at these words", classes="open") if cited.address else None
    return make("span", "", *join((", ".join(named), opened), " ") if opened is not None else (", ".join(named),))


def _find_step(account: Account, codebook: Codebook) -> str:
    """Where nothing could be checked and no next place is known: the first sentence on what to do about it."""
    advice = " ".join(codebook.pages[account.trace.verdict].sections["How to dispute it"].split()).replace("`", "")
    return advice.partition(". ")[0].rstrip(".") + "."


def _quote_short(evidence: Iterable[Evidence]) -> Element:
    words = " … ".join(one.exact for one in evidence)
    return make("q", "", *_mark_pieces(shorten_passage(words), PUBLISHED_ALONE))


def _name(term: str, *said: Child) -> tuple[Element, Element]:
    return make("dt", "", term), make("dd", "", *said)
