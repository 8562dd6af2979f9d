"""Mail: what its sender wrote, with subject, day and sender as the header.

Of the ways in which a letter says the same, plain text is taken, else HTML. What is not the sender's is kept aside: text quoted with
">", a letter forwarded in the text, the signature. Attachments are pages of their own, taken in beside the letter.
"""

from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.documents.formats.converted import Converted
from onrecord.documents.formats.html_page import convert_html
from onrecord.documents.formats.mail_html import convert_letter
from onrecord.documents.formats.mail_text import part_letter, unfold_flowed
from onrecord.documents.known import PageKnowledge
from onrecord.model import Capture
from onrecord.text.encodings import SingleByte, decode_page
from onrecord.text.mail_headers import is_saved_page, read_field
from onrecord.text.words import has_words

_ASCII = frozenset({"", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit"})


def convert_mail(capture: Capture, content: bytes, known: PageKnowledge) -> Converted | str:
    """The page of a letter, or why it cannot be read."""
    try:
        letter = BytesParser(policy=compat32).parsebytes(content)
        if is_saved_page(letter):
            return _read_saved(letter, capture, known)
        shown = _choose_text(letter, known)
    except (MessageError, RecursionError, ValueError) as error:
        return f"expected a letter that can be read, found: {type(error).__name__}: {error}"
    if shown is None:
        return "expected a letter with a text of its own, found none"
    parted = part_letter(shown.text)
    return replace(
        shown,
        text=parted.text,
        fields={**shown.fields, **_read_fields(letter)} if parted.is_senders else dict(shown.fields),
        furniture=(*shown.furniture, *parted.furniture),
    )


def _read_saved(letter: Message, capture: Capture, known: PageKnowledge) -> Converted | str:
    """The web page in a file that a browser saved, with its address; the day of such a file is that of saving."""
    part = next((one for one in letter.walk() if one.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return "expected a web page in the file that a browser saved, found none"
    url = capture.url or read_field(letter, "snapshot-content-location") or read_field(part, "content-location") or None
    page = replace(capture, media_type=f"text/html; charset={part.get_content_charset('')}", url=url)
    converted = convert_html(page, payload, known)
    if isinstance(converted, str) or url is None:
        return converted
    return replace(converted, fields={"url": url, **converted.fields})


def _read_fields(letter: Message) -> dict[str, str]:
    name, address = parseaddr(read_field(letter, "from"))
    fields = {"title": read_field(letter, "subject"), "author": name or address, "published": _read_date(letter)}
    return {key: value for key, value in fields.items() if value}


def _read_date(letter: Message) -> str:
    """When the letter was written, with the offset that it says; empty where it does not."""
    try:
        return parsedate_to_datetime(read_field(letter, "date")).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _choose_text(part: Message, known: PageKnowledge) -> Converted | None:
    """The text of a part and of the parts in it: of alternatives one, of others all."""
    kind = part.get_content_type()
    if part.is_multipart():
        if kind == "message/rfc822":
            return None
        found = (text for one in _list_shown(part) if (text := _choose_text(one, known)) is not None)
        if kind == "multipart/alternative":
            return next((text for text in found if has_words(text.text)), None)
        return _join(list(found))
    if kind in {"text/plain", "text/html"}:
        return _read_text(part, kind, known)
    return None


def _list_shown(part: Message) -> Iterator[Message]:
    """The parts that are shown in the letter, not those attached to it."""
    payload = part.get_payload()
    for one in payload if isinstance(payload, list) else ():
        if isinstance(one, Message) and one.get_content_disposition() != "attachment" and not one.get_filename():
            yield one


def _join(found: list[Converted]) -> Converted | None:
    if len(found) < 2:
        return found[0] if found else None
    return replace(
        found[0],
        text="\n".join(one.text for one in found),
        furniture=tuple(furniture for one in found for furniture in one.furniture),
        notes=tuple(note for one in found for note in one.notes),
    )


def _read_text(part: Message, kind: str, known: PageKnowledge) -> Converted | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    charset = part.get_content_charset("")
    if kind == "text/html":
        return convert_letter(payload, f"{kind}; charset={charset}", known)
    text = _decode(payload, charset, known)
    if part.get_param("format", "") == "flowed":
        text = unfold_flowed(text, drops_blank=part.get_param("delsp", "") == "yes")
    return Converted(text=text)


def _decode(content: bytes, charset: str, known: PageKnowledge) -> str:
    """A text in the encoding that the letter says, unless the bytes say another."""
    rules = known.encodings
    guessed = decode_page(content, SingleByte(rules.candidates, rules.common, rules.least_common, rules.latin))
    if guessed is not None and (charset in _ASCII or (guessed.encoding == "utf-8" and not content.isascii())):
        return guessed.text
    if guessed is not None and charset in rules.candidates:
        return guessed.text
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return guessed.text if guessed is not None else content.decode("utf-8", "replace")
