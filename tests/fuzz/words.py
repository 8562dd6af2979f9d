"""Bytes as text that looks like pages: each byte is a piece of one, so that chance finds labels, marks, cuts and cues."""

# What the readers look for, in the languages of the record, beside words and what people paste by mistake.
PIECES = (
    " ", "\n", "\n\n", ".", ",", ": ", "; ", " – ", " — ", "-", "…", "...", "!", "?", "«", "»", "“", "”", "„", "\"", "'", "’",
    "(", ")", "[", "]", "[…]", "<…>", "&lt;…&gt;", "<", ">", "*", "**", "_", "#", "# ", "## ", "> ", "---\n", "| ", "\t", "\u00a0",
    "В.Тарханин: ", "Т.Карно:", "ТАРХАНИН: ", "THE PRESIDENT: ", "PRESIDENT TARKHANIN: ", "Q ", "Q: ", "Вопрос: ", "MS. ZHDAN: ",
    "К.Ждановская (как переведено): ", "(как переведено)", "(As interpreted.)", "(Laughter.)", "(Аплодисменты.)", "[sic]",
    "сказал он", "сказал", "заявила", "отметил", "по словам", "– пояснил Тарханин", "said", "he said", "according to", "told reporters",
    "says", "added", "что", "that", "о том, что", "деді", "деп атап өтті", "не", "not", "без", "возможно", "может быть", "perhaps",
    "Тарханин", "Всеволод Тарханин", "президент", "президента Лугоземья", "President Tarkhanin", "министр", "он", "она", "she",
    "Мы построим мост", "к осени", "и уедем домой", "We will build a bridge", "by autumn", "торговля выросла на", "26 процентов", "62%",
    "2019-11-07", "7 ноября 2019 года", "November 7, 2019", "17:00", "2021", "один", "two", "млрд", "$4", "№ 5", "24,5", "1/3",
    "http://president.lugozemye.example/events/1", "https://listok.example/a?utm_source=b", "Events", "Смотрите также", "Text version",
    "Published at: **2021-06-14T19:00:00+00:00**", "title: x\n", "Опубликован в разделах: Новости", "Дата публикации: 7 ноября 2019 года, 17:00",
    "Статус материала", "Фото: x", "Участники:", "\u200b", "\u00ad", "\u202e", "\ufeff", "\u0301", "й", "и\u0306", "İ", "ß", "ﬁ", "\u2028",
    "\x0b", "\x85", "😀", "中", "ا", "\x00", "\ud800", "a", "б", "Я", "x" * 40, "о" * 40,
)  # fmt: skip


def spell(content: bytes) -> str:
    """The text that these bytes stand for."""
    return "".join(PIECES[byte % len(PIECES)] for byte in content)


def write(content: bytes) -> bytes:
    """The same as a file holds it; half of a pair of surrogates as an editor that knows no better writes it."""
    return spell(content).encode("utf-8", "surrogatepass")
