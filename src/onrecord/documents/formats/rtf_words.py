"""The control words of RTF that a text depends on (Rich Text Format Specification 1.9.1)."""

from collections.abc import Mapping

# Code pages by the character set of a font; 0 and 1 are that of the file.
CODE_PAGES: Mapping[int, str] = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
SYMBOLS = 2
DEFAULT_CODE_PAGE = "cp1252"

# Words that stand for a character.
CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "-",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column", "nestcell", "nestrow", "\n", "\r"})

# Groups whose words are not shown in the text. Those that begin with ``\*`` are passed over unless they stand in SHOWN.
PASSED_OVER = frozenset(
    {
        "annotation",
        "atnauthor",
        "atnid",
        "colortbl",
        "datafield",
        "fldinst",
        "fonttbl",
        "generator",
        "info",
        "listoverridetable",
        "listtable",
        "nonshppict",
        "object",
        "pict",
        "private",
        "revtbl",
        "rxe",
        "shprslt",
        "stylesheet",
        "tc",
        "themedata",
        "xe",
    }
)
SHOWN = frozenset({"shpinst", "shptxt", "fldrslt"})
# What is printed before the item of a list.
LABELS = frozenset({"listtext", "pntext"})
# Groups inside a shape that hold its settings.
SETTINGS = frozenset({"sp", "sn", "sv"})
ASIDE: Mapping[str, str] = {
    "footnote": "footnote",
    "header": "page_header",
    "headerl": "page_header",
    "headerr": "page_header",
    "headerf": "page_header",
    "footer": "page_footer",
    "footerl": "page_footer",
    "footerr": "page_footer",
    "footerf": "page_footer",
}
