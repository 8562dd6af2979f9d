"""``onrecord search``: passages of the record by their words."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from onrecord.commands.options import DEFAULT_RECORD, RECORD, read_settings
from onrecord.commands.progress import ShownProgress
from onrecord.commands.tell import tell_bytes
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Entity
from onrecord.record.view import View
from onrecord.report.passages_found import print_found, write_found_csv, write_found_json
from onrecord.search.choose import Asking, Floor, Sort
from onrecord.search.meaning import search_meaning
from onrecord.search.passages import Found, search_record

WORDS = typer.Argument(
    help='Words that stand together in a passage, in any of their forms; "a phrase", -without, begin*, this OR that.',
    metavar="WORDS",
    show_default=False,
)
SPEAKER = typer.Option(help="Only what this person says: a name or an id.", metavar="NAME", show_default=False)
SIDE = typer.Option(help="Only pages of this side: KZ, RU.", metavar="SIDE", show_default=False)
LANGUAGE = typer.Option(help="Only pages in this language: en, kk, ru.", metavar="LANGUAGE", show_default=False)
PUBLISHER = typer.Option(help="Only pages of this publisher.", metavar="PUBLISHER", show_default=False)
KIND = typer.Option(help="Only transcript, readout, report, statement or other.", metavar="KIND", show_default=False)
STANDING = typer.Option(help="Only official pages, press or other.", metavar="STANDING", show_default=False)
PLACE = typer.Option(help="Only pages of this place, as printed.", metavar="PLACE", show_default=False)
SINCE = typer.Option(
    help="Only pages published then or later: 2021, 2021-08, 2021-08-19.", metavar="DAY", show_default=False
)
UNTIL = typer.Option(help="Only pages published then or earlier.", metavar="DAY", show_default=False)
FLOOR = typer.Option(help="Only what speakers say, or what pages tell.", show_default=False)
SORT = typer.Option(help="The order of the passages.")
LIMIT = typer.Option(help="How many passages to show.", metavar="NUMBER")
SKIP = typer.Option(help="How many to leave out before them.", metavar="NUMBER")
MEANING = typer.Option(
    "--by-meaning", help="Compare what passages mean, across languages; vectors are worked out once and kept."
)
FORMAT = typer.Option("--format", help="How to show them: text for reading, json or csv for programs.")


def run(
    words: Annotated[list[str] | None, WORDS] = None,
    speaker: Annotated[str | None, SPEAKER] = None,
    side: Annotated[str | None, SIDE] = None,
    language: Annotated[str | None, LANGUAGE] = None,
    publisher: Annotated[str | None, PUBLISHER] = None,
    kind: Annotated[str | None, KIND] = None,
    standing: Annotated[str | None, STANDING] = None,
    place: Annotated[str | None, PLACE] = None,
    since: Annotated[str | None, SINCE] = None,
    until: Annotated[str | None, UNTIL] = None,
    floor: Annotated[Floor | None, FLOOR] = None,
    sort: Annotated[Sort, SORT] = "best",
    limit: Annotated[int, LIMIT] = 20,
    skip: Annotated[int, SKIP] = 0,
    by_meaning: Annotated[bool, MEANING] = False,
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    format: Annotated[Literal["text", "json", "csv"], FORMAT] = "text",
) -> int:
    """Search the record: passages that hold these words in any of their forms, with who says them, where and when."""
    given = {
        "standing": standing,
        "side": side,
        "language": language,
        "publisher": publisher,
        "kind": kind,
        "place": place,
    }
    asking = Asking(
        words=" ".join(words or ()),
        filters={name: value for name, value in given.items() if value is not None},
        speaker=speaker,
        since=since,
        until=until,
        floor=floor,
        sort=sort,
        limit=limit,
        skipped=skip,
    )
    settings = read_settings(record)
    folders = KnowledgeFolders(settings.knowledge)
    with View.open(settings.record) as view:
        if by_meaning:
            with ShownProgress(quiet=False) as shown:
                found = search_meaning(view, folders, asking, shown=shown).found
        else:
            found = search_record(view, folders, asking)
        names = name_speakers(view, found)
    if format == "text":
        print_found(found, names, Console(highlight=False))
    else:
        tell_bytes((write_found_json if format == "json" else write_found_csv)(found, names))
    return 0


def name_speakers(view: View, found: Found) -> dict[str, str]:
    """The names of the speakers of what was found, and of those that are counted, by id."""
    keys = {value for value, _ in found.facets["speaker"]} | {hit.speaker for hit in found.hits if hit.speaker}
    entities = (view.find(Entity, key) for key in sorted(keys))
    return {entity.id: entity.name for entity in entities if entity is not None}
