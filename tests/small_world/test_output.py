"""What a user sees when the small world is checked: the tally first, exit codes, neutral messages."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.knowledge.files import SHIPPED
from onrecord.model.press import DIFFERING, MATCHING, NOT_CHECKED
from tests.small_world.run import Exported, check_pages, run_onrecord
from tests.small_world.world import KNOWLEDGE, PAGES, read_expected

TALLY = re.compile(r"(\d+) quotations?: (\d+) match, (\d+) differs, (\d+) not checked")
QUOTED = re.compile('«[^»]*»|“[^”]*”|"[^"]*"')
# Groups of pages and whether their reports hold a finding of the level error (Q07, Q08).
EXIT_CODES = {
    "a number and a negation that differ": (("listok_2021-09-16_ru.txt", "lugozemye_2021-09-16_ru.txt"), 1),
    "nothing that could be checked": (("pristan_2022-06-15_ru.md",), 0),
    "official pages alone": (("lugozemye_2023-03-23_ru.txt",), 0),
}


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return check_pages([PAGES], tmp_path_factory.mktemp("output") / "record").stdout


def _count_expected() -> tuple[int, int, int, int]:
    verdicts = [one.verdict for page in read_expected() for one in page.quotations if one.kind != "indirect"]
    groups = (MATCHING, DIFFERING, NOT_CHECKED)
    match, differs, unchecked = (sum(verdict in group for verdict in verdicts) for group in groups)
    return len(verdicts), match, differs, unchecked


def test_the_first_line_is_the_tally(text: str):
    found = TALLY.search(text.splitlines()[0])
    assert found
    assert tuple(int(number) for number in found.groups()) == _count_expected()


def test_every_finding_code_of_quotations_is_shown(text: str):
    wanted = {code for page in read_expected() for one in page.quotations for code in one.findings}
    assert wanted == {f"Q{number:02}" for number in range(1, 13)}
    assert {code for code in wanted if code not in text} == set()


@pytest.mark.parametrize(("names", "code"), EXIT_CODES.values(), ids=EXIT_CODES)
def test_exit_codes(tmp_path: Path, names: tuple[str, ...], code: int):
    pages = [PAGES / name for name in names]
    done = run_onrecord("check", *pages, "--record", tmp_path / "record", "--knowledge", KNOWLEDGE)
    assert done.returncode == code, done.stderr


def test_unchecked_quotations_count_where_all_have_to_be_checked(tmp_path: Path):
    page = PAGES / "pristan_2022-06-15_ru.md"
    done = run_onrecord("check", page, "--record", tmp_path / "record", "--knowledge", KNOWLEDGE, "--require-checked")
    assert done.returncode == 1, done.stderr


def test_json_holds_the_same_tally_as_the_text(text: str, tmp_path: Path):
    done = check_pages([PAGES], tmp_path / "record", "--format", "json")
    tally: Mapping[str, int] = json.loads(done.stdout)["tally"]
    numbers = [int(number) for number in TALLY.findall(text.splitlines()[0])[0]]
    assert numbers == [tally[name] for name in ("quotations", "match", "differs", "not_checked")]


def test_messages_accuse_nobody(exported: Exported):
    beginnings = tomllib.loads((SHIPPED / "findings" / "accusing_words.toml").read_text(encoding="utf-8"))["beginnings"]
    accusing = re.compile(r"\b(?:" + "|".join(beginnings) + ")", re.IGNORECASE)
    messages = [QUOTED.sub("", row["message"]) for row in exported.rows["findings"]]
    assert messages
    assert [message for message in messages if accusing.search(message)] == []
