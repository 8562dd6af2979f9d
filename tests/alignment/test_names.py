"""Names of two languages: which pairs differ. Sentences are invented."""

import pytest

from onrecord.alignment.names import NameKnowledge, find_different_names, list_names
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_roots import load_name_roots, make_roots
from onrecord.knowledge.romanisation import load_romanisation
from tests.alignment.models import ENCODER, needs_model

KNOWN = NameKnowledge(load_romanisation(KnowledgeFolders()), load_name_roots(KnowledgeFolders()))

# The two sentences, and the names that the other side does not answer.
CASES = [
    ("Вчера Остен приехал на верфь.", "Yesterday Osten came to the shipyard.", []),
    ("Вчера с Остеном говорили долго.", "Yesterday they spoke with Osten for long.", []),
    ("Паром идёт из Омска.", "The ferry comes from Omsk.", []),
    ("Груз идёт из Китая.", "The cargo comes from China.", []),
    ("Груз идёт из Пекина.", "The cargo comes from Beijing.", []),
    ("La carga viene de Suecia.", "The cargo comes from Sweden.", []),
    ("Groźba nadeszła z Wielkiej Brytanii.", "The threat came from Great Britain.", []),
    ("Груз идёт из Галлама в Омск.", "The cargo goes from Skoldar to Omsk.", [("Галлама", "Skoldar")]),
    ("El barco viene de Suecia.", "The ship comes from Uruguay.", [("Suecia", "Uruguay")]),
    # A name that one side alone has.
    ("Ayer el alcalde habló con Marta Velloso del puerto.", "Yesterday the mayor spoke about the port.", [("Marta Velloso", None)]),
    # A patronymic has no counterpart and no name in its place.
    ("К нам приехал Ильмар Остенович Вебранд.", "We were visited by Ilmar Webrand.", []),
    # Abbreviations are translated as they come, and may stand for a name; headlines in capitals hold no names.
    ("Вступили в ОМК новые страны.", "New countries joined the XTU.", []),
    ("La carga viene del Reino de Sella.", "The cargo comes from the RS.", []),
    # A month, and a script without capitals.
    ("El puente abre en julio.", "The bridge opens in July.", []),
    ("货物来自瑞典。", "The ship comes from Uruguay.", []),
]  # fmt: skip
LANGUAGES = {"и": "ru", "е": "ru", "货": "zh"}


@needs_model
@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_which_names_are_not_answered(source: str, target: str, expected: list[tuple[str | None, str | None]]) -> None:
    language = next((code for letter, code in LANGUAGES.items() if letter in source), "es")
    found = find_different_names((source, target), (language, "en"), KNOWN, ENCODER)
    told = [
        tuple(text[name.start : name.stop] if name else None for text, name in zip((source, target), pair, strict=True))
        for pair in found
    ]
    assert told == expected


# Languages that the model was not trained on, and one whose foreign names are written by their sounds: language, sentence, its English version.
ELSEWHERE = [
    ("cs", "Včera starosta mluvil s Ilmarem Ostenem o přístavu.", "Yesterday the mayor spoke about the port.", [("Ilmarem Ostenem", None)]),
    ("cs", "Včera starosta mluvil s Ilmarem Ostenem.", "Yesterday the mayor spoke with Ilmar Osten.", []),
    ("ja", "市長はイルマル・オステンと話した。", "The mayor spoke with Petra Vigdahl.", [(None, "Petra Vigdahl")]),
    ("ja", "市長はイルマル・オステンと話した。", "The mayor spoke with Ilmar Osten.", []),
    # In another script nothing is told of a language that the model does not know.
    ("hi", "जहाज़ हल्लम से आया।", "The ship came from Skoldar.", []),
]  # fmt: skip


@needs_model
@pytest.mark.parametrize(("language", "source", "target", "expected"), ELSEWHERE)
def test_names_beside_other_languages(
    language: str, source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    found = find_different_names((source, target), (language, "en"), KNOWN, ENCODER)
    told = [
        tuple(text[name.start : name.stop] if name else None for text, name in zip((source, target), pair, strict=True))
        for pair in found
    ]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Ilmar Osten met the council of Hallam.", ["Ilmar Osten", "Hallam"]),
        ("The port. Ferries go.", []),
        ("“Ferries go to Hallam”", ["Hallam"]),
        ("MEETING WITH ILMAR OSTEN", []),
        ("Паром «Волна» ушёл в Галлам.", ["Галлам"]),
        ("港は閉鎖された。", []),
    ],
)
def test_names_are_words_with_a_capital_that_begin_nothing(text: str, names: list[str]) -> None:
    assert [text[one.start : one.stop] for one in list_names(text)] == names


def test_words_of_one_name_in_any_language_and_case() -> None:
    roots = make_roots([("x1", "Тарния"), ("x1", "Tarnland"), ("x2", "Velland Republic"), ("x2", "Велландия")])
    assert roots.find("Тарнией") == roots.find("Tarnland") == {"x1"}
    assert roots.find("Велландии") == roots.find("Velland") == {"x2"}
    assert roots.find("Tarn") == frozenset()


def test_a_word_of_many_names_tells_none() -> None:
    assert make_roots([(f"x{at}", f"Land{at} Republic") for at in range(9)]).find("Republic") == frozenset()
