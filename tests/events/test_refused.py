"""Words that mean no event and dates of something else: each rule of ``refused.toml`` speaks in its examples, and alike sentences are told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.errors import KnowledgeError
from onrecord.events.find import find_tellings
from onrecord.events.telling import Telling
from onrecord.knowledge.events import EventKnowledge, load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.refusals import Refusals, Refuser, load_refusals
from tests.events.conftest import make_unit

KNOWN = load_event_knowledge(KnowledgeFolders())
EXAMPLES = [
    pytest.param(code, refuser, sentence, id=f"{code}-{refuser.rule.name}-{number}")
    for code, language in sorted(KNOWN.languages.items())
    for refuser in language.refusals.rules
    for number, sentence in enumerate(refuser.rule.examples)
]
KEPT = [
    ("en", "Yasenev will meet with Roeva on May 20.", "meeting", "2030-05-20"),
    ("en", "A call between President Yasenev and the ministers of Tarnia is planned for tomorrow.", "call", "2030-05-15"),
    ("en", "Yasenev met with the mayors yesterday.", "meeting", "2030-05-13"),
    ("en", "They held talks in March with President Roeva.", "negotiation", "2030-03"),
    ("en", "There was an agreement to hold the Tarnian River Forum in September.", "forum", "2030-09"),
    ("ru", "В марте на встрече с Ясеневым – он её провёл – решили, что план будет утверждён.", "meeting", "2030-03"),
    ("ru", "Завтра Ясенев встретится с Роевой.", "meeting", "2030-05-15"),
    ("ru", "Главным событием станет форум рек в октябре.", "forum", "2030-10"),
]  # fmt: skip


def tell(
    language: str, sentence: str, rules: Sequence[Refuser] | None = None
) -> list[tuple[str, str | None, str, object]]:
    """What the sentence alone is told of, by the rules of the language or by those given."""
    spoken = KNOWN.languages[language]
    if rules is not None:
        spoken = replace(spoken, refusals=Refusals(public=spoken.refusals.public, rules=tuple(rules)))
    known = EventKnowledge(
        kinds=KNOWN.kinds, weights=KNOWN.weights, thresholds=KNOWN.thresholds, languages={language: spoken}
    )
    head = ["The page begins here." if language == "en" else "Здесь начало."] * 3
    unit = make_unit(*head, sentence, title="Velga", language=language, kind="statement")
    return [_show(one) for one in find_tellings(unit, known) if one.role == "passing"]


def _show(one: Telling) -> tuple[str, str | None, str, object]:
    return one.kind, one.when, one.title, one.series


@pytest.mark.parametrize(("code", "refuser", "sentence"), EXAMPLES)
def test_a_rule_alone_refuses_what_is_told_without_it(code: str, refuser: Refuser, sentence: str) -> None:
    without, alone, together = tell(code, sentence, ()), tell(code, sentence, (refuser,)), tell(code, sentence)
    assert without, "nothing to refuse"
    assert alone != without
    assert not set(together) & (set(without) - set(alone))


@pytest.mark.parametrize(("code", "sentence", "kind", "when"), KEPT)
def test_alike_sentences_are_told(code: str, sentence: str, kind: str, when: str) -> None:
    assert [(one[0], one[1]) for one in tell(code, sentence)] == [(kind, when)]


def test_the_title_is_the_clause_around_the_word() -> None:
    (told,) = tell("en", "As we know, President Yasenev spoke with Roeva yesterday, and she was glad.")
    assert told[2] == "President Yasenev spoke with Roeva yesterday"


def test_a_continent_is_no_place_and_a_possessor_ends_a_name() -> None:
    unit = make_unit(
        *["The page begins here."] * 3, "At last month’s Summit for Rivers’s council in Europe Yasenev spoke.", title="Velga", language="en",
        kind="statement",
    )  # fmt: skip
    (told,) = [one for one in find_tellings(unit, KNOWN) if one.role == "passing"]
    assert (told.series and told.series.printed, told.place) == ("Summit for Rivers", None)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (
            '[[refused]]\nname = "a"\nof = "word"\nexamples = []\n[[refused]]\nname = "a"\nof = "date"\nexamples = []\n',
            "once",
        ),
        ('[[refused]]\nname = "a"\nof = "word"\nbefore = "("\nexamples = []\n', "patterns"),
    ],
)
def test_a_broken_file_is_named(tmp_path, written: str, complaint: str) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "refused.toml").write_text(f'language = "en"\npublic = []\n{written}', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        load_refusals(KnowledgeFolders(own=tmp_path))
