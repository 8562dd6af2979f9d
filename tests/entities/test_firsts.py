"""Older pages that come later: an id that was seen once still leads to its person."""

from pathlib import Path

from onrecord import pipeline
from onrecord.commands.options import read_settings
from onrecord.model import Entity, Identity
from onrecord.record.view import View

LATER = "The harbour\n\n2031-06-02\n\n“The harbour is open,” Roman Yasenev, head of the harbour, said.\n"
OLDER = "The works\n\n2031-05-02\n\n“The works go on,” Roman Yasenev told reporters.\n"
UNDATED = "The gates\n\nRoman Yasenev said that the gates were shut.\n"


def build(folder: Path, *texts: str) -> View:
    """A record to which these pages are added one after the other."""
    settings = read_settings(folder / "record", None, 1, None, True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        view, _ = pipeline.take_in_and_build([folder / f"{number}.txt"], settings, lambda *step: None)
        view.close()
    return View.open(settings.record)


def find_person(view: View) -> Entity:
    (found,) = (one for one in view.rows(Entity) if one.kind == "person" and "Roman Yasenev" in one.name)
    return found


def test_an_older_page_gives_a_person_its_id_and_the_one_before_leads_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "all").mkdir()
    with build(tmp_path / "one", LATER) as view:
        first = find_person(view)
        assert list(view.rows(Identity)) == []
    with build(tmp_path / "all", LATER, UNDATED, OLDER) as view:
        stands = find_person(view)
        led = {one.new: one.old for one in view.rows(Identity)}
    assert stands.id != first.id
    assert led[first.id] == stands.id
    assert set(led.values()) == {stands.id}
    assert len(led) == 2  # that of the page without a day too
