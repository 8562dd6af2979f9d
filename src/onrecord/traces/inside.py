"""Whether published words are themselves a quotation: somebody else's, read out or retold by the one who speaks."""

_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}


def is_quoted(text: str, start: int) -> bool:
    """Whether quotation marks are open at ``start``, looking back as far as the paragraph goes."""
    open_marks: list[str] = []
    for mark in text[text.rfind("\n", 0, start) + 1 : start]:
        if open_marks and mark in _CLOSING[open_marks[-1]]:
            open_marks.pop()
        elif mark in _CLOSING:
            open_marks.append(mark)
    return bool(open_marks)
