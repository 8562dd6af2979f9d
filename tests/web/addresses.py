"""Every kind of page, by name: an address, or a query that gives the id that stands in it."""

from collections.abc import Mapping

from onrecord.record.view import View

DIFFERS = "SELECT quotation FROM traces WHERE verdict = 'edited' ORDER BY quotation"
UNCHECKED = "SELECT quotation FROM traces WHERE verdict IN ('no_source', 'source_cut') ORDER BY quotation"
TRANSLATED = "SELECT quotation FROM traces WHERE verdict IN ('translated', 'paraphrased') ORDER BY quotation"
OFFICIAL = "SELECT id FROM shelved WHERE standing = 'official' ORDER BY id"
PRESS = "SELECT document FROM quotations JOIN shelved ON shelved.id = document WHERE standing = 'press' ORDER BY 1"

ADDRESSES: Mapping[str, tuple[str, str | None]] = {
    "home": ("/", None),
    "check": ("/check", None),
    "documents": ("/documents", None),
    "official": ("/documents/{}", OFFICIAL),
    "press": ("/documents/{}", PRESS),
    "quotation": ("/quotations/{}", DIFFERS),
    "unchecked": ("/quotations/{}", UNCHECKED),
    "translated": ("/quotations/{}", TRANSLATED),
    "findings": ("/findings", None),
    "codebook": ("/codebook", None),
    "code": ("/codebook/Q01", None),
    "none": ("/documents/nothing", None),
}


def find_addresses(view: View) -> Mapping[str, str]:
    """The addresses of a record, those of which it has one."""
    found = {}
    for name, (address, sql) in ADDRESSES.items():
        row = next(view.ask(sql), None) if sql else ("",)
        if row is not None:
            found[name] = address.format(row[0])
    return found
