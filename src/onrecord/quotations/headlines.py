"""Headlines that give somebody's words without marks: «Имя: слова», «Имя – Имени: слова», «слова – Имя»."""

from onrecord.quotations.names import Candidate
from onrecord.quotations.reading import Passage
from onrecord.quotations.scene import Found, Page
from onrecord.quotations.tokens import Token

# Words of a speaker's name with title before the colon, of the words said, and ranks of candidates that may speak.
NAME_WORDS = 7
SAID_WORDS = 2
SPEAKING_RANK = 3


def find_in_headline(page: Page, passage: Passage) -> Found | None:
    """The words that a headline gives without marks; ``None`` where it gives none."""
    if passage.place != "headline":
        return None
    return _after_colon(page, passage) or _before_dash(page, passage)


def _after_colon(page: Page, passage: Passage) -> Found | None:
    tokens = passage.tokens
    colon = next((at for at, token in enumerate(tokens[: 2 * NAME_WORDS + 1]) if token.kind == "colon"), None)
    if not colon or any(token.kind not in {"word", "name", "dash"} for token in tokens[:colon]):
        return None
    dash = next((at for at in range(colon) if tokens[at].kind == "dash"), colon)
    said = tokens[colon + 1 :]
    if dash > NAME_WORDS or not said or _count_words(said) < SAID_WORDS or said[0].kind == "marked":
        return None
    return _attribute(page, passage, (0, dash), said, "headline_colon")


def _before_dash(page: Page, passage: Passage) -> Found | None:
    tokens = passage.tokens
    dash = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].kind in {"dash", "colon"}), None)
    if dash is None or not 0 < len(tokens) - dash - 1 <= NAME_WORDS or tokens[dash + 1].mention is None:
        return None
    said = tokens[:dash]
    if _count_words(said) <= SAID_WORDS or any(token.kind == "marked" for token in said) or passage.cues:
        return None
    return _attribute(page, passage, (dash + 1, len(tokens)), said, "headline_dash")


def _count_words(tokens: tuple[Token, ...]) -> int:
    return sum(token.is_nominal for token in tokens)


def _attribute(page: Page, passage: Passage, name: tuple[int, int], said: tuple[Token, ...], rule: str) -> Found | None:
    candidates = page.speakers.names.list_candidates(passage.tokens, name, "other", True)
    named = [one for one in candidates if one.rank <= SPEAKING_RANK and _opens_with(page, passage, name, one)]
    best = min(named, key=lambda one: one.rank, default=None)
    if best is None or (rule == "headline_dash" and best.voice.stop < name[1]):
        return None
    stop = len(said)
    while stop > 0 and said[stop - 1].kind == "full_stop" and said[stop - 1].folded == ".":
        stop -= 1
    return Found(kind="indirect", start=said[0].start, stop=said[stop - 1].stop, voice=best.voice, rule=rule)


def _opens_with(page: Page, passage: Passage, name: tuple[int, int], one: Candidate) -> bool:
    """Whether the run begins with the name or its title: "Министр дорог Имя: …", not "Дороги Имени: …"."""
    first = passage.tokens[name[0]]
    return one.voice.first == name[0] or first.mention is not None or page.language.has("roles", first.folded)
