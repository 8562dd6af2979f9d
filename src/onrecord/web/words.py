"""The words of the interface: one catalogue a language, read from ``catalogue/<language>.toml``; the same keys in each.

A key names a phrase (``home.title``) or what a word of the record is called (``verdict.edited``). A phrase holds its fields in braces.
A list under a key are the forms of a phrase with a number, in the order of the language's ``language.plural`` (a rule as gettext writes
them), or the names of months and seasons in theirs.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from gettext import c2py
from importlib.resources import files
from typing import Any

FIRST = "en"  # the language that is spoken where a reader asks for none that there is
_LONGEST_HEADER = 200  # characters of Accept-Language that are looked at
_SUFFIX = ".toml"
_MONTHS = 12
_FIRST_SEASON = 21  # of EDTF: spring; winter is the last
# "2019", "2019-11", "2021-23", "2019-11-07", "2019-11-07T17:00", "2019-11-07T17:00:00+03:00"
_DAY = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<time>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?",
    re.ASCII,
)
_OPEN = ("", "..")  # an end of an interval that is not known, or that there is none yet
_UTC = ("Z", "+00:00")
_SIZES = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "mn"))
_PLACES = 3  # decimals of a number that is told in millions and more


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language by dotted key."""

    language: str
    phrases: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    choose_form: Callable[[int], int]

    def __call__(self, key: str, /, **fields: str | int) -> str:
        """The phrase with its fields filled in; ``KeyError`` where the catalogue lacks it."""
        phrase = self.phrases[key]
        return phrase.format(**fields) if fields else phrase

    def count(self, key: str, number: int, /) -> str:
        """The form of a phrase that goes with a number, which it holds as ``{number}`` with thin blanks between its thousands."""
        return self.forms[key][self.choose_form(number)].format(number=write_count(number))

    def day(self, when: str | None, *, with_time: bool = True) -> str:
        """A day, month, season, year or interval of the record (EDTF) in words; anything else stands as it is."""
        if not when:
            return ""
        ends = when.split("/")
        if len(ends) > 1 and not all(one in _OPEN or _DAY.fullmatch(one) for one in ends):
            return when
        parts = [self._write_moment(one, with_time=with_time) for one in ends]
        return self.phrases["day.between"].format(first=parts[0], last=parts[1]) if len(parts) > 1 else parts[0]

    def _write_moment(self, when: str, *, with_time: bool) -> str:
        found = _DAY.fullmatch(when)
        if found is None or not found["month"]:
            return "…" if when in _OPEN else when
        number = int(found["month"]) - 1
        season = number + 1 - _FIRST_SEASON
        if 0 <= season < len(self.forms["day.seasons"]):
            return self.phrases["day.season"].format(season=self.forms["day.seasons"][season], year=found["year"])
        if not 0 <= number < _MONTHS:
            return when
        if not found["day"]:
            return self.phrases["day.month"].format(month=self.forms["day.months"][number], year=found["year"])
        names = {"day": int(found["day"]), "month": self.forms["day.of_months"][number], "year": found["year"]}
        day = self.phrases["day.day"].format(**names)
        if not (with_time and found["time"]):
            return day
        offset = found["offset"] or ""
        zone = f" UTC{'' if offset in _UTC else offset.replace('-', chr(0x2212))}" if offset else ""
        return f"{day}, {found['time']}{zone}"

    def amount(self, value: str, /) -> str:
        """A decimal number for reading: "18.2 bn" where that is all of it, else its digits with thin blanks between the thousands."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        for size, name in _SIZES:
            shortened = number / size
            if abs(number) >= size and shortened == round(shortened, _PLACES):
                return f"{self._write_decimal(shortened)}\u202f{self.phrases[f'plotted.{name}']}"
        return self._write_decimal(number)

    def unit(self, unit: str, value: str, /) -> str:
        """A unit of measure behind a value, with its blank, in the form that goes with the value; nothing for a bare number."""
        if unit == "1":
            return ""
        forms = self.forms.get(f"unit.{unit}")
        if forms is None:
            return f"\u202f{self.name('unit', unit)}"
        whole = value.partition(".")[0].lstrip("-")
        is_whole = whole.isdecimal() and not value.partition(".")[2].strip("0")
        return f"\u202f{forms[self.choose_form(int(whole)) if is_whole else min(1, len(forms) - 1)]}"

    def _write_decimal(self, number: Decimal) -> str:
        whole, _, part = f"{number.normalize():f}".partition(".")
        sign, digits = ("\u2212", whole[1:]) if whole.startswith("-") else ("", whole)
        return sign + write_count(int(digits)) + (self.phrases["number.point"] + part if part else "")

    def name(self, kind: str, word: str | None) -> str:
        """What a word of the record is called; a word that the catalogue does not know stands as it is, its underscores as blanks."""
        if not word:
            return ""
        return self.phrases.get(f"{kind}.{word}", word.replace("_", " "))

    def has(self, key: str) -> bool:
        """Whether the catalogue has a phrase of this key."""
        return key in self.phrases


@cache
def load_catalogues() -> Mapping[str, Words]:
    """All catalogues by language, the first language first."""
    folder = files(__package__) / "catalogue"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(_SUFFIX))
    ordered = sorted((name.removesuffix(_SUFFIX) for name in names), key=lambda code: (code != FIRST, code))
    return {code: make_words(code, (folder / f"{code}{_SUFFIX}").read_text(encoding="utf-8")) for code in ordered}


def make_words(language: str, catalogue: str) -> Words:
    """The words of a catalogue."""
    held = dict(flatten(tomllib.loads(catalogue)))
    return Words(
        language,
        {key: value for key, value in held.items() if isinstance(value, str)},
        {key: value for key, value in held.items() if not isinstance(value, str)},
        c2py(str(held["language.plural"])),
    )


def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The strings and lists of strings of nested tables by dotted key."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", tuple(map(str, value)) if isinstance(value, list) else str(value)


def write_count(number: int) -> str:
    """A number with thin blanks between its thousands."""
    return f"{number:,}".replace(",", "\u202f")


def choose_words(asked: str | None, kept: str | None, accepted: str | None) -> Words:
    """The words of the language asked for, else of the one kept from before, else of the first that the browser accepts."""
    catalogues = load_catalogues()
    listed = (part.split(";")[0].split("-")[0].strip() for part in (accepted or "")[:_LONGEST_HEADER].split(","))
    for code in (asked, kept, *listed):
        if code is not None and code in catalogues:
            return catalogues[code]
    return catalogues[FIRST]
