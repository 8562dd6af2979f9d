"""What a report names as its own source, for the sentence that it stands in: "со ссылкой на …", "reports …, citing …"."""

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.cues import Cue
from onrecord.quotations.memory import Voice
from onrecord.quotations.reading import Passage
from onrecord.quotations.speakers import Speakers, is_source

# Words of a source's name.
SOURCE_WORDS = 8


def find_source(text: str, passage: Passage, speakers: Speakers) -> str | None:
    """The source as printed, or ``None``: a phrase that refers to one before the press that reports it."""
    for slotted in passage.slotted:
        if slotted.kind == "source":
            printed = _print_source(text, passage, speakers.language, slotted.slot_first)
            if printed:
                return printed
    for cue in passage.cues:
        if "source" in cue.takes and not _is_noun(passage, speakers.language, cue):
            voice = speakers.find_subject(passage, cue)
            if "quoting" in cue.takes or is_source(cue, voice, speakers.language):
                printed = _read_source(text, passage, speakers.language, (cue, voice))
                if printed:
                    return printed
    return _read_second(text, passage, speakers)


def _is_noun(passage: Passage, language: QuotingLanguage, cue: Cue) -> bool:
    """``According to reports``, ``the reports``: a noun that looks like the verb."""
    before = passage.tokens[cue.first - 1].folded if cue.first else ""
    return any(language.has(name, before) for name in ("prepositions", "articles", "to"))


def _read_second(text: str, passage: Passage, speakers: Speakers) -> str | None:
    """A phrase that names no person beside a cue that has its speaker: "…, he said, according to his press service"."""
    for slotted in passage.slotted:
        if slotted.kind == "by" and slotted.slot_stop is None and passage.cue_before(slotted.first) is not None:
            voice = speakers.read_slot(passage, slotted)
            if not voice.speakers and voice.label:
                return voice.label
    return None


def _read_source(text: str, passage: Passage, language: QuotingLanguage, said: tuple[Cue, Voice]) -> str | None:
    """The words after a cue that opens its clause ("сообщает газета"), or a name before it ("the Star reported")."""
    cue, voice = said
    if cue.first == 0 or not passage.tokens[cue.first - 1].is_nominal:
        return _print_source(text, passage, language, max(cue.stop, voice.stop if "quoting" in cue.takes else 0))
    label = voice.label or ""
    return label if voice.speakers or label[:1].isupper() else None


def _print_source(text: str, passage: Passage, language: QuotingLanguage, first: int) -> str | None:
    tokens = passage.tokens
    while first < len(tokens) and (
        language.has("adverbs", tokens[first].folded) or language.has("prepositions", tokens[first].folded)
    ):
        first += 1
    stop = first
    while stop < len(tokens) and stop - first < SOURCE_WORDS:
        if not (tokens[stop].is_nominal or (tokens[stop].kind == "marked" and stop > first - 1)):
            break
        if language.has("that", tokens[stop].folded) or _is_cue(passage, stop):
            break
        stop += 1
    while stop > first and language.has("adverbs", tokens[stop - 1].folded):
        stop -= 1
    return text[tokens[first].start : tokens[stop - 1].stop] if stop > first else None


def _is_cue(passage: Passage, at: int) -> bool:
    cue = passage.cue_from(at)
    return cue is not None and cue.first == at
