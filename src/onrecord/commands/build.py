"""``onrecord build``: work out what is out of date in the record."""

from pathlib import Path
from typing import Annotated

from onrecord import pipeline
from onrecord.commands.options import (
    BATCH_ROWS,
    DEFAULT_RECORD,
    KNOWLEDGE,
    MODEL_FOLDER,
    PROCESSES,
    QUIET,
    RECORD,
    SECOND_OPINION,
    WITHOUT_MODELS,
    choose_model,
    read_settings,
)
from onrecord.commands.progress import ShownProgress
from onrecord.commands.tell import count_nouns, tell
from onrecord.errors import UsageError
from onrecord.model import Document, Quotation, Trace
from onrecord.record.writer import RecordWriter
from onrecord.report.tally import count_verdicts, write_tally


def run(
    record: Annotated[Path, RECORD] = DEFAULT_RECORD,
    knowledge: Annotated[Path | None, KNOWLEDGE] = None,
    processes: Annotated[int | None, PROCESSES] = None,
    batch_rows: Annotated[int | None, BATCH_ROWS] = None,
    without_models: Annotated[bool, WITHOUT_MODELS] = False,
    model: Annotated[Path | None, MODEL_FOLDER] = None,
    second_opinion: Annotated[bool, SECOND_OPINION] = False,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Work out what is out of date in the record: read new pages, trace quotations again where pages or knowledge changed."""
    settings = choose_model(
        read_settings(record, knowledge, processes, batch_rows, without_models), model, second_opinion
    )
    if not settings.record.is_dir():
        raise UsageError(
            f"expected a record, found no folder: {settings.record}. Make one with: onrecord add PATH --record {record}"
        )
    with RecordWriter(settings.record) as writer, ShownProgress(quiet=quiet) as shown:
        view = pipeline.build(writer, settings, shown)
    with view:
        marked = {quotation.id for quotation in view.rows(Quotation) if quotation.kind != "indirect"}
        tally = count_verdicts(trace.verdict for trace in view.rows(Trace) if trace.quotation in marked)
        tell(write_tally(tally))
        tell(f"{count_nouns(view.count(Document), 'document')}; release {view.digest} of {settings.record}")
    return 0
