"""Issues of towns of one name: which the text may mean, and which is taken where one is far larger than the others."""

from collections.abc import Sequence

from onrecord.knowledge.namesakes import Namesakes, SharedName
from onrecord.model import Issue, make_issue
from onrecord.model.names import NameForm

_STAGE = "entities"


def find_namesakes(forms: Sequence[NameForm], namesakes: Namesakes) -> tuple[Issue, ...]:
    """An issue for each name that several towns bear, where no page told by its country which is meant; by id."""
    found: dict[str, str] = {}
    places = (form for form in forms if form.kind == "place")
    for form in sorted(places, key=lambda one: (one.language, -one.times, one.exact, one.key)):
        name = namesakes.find(form.language, form.exact)
        if name is not None and (why := _say_open(form, name)):
            found.setdefault(" ".join((form.language, *(town.key for town in name.towns))), why)
    issues = (make_issue(stage=_STAGE, source=keys, why=why) for keys, why in found.items())
    return tuple(sorted(issues, key=lambda one: one.id))


def _say_open(form: NameForm, name: SharedName) -> str | None:
    """Why a name is open; nothing where the page told of one country, or the words are another's name."""
    meant = " or ".join(f"{town.name} ({town.country})" for town in name.towns)
    if name.larger is not None:
        is_taken = form.key == name.larger.key
        return f"«{form.exact}» may be {meant}: no word tells, and {form.key} is far larger" if is_taken else None
    is_known = any(form.key == town.key for town in name.towns)
    return None if is_known else f"«{form.exact}» may be {meant}: a page that names it does not tell"
