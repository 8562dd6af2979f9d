"""Names of places and organisations on pages in languages of which nothing but names is known."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.mentions.name_things import load_thing_knowledge
from onrecord.text.spans import index_spans

KNOWN = load_thing_knowledge(KnowledgeFolders(), has_models=False)
EXAMPLES = [
    (language, *example) for language, names in sorted(KNOWN.plain.items()) for example in names.habits.examples
]


def name(text: str, language: str, *taken: tuple[int, int]) -> list[tuple[str, str, str | None]]:
    found = KNOWN.plain[language].find(text, index_spans(taken))
    return [(text[one.start : one.stop], one.kind, one.key) for one in found]


def test_four_languages_have_lists() -> None:
    assert sorted(KNOWN.plain) == ["de", "fr", "uk", "zh"]


@pytest.mark.parametrize(("language", "text", "exact", "kind"), EXAMPLES)
def test_the_examples_of_a_language(language: str, text: str, exact: str, kind: str) -> None:
    assert [one[:2] for one in name(text, language)] == ([(exact, kind)] if exact else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Перемовини про мости між Казахстаном і Саудівською Аравією минули в Мадриді."),
        ("zh", "哈萨克斯坦和沙特阿拉伯在马德里会谈。"),
        ("fr", "Le Kazakhstan et l'Arabie saoudite ont négocié à Madrid."),
        ("de", "Kasachstan und Saudi-Arabien verhandelten in Madrid."),
    ],
)
def test_a_place_is_the_same_one_in_every_language(language: str, text: str) -> None:
    assert [key for _, _, key in name(text, language)] == ["country-kz", "country-sa", "madrid-es"]


def test_what_names_a_person_is_no_place() -> None:
    assert name("Jordanie Roe", "fr", (0, 12)) == []
