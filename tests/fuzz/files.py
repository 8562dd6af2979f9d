"""Bytes as files of each kind: pieces of their markup put together by chance, and whole small files to change bytes of."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.capture.packed import pack_tar, pack_warc, pack_zip, record
from tests.documents.office_files import pack_docx, pack_odt, write_mail, write_rtf
from tests.fuzz.words import PIECES

PAGE = "Мост открыт.\n«Он наш», – сказал президент Лугоземья Всеволод Тарханин.".encode()
PARAGRAPHS = ("Мост открыт", "7 ноября 2019 года", "«Он наш», – сказал он.")
HTML = (
    "<html>", "</html>", "<head>", "</head>", "<body>", "</body>", "<title>", "</title>", "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>",
    "<br>", "<q>", "</q>", "<blockquote>", "</blockquote>", "<table><tr><td>", "</td></tr></table>", "<ul><li>", "</li></ul>", "<b>", "</b>",
    "<article>", "</article>", "<main>", "</main>", "<nav>", "</nav>", "<time datetime='2019-11-07T17:00:00+03:00'>", "</time>", "<!--", "-->",
    "<script type='application/ld+json'>", "</script>", '{"@type": "NewsArticle", "headline": "', '", "datePublished": "2019-11-07"}', "[", "{", "}",
    "<meta property='og:title' content='", "<meta charset='", "koi8-r", "<link rel='canonical' href='", "'>", '"', "&amp;", "&lt;", "&#8230;", "&#xd800;",
    "&", "<style>", "</style>", "<p hidden>", "<p style='display:none'>", "<svg>", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<x:y z>", "\x00",
)  # fmt: skip
WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t xml:space='preserve'> ", "<w:br/>", "<w:tab/>", "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>", "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:delText>",
    "</w:delText>", "<w:softHyphen/>", "<w:noBreakHyphen/>", "<w:sym w:char='F0B7'/>", "<w:footnoteReference w:id='2'/>", "<w:x", ">", "&#1;",
    "<w:numPr><w:ilvl w:val='9'/><w:numId w:val='-1'/></w:numPr>", "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>",
)  # fmt: skip
OPEN = (
    "<text:p>", "</text:p>", "<text:h text:outline-level='1'>", "</text:h>", "<text:span>", "</text:span>", "<text:s text:c='3'/>", "<text:tab/>",
    "<text:s text:c='99999999999'/>", "<text:line-break/>", "<text:list><text:list-item>", "</text:list-item></text:list>", "<text:note>",
    "</text:note>", "<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>",
    "<table:table-cell table:number-columns-repeated='99999999'>", "<text:tracked-changes>", "</text:tracked-changes>", "<office:annotation>",
)  # fmt: skip
RTF = (
    "{", "}", "\\par ", "\\pard", "\\u1055?", "\\u-10179?", "\\'cc", "\\'", "\\fcharset204 ", "{\\fonttbl", "{\\f0 Arial;}", "\\f0 ", "\\deleted ", "\\v ", "\\*",
    "\\ansicpg1251 ", "\\ansicpg99999 ", "\\uc0 ", "\\uc9999999999 ", "\\bin5 ", "\\bin-1 ", "{\\footnote ", "{\\pict ", "\\cell\\row ", "\\trowd ", "{\\info{\\title ",
    "\\emdash ", "\\lquote ", "\\\n", "\\", "\\field{\\fldrslt ", "\\page ", "\\tab ", "\\~", "\\-", "\\_",
)  # fmt: skip
MAIL = (
    "Subject: ", "From: a <a@b.example>\n", "Date: Thu, 7 Nov 2019 17:00:00 +0300\n", "Date: ", "Content-Type: text/plain; charset=", "koi8-r\n", "unknown-8bit\n",
    "Content-Type: multipart/mixed; boundary=x\n", "Content-Type: text/html\n", "Content-Type: message/rfc822\n", "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n", "Content-Disposition: attachment; filename=a.txt\n", "--x\n", "--x--\n", "\n", "=?utf-8?B?0JzQvtGB0YI=?=", "=?x?Q?=ff?=", "=D0=BC",
    "0JzQvtGB0YI=", "> ", "-- \n", "On 7 Nov 2019, A wrote:\n", " ", "\t", "<p>", "Мост",
)  # fmt: skip
WARC = (
    "WARC/1.0\r\n", "WARC-Type: response\r\n", "WARC-Type: resource\r\n", "WARC-Type: revisit\r\n", "WARC-Target-URI: http://a.example/\r\n", "WARC-Date: 2019-11-07T17:00:00Z\r\n",
    "Content-Length: 20\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999\r\n", "Content-Type: application/http; msgtype=response\r\n", "\r\n", "\r\n\r\n", "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 301\r\n", "Content-Type: text/html\r\n", "Transfer-Encoding: chunked\r\n", "5\r\nMost!\r\n0\r\n\r\n", "Content-Encoding: gzip\r\n", "<p>Most</p>", "x",
)  # fmt: skip


def spell(content: bytes, markup: tuple[str, ...]) -> str:
    """The text that these bytes stand for: small ones are markup, large ones pieces of pages."""
    return "".join(markup[one % len(markup)] if one < 0xA0 else PIECES[one % len(PIECES)] for one in content)


def write(markup: tuple[str, ...]) -> Callable[[bytes], bytes]:
    """Makes a file of pieces of this markup."""
    return lambda content: spell(content, markup).encode("utf-8", "surrogatepass")


def clean(markup: tuple[str, ...], content: bytes) -> str:
    """The same as XML can hold it, so that it is read and not refused."""
    return "".join(letter for letter in spell(content, markup) if letter >= " " and not "\ud800" <= letter <= "\udfff")


WRITTEN: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "html": write(HTML),
        "docx": lambda content: pack_docx(clean(WORD, content)),
        "odt": lambda content: pack_odt(clean(OPEN, content)),
        "rtf": lambda content: b"{\\rtf1\\ansi " + write(RTF)(content) + b"}",
        "mail": write(MAIL),
        "warc": lambda content: b"WARC/1.0\r\n" + write(WARC)(content),
    }
)
# Whole files to begin with: chance changes bytes of them.
WHOLE: Mapping[str, tuple[bytes, ...]] = MappingProxyType(
    {
        "pages.zip": (pack_zip({"a.txt": PAGE, "b/c.html": b"<p>" + PAGE}),),
        "pages.tar": (pack_tar({"a.txt": PAGE, "b/c.html": b"<p>" + PAGE}),),
        "pages.warc": (pack_warc(record("resource", "http://a.example/", PAGE, "Content-Type: text/html")),),
        "pages.docx": (pack_docx("<w:p><w:r><w:t>Мост</w:t></w:r></w:p>"),),
        "pages.odt": (pack_odt("<text:p>Мост</text:p>"),),
        "pages.rtf": (write_rtf(PARAGRAPHS),),
        "pages.eml": (write_mail(PARAGRAPHS),),
        "pages.html": (b"<!doctype html><title>a</title><p>" + PAGE,),
        "pages.pdf": (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj "
            b"4 0 obj<</Length 58>>stream\nBT /F 12 Tf 70 700 Td (The bridge is open.) Tj ET        \nendstream endobj "
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n",
        ),
    }
)
