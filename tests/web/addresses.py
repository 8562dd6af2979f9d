"""Every kind of page, by name: an address, or a query that gives the id that stands in it."""

from collections.abc import Mapping
from urllib.parse import quote

from onrecord.record.view import View

DIFFERS = "SELECT quotation FROM traces WHERE verdict = 'edited' ORDER BY quotation"
UNCHECKED = "SELECT quotation FROM traces WHERE verdict IN ('no_source', 'source_cut') ORDER BY quotation"
TRANSLATED = "SELECT quotation FROM traces WHERE verdict IN ('translated', 'paraphrased') ORDER BY quotation"
OFFICIAL = "SELECT id FROM shelved WHERE standing = 'official' ORDER BY id"
TOLD = "SELECT id FROM happened ORDER BY accounts DESC, id"
PAIR = (
    "SELECT accounts.event, source_document, target_document FROM beads "
    "JOIN accounts ON accounts.document = source_document ORDER BY 1, 2, 3"
)
SERIES = "SELECT series FROM happened WHERE series IS NOT NULL ORDER BY series"
SPEAKER = "SELECT id FROM named WHERE kind = 'person' ORDER BY rowid"
PLACE = "SELECT id FROM named WHERE kind = 'place' ORDER BY rowid"
COUNTED = "SELECT indicator FROM figures WHERE indicator IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
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
    "search": ("/search", None),
    "found": ("/search?q=мост+OR+школы", None),
    "events": ("/events", None),
    "event": ("/events/{}", TOLD),
    "versions": ("/events/{}/versions/{}/{}", PAIR),
    "series": ("/series/{}", SERIES),
    "entities": ("/entities", None),
    "person": ("/entities/{}", SPEAKER),
    "place": ("/entities/{}", PLACE),
    "figures": ("/figures", None),
    "counted": ("/figures?indicator={}", COUNTED),
    "commitments": ("/commitments", None),
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
            found[name] = address.format(*(quote(part, safe="") for part in row))
    return found
