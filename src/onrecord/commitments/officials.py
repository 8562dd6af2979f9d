"""Whether those who are to act can bind a state: an office, its holder, a state, one of its bodies, a party; asked of the press alone."""

from onrecord.commitments.actors import find_antecedent
from onrecord.commitments.judged import Candidate
from onrecord.commitments.passage import Passage
from onrecord.model import Mention


def names_official(passage: Passage) -> bool:
    """A word for somebody official stands in the sentence, an office or its holder, or what an office of the page is of."""
    return _is_official(passage, 0, len(passage.words))


def is_of_private_people(one: Candidate) -> bool:
    """Who acts is a person without an office, or somebody else whom nobody follows; or the whole page is of no public affairs.

    Of a talk that is printed with who speaks nothing is refused: its speakers are there because of what they are.
    """
    passage, subject = one.passage, one.subject
    if passage.turn.label or _is_official(passage, subject.first, subject.stop):
        return False
    words = passage.words[subject.first : subject.stop]
    if not passage.officials.is_political and _is_without_office(one):
        stop = one.first if subject.kind in ("he", "none") else len(passage.words)
        return not _is_official(passage, 0, stop)  # "Roe is ready to leave, if the ministers …"
    is_private = not passage.known.privates.lacks(words)
    is_company = passage.officials.is_of_trade and not passage.list_named(subject.first, subject.stop)
    is_of_body = passage.known.head == "first" and one.act.verb.form == "passive" and is_company
    is_body = is_of_body or (subject.kind == "agent" and (is_company or not passage.known.agents.lacks(words)))
    is_elsewhere = not passage.officials.is_public and not is_body
    return (is_private or is_elsewhere) and not names_official(passage)


def _is_without_office(one: Candidate) -> bool:
    """A person is named, by a name or by a pronoun, and has no office on the page."""
    passage, subject = one.passage, one.subject
    is_left_out = _is_left_out(one)
    if subject.kind == "he" or is_left_out:
        before = find_antecedent(passage, one.first if is_left_out else subject.first)
        return before is not None and not _has_office(passage, before)
    named = passage.list_named(subject.first, subject.stop)
    return subject.kind == "agent" and any(each.kind == "person" and not _has_office(passage, each) for each in named)


def _is_left_out(one: Candidate) -> bool:
    """A verb of one person without a subject: «Планирует открыть школу»."""
    is_active = (
        one.cue.doer == "subject" and one.act.verb.form != "passive" and one.cue.person not in ("i", "we", "they")
    )
    is_active = is_active and one.passage.words[one.first] not in one.passage.known.many
    return one.passage.known.head == "first" and is_active and one.subject.kind == "none"


def _is_official(passage: Passage, first: int, stop: int) -> bool:
    known = passage.known.offices if passage.officials.is_of_private_life else passage.known.officials
    words = passage.words[first:stop]
    if known is None or not known.lacks(words):
        return True
    named = passage.list_named(first, stop)
    return any(_has_office(passage, each) for each in named) or passage.officials.names_one(words)


def _has_office(passage: Passage, named: Mention) -> bool:
    return named.kind == "office" or named.person in passage.officials.people
