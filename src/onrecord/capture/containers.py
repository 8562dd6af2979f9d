"""Files that hold other files, by media type: how they are opened, and how those are unfolded that hold one file alone.

An opener gives the members of a file one after another, from a stream that is read forward only; what is wrong with one member is a
member that says why, and the others go on.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from onrecord.capture.listings import open_listing
from onrecord.capture.mail import open_mail
from onrecord.capture.members import Member, open_lines
from onrecord.capture.streams import Forward, Readable
from onrecord.capture.tar_archive import open_tar
from onrecord.capture.unfolding import unfold_bzip2, unfold_gzip, unfold_xz
from onrecord.capture.warc_pages import open_warc
from onrecord.capture.zip_archive import open_zip

CONTAINERS: Mapping[str, Callable[[BinaryIO], Iterator[Member]]] = MappingProxyType(
    {
        "application/feed+json": open_listing,
        "application/jsonl": open_lines,
        "application/rss+xml": open_listing,
        "application/warc": open_warc,
        "application/x-tar": open_tar,
        "application/zip": open_zip,
        "text/uri-list": open_listing,
    }
)

# A page that comes with others: it is taken in itself, and what was sent with it.
ENCLOSURES: Mapping[str, Callable[[BinaryIO], Iterator[Member]]] = MappingProxyType({"message/rfc822": open_mail})

# A compressed file is the file inside it: its page has the same source.
COVERS: Mapping[str, Callable[[Readable], Forward]] = MappingProxyType(
    {"application/gzip": unfold_gzip, "application/x-bzip2": unfold_bzip2, "application/x-xz": unfold_xz}
)
