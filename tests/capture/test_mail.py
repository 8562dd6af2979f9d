"""Mail: the letter is one page, each of its attachments another."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from onrecord.capture.take_in import take_in
from onrecord.record.captures import CaptureStore


def write_letter(subject: str, text: str) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = subject
    letter["Message-ID"] = "<1@port.example>"
    letter.set_content(text)
    return letter


def take(tmp_path: Path, content: bytes) -> tuple[list[tuple[str, str, bytes]], list[tuple[str, str]]]:
    """Name below the letter, type and bytes of each capture; name and reason of each issue."""
    (tmp_path / "letter.eml").write_bytes(content)
    store = CaptureStore(tmp_path / "captures")
    captures, issues = take_in([tmp_path / "letter.eml"], store)
    root = f"{tmp_path}/letter.eml"
    return (
        sorted((capture.source.removeprefix(root), capture.media_type, store.read(capture.id)) for capture in captures),
        sorted((issue.source.removeprefix(root), issue.why) for issue in issues),
    )


def test_attachments_are_pages_beside_the_letter(tmp_path: Path) -> None:
    letter = write_letter("The bridge", "See the notes.")
    letter.add_attachment("The bridge is open.", filename="notes.txt")
    letter.add_attachment(b"# The bridge", maintype="text", subtype="markdown", filename="приложение 1.md")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    letter.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="invitation.ics")
    content = letter.as_bytes()
    captures, issues = take(tmp_path, content)
    assert captures == [
        ("", "message/rfc822", content),
        ("/notes.txt", "text/plain", b"The bridge is open.\r\n"),
        ("/приложение 1.md", "text/markdown", b"# The bridge"),
    ]
    assert issues == []


def test_a_letter_inside_a_letter_is_opened_in_its_turn(tmp_path: Path) -> None:
    inner = write_letter("The ferry", "It runs again.")
    inner.add_attachment("240 cars.", filename="cars.txt")
    outer = write_letter("The bridge", "See below.")
    outer.add_attachment(inner)
    captures, _ = take(tmp_path, outer.as_bytes())
    assert [(name, media_type) for name, media_type, _ in captures] == [
        ("", "message/rfc822"),
        ("/1.eml", "message/rfc822"),
        ("/1.eml/cars.txt", "text/plain"),
    ]
    assert b"Subject: The ferry" in captures[1][2]


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("../../etc/passwd.txt", "/_.._etc_passwd.txt"),
        ("a\\b.txt", "/a_b.txt"),
        ("..", "/1.txt"),
        ("a" * 300 + ".txt", "/" + "a" * 196 + ".txt"),
    ],
)
def test_names_lead_nowhere(tmp_path: Path, filename: str, name: str) -> None:
    letter = write_letter("The bridge", "See the notes.")
    letter.add_attachment("The bridge is open.", filename=filename)
    captures, _ = take(tmp_path, letter.as_bytes())
    assert [found for found, _, _ in captures[1:]] == [name]


def test_two_of_one_name_are_two(tmp_path: Path) -> None:
    letter = write_letter("The bridge", "See the notes.")
    letter.add_attachment("one", filename="notes.txt")
    letter.add_attachment("two", filename="notes.txt")
    captures, _ = take(tmp_path, letter.as_bytes())
    assert [name for name, _, _ in captures] == ["", "/2-notes.txt", "/notes.txt"]


def test_what_belongs_to_a_saved_web_page_is_no_page(tmp_path: Path) -> None:
    letter = write_letter("The bridge", "")
    letter["From"] = "<Saved by Blink>"
    letter.set_content("<p>The bridge is open.</p>", subtype="html")
    letter.add_related(b"a {}", maintype="text", subtype="css")
    captures, issues = take(tmp_path, letter.as_bytes())
    assert [name for name, _, _ in captures] == [""]
    assert issues == []


def test_what_is_no_page_is_an_issue(tmp_path: Path) -> None:
    letter = write_letter("The bridge", "See the notes.")
    letter.add_attachment(b"\0\0", maintype="application", subtype="octet-stream", filename="notes.exe")
    _, issues = take(tmp_path, letter.as_bytes())
    assert [name for name, _ in issues] == ["/notes.exe"]
    assert issues[0][1].endswith("found a file that ends in .exe")


def test_letters_in_letters_without_end_stop(tmp_path: Path) -> None:
    letter = write_letter("The bridge", "The innermost.")
    for number in range(8):
        outer = write_letter(f"The bridge {number}", "See below.")
        outer.add_attachment(letter)
        letter = outer
    captures, issues = take(tmp_path, letter.as_bytes())
    assert len(captures) == 5
    assert [why for _, why in issues] == ["expected files of pages at most 4 deep in one another, found one more"]


def test_a_header_nested_without_end_is_no_crash(tmp_path: Path) -> None:
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (number, number) for number in range(3_000)
    )
    captures, _ = take(tmp_path, b"MIME-Version: 1.0\n" + parts)
    assert [name for name, _, _ in captures] == [""]
