"""Long speeches are read as far as a quotation needs: what is found, and cited, is the same as if all had been read."""

import pytest

from onrecord.model.press import Verdict
from tests.traces.build import Official, Said, trace_said

BEGINNING = "Первый паром выйдет из Полынска весной, когда сойдёт лёд на озере."
MIDDLE = "Учёные насчитали двадцать шесть пар цапель и ни одной чайки."
ENDING = "Старую мельницу мы передадим школе, а музей откроем в ратуше."
FILLING = " ".join(f"О строке номер {number} мы поговорим отдельно, без спешки и без гостей." for number in range(60))
SPEECH = Official(
    name="long.example",
    published="2031-05-14",
    side="XB",
    turns=(("berg", f"{BEGINNING} {FILLING} {MIDDLE} {FILLING} {ENDING}"),),
)

CASES: list[tuple[str, str, Verdict, tuple[str, ...]]] = [
    ("words far inside", MIDDLE[:-1], "verbatim", (MIDDLE[:-1],)),
    ("a number changed", MIDDLE[:-1].replace("шесть", "восемь"), "edited", (MIDDLE[:-1],)),
    (
        "the beginning and the end without a mark",
        f"{BEGINNING} {ENDING[:-1]}",
        "spliced",
        (BEGINNING[:-1], ENDING[:-1]),
    ),
    ("the end before the beginning", f"{ENDING} {BEGINNING[:-1]}", "spliced", (ENDING[:-1], BEGINNING[:-1])),
    ("nothing of it", "Цапли с чайками поделили весной улов и школу номер два", "not_found", ()),
]


@pytest.mark.parametrize(("name", "words", "verdict", "statements"), CASES, ids=[case[0] for case in CASES])
def test_a_long_speech(name: str, words: str, verdict: Verdict, statements: tuple[str, ...]):
    trace = trace_said(Said(sentence=f"«{words}», – сказал Берг.", speakers=("berg",)), (SPEECH,))
    assert trace.verdict == verdict
    assert tuple(one.exact for one in trace.statements) == statements
    assert not trace.starts_inside
    assert not trace.ends_inside


def test_what_a_mark_leaves_out_is_shown_whole():
    said = Said(sentence=f"«{BEGINNING} … {ENDING[:-1]}», – сказал Берг.", speakers=("berg",))
    trace = trace_said(said, (SPEECH,))
    assert trace.verdict == "shortened"
    (left_out,) = trace.left_out
    assert MIDDLE in left_out.exact
    assert left_out.exact.count("строке номер") == 120
