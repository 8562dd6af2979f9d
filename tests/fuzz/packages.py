"""Bytes as files with parts of their own: archives whose names and lengths are odd, and PDF files of pieces of operators and of objects."""

import gzip
import io
import tarfile
import warnings
import zipfile

from tests.fuzz.files import HTML, spell, write
from tests.fuzz.words import write as write_page

NAMES = (
    "a.txt", "b/c.html", "b/a.txt", "../up.txt", "/etc/a.txt", "C:\\a.txt", "a\\b.txt", ".hidden.txt", "__MACOSX/a.txt", "a.txt/", "notes.docx", "pages.zip",
    "pages.tar", "pages.warc", "letter.eml", "feed.xml", "pages.jsonl", "a.txt.gz", "мост.txt", "a\u202e.txt", "datapackage.json", "archive/data.warc.gz",
    "pages/pages.jsonl", "mimetype", "word/document.xml", "content.xml", "a.pdf", "a.rtf", "a.md", "a.json", "x" * 200 + ".txt", "a.bin",
)  # fmt: skip
# In the list of a zip archive, from its mark on: method, time, checksum, packed and whole size, place of the file.
_ZIP_FIELDS = ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (42, 4))
_TAR_TYPES = (
    tarfile.REGTYPE,
    tarfile.AREGTYPE,
    tarfile.SYMTYPE,
    tarfile.LNKTYPE,
    tarfile.DIRTYPE,
    tarfile.CONTTYPE,
    tarfile.CHRTYPE,
)
_TAR_FORMATS = (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT)
OPERATORS = (
    "BT ", "ET ", "/F 12 Tf ", "/F 0 Tf ", "/G 12 Tf ", "1 0 0 1 70 700 Tm ", "0 1 -1 0 70 700 Tm ", "0 0 0 0 0 0 Tm ", "0 -14 Td ", "0 -14 TD ", "200 0 Td ",
    "T* ", "14 TL ", "(The bridge) Tj ", "[(is)-300(open)-9999(.)] TJ ", "(said) ' ", "1 2 (she) \" ", "<00410042> Tj ", "<4> Tj ", "(\\377\\222\\(\\)) Tj ",
    "q ", "Q ", "1 0 0 1 5 5 cm ", "9e99 0 0 1 5 5 cm ", "/X Do ", "BI /W 1 /H 1 ID x EI ", "99999999999 0 Td ", "-12 Tz ", "3 Tr ", "5 Ts ", "1e9 Tc ", "9 Tw ",
    "(", ")", "<", ">", "[", "]", "/", "%", "<<", ">>", "\n", " ", "0 ", "-1 ", "nan ", "/Span <</ActualText <FEFF0041>>> BDC ", "EMC ", "\\", "\x00",
)  # fmt: skip
OBJECTS = (
    "1 0 obj ", "2 0 obj ", "3 0 obj ", "4 0 obj ", "5 0 obj ", "endobj ", "<<", ">>", "[", "]", "/Type/Catalog/Pages 2 0 R ", "/Type/Pages ", "/Type/Page ",
    "/Kids[3 0 R] ", "/Kids[2 0 R] ", "/Kids[1 0 R 3 0 R 3 0 R] ", "/Count 1 ", "/Count -1 ", "/Count 99999999 ", "/Parent 2 0 R ", "/Contents 4 0 R ",
    "/Contents[4 0 R 4 0 R] ", "/Resources<</Font<</F 5 0 R>>>> ", "/MediaBox[0 0 600 800] ", "/Length 58 ", "/Length 4 0 R ", "/Length -1 ", "stream\n",
    "BT /F 12 Tf 70 700 Td (The bridge is open.) Tj ET ", "endstream ", "/Type/Font/Subtype/Type1/BaseFont/Helvetica ", "/Subtype/Type0/Encoding/Identity-H ",
    "/DescendantFonts[5 0 R] ", "/ToUnicode 4 0 R ", "/Filter/FlateDecode ", "/Filter[/ASCII85Decode/LZWDecode] ", "/Filter/RunLengthDecode ",
    "/DecodeParms<</Predictor 12/Columns 99999999>> ", "xref\n0 6\n0000000000 65535 f \n", "trailer ", "<</Root 1 0 R/Size 6>> ", "startxref\n0\n%%EOF\n",
    "/Prev 9 ", "/Encrypt 5 0 R ", "/Type/ObjStm/N 3/First 9 ", "/Type/XRef/W[1 2 1] ", "/Info<</Title(A)/CreationDate(D:20191107)>> ", "(", ")", "<FEFF>", "null ",
    "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <0411> endbfchar ", "1 beginbfrange <00> <ff> <d800> endbfrange ", "\n", "%",
)  # fmt: skip


def write_zip(content: bytes) -> bytes:
    """An archive of the parts between bytes 255: of each the first byte names it, the second says how its entry on the list lies."""
    packed, lies = io.BytesIO(), []
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)  # two files may have one name
        for part in content.split(b"\xff"):
            name, lie, page = (part + b"\0\0")[0], (part + b"\0\0")[1], part[2:]
            method = zipfile.ZIP_DEFLATED if lie & 1 else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(NAMES[name % len(NAMES)]), write_member(name, page), method)
            lies.append(lie)
    return tell_lies(packed.getvalue(), lies)


def tell_lies(packed: bytes, lies: list[int]) -> bytes:
    """The archive with one field of some entries of its list changed."""
    changed, place = bytearray(packed), 0
    for lie in lies:
        place = packed.find(b"PK\x01\x02", place)
        if place < 0:
            break
        if lie >= 0x80:
            offset, width = _ZIP_FIELDS[lie % len(_ZIP_FIELDS)]
            changed[place + offset : place + offset + width] = bytes([lie]) * width
        place += 1
    return bytes(changed)


def write_tar(content: bytes) -> bytes:
    """An archive of the parts between bytes 255: of each the first byte names it, the second is its type and whether it is cut short."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=_TAR_FORMATS[len(content) % len(_TAR_FORMATS)]) as archive:
        for part in content.split(b"\xff"):
            name, kind, page = (part + b"\0\0")[0], (part + b"\0\0")[1], write_member((part + b"\0")[0], part[2:])
            header = tarfile.TarInfo(NAMES[name % len(NAMES)])
            header.type = _TAR_TYPES[kind % len(_TAR_TYPES)] if kind >= 0x40 else tarfile.REGTYPE
            header.linkname = NAMES[kind % len(NAMES)]
            header.size = len(page) * (9 if kind >= 0xF0 else 1)
            archive.addfile(header, io.BytesIO(page.ljust(header.size, b"x")))
    tail = content[-1] if content else 0
    whole = packed.getvalue()
    return gzip.compress(whole, mtime=0)[: -1 - tail % 32] if tail >= 0xE0 else whole[: len(whole) - 97 * (tail % 16)]


def write_member(name: int, page: bytes) -> bytes:
    """What lies in an archive under this name: another archive, markup, or text."""
    if name >= 0xE0:
        inside = io.BytesIO()
        with zipfile.ZipFile(inside, "w") as archive:
            archive.writestr(NAMES[name % 8], write_page(page))
        return inside.getvalue()
    return write(HTML)(page) if name % 2 else write_page(page)


def write_pdf(content: bytes) -> bytes:
    """A page whose text is drawn by pieces of operators; small first bytes give its font a table of letters."""
    table = "/ToUnicode 6 0 R" if content[:1] < b"\x40" else ""
    drawn = spell(content[1:], OPERATORS).encode("latin-1", "replace")
    letters = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <0411> <54> <d83dde00> endbfchar"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>" % table.encode(),
        b"<</Length %d>>stream\n%b\nendstream" % (len(letters), letters),
    )
    written = io.BytesIO(b"%PDF-1.4\n")
    written.seek(0, io.SEEK_END)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj%b endobj\n" % (number, part))
    start = written.tell()
    written.write(b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer<</Root 1 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return written.getvalue()


def write_pdf_objects(content: bytes) -> bytes:
    """A file of pieces of objects, in any order."""
    return b"%PDF-1.7\n" + spell(content, OBJECTS).encode("utf-8", "replace")
