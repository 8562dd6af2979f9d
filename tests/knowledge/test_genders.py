"""Given names of men and women, and their other cases."""

from pathlib import Path

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.genders import GivenNames, read_genders

CASES = ("/а", "/у", "й/я", "а/ы", "я/и")


def test_shipped_names_are_of_one_gender() -> None:
    genders = read_genders(KnowledgeFolders())
    assert set(genders) == {"en", "ru"}
    for names in genders.values():
        assert names.masculine
        assert names.feminine
        assert not names.masculine & names.feminine
    assert genders["en"].masculine >= {"john", "paul"}
    assert genders["en"].feminine >= {"mary", "anna"}
    assert genders["ru"].masculine >= {"павел", "иван"}
    assert genders["ru"].feminine >= {"анна", "мария"}


def test_cases_of_names() -> None:
    names = GivenNames(frozenset({"сергей", "иван", "александр"}), frozenset({"анна", "мария", "александра"}))
    declined = names.decline(CASES)
    assert declined.masculine == {"сергея", "ивана", "ивану", "александру"}
    assert declined.feminine == {"анны", "марии", "александры"}


def test_own_names_extend_ours_and_a_name_of_both_tells_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "masculine_names.txt").write_text("# ours\nZorvan Mary\n", encoding="utf-8")
    names = read_genders(KnowledgeFolders(tmp_path))["en"]
    assert "zorvan" in names.masculine
    assert "mary" not in names.masculine | names.feminine
