"""Names that no list of a language holds: they are written with the same letters in another language of one script, or stand there not.

Vectors say little of a rare word, and in a language where every noun has a capital they have to be sure. A word with a capital that is in
no list of the forms of its language, and that letters find nowhere on the other side, is a name or a compound: what the slower model
puts near no word that is left there is a name (:mod:`onrecord.text.listed_words`).
"""

from onrecord.alignment.abbreviations import find_new_abbreviations
from onrecord.alignment.claims import pair_words
from onrecord.alignment.name_words import Name, Sides, list_names, list_tokens
from onrecord.alignment.one_name import NameKnowledge
from onrecord.alignment.second_opinion import measure_meanings
from onrecord.alignment.support import Models
from onrecord.text.listed_words import has_list, is_listed

_SHORTEST = 3
# A word is answered from this cosine of the slower model on. On the rows of demetr with even numbers most names that were taken
# out lie at 0.88 and below; compounds of unchanged German sentences at 0.847 and above, words of other languages there at 0.89 and above.
_MEANT, _COMPOUND_MEANT = 0.885, 0.845


def find_unlisted_names(sides: Sides, known: NameKnowledge, models: Models) -> list[Name]:
    """Words of names of the first text, in no list of its language, that the second has in no form; the first words of sentences apart.

    Nothing without the list or the slower model, in languages for which it was not measured, or where the second text has an abbreviation
    of its own, which may be the name.
    """
    folds, language = known.romanisation.folds, sides.languages[0]
    second = models.find_second(sides.languages)
    if second is None or language not in folds.listed or not has_list(language):
        return []
    rare = [
        Name(word.start, word.stop, (word.text,))
        for name in list_names(sides.texts[0])
        for word in list_tokens(sides.texts[0])
        if name.start <= word.start < name.stop
        and len(word.text) >= _SHORTEST
        and word.text not in folds.no_names
        and not is_listed(word.text, language)
    ]
    if not rare or find_new_abbreviations(sides, known):
        return []
    claims = pair_words((list_tokens(sides.texts[0]), list_tokens(sides.texts[1])), known, None)
    left = [(name, claims.list_places(name.start, name.stop)) for name in rare]
    limit = _COMPOUND_MEANT if language in folds.capital_nouns else _MEANT
    return [
        name
        for name, places in left
        if not claims.is_written(places[0])
        and float(measure_meanings(name.words, claims.list_free(places), second)[0]) < limit
    ]
