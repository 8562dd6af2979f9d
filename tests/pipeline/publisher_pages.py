"""Web pages as the publishers of the seeds lay them out, written from documents: their text among all that a site puts around it.

Names of classes on kremlin.ru are those that programs which collect its pages ask for (its text is marked as h-entry); of the others the
layout is known from text copied off the page alone, and their pages are laid out as press commonly is: structured data, microdata, share
buttons, links to other articles above, beside, in the middle of and below the text.
"""

import json
from collections.abc import Callable, Mapping
from html import escape

from onrecord.model import Block, Document

_PAGE = """<!DOCTYPE html>
<html lang="{language}" class="no-js"><head><meta charset="utf-8"><title>{title} • {site}</title>
<meta name="viewport" content="width=device-width"><meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
{link}{head}<style>p {{ margin: 0 }}</style><script>window.dataLayer = ["<p>no text</p>"];</script></head>
<body><noscript><iframe src="/counter"></iframe></noscript>
<header class="site-header"><a href="/" class="logo">{site}</a>
<nav class="main-menu"><ul><li><a href="/news">News</a></li><li><a href="/video">Video</a></li><li><a href="/contacts">Contacts</a></li></ul></nav>
<form action="/search"><input name="q"><button>Search</button></form></header>
{content}
<footer class="site-footer"><p>All rights reserved. Materials may be used with a link to the site.</p><ul><li><a href="/about">About</a></li></ul></footer>
<div class="cookie-banner"><p>This site keeps cookies so that it can remember you.</p><button>Agreed</button></div>
<script type="text/javascript">document.write("<p>Counter</p>");</script></body></html>"""
_SHARE = """<div class="share-buttons"><span>Share</span><a href="/s/1">One network</a><a href="/s/2">Another network</a></div>"""
_TEASERS = """<li><a href="/n/1"><img src="/1.jpg" alt="">A harbour was opened for the winter</a></li>
<li><a href="/n/2">Salt is dearer than a year ago</a></li>"""
_OTHERS = f"""<aside class="sidebar"><h3>Most read</h3><ul>{_TEASERS}</ul></aside>"""


def write_page(document: Document) -> bytes:
    """The document in its publisher's layout."""
    content, head = _LAYOUTS[document.publisher or ""](document)
    link = f'<link rel="canonical" href="{escape(document.url)}">\n' if document.url else ""
    page = _PAGE.format(
        language=document.language,
        title=escape(document.title or ""),
        site=document.publisher,
        link=link,
        head=head,
        content=content,
    )
    return page.encode()


def _cut(document: Document, block: Block) -> str:
    return escape(document.text[block.start : block.stop])


def _list(document: Document, kind: str) -> list[str]:
    return [_cut(document, block) for block in document.blocks if block.kind == kind]


def _list_furniture(document: Document, kind: str, before: str = "", behind: str = "") -> str:
    return "\n".join(f"{before}{escape(one.text)}{behind}" for one in document.furniture if one.kind == kind)


def _write_body(document: Document) -> list[str]:
    """Paragraphs with their labels strong, headings, cuts."""
    shown = []
    for block in document.blocks:
        words = _cut(document, block)
        if block.kind == "paragraph":
            label, mark, rest = words.partition(": ")
            shown.append(f"<p><b>{label}:</b> {rest}</p>" if mark and len(label) <= 40 else f"<p>{words}</p>")
        elif block.kind in ("heading", "separator"):
            shown.append(f"<h4>{words}</h4>" if block.kind == "heading" else f"<p>{words}</p>")
    return shown


def _write_official(document: Document) -> tuple[str, str]:
    dates, places = _list(document, "date"), _list(document, "place")
    lead = "".join(f"<p>{one}</p>" for one in _list(document, "lead"))
    status = _list_furniture(document, "publication_status", "<p>", "</p>")
    return (
        f"""<div class="wrapper"><article class="read__in hentry h-entry" data-id="1">
<div class="read__top"><h1 class="entry-title p-name" itemprop="name">{document.title}</h1>
<div class="read__lead entry-summary p-summary" itemprop="description"><div>{lead}</div></div>
<div class="read__meta">{"".join(f'<time class="read__published dt-published">{one}</time> ' for one in dates)}
<div class="read__place p-location"><i>{" ".join(places)}</i></div></div></div>
<div class="slider"><figure><img src="/1.jpg" alt="Photo"><figcaption>{_list_furniture(document, "caption")}</figcaption></figure>
<span class="counter">{_list_furniture(document, "photo_counter")}</span></div>
<div class="entry-content e-content read__internal_content" itemprop="articleBody">{"".join(_write_body(document))}
<div class="read__bottommeta masha-ignore">{status}</div></div>
<div class="read__tags masha-ignore">{_list_furniture(document, "persons", '<a href="/p/1">', "</a>")}</div>{_SHARE}</article>
<section class="read__more"><h3>{_list_furniture(document, "see_also", "", "<br>")}</h3></section></div>""",
        "",
    )


def _write_with_structured_data(document: Document) -> tuple[str, str]:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": document.title,
        "datePublished": document.published,
        "author": {"@type": "Organization", "name": document.publisher},
    }
    body = _write_body(document)
    middle = f'<div class="read-also"><h4>Read also</h4><ul class="related">{_TEASERS}</ul></div>'
    return (
        f"""<main class="container"><div class="breadcrumbs"><a href="/">Main</a> <a href="/kz">News</a></div>
<article><h1 class="head-single">{document.title}</h1><div class="date-time">7 November 2019, 21:15</div>{_SHARE}
<div class="content_main_text">{"".join(body[:3])}{middle}{"".join(body[3:])}</div>{_SHARE}
<div class="tags"><a href="/tag/1">Forum</a></div></article>{_OTHERS}</main>""",
        f'<script type="application/ld+json">{json.dumps(said)}</script>',
    )


def _write_with_microdata(document: Document) -> tuple[str, str]:
    lead = "".join(_list(document, "lead"))
    published = (
        f'<time itemprop="datePublished" datetime="{document.published}">{"".join(_list(document, "date"))}</time>'
    )
    return (
        f"""<div class="rates">{_list_furniture(document, "exchange_rates")}</div><div class="lang">{_list_furniture(document, "menu", "<b>", "</b>")}</div>
<div class="warning">{_list_furniture(document, "age_mark", "<p>", "</p>")}</div>
<article itemscope itemtype="https://schema.org/NewsArticle"><div class="meta">{published}
<a href="/politics">{_list_furniture(document, "section")}</a></div><h1 itemprop="headline">{document.title}</h1>
<div class="article-lead" itemprop="description">{lead}</div>
<figure><img src="/2.jpg" alt=""><figcaption>{document.title}<br>{_list_furniture(document, "photo_credit")}</figcaption></figure>
<div itemprop="articleBody" class="article-text">{"".join(_write_body(document))}</div>{_SHARE}</article>
<section class="partners"><h3>{_list_furniture(document, "partner_news")}</h3><ul>{_TEASERS}</ul></section>{_OTHERS}""",
        "",
    )


_LAYOUTS: Mapping[str, Callable[[Document], tuple[str, str]]] = {
    "kremlin.ru": _write_official,
    "tengrinews.kz": _write_with_structured_data,
    "azattyq-ruhy.kz": _write_with_microdata,
}
