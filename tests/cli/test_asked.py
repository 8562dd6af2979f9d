"""At whose wish an event was held, where a page's own words say it."""

from typing import Literal

import pytest

from onrecord.commands.compare_accounts import find_asked
from onrecord.knowledge.events import load_event_knowledge
from onrecord.knowledge.files import KnowledgeFolders
from onrecord.model import Sentence, Turn
from onrecord.model.accounts import Spoken
from tests.traces.build import make_document

KNOWN = load_event_knowledge(KnowledgeFolders())


def tell(text: str, language: str, kind: Literal["speech", "narration"]) -> Spoken:
    """A page of one turn and one sentence."""
    page = make_document("asked.example", text, standing="official", language=language)
    turn = Turn(
        id="t", document=page.id, order=0, kind=kind, label=None, label_start=None, label_stop=None, label_of=None,
        language=language, rendering="original", start=0, stop=len(text),
    )  # fmt: skip
    sentence = Sentence(id="s", document=page.id, turn="t", order=0, start=0, stop=len(text))
    return Spoken(page=page, turns=(turn,), sentences=(sentence,))


@pytest.mark.parametrize(
    ("text", "language", "kind", "is_said"),
    [
        ("The telephone call took place at the initiative of the Xan side.", "en", "narration", True),
        ("Телефонный разговор состоялся по инициативе зельской стороны.", "ru", "narration", True),
        ("The telephone call took place on Monday.", "en", "narration", False),
        ("The bridge is built at the request of the town.", "en", "narration", False),
        ("Our telephone call takes place at my request of yesterday.", "en", "speech", False),
    ],
)
def test_a_page_says_at_whose_wish_it_was_held(text, language, kind, is_said):
    found = [one.exact for one in find_asked(tell(text, language, kind), KNOWN)]
    assert found == ([text] if is_said else [])
