"""Places, organisations, events, programmes and agreements: what is a name, of what kind, and how far it goes."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.name_things import load_thing_knowledge
from onrecord.mentions.things import find_things
from onrecord.text.spans import index_spans

KNOWN = load_thing_knowledge(KnowledgeFolders(), has_models=False)
EXAMPLES = [
    (language, text, exact, kind)
    for language, words in KNOWN.words.items()
    for text, exact, kind in words.language.examples.things
]


def name(text: str, language: str, *taken: tuple[int, int]) -> list[tuple[str, str]]:
    found = find_things(text, KNOWN.words[language], index_spans(taken))
    return [(text[one.start : one.stop], one.kind) for one in found]


@pytest.mark.parametrize(("language", "text", "exact", "kind"), EXAMPLES)
def test_the_examples_of_a_language(language: str, text: str, exact: str, kind: str) -> None:
    assert (exact, kind) in name(text, language)


CASES = [
    # Known places in any case, the longest first; a short word that opens a sentence is the name only as it is written.
    ("ru", "Приехали из Омска в Оренбург.", [("Омска", "place"), ("Оренбург", "place")]),
    ("ru", "Река Иртыш широка.", [("Река Иртыш", "place")]),
    ("ru", "Дела идут в Дели.", [("Дели", "place")]),
    ("en", "From Omsk they went to New York City.", [("Omsk", "place"), ("New York City", "place")]),
    ("en", "Kazakhstan's rivers", [("Kazakhstan", "place")]),
    # Whose people they are is named, the people are not.
    ("en", "A background call by Senior Administration Officials on Velga", []),
    ("en", "SENIOR ADMINISTRATION OFFICIAL: Good morning.", []),
    ("en", "Senior Rivers Department Officials said so.", [("Rivers Department", "organisation")]),
    (
        "en",
        "The National Association of Rivers Officials met.",
        [("National Association of Rivers Officials", "organisation")],
    ),
    ("kk", "Омбыдан Қостанайға", [("Омбыдан", "place"), ("Қостанайға", "place")]),
    # A head and a capitalised word.
    ("ru", "Вельхарская область растёт.", [("Вельхарская область", "place")]),
    ("ru", "Там растёт область знаний.", []),
    (
        "ru",
        "Сообщило Министерство мостов Казахстана вчера.",
        [("Министерство мостов Казахстана", "organisation"), ("Казахстана", "place")],
    ),
    ("ru", "Казахстанское правительство ответило.", [("Казахстанское правительство", "organisation")]),
    ("en", "The Velga River Bank Association met.", [("Velga River Bank Association", "organisation")]),
    ("kk", "Вельга ауданында болды.", [("Вельга", "place")]),
    # What stands in quotation marks behind a head, or before one where heads stand last.
    ("ru", "Партия «Чистая Вельга» против.", [("Чистая Вельга", "organisation")]),
    ("ru", "Сказано в «Саду».", []),
    ("kk", "«Вельга» қоры ашылды.", [("Вельга", "organisation")]),
    # Words of capitals; roman numerals and words that are written so name nothing.
    ("ru", "В РВЗ ответили.", [("РВЗ", "organisation")]),
    ("ru", "В XVI веке ВВП рос.", []),
    ("ru", "Прибыл самолёт РВ-12.", []),
    # An organisation behind the head of another one is named as well.
    ("ru", "Решил совет РВЗ.", [("совет РВЗ", "organisation"), ("РВЗ", "organisation")]),
    ("ru", "Ждут комитет ООН.", [("комитет ООН", "organisation"), ("ООН", "organisation")]),
]


@pytest.mark.parametrize(("language", "text", "named"), CASES)
def test_things(language: str, text: str, named: list[tuple[str, str]]) -> None:
    assert name(text, language) == named


def test_people_are_no_part_of_a_thing() -> None:
    text = "министр Омск Вельга приехал"
    assert name(text, "ru", (8, 19)) == []
