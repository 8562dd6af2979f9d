"""The words for units in every language that ``units.toml`` has them in, also where nothing else is known of its amounts."""

from collections.abc import Mapping

from onrecord.knowledge.amount_files import UnitsFile
from onrecord.knowledge.amounts import UNITS, Unit, make_unit
from onrecord.knowledge.checked import read_checked
from onrecord.knowledge.files import KnowledgeFolders, keep_loaded
from onrecord.knowledge.forms import JOINT, Phrases

NEED = UNITS


@keep_loaded(NEED)
def load_unit_words(folders: KnowledgeFolders) -> Mapping[str, Phrases[Unit]]:
    """Units by their words, by language; money is none of them."""
    entries = [entry for file in folders.find(NEED) for entry in read_checked(file, UnitsFile).unit]
    return {
        language: Phrases(
            [
                (form.split(JOINT), make_unit(entry))
                for entry in entries
                for form in entry.words.get(language, "").split()
            ]
        )
        for language in sorted({language for entry in entries for language in entry.words})
    }
