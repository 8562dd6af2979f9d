"""Mail: what its sender wrote is the page; what others wrote, and what stands below every letter, is kept aside."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from onrecord.documents.formats.mail_text import part_letter, unfold_flowed
from onrecord.documents.stage import Pages
from tests.documents.office_files import MAIL, write_mail
from tests.documents.reading import furniture_of, read_bytes

WORDS = ("Bridge opened", "The bridge is open.", "“It is ours,” Minister Jane Roe said.")


def read_mail(content: bytes) -> Pages:
    return read_bytes(content, media_type=MAIL)


def write_raw(*header: bytes, text: bytes = b"The bridge is open.") -> bytes:
    return b"\r\n".join((b"MIME-Version: 1.0", *header, b"", text))


def test_subject_day_and_sender_are_the_header() -> None:
    (document,) = read_mail(write_mail(WORDS, Date="Thu, 07 Nov 2019 15:15:00 +0500")).documents
    assert document.title == "Bridge opened"
    assert document.published == "2019-11-07T15:15+05:00"
    assert document.text == "\n".join(WORDS)


def test_a_date_that_is_none_is_no_date() -> None:
    (document,) = read_mail(write_raw(b"Subject: Bridge opened", b"Date: yesterday")).documents
    assert document.published is None


@pytest.mark.parametrize(
    "subject",
    [
        b"=?utf-8?B?0JzQvtGB0YIg0L7RgtC60YDRi9GC?=",
        b"=?koi8-r?Q?=ED=CF=D3=D4_?= =?utf-8?Q?=D0=BE=D1=82=D0=BA=D1=80=D1=8B=D1=82?=",
        "Мост\r\n открыт".encode(),
        "=?utf-8?Q?=CC=EE=F1=F2?= открыт".encode(),
    ],
)
def test_subjects_in_any_encoding(subject: bytes) -> None:
    (document,) = read_mail(write_raw(b"Subject: " + subject)).documents
    assert document.title in {"Мост открыт", "=?utf-8?Q?=CC=EE=F1=F2?= открыт"}


LINES = "Мост открыт, и паром, который возил через пролив людей и машины, больше не нужен."


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        ("utf-8", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("windows-1251", "windows-1251"),
        ("us-ascii", "utf-8"),
        ("windows-1251", "utf-8"),
        ("utf-8", "windows-1251"),
        ("koi8-r", "windows-1251"),
        ("x-nobody-knows", "windows-1251"),
    ],
)
def test_what_is_said_of_the_encoding_is_held_against_the_bytes(declared: str, sent: str) -> None:
    kind = f"Content-Type: text/plain; charset={declared}".encode()
    (document,) = read_mail(write_raw(kind, b"Content-Transfer-Encoding: 8bit", text=LINES.encode(sent))).documents
    assert document.text == LINES


def test_plain_text_counts_before_html() -> None:
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = "<1@port.example>"
    letter.set_content("The bridge is open.")
    letter.add_alternative("<p>The <b>bridge</b> is open.</p>", subtype="html")
    (document,) = read_mail(letter.as_bytes()).documents
    assert document.text == "The bridge is open."


def test_a_page_that_a_browser_saved_with_its_pictures_is_a_web_page() -> None:
    page = "<html><head><title>Bridge opened</title></head><body><article><h1>Bridge opened</h1><p>{}</p></article></body></html>"
    letter = EmailMessage(policy=SMTP)
    letter["From"] = "<Saved by Blink>"
    letter["Snapshot-Content-Location"] = "https://courier.example/bridge"
    letter["Date"] = "Fri, 08 Nov 2019 10:00:00 +0000"
    letter["Subject"] = "Bridge opened"
    letter.set_content(page.format("The bridge is open. " * 9), subtype="html")
    letter.add_related(b"a {}", maintype="text", subtype="css")
    (document,) = read_mail(letter.as_bytes()).documents
    assert document.url == "https://courier.example/bridge"
    assert document.title == "Bridge opened"
    assert document.published is None


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "us-ascii"])
def test_a_letter_in_html_alone_is_read_as_the_page_that_it_is(charset: str) -> None:
    sent = "utf-8" if charset == "us-ascii" else charset
    quoted = '<p>В среду Н.Таль написал:</p><blockquote type="cite"><p>А мост?</p></blockquote>'
    text = (
        f'<html><body><p>{LINES}</p><p>"Он <b>наш</b>", сказала министр Ядвига Роева.</p>{quoted}</body></html>'.encode(
            sent
        )
    )
    kind = f"Content-Type: text/html; charset={charset}".encode()
    raw = write_raw(kind, b"Content-Transfer-Encoding: 8bit", "Subject: Мост".encode(), text=text)
    (document,) = read_mail(raw).documents
    assert document.text == f'Мост\n{LINES}\n"Он наш", сказала министр Ядвига Роева.'
    assert furniture_of(document) == [("quoted_mail", "В среду Н.Таль написал:\n> А мост?")]


@pytest.mark.parametrize(
    ("lines", "own", "aside"),
    [
        pytest.param(
            ["It is open.", "", "On Monday Jane Roe wrote:", "> Is it open?", "> Tell me.", "", "So come."],
            ["It is open.", "", "So come."],
            [("quoted_mail", "On Monday Jane Roe wrote:\n> Is it open?\n> Tell me.")],
            id="quoted",
        ),
        pytest.param(
            [
                "It is open.",
                "",
                "On Monday, 7 November, at noon, Jane Roe",
                "<roe@port.example> wrote:",
                ">Is it open?",
            ],
            ["It is open."],
            [("quoted_mail", "On Monday, 7 November, at noon, Jane Roe\n<roe@port.example> wrote:\n>Is it open?")],
            id="whose it is, over two lines",
        ),
        pytest.param(
            ["Минister said:", "", "“The bridge is ours:", "it is open.”"],
            ["Минister said:", "", "“The bridge is ours:", "it is open.”"],
            [],
            id="a colon alone takes nothing away",
        ),
        pytest.param(
            ["It is open.", "-- ", "Jane Roe", "Port"],
            ["It is open."],
            [("signature", "Jane Roe\nPort")],
            id="signature",
        ),
        pytest.param(
            [
                "See below.",
                "-------- Weitergeleitete Nachricht --------",
                "Von: a@b.example",
                "Datum: heute",
                "",
                "It is open.",
            ],
            ["See below."],
            [
                (
                    "forwarded_mail",
                    "-------- Weitergeleitete Nachricht --------\nVon: a@b.example\nDatum: heute\n\nIt is open.",
                )
            ],
            id="forwarded, with words of one's own",
        ),
        pytest.param(
            ["---------- Forwarded message ---------", "From: a@b.example", "Date: 7 November 2019", "", "It is open."],
            ["From: a@b.example", "Date: 7 November 2019", "", "It is open."],
            [],
            id="forwarded alone",
        ),
        pytest.param(
            ["Part one", "----- Part two -----", "It is open.", "Come: all"],
            ["Part one", "----- Part two -----", "It is open.", "Come: all"],
            [],
            id="a rule with words is no letter",
        ),
    ],
)
def test_whose_words_they_are(lines: list[str], own: list[str], aside: list[tuple[str, str]]) -> None:
    parted = part_letter("\n".join(lines))
    assert parted.text.split("\n") == own
    assert [(one.kind, one.text) for one in parted.furniture] == aside


def test_what_is_forwarded_alone_has_not_the_day_it_was_sent_on() -> None:
    text = "\n".join(
        ["", "---------- Forwarded message ---------", "From: a@b.example", "Date: 2019-11-07", "", "It is open."]
    )
    (document,) = read_mail(write_raw(b"Date: Fri, 08 Nov 2019 10:00:00 +0000", text=text.encode())).documents
    assert document.published == "2019-11-07"
    assert document.text.endswith("It is open.")


@pytest.mark.parametrize(
    ("text", "unfolded"),
    [
        ("The bridge \nis open.\nCome.", "The bridge is open.\nCome."),
        ("> The bridge \n> is open.\nSo it is.", "> The bridge is open.\nSo it is."),
        (">> Is it \n> It is. \n> Come.", ">> Is it \n> It is. Come."),
        ("It is open.\n-- \nJane Roe", "It is open.\n-- \nJane Roe"),
        (" >From the bridge", ">From the bridge"),
    ],
)
def test_lines_that_flow(text: str, unfolded: str) -> None:
    assert unfold_flowed(text, drops_blank=False) == unfolded


def test_a_letter_without_words_of_its_own_says_so() -> None:
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = "Notes"
    letter.add_attachment("The bridge is open.", filename="notes.txt")
    pages = read_mail(letter.as_bytes())
    assert pages.documents == ()
    assert [issue.why for issue in pages.issues] == ["expected a letter with a text of its own, found none"]


def test_the_signature_stands_in_the_furniture() -> None:
    (document,) = read_mail(write_raw(text=b"It is open.\r\n-- \r\nJane Roe")).documents
    assert ("signature", "Jane Roe") in furniture_of(document)
