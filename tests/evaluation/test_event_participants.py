"""How people of an event are scored: who was found, who was only named, how they took part; on a page of ours about an invented call."""

from typing import Any

from evaluation.event_participants import FoundEvent, FoundPerson, score_event_participants
from evaluation.gold import Range, count_words, digest_words
from evaluation.participants_gold import GoldPage, read_gold_page, read_gold_pages

TEXT = (
    "President Ingrid Olvar of Norrholm spoke by phone with Martin Selvik and Tomas Deminov. "
    "She recalled the bridge that Anna Roeva built. Earlier she met Jan Karel at the old port of Olvinsk."
)


def point(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), digest_words(words)


def find_words(words: str) -> Range:
    start, stop, _ = point(words)
    return count_words(TEXT, start, stop)


def read_page() -> GoldPage:
    call: dict[str, Any] = {
        "kinds": ["call"],
        "days": ["2031-02-14"],
        "places": [],
        "is_place_told": False,
        "people": [
            {"at": [point("Ingrid Olvar")], "mode": "by_phone", "side": "NH"},
            {"at": [point("Martin Selvik")], "mode": "by_phone"},
            {"at": [point("Tomas Deminov")], "mode": "by_phone", "optional": True},
        ],
    }
    meeting = {
        "kinds": ["meeting"],
        "days": [],
        "places": [point("Olvinsk")],
        "is_place_told": True,
        "people": [{"at": [point("Jan Karel")], "mode": "present"}],
    }
    return read_gold_page({"file": "call.md", "events": [call, meeting], "absent": [point("Anna Roeva")]}, TEXT)


def find_person(name: str, mode: str = "by_phone", side: str | None = None, place: str | None = None) -> FoundPerson:
    words = (find_words(place or name),) if (place or name) in TEXT else ()
    return FoundPerson(names=frozenset({name}), words=words, mode=mode, side=side)


def find_call(*people: FoundPerson) -> FoundEvent:
    return FoundEvent(kind="call", start="2031-02-14", place=None, people=people)


def score(*events: FoundEvent) -> dict[str, tuple[int, int, tuple[str, ...]]]:
    scores = score_event_participants([read_page()], {"call.md": events})
    return {one.measure: (one.correct, one.total, one.errors) for one in scores}


def test_people_are_found_by_where_they_stand_and_optional_ones_count_neither_way() -> None:
    called = find_call(find_person("The President", place="Ingrid Olvar"), find_person("Martin Selvik"))
    with_optional = find_call(*called.people, find_person("Tomas Deminov"))
    for event in (called, with_optional):
        found = score(event)
        assert found["participants precision"][:2] == (2, 2)
        assert found["participants recall"] == (2, 3, ("missed  call: Jan Karel (no event)",))


def test_somebody_without_a_mention_is_known_by_the_surname_in_any_case() -> None:
    assert score(find_call(find_person("Olvars, I.")))["participants recall"][:2] == (1, 3)
    assert score(find_call(find_person("Olveira, I.")))["participants recall"][:2] == (0, 3)


def test_a_look_alike_and_a_stranger_are_wrong_and_told_apart() -> None:
    found = score(find_call(find_person("Ingrid Olvar"), find_person("Anna Roeva"), find_person("Piotr Nemo")))
    assert found["participants precision"][:2] == (1, 3)
    assert found["participants precision"][2] == (
        "extra   call: Anna Roeva (look-alike)",
        "extra   call: Piotr Nemo (not on the page)",
    )
    assert found["look-alikes left out"] == (0, 1, ("call: Anna Roeva",))


def test_one_person_found_as_two_is_one_too_many() -> None:
    found = score(find_call(find_person("Ingrid Olvar"), find_person("Olvar, I.")))
    assert found["participants precision"] == (1, 2, ("extra   call: Ingrid Olvar (twice: Olvar, I.)",))


def test_people_of_two_events_of_a_page_are_not_mixed() -> None:
    meeting = FoundEvent(
        kind="meeting", start=None, place="Olvinsk", people=(find_person("Jan Karel", mode="present"),)
    )
    apart = score(find_call(find_person("Ingrid Olvar"), find_person("Martin Selvik")), meeting)
    assert apart["participants F1"][:2] == (6, 6)
    assert apart["place"][:2] == (1, 1)
    mixed = score(find_call(find_person("Ingrid Olvar"), find_person("Jan Karel")))
    assert mixed["participants precision"][2] == ("extra   call: Jan Karel (of another event)",)


def test_an_event_that_the_page_only_recalls_counts_neither_way() -> None:
    recalled = FoundEvent(kind="ceremony", start="2029", place=None, people=(find_person("Anna Roeva"),))
    found = score(find_call(find_person("Ingrid Olvar")), recalled)
    assert found["participants precision"][:2] == (1, 1)
    assert found["look-alikes left out"][:2] == (1, 1)


def test_how_and_for_whom_is_scored_of_those_who_were_found() -> None:
    wrong = score(
        find_call(find_person("Ingrid Olvar", mode="present", side="LZ"), find_person("Martin Selvik", "unknown"))
    )
    assert wrong["mode told"] == (1, 2, ("call: Martin Selvik by_phone",))
    assert wrong["mode right"] == (0, 1, ("call: Ingrid Olvar by_phone, found present",))
    assert wrong["side right"] == (0, 1, ("call: Ingrid Olvar NH, found LZ",))
    right = score(find_call(find_person("Ingrid Olvar", side="NH")))
    assert right["mode right"][:2] == right["side right"][:2] == (1, 1)


def test_an_event_of_another_kind_with_nobody_of_it_is_not_the_event() -> None:
    found = score(FoundEvent(kind="forum", start="2031-02-14", place=None, people=()))
    assert found["events found"][:2] == (0, 2)
    assert found["kind"][1] == 0


def test_the_gold_points_at_names(shared_data: object) -> None:
    pages, texts = read_gold_pages()
    assert pages
    for page in pages:
        assert page.file in texts
        assert page.events
        for person in (*page.absent, *(one for event in page.events for one in event.people)):
            assert person.name[0].isupper()
