"""Marked words without an attribution in their sentence: what stands around it says whether they are a quotation, and whose."""

from collections.abc import Sequence

from onrecord.model import Mention
from onrecord.quotations.memory import NOBODY, Voice
from onrecord.quotations.scene import Asked, Found
from onrecord.quotations.shown import key_of
from onrecord.quotations.tokens import is_capital

# Words before the marks, or behind them, among which a name is looked for.
CLAUSE_REACH = 60
HEADLINE_NAME = 6
# Fewer words than this are a figure of speech; with signs, so many tokens are marked words alone in their sentence.
PHRASE_WORDS = 2
BESIDE = 3
# Marked words this long, alone in their paragraph, are somebody's, even if the page does not say whose.
ALONE_WORDS = 6
# Marked words this long inside a reporter's sentence without a cue belong to whoever speaks before and after it.
CARRIED_WORDS = 4
# The word of knowledge for a language in which any phrase in marks is somebody's words.
PHRASE = "phrase"


def colon_alone(asked: Asked) -> Found | None:
    """«Имя: «…»», «Министр был краток: «…»»: somebody, a colon, and a sentence in marks."""
    if not asked.is_kind(-1, "colon") or not (asked.look.is_sentence or asked.passage.place == "headline"):
        return None
    if asked.look.words < PHRASE_WORDS:
        return None
    names = asked.page.speakers.names
    span = (max(0, asked.at - 1 - CLAUSE_REACH), asked.at - 1)
    people = [one for one in names.list_candidates(asked.tokens, span, "other", True) if one.rank < HEADLINE_NAME]
    voice = min(people, key=lambda one: one.rank).voice if people else NOBODY
    said = any(asked.page.language.has("sayings", token.folded) for token in asked.tokens[span[0] : span[1]])
    if voice is NOBODY and not said and not (asked.look.words >= ALONE_WORDS and asked.look.is_sentence):
        return None
    owner = names.read_owner(asked.tokens, *span) if said or voice is NOBODY else NOBODY
    voice = owner if owner.speakers and (voice is NOBODY or owner.first < voice.first) else voice
    asked.page.speakers.note(voice, "other")
    return Found(kind="direct", voice=voice)


def headline_name(asked: Asked) -> Found | None:
    """A headline ««…» – Имя» or ««…»: Имя о дорогах»; a sentence in marks even where no name follows."""
    if asked.passage.place != "headline" or asked.at or not asked.is_kind(1, "dash", "colon"):
        return None
    span = (2, min(len(asked.tokens), 2 + HEADLINE_NAME))
    found = next(asked.page.speakers.names.list_candidates(asked.tokens, span, "other", True), None)
    if asked.look.words < PHRASE_WORDS or (found is None and not asked.look.is_sentence):
        return None
    voice = NOBODY if found is None else found.voice
    asked.page.speakers.note(voice, "other")
    return Found(kind="direct", voice=voice)


def goes_on(asked: Asked) -> Found | None:
    """«…», – сказал Имя. «…»: marks alone in their sentence, after a quotation or a cue in the sentence before."""
    if not (_is_alone(asked) or _opens_sentence(asked)) or asked.number == 0:
        return None
    previous = asked.page.passages[asked.number - 1]
    voice = asked.page.speakers.memory.last
    heard = asked.spoken is not None or any("naming" not in cue.takes for cue in previous.cues)
    if not heard or (asked.look.is_name and asked.look.words < ALONE_WORDS):
        return None
    if asked.spoken is None and not voice.speakers:
        cue = previous.cues[-1]
        voice = asked.page.speakers.find_subject(previous, cue)
        label = (voice.label or "").casefold()
        if not voice.speakers and asked.passage.closes and (not label or asked.page.language.has("own", label)):
            voice = voice._replace(speakers=asked.page.speakers.memory.recall_interviewed())
    elif asked.spoken is not None and not voice.speakers:
        voice = asked.spoken.voice
    asked.page.speakers.note(voice, "other")
    rule = "introduced" if asked.passage.opens else ""
    return Found(kind="direct", voice=voice._replace(label=None), rule=rule)


def _is_alone(asked: Asked) -> bool:
    return len(asked.tokens) <= BESIDE and all(token.kind in {"marked", "full_stop"} for token in asked.tokens)


def _opens_sentence(asked: Asked) -> bool:
    """ "“He said: ‘Go.’” Roe would later ask for more": whole sentences in marks, and a new one behind them."""
    whole = asked.at == 0 and asked.look.is_sentence and asked.look.ends_sentence
    return whole and asked.after is not None and asked.after.is_nominal and is_capital(asked.page.text, asked.after)


def attributed_next(asked: Asked) -> Found | None:
    """««…». Об этом заявил Имя.»: the sentence after it says whose words they were."""
    if not _is_alone(asked) or asked.number + 1 >= len(asked.page.passages):
        return None
    following = asked.page.passages[asked.number + 1]
    words = [token.folded for token in following.tokens]
    length = asked.page.language.match_run("after", words, 0)
    cue = following.cue_from(0)
    if (
        not length
        or cue is None
        or cue.first - length > BESIDE
        or (asked.look.is_name and not asked.look.ends_sentence)
    ):
        return None
    voice = asked.page.speakers.find_subject(following, cue)
    asked.page.speakers.note(voice, cue.form)
    return Found(
        kind="direct", voice=voice, cue=(following.tokens[cue.first].start, following.tokens[cue.stop - 1].stop)
    )


def paragraph_alone(asked: Asked) -> Found | None:
    """A paragraph that is one long pair of marks: the words of who spoke last, where nobody else did since, as answers are printed.

    «Орлов приехал вечером. ¶ «…»»: a name that opens the sentence before is its subject, and comes first.
    """
    whole = asked.passage.opens and asked.passage.closes and _is_alone(asked) and asked.marked.closed
    if not whole or asked.look.words < ALONE_WORDS or not asked.look.is_sentence:
        return None
    previous = asked.page.passages[asked.number - 1] if asked.number else None
    told = previous.tokens[0].mention if previous is not None and previous.place == "body" else None
    subjects: Sequence[Mention] = ()
    if previous is not None and told is not None and told.kind == "person":
        subjects = asked.page.speakers.names.list_subjects(previous.tokens[:1])
    speakers = tuple(subjects) or asked.page.speakers.memory.recall_interviewed()
    asked.page.speakers.note(Voice(None, speakers), "other")
    return Found(kind="direct", voice=Voice(None, speakers))


def comma_before(asked: Asked) -> Found | None:
    """“And people ask me, “Why now?””: a comma and a whole sentence in marks, whatever verb stands before them."""
    whole = asked.look.is_sentence and asked.look.ends_sentence
    return Found(kind="direct") if whole and asked.is_kind(-1, "comma") and not asked.is_kind(-2, "marked") else None


def dash_after(asked: Asked) -> Found | None:
    """«Длинная фраза», – зачитал Имя, with a verb we do not know: the layout says that it is an attribution."""
    first, _ = asked.skip_signs()
    dashed = asked.at == 0 and any(token.kind == "dash" for token in asked.tokens[1:first])
    if not dashed or not asked.look.is_sentence or asked.look.words < ALONE_WORDS or not asked.marked.closed:
        return None
    span = (first, min(len(asked.tokens), first + CLAUSE_REACH))
    people = asked.page.speakers.names.list_candidates(asked.tokens, span, "other", True)
    best = min(people, key=lambda one: one.rank, default=None)
    return Found(kind="direct", voice=best.voice if best is not None and best.rank == 0 else NOBODY)


def between(asked: Asked) -> Found | None:
    """ "Roe said it was late. On Monday the port was “a field of broken glass”. He added that …": one person before and after."""
    last, following = asked.page.speakers.memory.last.speakers, asked.number + 1
    if asked.look.is_name or asked.look.words < CARRIED_WORDS or len(last) != 1 or asked.passage.cues:
        return None
    if following >= len(asked.page.passages) or asked.passage.slotted:
        return None
    after = asked.page.passages[following]
    cue = next((cue for cue in after.cues if cue.takes & {"marks", "that", "bare"}), None)
    if cue is None or after.block > asked.passage.block + 1:
        return None
    meant = asked.page.speakers.find_subject(after, cue).speakers
    if [key_of(one) for one in meant] != [key_of(last[0])]:
        return None
    return Found(kind="mixed", voice=Voice(None, last))


def marks_alone(asked: Asked) -> Found | None:
    """ "They had to “declare whatever might sway their votes”": words taken into a press sentence that are no name, whoever said them.

    In some languages terms and formulas of law are printed so too, and only words with a verb are somebody's.
    They are whose who spoke earlier in the sentence or in the one before; else nobody can be named.
    """
    taken_in = not asked.look.capital and asked.look.words >= CARRIED_WORDS and asked.passage.place == "body"
    told = asked.look.finite or asked.page.language.has("alone", PHRASE)
    if not taken_in or not told or asked.look.is_name or asked.page.reading.page.standing == "official":
        return None
    return Found(kind="mixed", voice=_find_speaker_of_words(asked))


def _find_speaker_of_words(asked: Asked) -> Voice:
    spoken = next((found.voice for found in reversed(asked.decided.values()) if found.voice.speakers), None)
    if spoken is not None:
        return Voice(None, spoken.speakers)
    last = asked.page.speakers.memory.last.speakers if asked.spoken is not None else ()
    return Voice(None, last) if len(last) == 1 else NOBODY
