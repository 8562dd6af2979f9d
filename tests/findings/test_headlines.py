"""Headlines and leads against the quotations below them: `above` and `below` of one speaker, and whether Q11 is raised."""

import pytest

from onrecord.findings.stage import find_findings
from onrecord.knowledge.codes import open_codebook
from onrecord.knowledge.files import KnowledgeFolders
from tests.findings.build import make_document, make_judged, make_unit

CODEBOOK = open_codebook(KnowledgeFolders())

DIFFER = [
    # words dropped in the middle
    ("Мы ценим союз с братской Острой", "Мы ценим торговлю, соседство и союз с братской Острой. Дорога строится."),
    (
        "We value our union with Ostra",
        "We value our trade, our treaty and our union with Ostra, the Prime Minister said",
    ),
    # a word changed
    ("Мы построим широкую дорогу к зиме", "Мы построим новую дорогу к зиме"),
    # a number
    ("Торговля выросла на 62 процента за год", "Торговля выросла на 26 процентов за год"),
    ("Trade grew by 62 percent last year", "As I said, trade grew by 26 percent last year, and it will go on."),
    # a negation
    ("Мы готовы ждать ещё год", "Мы не готовы ждать ещё год"),
    # dropped without a mark where another place is marked
    ("Мы построим дорогу … и мост за рекой", "Мы построим новую дорогу к зиме и большой мост за рекой"),
]

AGREE = [
    # an unbroken piece
    ("Мы ценим союз с братской Острой", "Я скажу прямо: мы ценим союз с братской Острой, и это главное."),
    ("МЫ ЦЕНИМ СОЮЗ С ОСТРОЙ", "Мы ценим союз с Острой"),
    ("Всё идет вперед, и мы идем", "Всё идёт вперёд – и мы идём"),
    # what is left out is marked
    ("Мы построим дорогу … к зиме", "Мы построим дорогу от Селлы до моря к зиме"),
    ("We will build the road [...] by winter", "We will build the road from Sella to the sea by winter."),
    # only the subject is shared
    ("Мы ценим союз с братской Острой", "Остра – сосед, с которым мы торгуем сто лет, и торговля растёт."),
    ("We will build the road by winter", "The harbour is what we will speak of, and of the winter fishing."),
    # too short to tell
    ("Мы ценим союз", "Мы очень ценим наш союз с Острой"),
    # words scattered over a long quotation
    (
        "Мы построим дорогу и мост",
        "Мы приехали вчера, и погода была хороша. Построим мы, если хватит денег, сперва порт, потом школу, потом уже и дорогу от порта, "
        "а мост пусть ждёт.",
    ),
]


def raise_findings(
    above, below, *, place="headline", kind="direct", colon=False, names=("Орлан Тевеш",), below_names=("Орлан Тевеш",)
):
    page = make_document(f"Тевеш{':' if colon else ''} {above}\n«{below}», – сказал Тевеш.")
    unit = make_unit(
        page,
        make_judged(page, above, "no_source", q_place=place, q_kind=kind, names=names),
        make_judged(page, below, "no_source", q_after=page.text.index("«"), names=below_names),
    )
    return [finding for finding in find_findings(unit, CODEBOOK).findings if finding.code == "Q11"]


@pytest.mark.parametrize(("above", "below"), DIFFER)
def test_other_words(above, below):
    for fields in (
        {},
        {"kind": "indirect", "colon": True},
        {"place": "lead"},
        {"place": "lead", "kind": "indirect", "colon": True},
    ):
        (finding,) = raise_findings(above, below, **fields)
        assert finding.level == "warning"
        assert [evidence.exact for evidence in finding.evidence] == [above, below]


@pytest.mark.parametrize(("above", "below"), AGREE)
def test_no_other_words(above, below):
    assert raise_findings(above, below) == []
    assert raise_findings(above, below, kind="indirect", colon=True) == []


@pytest.mark.parametrize(("above", "below"), DIFFER)
def test_another_speaker_is_another_matter_and_an_unknown_one_is_not(above, below):
    assert raise_findings(above, below, below_names=("Ина Корвел",)) == []
    assert raise_findings(above, below, names=()) != []


def test_reported_speech_shifts_words_but_not_numbers():
    reported, quoted = "что он очень рад быть в этом городе", "Поэтому я очень рад быть в этом городе"
    assert raise_findings(reported, quoted, kind="indirect") == []
    assert raise_findings(reported, quoted, kind="indirect", place="lead") == []
    (finding,) = raise_findings(
        "что торговля выросла на 62 процента", "Торговля выросла на 26 процентов", kind="indirect"
    )
    assert "«26 процентов» is printed as «62 процента»" in finding.message


def test_one_quotation_below_that_holds_it_is_enough():
    above, near, held = (
        "Мы ценим союз с братской Острой",
        "Мы очень ценим союз с братской Острой",
        "И мы ценим союз с братской Острой!",
    )
    page = make_document(f"Тевеш: {above}\n«{near}», – сказал Тевеш.\n«{held}», – добавил он.")
    unit = make_unit(
        page,
        make_judged(page, above, q_place="headline"),
        make_judged(page, near),
        make_judged(page, held),
    )
    assert find_findings(unit, CODEBOOK).findings == ()


def test_the_message_names_both_places_and_what_is_left_out():
    (finding,) = raise_findings("Мы ценим союз с Острой", "Мы ценим соседство и союз с Острой")
    assert finding.message == (
        "The headline «Мы ценим союз с Острой» differs from the quotation below it, "
        "«Мы ценим соседство и союз с Острой»: «соседство и» is left out."
    )
