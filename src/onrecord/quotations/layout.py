"""Words that the layout sets off without marks: speech after a dash, and a paragraph after "Имя сказал:"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.knowledge.quoting import QuotingLanguage
from onrecord.quotations.attributions import Attributions
from onrecord.quotations.cues import find_cues, find_slotted
from onrecord.quotations.tokens import Marked, Token
from onrecord.text.words import has_words

# A colon at a paragraph's end introduces the next one when a cue stands among so many tokens before it.
INTRODUCTION_TOKENS = 30
# Fewer words are a heading or an item of a list.
SPEECH_WORDS = 4
# A reporter's cue stands among so many words at the head of a paragraph.
OPENING_WORDS = 4


def find_unmarked(
    text: str, blocks: Sequence[Sequence[Token]], attributions: Attributions, language: QuotingLanguage
) -> Iterator[Marked]:
    """Words set off without marks, block by block, as if they were in marks; marks inside a paragraph of speech are the speaker's."""
    for number, tokens in enumerate(blocks):
        if not tokens or tokens[0].kind == "quote":
            continue
        if tokens[0].kind == "dash":
            if not any(token.kind == "quote" for token in tokens):
                yield from _split_speech(text, tokens, attributions.list_inside(number))
        elif (
            number
            and (_introduces(text, blocks[number - 1], language) or _answers(blocks[number - 1], tokens, language))
            and not attributions.list_inside(number)
            and _speaks(text, tokens, language)
        ):
            yield Marked(tokens[0].start, tokens[-1].stop, tokens[0].start, tokens[-1].stop, False)


def _split_speech(text: str, tokens: Sequence[Token], attributions: Sequence[int]) -> Iterator[Marked]:
    """«— Слова, — сказал Имя. — Слова.»: what stands between dashes and attributions in turn."""
    dashes = [token.start for token in tokens if token.kind == "dash"]
    opening = dashes[0]
    for attribution in attributions:
        if attribution <= opening:
            continue
        yield from _trim(text, opening, attribution)
        closing = bisect_right(dashes, attribution) + (text[attribution] == ",")
        if closing >= len(dashes):
            return
        opening = dashes[closing]
    if opening > dashes[0]:
        yield from _trim(text, opening, tokens[-1].stop)


def _trim(text: str, opening: int, stop: int) -> Iterator[Marked]:
    """The words after a dash up to ``stop``, without space and comma around them; none where only signs stand there."""
    first, last = opening + 1, stop
    while first < last and text[first].isspace():
        first += 1
    while last > first and (text[last - 1].isspace() or text[last - 1] == ","):
        last -= 1
    if has_words(text[first:last]):
        yield Marked(opening, stop, first, last, False)


def _speaks(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    """Whether a paragraph is the words that the one before has announced.

    It is no list, announces nothing itself and does not open as a reporter's paragraph does, unless it says "I" or "we".
    """
    words = sum(token.is_nominal for token in tokens)
    listed = tokens[-1].kind == "colon" or tokens[-1].folded == ";" or tokens[0].kind != "word"
    if words < SPEECH_WORDS or listed:
        return False
    if any(language.has("first_person", token.folded) for token in tokens):
        return True
    if any(token.kind == "quote" and tokens[at - 1].kind in {"colon", "comma"} for at, token in enumerate(tokens)):
        return False
    return not tokens[0].folded[0].isdigit() and not _reports(text, tokens, language)


def _reports(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    """Whether the paragraph opens as a reporter's does: «Он добавил, что …», «Как сообщает …», «По его словам, …»."""
    if any(slotted.kind == "by" for slotted in find_slotted(tokens[:OPENING_WORDS], language)):
        return True
    for cue in find_cues(text, tokens[: 2 * OPENING_WORDS], language):
        clause = any(language.has("that", token.folded) for token in tokens[cue.stop : cue.stop + 2])
        if cue.first < OPENING_WORDS and (clause or language.has("as_", tokens[0].folded)):
            return True
    return False


def _answers(before: Sequence[Token], tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    """«Орлов позвал певицу в театр: ¶ Я звонил ей вчера.»: a colon, and a paragraph that says "I" or "we"."""
    announced = bool(before) and before[-1].kind == "colon"
    return announced and any(language.has("selves", token.folded) for token in tokens)


def _introduces(text: str, tokens: Sequence[Token], language: QuotingLanguage) -> bool:
    """Whether a paragraph ends with a colon behind a cue or a phrase: «Имя сказал:», «По словам Имени, дорога закрыта:»."""
    if not tokens or tokens[-1].kind != "colon":
        return False
    head = tokens[-INTRODUCTION_TOKENS:]
    if any("marks" in cue.takes for cue in find_cues(text, head, language)):
        return True
    return any(slotted.kind == "by" for slotted in find_slotted(head, language))
