"""Names of two languages: which pairs differ. Sentences are invented."""

import pytest

from onrecord.alignment.name_words import list_names
from onrecord.alignment.names import find_different_names
from onrecord.alignment.one_name import NameKnowledge, is_one
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.name_roots import load_name_roots, make_roots
from onrecord.knowledge.romanisation import load_romanisation
from onrecord.text.common_words import is_common, is_name
from onrecord.text.listed_words import fold_spelling, has_list, is_formed, is_listed, is_listed_name
from onrecord.text.read_names import find_read_names, has_readings
from tests.alignment.models import ALONE, BOTH, needs_both, needs_model

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
    # The first word of a sentence is a name where it is no common word.
    ("Velloso habló ayer del puerto.", "Yesterday he spoke about the port.", [("Velloso", None)]),
    ("Según el alcalde, el puerto abre.", "The port opens, the mayor says.", []),
    # Words that other names share do not answer a name, nor do words that only end alike.
    ("La carga viene de Francia.", "The cargo comes from the south.", [("Francia", None)]),
    # A month, and a script without capitals.
    ("El puente abre en julio.", "The bridge opens in July.", []),
    ("货物来自那里。", "The ship comes from Uruguay.", []),
    # Countries of a list are looked up there.
    ("货物来自瑞典。", "The ship comes from Uruguay.", [("瑞典", None)]),
    ("货物来自瑞典。", "The Swedish cargo has come.", []),
    # An abbreviation that the other side has neither as it is, nor in other letters, nor spelled out, nor in a word of its meaning.
    ("La carga de la ZKV viene del puerto.", "The cargo comes from the port.", [("ZKV", None)]),
    ("La carga de la ZKV viene del puerto.", "The cargo of the Lower River Society comes from the port.", []),
    ("La carga de la ZKV viene del puerto.", "The cargo of the VZK comes from the port.", []),
    ("El televisor se quedó en el puerto.", "The TV remained in the port.", []),
    ("Abierto desde el siglo XIV.", "Open for centuries.", []),
    # Letters inside a longer word are no abbreviation; one that the other side writes otherwise stands for no second name.
    ("La gente de la SK viene del puerto.", "The skilled crew comes from the port.", [("SK", None)]),
    ("La ONG habló ayer con Velloso.", "The NGO spoke about it yesterday.", [("Velloso", None)]),
    # A name that stands twice is answered once by each that is there; a word that answers another one answers no name.
    ("El alcalde de Hallam habló ayer y Hallam respondió.", "The mayor of Hallam spoke yesterday and Hallam replied.", []),
    ("Los países vecinos ayudan y Estados Unidos también.", "The neighbouring countries help too.", [("Estados Unidos", None)]),
    # A day of the week with an ending is none either.
    ("El debate del miércoles fue largo.", "Wednesday's debate was long.", []),
]  # fmt: skip
LANGUAGES = {"и": "ru", "е": "ru", "货": "zh"}


@needs_model
@pytest.mark.parametrize(("source", "target", "expected"), CASES)
def test_which_names_are_not_answered(source: str, target: str, expected: list[tuple[str | None, str | None]]) -> None:
    language = next((code for letter, code in LANGUAGES.items() if letter in source), "es")
    found = find_different_names((source, target), (language, "en"), KNOWN, ALONE)
    told = [
        tuple(text[name.start : name.stop] if name else None for text, name in zip((source, target), pair, strict=True))
        for pair in found
    ]
    assert told == expected


# Languages that the model was not trained on, and one whose foreign names are written by their sounds: language, sentence, its English version.
ELSEWHERE = [
    ("cs", "Včera starosta mluvil s Ilmarem Ostenem o přístavu.", "Yesterday the mayor spoke about the port.", [("Ilmarem Ostenem", None)]),
    ("cs", "Včera starosta mluvil s Ilmarem Ostenem.", "Yesterday the mayor spoke with Ilmar Osten.", []),
    ("ja", "市長はイルマル・オステンと話した。", "The mayor spoke with Petra Vigdahl.", [("オステン", "Petra Vigdahl")]),
    ("ja", "市長はイルマル・オステンと話した。", "The mayor spoke with Ilmar Osten.", []),
    # In another script, and in a language that the model does not know, a name is told by its sound; what is translated is not told.
    ("hi", "जहाज़ हल्लम से आया।", "The ship came from Skoldar.", [(None, "Skoldar")]),
    ("hi", "जहाज़ स्कोल्दार से आया।", "The ship came from Skoldar.", []),
    ("hi", "जहाज़ लंदन से आया।", "The ship came from London.", []),
    ("hi", "चुनाव आयोग ने कहा।", "The Election Commission said so.", []),
    # Countries of a list, words in Latin letters, and words in katakana that nothing sounds like or means.
    ("ja", "荷物はナイジェリアから来た。", "The cargo came by sea.", [("ナイジェリア", None)]),
    ("ja", "荷物はフランスから来た。", "The French cargo has come.", []),
    ("ja", "荷物はVellosoから来た。", "The cargo came by sea.", [("Velloso", None)]),
    ("ja", "荷物はポトロルから来た。", "The cargo came by sea.", [("ポトロル", None)]),
    ("ja", "テレビは港にある。", "The television is in the port.", []),
    ("hi", "माल स्वीडन से आया।", "The cargo came by sea.", [("स्वीडन", None)]),
    ("hi", "माल स्वीडन से आया।", "The Swedish cargo has come.", []),
]  # fmt: skip


@needs_model
@pytest.mark.parametrize(("language", "source", "target", "expected"), ELSEWHERE)
def test_names_beside_other_languages(
    language: str, source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    found = find_different_names((source, target), (language, "en"), KNOWN, ALONE)
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
        ("La maire d’Hallam et l’ONU.", ["Hallam"]),
        ("港は閉鎖された。", []),
    ],
)
def test_names_are_words_with_a_capital_that_begin_nothing(text: str, names: list[str]) -> None:
    assert [text[one.start : one.stop] for one in list_names(text)] == names


@needs_model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Osten met the council. However, nothing came of it.", ["Osten"]),
        ("Встреча была долгой. Токаев открыл заседание.", ["Токаев"]),
        ("Petra Vigdahl wohnt in Hallam.", ["Petra Vigdahl", "Hallam"]),
    ],
)
def test_the_first_word_of_a_sentence_is_part_of_a_name_where_it_is_not_common(text: str, names: list[str]) -> None:
    assert [text[one.start : one.stop] for one in list_names(text, lambda word: not is_common(word))] == names


# With the slower model, lists and readings: language, sentence, its English version.
WITH_BOTH = [
    ("cs", "Včera starosta mluvil s Petrou Vigdahlovou.", "Yesterday the mayor spoke for long.", [("Petrou Vigdahlovou", None)]),
    ("cs", "Organizace pro bezpečnost a spolupráci přijela.", "The Organisation for Security and Cooperation came.", []),
    ("hi", "ओस्टेनोव ने कहा कि बंदरगाह खुला है।", "It was said that the port is open.", [("ओस्टेनोव", None)]),
    ("hi", "ओस्टेनोव ने कहा कि बंदरगाह खुला है।", "Ostenov said that the port is open.", []),
    ("hi", "माल ब्राजील से आया।", "The cargo came by sea.", [("ब्राजील", None)]),
    ("hi", "माल पेरिस से आया।", "The cargo came by sea.", [("पेरिस", None)]),
    ("hi", "माल पेरिस से आया।", "The cargo came from Paris.", []),
    ("hi", "माल बेल्जीयम से आया।", "The cargo came by sea.", [("बेल्जीयम", None)]),
    # A word with a capital that no list holds is a name where the other side writes it nowhere, beside a noun too; a compound is none.
    ("de", "Er arbeitet für die Diözese Skoldar.", "He works for the diocese.", [("Skoldar", None)]),
    ("de", "Er arbeitet für die Diözese Skoldar.", "He works for the diocese of Skoldar.", []),
    ("de", "Er arbeitet für die Diözese Skoldar.", "He works for the XTU diocese.", [(None, "XTU")]),
    ("de", "Die Hafenkranwartung dauert lange.", "The maintenance of the port crane takes long.", []),
    ("it", "Il sindaco della Vigdahl Gold tace.", "The mayor of Gold is silent.", [("Vigdahl", None)]),
    # Behind a title stands a name, whatever the list says.
    ("hi", "कल श्री राजीव ने बात की।", "Yesterday Mr. spoke.", [("राजीव", None)]),
    ("hi", "कल श्री राजीव ने बात की।", "Yesterday Mr. Rajiv spoke.", []),
    ("ja", "荷物は諏訪から来た。", "The cargo came by sea.", [("諏訪", None)]),
    ("ja", "荷物は諏訪から来た。", "The cargo came from Suwa.", []),
]  # fmt: skip


@needs_both
@pytest.mark.skipif(not (has_list("hi") and has_readings()), reason="lists of words or readings are not installed")
@pytest.mark.parametrize(("language", "source", "target", "expected"), WITH_BOTH)
def test_names_that_a_slower_model_lists_and_readings_tell(
    language: str, source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    found = find_different_names((source, target), (language, "en"), KNOWN, BOTH)
    told = [
        tuple(text[name.start : name.stop] if name else None for text, name in zip((source, target), pair, strict=True))
        for pair in found
    ]
    assert told == expected


@pytest.mark.parametrize(
    ("before", "is_determined"), [("der", True), ("Im", True), ("großen", True), ("in", False), ("sagte", False)]
)
def test_what_stands_before_a_noun_and_seldom_before_a_name(before: str, is_determined: bool) -> None:
    assert KNOWN.romanisation.folds.is_determined(before) is is_determined


@pytest.mark.skipif(not has_list("cs"), reason="lists of words are not installed")
def test_lists_of_words() -> None:
    assert not has_list("kk")
    assert is_listed("Spolupráci", "cs")
    assert is_listed_name("Praze", "cs")
    assert not is_listed_name("Spolupráci", "cs")
    assert not is_listed_name("Vigdahlovou", "cs")
    assert is_formed("बंदरगाही", "hi")
    assert not is_listed("बंदरगाही", "hi")
    assert not is_formed("ओस्टेनोव", "hi")


@pytest.mark.parametrize(("word", "other"), [("ब्राज़ील", "ब्राजील"), ("सम्भव", "संभव"), ("ईरान", "इरान")])
def test_spellings_of_one_word_in_letters_of_india(word: str, other: str) -> None:
    assert fold_spelling(word) == fold_spelling(other)


@pytest.mark.skipif(not has_readings(), reason="readings are not installed")
def test_names_with_their_readings() -> None:
    assert find_read_names("長野県諏訪市の港") == ((0, 2, "ナガノ"), (3, 5, "スワ"))


@needs_model
@pytest.mark.parametrize("word", ["However", "Election", "Встреча", "Trotz", "Dopo", "Green"])
def test_words_that_are_often_written_small_are_common(word: str) -> None:
    assert is_common(word)


@needs_model
@pytest.mark.parametrize("word", ["Murray", "Larry", "Москва", "Путин", "Huawei", "Israel"])
def test_words_that_are_likelier_with_a_capital_are_names(word: str) -> None:
    assert is_name(word)
    assert not is_common(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Austria", "industry"), ("CSU", "to"), ("Butte", "about"), ("Francia", "south"), ("Skoldar", "हल्लम"),
    ],
)  # fmt: skip
def test_words_that_are_two(word: str, other: str) -> None:
    assert not is_one(word, other, KNOWN)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Rz", "Rzeczpospolita"), ("NATO", "OTAN"), ("Congress", "congresso"), ("Swiss", "suiza"), ("Остеном", "Osten"),
        ("Lekszyckim", "Lekszycki"), ("Germany", "जर्मनी"),
    ],
)  # fmt: skip
def test_words_that_are_one_name(word: str, other: str) -> None:
    assert is_one(word, other, KNOWN)


def test_words_of_one_name_in_any_language_and_case() -> None:
    roots = make_roots([("x1", "Тарния"), ("x1", "Tarnland"), ("x2", "Velland Republic"), ("x2", "Велландия")])
    assert roots.find("Тарнией") == roots.find("Tarnland") == {"x1"}
    assert roots.find("Велландии") == roots.find("Velland") == {"x2"}
    assert roots.find("Tarn") == frozenset()


def test_a_word_of_many_names_tells_none() -> None:
    assert make_roots([(f"x{at}", f"Land{at} Republic") for at in range(9)]).find("Republic") == frozenset()
