"""What the knowledge files themselves promise: their examples hold, rows name their source, conflicts name both lines."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.encodings import load_encodings
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.hosts import load_hosts
from onrecord.knowledge.pages import load_page_languages
from onrecord.knowledge.people import load_people
from onrecord.knowledge.publishers import load_publishers
from onrecord.mentions.known import load_mention_knowledge
from onrecord.mentions.offices import find_offices

SHIPPED = KnowledgeFolders()
PEOPLE = load_people(SHIPPED)
MENTIONS = load_mention_knowledge(SHIPPED)
OFFICES = [(language.language, *example) for language in PEOPLE.languages for example in language.examples.offices]
HOSTS = [example for hosts in load_hosts(SHIPPED) for example in hosts.examples]


@pytest.mark.parametrize(("language", "text", "words", "role", "country"), OFFICES)
def test_offices_in_examples(language: str, text: str, words: str, role: str, country: str):
    found = list(find_offices(text, MENTIONS.namings[language]))
    assert [(text[one.start : one.stop], one.role, one.country) for one in found] == [(words, role, country)]


@pytest.mark.parametrize(("host", "is_official"), HOSTS)
def test_hosts_in_examples(host: str, is_official: bool):
    assert any(hosts.is_official(host) for hosts in load_hosts(SHIPPED)) is is_official


def test_what_is_shipped_can_be_read():
    assert {language.language for language in load_page_languages(SHIPPED).languages} == {"en", "kk", "ru"}
    assert load_encodings(SHIPPED).candidates
    assert all(publisher.standing == "press" or publisher.side for publisher in load_publishers(SHIPPED).publishers)
    holders = {holder.person for holder in PEOPLE.holders}
    assert holders <= {name.key for name in PEOPLE.names}


def test_holders_by_day():
    assert PEOPLE.find_holder("president", "KZ", "2019-11-07") == "tokayev"
    assert PEOPLE.find_holder("head_of_state", "RU", "2022") == "putin"
    assert PEOPLE.find_holder("president", "XX", "2022") is None


def test_a_holder_is_known_only_near_the_days_on_which_the_office_was_seen_held() -> None:
    assert PEOPLE.find_holder("president", "TJ", "2012-05-01") == "rahmon"
    assert PEOPLE.find_holder("president", "CG", "2012-05-01") is None


def write(folder: Path, name: str, text: str) -> KnowledgeFolders:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return KnowledgeFolders(folder)


PEOPLE_HEAD = "key,language,name,side,source\n"


def test_a_row_without_a_source(tmp_path: Path):
    folders = write(tmp_path, "people.csv", f"{PEOPLE_HEAD}roe,en,Jane Roe,XL,\n")
    with pytest.raises(KnowledgeError, match=r"people\.csv:2: .*source"):
        load_people(folders)


def test_two_rows_that_disagree_are_both_named(tmp_path: Path):
    folders = write(tmp_path, "people.csv", f"{PEOPLE_HEAD}roe,en,Jane Roe,XL,page 1\nroe,ru,Джейн Рой,XS,page 2\n")
    with pytest.raises(KnowledgeError, match=r"people\.csv:3 and .*people\.csv:2 .*'roe'.*'XS', 'XL'"):
        load_people(folders)


def test_a_missing_column(tmp_path: Path):
    folders = write(tmp_path, "people.csv", "key,language,name\nroe,en,Jane Roe\n")
    with pytest.raises(KnowledgeError, match=r"people\.csv:1: .*side, source"):
        load_people(folders)


def test_a_row_with_too_many_cells(tmp_path: Path):
    folders = write(tmp_path, "people.csv", f"{PEOPLE_HEAD}roe,en,Jane Roe,XL,page 1,more\n")
    with pytest.raises(KnowledgeError, match=r"people\.csv:2: more cells"):
        load_people(folders)


def test_own_people_are_known_beside_the_shipped_ones(tmp_path: Path):
    people = load_people(write(tmp_path, "people.csv", f"{PEOPLE_HEAD}roe,en,Jane Roe,XL,page 1\n"))
    assert people.sides["roe"] == "XL"
    assert people.sides["tokayev"] == "KZ"


PUBLISHER = 'key = "site.example"\nnames = ["Site"]\nhosts = ["{host}"]\nstanding = "press"\n'


def test_two_files_about_one_host_are_both_named(tmp_path: Path):
    write(tmp_path, "publishers/one.toml", PUBLISHER.format(host="site.example"))
    folders = write(
        tmp_path, "publishers/two.toml", PUBLISHER.format(host="site.example").replace('key = "site', 'key = "other')
    )
    with pytest.raises(KnowledgeError, match=r"two\.toml and .*one\.toml both describe host site\.example"):
        load_publishers(folders)


def test_an_unknown_key_is_named_with_its_file(tmp_path: Path):
    folders = write(tmp_path, "publishers/one.toml", PUBLISHER.format(host="site.example") + 'furnitur = "x"\n')
    with pytest.raises(KnowledgeError, match=r"one\.toml: furnitur"):
        load_publishers(folders)


@pytest.mark.parametrize(
    ("text", "message"), [("key = ", "TOML"), ("key = '\udcff'".encode("utf-8", "surrogateescape"), "UTF-8")]
)
def test_files_that_cannot_be_read(tmp_path: Path, text: str | bytes, message: str):
    path = tmp_path / "publishers" / "one.toml"
    path.parent.mkdir()
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(KnowledgeError, match=rf"one\.toml: expected {message}"):
        load_publishers(KnowledgeFolders(tmp_path))


def test_a_language_described_twice(tmp_path: Path):
    shipped = next(iter(SHIPPED.find("languages/ru/pages.toml"))).read_text()
    folders = write(tmp_path, "languages/ru/pages.toml", shipped)
    with pytest.raises(KnowledgeError, match=r"'ru' is described twice"):
        load_page_languages(folders)


def test_a_page_that_shows_two_layouts_belongs_to_the_fuller_one(tmp_path: Path):
    layout = '[layout]\nfingerprint = ["^Status$", "^Section"]\n'
    write(
        tmp_path, "publishers/one.toml", PUBLISHER.format(host="one.example") + '[layout]\nfingerprint = ["^Status$"]\n'
    )
    folders = write(
        tmp_path,
        "publishers/two.toml",
        PUBLISHER.format(host="two.example").replace('key = "site', 'key = "two') + layout,
    )
    found = load_publishers(folders).find_layout("Text\nStatus\nSection: News\n")
    assert found is not None
    assert found.hosts == ("two.example",)


def test_publishers_by_printed_name():
    publishers = load_publishers(SHIPPED)
    for printed in ("Акорды", "пресс-службу Акорды", "сайт kremlin.ru", "the White House"):
        assert publishers.find_name(printed) is not None
    assert publishers.find_name("Nobody") is None


def test_the_digest_of_a_need_follows_bytes_and_names(tmp_path: Path):
    folders = write(tmp_path, "people.csv", PEOPLE_HEAD)
    before = folders.digest("people.csv")
    assert before == folders.digest("people.csv")
    assert before != SHIPPED.digest("people.csv")
    write(tmp_path, "people.csv", PEOPLE_HEAD + "roe,en,Jane Roe,XL,page 1\n")
    assert folders.digest("people.csv") != before
