"""Mail: what tells it from other text, and its attachments, each a page of its own.

The letter itself is one page; ``letter.eml/notes.docx`` is what was sent with it, ``letter.eml/1.eml`` a letter forwarded whole.
"""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from mimetypes import guess_extension
from typing import BinaryIO

from onrecord.capture.members import MOST_BYTES, Member
from onrecord.capture.streams import Broken
from onrecord.text.mail_headers import decode_words, is_saved_page

_FIELD = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]{0,70}):(?:[ \t].*|)$")
# Fields that letters have and other texts with a header have not.
_OF_MAIL = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"})
_LONGEST_HEADER = 16_384
_LETTER = "message/rfc822"
_SHOWN_BY_THE_LETTER = frozenset({"text/plain", "text/html"})
# Signatures, invitations and cards are no pages.
_NO_PAGES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
    }
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")
_LONGEST_NAME = 200
# What is taken out of a letter is written as it stood there.
_AS_SENT = compat32.clone(max_line_length=None)


def is_mail(content: bytes) -> bool:
    """Whether bytes begin as a letter does: lines of a header, among them one that only letters have."""
    found: set[bytes] = set()
    for line in content[:_LONGEST_HEADER].splitlines():
        if not line.strip():
            break
        if found and line[:1] in b" \t":
            continue
        field = _FIELD.match(line)
        if field is None:
            return False
        found.add(field["name"].lower())
    return not found.isdisjoint(_OF_MAIL)


def open_mail(file: BinaryIO) -> Iterator[Member]:
    """What was sent with a letter; pictures shown in its text are passed over, as they are on other pages."""
    try:
        letter = BytesParser(policy=_AS_SENT).parsebytes(file.read(MOST_BYTES + 1))
        parts = [] if is_saved_page(letter) else list(_find_attached(letter))
    except (MessageError, RecursionError, ValueError) as error:
        raise Broken(f"expected a letter that can be read, found: {type(error).__name__}: {error}") from error
    names: set[str] = set()
    for number, part in enumerate(parts, 1):
        name = _name_part(part, number)
        name = f"{number}-{name}" if name in names else name
        names.add(name)
        yield Member(name=name, content=_read_part(part), media_type=part.get_content_type())


def _find_attached(letter: Message) -> Iterator[Message]:
    """Parts that are attached, not those of a letter that is attached: it is taken in whole and opened in its turn."""
    waiting: list[Message] = [letter]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if part is not letter and kind == _LETTER:
            yield part
        elif part.is_multipart():
            waiting[:0] = _list_parts(part)
        elif part is not letter and _is_attached(part, kind):
            yield part


def _list_parts(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _is_attached(part: Message, kind: str) -> bool:
    if part.get_content_maintype() in {"image", "audio", "video"} or kind in _NO_PAGES:
        return False
    return (
        part.get_content_disposition() == "attachment"
        or part.get_filename() is not None
        or kind not in _SHOWN_BY_THE_LETTER
    )


def _read_part(part: Message) -> bytes:
    """What was attached, as it was before it was sent."""
    if part.get_content_type() == _LETTER:
        return b"".join(inner.as_bytes(policy=_AS_SENT) for inner in _list_parts(part)[:1])
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name_part(part: Message, number: int) -> str:
    """The name that an attachment was sent with, or its number and the ending of its type."""
    given = part.get_filename()
    named = decode_words(collapse_rfc2231_value(given)) if given else ""
    name = _UNSAFE.sub("_", named).strip(". ")[-_LONGEST_NAME:]
    if name:
        return name
    ending = ".eml" if part.get_content_type() == _LETTER else guess_extension(part.get_content_type()) or ""
    return f"{number}{ending}"
