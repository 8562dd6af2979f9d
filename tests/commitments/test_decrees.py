"""Points of a decree: what opens them, whom they tell, and where infinitives order nobody."""

from tests.commitments.promised import read

_DECREE = (
    "В целях развития дорог постановляю: 1. Образовать Службу мостов. "
    "2. Министерству дорог до 1 июля: а) представить план ремонта; б) открыть второй мост. "
    "3. Министру торговли в 3-месячный срок обеспечить поставки зерна. "
    "4. Определить, что служба подчинена министру. 5. Настоящий Указ вступает в силу со дня подписания."
)


def test_every_point_orders_and_tells_who() -> None:
    found = [(one.action, one.strength, [actor.exact for actor in one.actors]) for one in read(_DECREE, "ru")[0]]
    assert [(action, strength) for action, strength, _ in found] == [
        (action, "will") for action in ("Образовать", "представить", "открыть", "обеспечить", "Определить")
    ]
    told = [actors for _, _, actors in found[1:4]]
    assert told == [["Министерству дорог"], ["Министерству дорог"], ["Министру торговли"]]


def test_infinitives_order_nothing_where_nothing_is_enacted() -> None:
    assert read(_DECREE.replace("постановляю:", "прошу вас:"), "ru")[0] == ()


def test_in_the_press_nothing_is_enacted() -> None:
    assert read(_DECREE, "ru", standing="press")[0] == ()


def test_what_is_told_behind_the_points_is_no_point() -> None:
    (last,) = read("Постановляю: 1. Открыть второй мост. Министр сказал, что построить его трудно.", "ru")[0]
    assert last.action == "Открыть"
