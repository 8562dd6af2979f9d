"""Web pages in layouts of many ages and makers, each with the same three paragraphs: what programs and people have saved as HTML."""

import json
from collections.abc import Mapping

ONE = "The ministers of Mirvena and Sotland met in Karatogan on Friday and spoke of the river, of salt and of the bridge at Tal."
TWO = '"We shall open the bridge before the snow falls," Ada Vere told reporters after the meeting, which lasted three hours.'
THREE = "Olaf Tal said that the price of salt would stay at four crowns for the year, and that both sides were content with it."
TEXT = (ONE, TWO, THREE)
TITLE = "Bridge to open before the snow"
MENU = '<a href="/">Home</a> | <a href="/news">News</a> | <a href="/sport">Sport</a>'
_SAID = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(TEXT)}
_PARAGRAPHS = "".join(f"<p>{one}</p>" for one in TEXT)


def _page(body: str, head: str = "", opening: str = "<!DOCTYPE html><html lang='en'>") -> str:
    return f"{opening}<head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"


# Pages that show their text.
SHOWN: Mapping[str, str] = {
    "tables of 1998": _page(
        f"""<table width="600" border="0"><tr><td colspan="2" bgcolor="navy"><font color="white">{MENU}</font></td></tr>
<tr><td width="120" valign="top"><font size="1"><a href="/a">Weather</a><br><a href="/b">Letters</a></font></td>
<td><font size="5"><b>{TITLE}</b></font><br><br><font face="Arial" size="2">{"<br><br>".join(TEXT)}</font></td></tr>
<tr><td colspan="2"><center><font size="1">Webmaster: post@courier.example</font></center></td></tr></table>""",
        opening="<HTML>",
    ),
    "AMP": _page(
        f"""<amp-sidebar id="s"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article><h1>{TITLE}</h1>
<amp-img src="1.jpg" width="4" height="3"></amp-img>{_PARAGRAPHS}<amp-ad type="x"><div fallback>Ad</div></amp-ad></article>""",
        opening="<!doctype html><html ⚡ lang='en'>",
    ),
    "for printing": _page(
        f"<div id='print'><h2>{TITLE}</h2><div>12.05.2023</div><hr>{_PARAGRAPHS}<hr>Address of the page: http://courier.example/17</div>"
        "<script>window.print()</script>"
    ),
    "live blog": _page(
        f"<main><h1>{TITLE}</h1><div class='feed'>"
        + "".join(
            f"<article class='entry'><time>1{n}:20</time><div class='entry-text'><p>{one}</p></div></article>"
            for n, one in enumerate(TEXT)
        )
        + "</div></main>"
    ),
    "paywall": _page(
        f"<article><h1>{TITLE}</h1><div class='article-text'>{_PARAGRAPHS}</div><div class='paywall-box'><p>Subscribe to read on.</p></div></article>",
        head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"headline":"Bridge"}</script>',
    ),
    "messenger export": _page(
        "<div class='history'>"
        + "".join(
            f"<div class='message default clearfix' id='message{n}'><div class='body'><div class='pull_right date details' title='12.05.2023 1{n}:00'>1{n}:00</div>"
            f"<div class='from_name'>Courier</div><div class='text'>{one}</div></div></div>"
            for n, one in enumerate(TEXT)
        )
        + "</div>"
    ),
    "posts": _page(
        "".join(
            f"<blockquote class='twitter-tweet'><p lang='en' dir='ltr'>{one}</p>— Courier (@courier)</blockquote>"
            for one in TEXT
        )
    ),
    "encyclopedia": _page(
        f"""<h1 id="firstHeading">{TITLE}</h1><div id="toc"><h2>Contents</h2><ul><li><a href="#a">1 Talks</a></li></ul></div>
<table class="infobox"><tr><th>Length</th><td>400 m</td></tr></table><p>{ONE}<sup class="reference"><a href="#n1">[1]</a></sup></p>
<h2>Talks<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>{TWO}</p><p>{THREE}</p>"""
    ),
    "divisions without names": _page(
        f"<div><div>{MENU}</div><div><div>{TITLE}</div>{''.join(f'<div>{one}</div>' for one in TEXT)}</div></div>"
    ),
    "breaks in one block": _page(f"<h1>{TITLE}</h1><div class='text'>{'<br/>'.join(TEXT)}</div>"),
    "fixed letters": _page(f"<pre>{TITLE}\n\n" + "\n\n".join(TEXT) + "</pre>"),
    "paragraphs that are not closed": _page(f"<h1>{TITLE}</h1><p>{'<p>'.join(TEXT)}"),
    "XHTML": _page(
        f"<div id='content'><h1>{TITLE}</h1>{_PARAGRAPHS}</div>",
        head='<meta http-equiv="Content-Type" content="application/xhtml+xml; charset=utf-8" />',
        opening='<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" ""><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">',
    ),
    "newsletter": _page(
        "<table role='presentation'><tr><td><a href='/v'>View in browser</a></td></tr>"
        + "".join(
            f"<tr><td style='padding:20px'><table><tr><td><p>{one}</p></td></tr></table></td></tr>" for one in TEXT
        )
        + "<tr><td><a href='/u'>Unsubscribe</a></td></tr></table>"
    ),
    "pages of one article": _page(
        f"<article><h1>{TITLE}</h1>{_PARAGRAPHS}<ul class='pagination'><li><a href='?page=1'>1</a></li><li><a href='?page=2'>2</a></li></ul></article>"
    ),
    "text in an element of its own": _page(
        f"<app-root><news-article><h1>{TITLE}</h1><rich-text>{_PARAGRAPHS}</rich-text></news-article></app-root>"
    ),
    "definition list": _page(
        f"<h1>{TITLE}</h1><dl>{''.join(f'<dt>Part {n}</dt><dd>{one}</dd>' for n, one in enumerate(TEXT))}</dl>"
    ),
    "behind a layer that asks": _page(
        f"<div class='cookie-consent'><h2>We value your privacy</h2><p>{'We and our partners keep and read data on your device. ' * 3}</p></div>"
        f"<main><h1>{TITLE}</h1>{_PARAGRAPHS}</main>"
    ),
    "folded": _page(f"<main><h1>{TITLE}</h1><details open><summary>Whole text</summary>{_PARAGRAPHS}</details></main>"),
    "a script repeats it": _page(
        '<div id="root"></div>',
        head=f'<script type="application/ld+json">{json.dumps(_SAID)}</script>',
    ),
}

# Pages without a text that could be read, and a word of the reason.
WITHOUT: Mapping[str, tuple[str, str]] = {
    "frames": (
        f"<html><head><title>{TITLE}</title></head><frameset cols='20%,80%'><frame src='menu.html'><frame src='text.html'></frameset></html>",
        "frame",
    ),
    "an application": (
        _page(
            f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps({"story": TEXT})}</script>'
        ),
        "script",
    ),
    "leads elsewhere": (
        _page("", head='<meta http-equiv="refresh" content="0; url=https://courier.example/17">'),
        "leads on to",
    ),
}
