"""What a report names as its own source, for the sentence that it stands in: "со ссылкой на …", "reports …, citing …"."""

from onrecord.knowledge.quoting import QuotingLanguage
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
        if "source" in cue.takes:
            voice = speakers.find_subject(passage, cue)
            if is_source(cue, voice) and voice.label:
                return _with_marks(text, passage, voice)
    return None


def _print_source(text: str, passage: Passage, language: QuotingLanguage, first: int) -> str | None:
    stop = first
    tokens = passage.tokens
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


def _with_marks(text: str, passage: Passage, voice: Voice) -> str | None:
    """A label with the name in marks that follows it: «газета «Северный край»»."""
    if voice.first >= voice.stop:
        return voice.label
    stop = voice.stop
    if stop < len(passage.tokens) and passage.tokens[stop].kind == "marked":
        stop += 1
    return text[passage.tokens[voice.first].start : passage.tokens[stop - 1].stop]
