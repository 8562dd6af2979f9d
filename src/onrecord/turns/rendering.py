"""Whether the words of a turn are the speaker's own, an interpreter's, or the publisher's translation."""

from dataclasses import dataclass, field

from onrecord.knowledge.pages import PageLanguages
from onrecord.model import Document, Turn
from onrecord.model.speech import TurnRendering
from onrecord.text.labels import Label


@dataclass(slots=True)
class Renderings:
    """The rendering of turn after turn of one document.

    A note behind a label, "(как переведено)", holds for that speaker on the rest of the page: pages say it once. A note inside
    speech, "(As interpreted.)", holds for its turn: those pages say it each time. "(по-английски)" behind a label holds for its turn, whose
    printed words are the publisher's.
    """

    document: Document
    languages: PageLanguages
    _interpreted: set[str] = field(default_factory=set)

    def find(self, label: Label | None, start: int, stop: int, holder: Turn | None) -> TurnRendering:
        """The rendering of the turn ``[start, stop)``; ``holder`` is the turn whose label still holds for one without."""
        if label is not None and label.note:
            if self.languages.foreign_note.fullmatch(label.note):
                return "translated"
            if self.languages.interpreted_note.fullmatch(label.note):
                self._interpreted.add(label.printed)
        if label is not None and label.printed in self._interpreted:
            return "interpreted"
        if self.languages.interpreted_remark.search(self.document.text, start, stop):
            return "interpreted"
        return holder.rendering if holder is not None else self._find_usual()

    def _find_usual(self) -> TurnRendering:
        if self.document.rendering == "official_translation":
            return "translated"
        return "original" if self.document.rendering == "original" else "unknown"
