"""A long text is shown in parts: every line in one of them, each part with the way to the next, the whole on one page where it is asked for."""

import re
from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Document
from onrecord.record.view import View
from onrecord.web.marked import list_lines
from onrecord.web.pages import document as pages
from tests.web.test_pages import OFFICIAL

html = import_module("lxml.html")  # no types of it are published with it
texts = st.lists(st.integers(1, 2_000), max_size=300).map(lambda sizes: "\n".join("a" * size for size in sizes))


@given(texts)
def test_parts_hold_every_line_and_are_short(text):
    lines = list(list_lines(text))
    starts = pages.cut_parts(lines)
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        assert last - first <= pages.MOST_LINES
        assert last - first <= 1 or lines[last - 1][1] - lines[first][0] <= pages.MOST_CHARACTERS


def read_lines(answer) -> list[str]:
    return [one.text_content() for one in html.fromstring(answer.text).xpath("//div[@class='lined']/p")]


def test_a_reader_turns_from_part_to_part(client, world_record, find_one, monkeypatch):
    monkeypatch.setattr(pages, "MOST_LINES", 3)
    address = f"/documents/{find_one(OFFICIAL)}"
    whole = read_lines(client.get(address, params={"part": "all"}))
    with View.open(world_record) as view:
        document = view.find(Document, address.rpartition("/")[2])
    assert document is not None
    assert len(whole) == len(list(list_lines(document.text))) > 6
    answer = client.get(address)
    read = read_lines(answer)
    assert len(read) == 3
    assert f"{address}?part=all" in answer.text
    while found := re.search(r'class="forward" href="([^"]+)"', answer.text):
        answer = client.get(found[1])
        read += read_lines(answer)
    assert read == whole
    assert "←" in answer.text
    last = list(list_lines(document.text))[-1]
    assert read_lines(client.get(address, params={"at": f"{last[0]}-{last[1]}"}))[-1] == whole[-1]
    assert read_lines(client.get(address, params={"from": "99999999"}))[-1] == whole[-1]
