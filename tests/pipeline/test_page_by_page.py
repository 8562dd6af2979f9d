"""A record that grows page by page, in whatever order, holds what one build of all its pages gives, row for row and byte for byte.

The pages are invented so that each that comes changes what was worked out of others: promises are told of later, put off, announced
again; figures are compared; people meet; a word becomes common.
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from onrecord.model import Finding
from onrecord.model.commitments import Commitment
from onrecord.model.figures import Comparison
from onrecord.pipeline import take_in_and_build
from onrecord.settings import Settings
from tests.small_world.world import KNOWLEDGE

XL, XS, PRESS = "president.lugozemye.example", "akshatyr.example", "zktimes.example"
# Host, day, title and text.
PAGES: Sequence[tuple[str, str, str, str]] = (
    (
        XL,
        "2031-03-01",
        "Speech at the river port",
        "Vsevolod Tarkhanin: We will build a new bridge across the Olva river by the end of 2032. We will open a hydrology school in "
        "Velyegorsk by September 2031. In 2030 exports of Lugozemia grew by 26 percent. Trade turnover was 4 billion dollars in 2030.",
    ),
    (
        XL,
        "2031-05-12",
        "Meeting on transport",
        "Vsevolod Tarkhanin: We will build a new bridge across the Olva river by the end of 2034. We will supply electric trams to "
        "Velyegorsk by the end of 2035. We will repair the old theatre in Primorsk by the end of 2031. In 2030 exports of Lugozemia grew by 17 percent. Trade turnover was 4 billion dollars in 2030.",
    ),
    (
        XL,
        "2031-10-02",
        "Opening of the school",
        "Vsevolod Tarkhanin: The hydrology school in Velyegorsk was opened in September 2031. We will build a new bridge across the Olva river.",
    ),
    (
        XS,
        "2031-06-03",
        "Yerzhan Karakemerov received the builders",
        "Yerzhan Karakemerov: I will meet with President of Lugozemia Vsevolod Tarkhanin in July 2031. "
        "We will publish a joint map of the Olva river. Construction of the new bridge across the Olva river was postponed until 2035.",
    ),
    (
        XS,
        "2031-07-08",
        "Meeting with President of Lugozemia Vsevolod Tarkhanin",
        "Yerzhan Karakemerov met in Zhuldyzkent with President of Lugozemia Vsevolod Tarkhanin on July 8, 2031. "
        "Yerzhan Karakemerov: 26 of 24 regions have joined the project. In 2030 exports of Lugozemia grew by 30 percent.",
    ),
    (
        PRESS,
        "2031-07-09",
        "Presidents met in Zhuldyzkent",
        "Yerzhan Karakemerov and Vsevolod Tarkhanin met in Zhuldyzkent on July 8, 2031, the Zhuldyzkent Times reports. "
        "“We will publish a joint map of the Olva river,” Karakemerov said. The joint map of the Olva river was published.",
    ),
    (
        PRESS,
        "2033-01-15",
        "The bridge is there",
        "The new bridge across the Olva river was built, Vsevolod Tarkhanin said. The harbour, the harbour road and the harbour school "
        "will be repaired by the government. In 2032 exports of Lugozemia grew by 12 percent.",
    ),
    (
        XL,
        "2033-02-20",
        "Address to the harbour towns",
        "Vsevolod Tarkhanin: We will repair the harbour road of Velyegorsk in 2034. We will repair the harbour school of Velyegorsk. We "
        "will open the harbour market of Velyegorsk. We will open a harbour museum. We will build a harbour hotel. We will build a "
        "harbour station. We will build a harbour hospital. We will supply electric trams to Velyegorsk by the end of 2035.",
    ),
)  # fmt: skip


def write_pages(folder: Path) -> Sequence[Path]:
    """A saved page each, with its front matter."""
    folder.mkdir()
    paths = []
    for number, (host, day, title, text) in enumerate(PAGES):
        path = folder / f"{number}.md"
        address = f"https://{host}/events/{number}"
        path.write_text(
            f'---\ntitle: "{title}"\ndate: "{day}"\nsource_url: "{address}"\n---\n\n# {title}\n\n{text}\n', "utf-8"
        )
        paths.append(path)
    return paths


def grow(record: Path, pages: Sequence[Path]) -> Mapping[str, bytes]:
    """The Parquet files of the release that a record has with these pages more, by name."""
    settings = Settings(record=record, knowledge=KNOWLEDGE, processes=1, has_models=False)
    with take_in_and_build(pages, settings, lambda *_: None)[0] as view:
        assert view is not None
    release = record / "releases" / (record / "current").read_text("ascii").strip()
    return {path.name: path.read_bytes() for path in sorted(release.glob("*.parquet"))}


def list_changed(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The tables that differ."""
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    return write_pages(tmp_path_factory.mktemp("pages") / "saved")


def test_the_pages_change_what_others_say(pages: Sequence[Path], tmp_path: Path) -> None:
    settings = Settings(record=tmp_path / "record", knowledge=KNOWLEDGE, processes=1, has_models=False)
    with take_in_and_build(pages, settings, lambda *_: None)[0] as view:
        seen = {later.what for one in view.rows(Commitment) for later in one.later}
        statuses = {one.status for one in view.rows(Commitment)}
        codes = {one.code for one in view.rows(Finding)}
        judgements = {one.judgement for one in view.rows(Comparison)}
    assert {"done", "restated", "other_date"} <= seen
    assert {"done", "open", "moved"} <= statuses
    assert {"C01", "C02", "C03", "F01", "F03"} <= codes
    assert {"agree", "conflict"} <= judgements


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_each_page_more_gives_what_one_build_gives(
    seed: int, pages: Sequence[Path], tmp_path: Path
) -> None:
    order = random.Random(seed).sample(pages, len(pages))
    stops = {len(order), random.Random(seed).randrange(2, len(order))}
    for count, page in enumerate(order, 1):
        grown = grow(tmp_path / "grown", [page])
        if count in stops:
            fresh = grow(tmp_path / f"fresh {count}", order[:count])
            assert list_changed(grown, fresh) == [], f"after {count} pages of {[one.stem for one in order]}"
