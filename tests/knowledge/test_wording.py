"""The wording of each language: which words soften, deny and count, and which two differ only in their ending."""

import tomllib
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.wording import NEED, open_wordings
from onrecord.text.words import fold_word

WORDINGS = open_wordings(KnowledgeFolders())

FOUND = [
    ("ru", "hedges", "есть определенная доля правды", ["определенная"]),
    ("ru", "hedges", "во всяком случае мы думаем", ["во всяком случае"]),
    ("ru", "hedges", "это возможность и необходимость", []),
    ("ru", "hedges", "я считаю, что по-моему это так", ["я считаю", "по-моему"]),
    ("ru", "negations", "никто не сомневается", ["никто", "не"]),
    ("ru", "negations", "небо и нефть", []),
    ("ru", "bounds", "свыше 50 процентов", ["свыше"]),
    ("ru", "contrasts", "хорошо, но дорого", ["но"]),
    ("ru", "conditions", "если проект задержится", ["если"]),
    ("ru", "exceptions", "все, за исключением одного", ["за исключением"]),
    ("ru", "dated_back", "сказал он годом ранее", ["годом ранее"]),
    ("en", "hedges", "it is sort of done, i think", ["sort of", "i think"]),
    ("en", "negations", "nobody can not do it", ["nobody", "not"]),
    ("en", "contrasts", "easy but dear", ["but"]),
    ("en", "dated_back", "he said earlier this year", ["earlier this year"]),
    ("kk", "negations", "ол болмайды, бірақ қажет емес", ["болмайды", "емес"]),
    ("kk", "contrasts", "жақсы бірақ қымбат", ["бірақ"]),
]
SAME_STEM = [
    ("ru", "встречи", "встрече"),
    ("ru", "сегодняшней", "сегодняшняя"),
    ("ru", "причал", "причалы"),
    ("ru", "материала", "материалы"),
    ("en", "agreement", "agreements"),
    ("kk", "көпірді", "көпірлердің"),
    ("und", "freundschaft", "freundlich"),
]
OTHER_STEM = [("ru", "встреча", "вечер"), ("en", "trade", "tradition"), ("kk", "көпір", "көше")]
SAME_SPELLING = [
    ("labour", "labor"),
    ("organisations", "organizations"),
    ("centre's", "center's"),
    ("defence", "defense"),
]
OTHER_SPELLING = [("four", "for"), ("prise", "prize"), ("filled", "filed"), ("devour", "devout")]


@pytest.mark.parametrize(("language", "kind", "text", "expected"), FOUND)
def test_words_of_a_kind(language: str, kind: str, text: str, expected: list[str]):
    words = text.replace(",", "").split()
    assert [" ".join(words[start:stop]) for start, stop in WORDINGS.of(language).find(kind, words)] == expected


@pytest.mark.parametrize(("language", "one", "two"), SAME_STEM)
def test_words_that_differ_in_their_ending(language: str, one: str, two: str):
    assert WORDINGS.of(language).stem(one) == WORDINGS.of(language).stem(two)


@pytest.mark.parametrize(("language", "one", "two"), OTHER_STEM)
def test_words_that_differ_in_more(language: str, one: str, two: str):
    assert WORDINGS.of(language).stem(one) != WORDINGS.of(language).stem(two)


@pytest.mark.parametrize(("one", "two"), SAME_SPELLING)
def test_one_word_in_two_spellings(one: str, two: str):
    assert WORDINGS.of("en").spell(one) == WORDINGS.of("en").spell(two)


@pytest.mark.parametrize(("one", "two"), OTHER_SPELLING)
def test_two_words_whatever_their_spelling(one: str, two: str):
    assert WORDINGS.of("en").spell(one) != WORDINGS.of("en").spell(two)


def test_a_word_of_a_million_letters_is_spelled_as_others_are():
    assert WORDINGS.of("en").spell("o" * 1_000_000 + "isation").endswith("oization")


def test_a_prefix_denies():
    assert WORDINGS.of("ru").denies("неудобный", "удобный")
    assert WORDINGS.of("en").denies("unlikely", "likely")
    assert not WORDINGS.of("ru").denies("небо", "удобный")


def test_words_that_say_the_same_share_a_stem():
    russian = WORDINGS.of("ru")
    assert russian.kin_of(russian.stem("вузы")) == russian.kin_of(russian.stem("университеты"))
    assert russian.kin_of(russian.stem("озеро")) == russian.stem("озеро")


def test_an_unknown_language_has_a_neutral_wording():
    neutral = WORDINGS.of("de")
    assert neutral.language == "und"
    assert not neutral.has("negations", ["nicht"])


def test_every_entry_is_reached():
    """An entry that folding or the splitting of words keeps from ever being found is a typing slip."""
    for language, wording in WORDINGS.languages.items():
        for kind, phrases in wording.phrases.items():
            for group in phrases.values():
                for phrase in group:
                    words = [word.removesuffix("*") for word in phrase]
                    assert wording.has(kind, words), (language, kind, phrase)


def test_a_users_own_file_adds_to_the_shipped_one(tmp_path: Path):
    shipped = (Path(__file__).parents[2] / "src/onrecord/knowledge/languages/kk/wording.toml").read_text(
        encoding="utf-8"
    )
    folder = tmp_path / "languages" / "kk"
    folder.mkdir(parents=True)
    (folder / "wording.toml").write_text(shipped.replace('"мүмкін"', '"мүмкін", "зайыры"'), encoding="utf-8")
    assert open_wordings(KnowledgeFolders(tmp_path)).of("kk").has("hedges", ["зайыры"])


def test_a_broken_file_is_named(tmp_path: Path):
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "wording.toml").write_text('language = "xx"\nsoftners = []\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"wording\.toml"):
        open_wordings(KnowledgeFolders(tmp_path))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_word_says_the_same_as_one_group_of_words_alone(language: str):
    path = next(file.path for file in KnowledgeFolders().find(NEED) if f"/{language}/" in str(file.path))
    wording = WORDINGS.of(language)
    groups: dict[str, int] = {}
    for number, group in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("kin", [])):
        for word in group:
            assert not wording.is_stop(fold_word(word)), word
            assert groups.setdefault(wording.stem(fold_word(word)), number) == number, word
