"""Names across scripts, countries, numbers and denial of a quotation and a passage in another language."""

import pytest

from onrecord.traces.agreement import compare_across, spell
from onrecord.traces.reading import read_quotation
from onrecord.traces.stretches import Source, Stretch
from tests.traces.build import KNOWN, Official, build_official

ALIKE = [
    ("Ольгерд", "Olgerd"),
    ("Завилейский", "Zavileysky"),
    ("Джеррон", "Jerron"),
    ("Хамдар", "Hamdar"),
    ("Чевиш", "Chevish"),
    ("Цельм", "Tselm"),
    ("Вашти", "Washti"),
    ("Кэкстон", "Caxton"),
    ("Жереми", "Jeremy"),
    ("Щедрин", "Shchedrin"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_name_is_spelt_alike_in_two_scripts(one: str, other: str) -> None:
    assert spell(one) == spell(other)


# What the page says, what the report says, and what differs there.
CASES = [
    ("We opened 26 clinics in Lower Hallam.", "Мы открыли 26 клиник в Нижнем Халламе", None),
    ("We opened 26 clinics in Lower Hallam.", "Мы открыли 62 клиники в Нижнем Халламе", "numbers"),
    ("We opened 26 clinics in Lower Hallam.", "Мы не открыли 26 клиник в Нижнем Халламе", "negation"),
    ("We opened 26 clinics in Lower Hallam.", "Мы открыли 26 клиник в Дербенте", "names"),
    ("We opened 26 clinics with Governor Ilsley.", "Мы открыли 26 клиник с губернатором Илсли", None),
    ("We opened 26 clinics with Governor Ilsley.", "Мы открыли 26 клиник с губернатором Моррисом", "names"),
    ("We opened 26 clinics here.", "Мы открыли 26 клиник на Великих Озёрах", None),
    ("The San Carlos Charter was signed here.", "Сан-Карлосскую хартию подписали здесь", None),
    ("Trade with Norway grew to 2.5 billion dollars.", "Торговля с Норвегией выросла до 2,5 млрд долларов", None),
    ("Trade with Norway grew to 2.5 billion dollars.", "Торговля со Швецией выросла до 2,5 млрд долларов", "names"),
    ("The United States will never leave.", "Соединённые Штаты никогда не уйдут", None),
    # A word that holds a denial stands for one outright; one number set against another denies nothing.
    ("A bridge without tolls is not acceptable to us.", "Мост без платы для нас неприемлем", None),
    ("It is impossible to open the bridge in May.", "Мост нельзя открыть в мае", None),
    ("We opened the bridge in May, which is good.", "Мы не открыли мост в мае", "negation"),
    ("They stay not three days but six.", "Они остаются не на три дня, а на шесть", None),
    ("They stay for six days, for three days before.", "Они остаются не на три дня, а на шесть", None),
    ("They stay for six days, for three days before.", "Они не остаются на три дня, а раньше шесть", "negation"),
    ("No matter how long it takes, we will come.", "Сколько бы времени это ни заняло, мы придём", None),
]


@pytest.mark.parametrize(("published", "quoted", "differs"), CASES)
def test_what_differs(published: str, quoted: str, differs: str | None) -> None:
    page = Official(name="a", published=None, side="XA", turns=(("berg", published),), language="en")
    spoken, _ = build_official(page)
    source = Source(spoken, KNOWN.wordings.of("en"))
    reading = source.read(Stretch(spoken.turns[0].id, 0, len(published)))
    quotation = read_quotation(quoted, (), KNOWN.wordings.of("ru"))
    assert compare_across(quotation, reading, reading, source).differs == differs
