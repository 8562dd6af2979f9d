"""Pages about invented events: texts of ours, filled with who, where and when. The gold follows from the recipe, not from a reading.

``gold/events/templates.toml`` holds the texts, ``people.toml`` the forms of names, ``invented.toml`` the events with their pages.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from evaluation.gold import GOLD
from evaluation.pages import Page

FOLDER = GOLD / "events"
ADDRESSES = {
    "lugozemye": "http://president.lugozemye.example/events",
    "lugozemye_en": "http://en.president.lugozemye.example/events",
    "akshatyr": "https://akshatyr.example/events",
    "listok": "https://listok.example/news",
    "pristan": "https://pristan.example/news",
    "zhuldyzinform": "https://zhuldyzinform.example/news",
    "velyegorskpost": "https://velyegorskpost.example/world",
    "zktimes": "https://zktimes.example/world",
}
OFFICIAL = ("lugozemye", "lugozemye_en", "akshatyr")
_MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS_RU = ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
_DAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# Nominative, genitive and prepositional of the ordinals that the recipes use.
_WORDS = {
    3: ("третий", "третьего", "третьем"),
    4: ("четвёртый", "четвёртого", "четвёртом"),
    5: ("пятый", "пятого", "пятом"),
    6: ("шестой", "шестого", "шестом"),
    7: ("седьмой", "седьмого", "седьмом"),
    8: ("восьмой", "восьмого", "восьмом"),
}
_ROMAN = {3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII", 8: "VIII"}
_ENGLISH = {3: "third", 4: "4th", 5: "fifth", 6: "6th", 7: "7th", 8: "eighth"}


@dataclass(frozen=True, kw_only=True)
class InventedPage:
    """A page, and the events that it is an account of."""

    page: Page
    events: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """An edition of a series: its ordinal and day or year as far as the pages say them, what became of it, and the pages that say so."""

    series: str
    ordinal: int | None
    when: str
    status: str
    files: tuple[str, ...]


class _Forms:
    """Named forms of one thing; formatted alone it is the first of them."""

    def __init__(self, shown: str, forms: Mapping[str, str]) -> None:
        self.__dict__.update(forms)
        self._shown = shown

    def __format__(self, spec: str) -> str:
        return self._shown


def read_recipe() -> dict[str, Any]:
    """The recipe of all events."""
    return tomllib.loads((FOLDER / "invented.toml").read_text(encoding="utf-8"))


def write_pages() -> Iterator[InventedPage]:
    """Every page of the recipe, in its order."""
    recipe = read_recipe()
    templates = tomllib.loads((FOLDER / "templates.toml").read_text(encoding="utf-8"))
    people = tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))
    number = 100
    for event in recipe["events"]:
        for line in (*event["pages"], *event.get("both", ())):
            number += 1
            name, away, clock = line.split()
            told = (event["key"], event["with"]) if line in event.get("both", ()) else (event["key"],)
            day = date.fromisoformat(event["day"])
            published = day + timedelta(days=int(away))
            slots = _fill_slots(event, recipe, people, (day, published))
            yield InventedPage(
                page=_write_page(name, templates[name], slots, (number, f"{published}T{clock}")), events=told
            )


def list_editions() -> tuple[Edition, ...]:
    """The editions that the pages tell of or mention, each once."""
    recipe = read_recipe()
    files: dict[tuple[str, int | None, str, str], set[str]] = {}
    held = {(one["series"], one["day"][:4]) for one in recipe["events"] if "series" in one and "with" not in one}
    names = iter(write_pages())
    for event in recipe["events"]:
        for line in (*event["pages"], *event.get("both", ())):
            file = next(names).page.file
            template = line.split()[0]
            for key in _list_told(event, recipe, template, held):
                files.setdefault(key, set()).add(file)
    firsts = {(series, when) for series, ordinal, when, _ in files if ordinal == 1}
    merged: dict[tuple[str, int | None, str, str], set[str]] = {}
    for (series, ordinal, when, status), found in files.items():
        said = 1 if (series, when) in firsts else ordinal
        merged.setdefault((series, said, when, status), set()).update(found)
    return tuple(
        Edition(series=series, ordinal=ordinal, when=when, status=status, files=tuple(sorted(found)))
        for (series, ordinal, when, status), found in sorted(merged.items(), key=str)
    )


def _list_told(
    event: Mapping[str, Any], recipe: Mapping[str, Any], template: str, held: set[tuple[str, str]]
) -> Iterator[tuple[str, int | None, str, str]]:
    if "series" not in event or not template.startswith(("f_", "mf_")):
        return
    series, year = event["series"], int(event["day"][:4])
    status = "cancelled" if template == "f_cancelled_en" else "held"
    when = event["day"][:7] if template == "f_cancelled_en" else event["day"]
    yield series, event["ordinal"], when, status
    first = recipe["series"][series]["first"][0]
    if template in ("f_press_ru_1", "f_press_en_1"):
        yield series, 1 if template == "f_press_en_1" else None, first, "held"
    if template in ("f_host_ru_1", "f_host_en_1"):
        following = next(
            (
                one
                for one in recipe["events"]
                if one.get("series") == series and one["day"][:4] == str(year + 1) and "with" not in one
            ),
            None,
        )
        if following is None or (series, str(year + 1)) not in held:
            yield series, None, str(year + 1), "planned"
        else:
            is_held = following["key"] != "E6"
            yield (
                series,
                following["ordinal"],
                following["day"] if is_held else following["day"][:7],
                "held" if is_held else "cancelled",
            )


def _fill_slots(
    event: Mapping[str, Any], recipe: Mapping[str, Any], people: Mapping[str, Any], days: tuple[date, date]
) -> dict[str, Any]:
    day, published = days
    host, guest = (_make_person(people[letter]) for letter in event["who"])
    place = recipe["places"].get(event.get("place", ""), {})
    slots: dict[str, Any] = {
        "a": host,
        "b": guest,
        "t": _make_topic(recipe["topics"][event["topic"]]),
        "place": place.get("ru", ""),
    }
    slots["t2"] = _make_topic(recipe["topics"][event.get("topic2", event["topic"])])
    for key in ("in_ru", "in_en", "in_kk"):
        slots[key] = place.get(key, "")
    slots["in_ru_cap"] = slots["in_ru"][:1].upper() + slots["in_ru"][1:]
    slots |= {
        "day_ru": _say_ru(day),
        "day_en": _say_en(day),
        "when_ru": _say_when_ru(day, published),
        "when_en": _say_when_en(day, published),
    }
    if "earlier" in event:
        earlier = date.fromisoformat(event["earlier"])
        slots |= {"earlier_ru": _say_ru(earlier), "earlier_en": f"on {_say_en(earlier)}"}
    if "series" in event:
        slots |= _fill_series(event, recipe, day)
    return slots


def _fill_series(event: Mapping[str, Any], recipe: Mapping[str, Any], day: date) -> dict[str, Any]:
    series, number = recipe["series"][event["series"]], event["ordinal"]
    words = _WORDS[number] if number % 2 else (_ROMAN[number],) * 3
    following = recipe["places"][event.get("next", "V")]
    elsewhere = recipe["places"][event.get("elsewhere", "K")]
    names = dict(zip(("ru", "ru_gen", "ru_loc", "ru_low"), series["ru"], strict=True))
    names |= {"ru_title": series["ru"][0], "en": series["en"], "en_title": series["en"], "kk_dat": series["kk_dat"]}
    return {
        "f": _Forms(series["ru"][0], names),
        "n_ru": words[0], "n_ru_cap": words[0][:1].upper() + words[0][1:], "n_ru_gen": words[1], "n_ru_loc": words[2],
        "n_en": _ENGLISH[number], "n_kk": f"{_ROMAN[number]}" if number % 2 else f"{number}-ші",
        "next_ru": following["in_ru"], "next_en": following["in_en"], "elsewhere_ru": elsewhere["in_ru"],
        "first_year": series["first"][0], "first_place": series["first"][1], "first_place_en": series["first"][2],
        "moved_ru": _say_ru(day), "from_ru": event.get("moved_from", ""), "from_en": f"{_MONTHS_EN[day.month - 1]} {day.year}",
    }  # fmt: skip


def _make_person(one: Mapping[str, Any]) -> _Forms:
    nominative, genitive, instrumental, last, last_instrumental, label = one["ru"]
    return _Forms(
        nominative,
        {
            "gen": genitive, "ins": instrumental, "last": last, "ins_last": last_instrumental, "label": label,
            "office": one["office"][0], "office_ins": one["office"][1], "office_en": one["office"][2], "office_kk": one["office"][3],
            "en": one["en"][0], "last_en": one["en"][1], "kk": one["kk"][0], "kk_ins": one["kk"][1],
        },
    )  # fmt: skip


def _make_topic(one: Mapping[str, Any]) -> _Forms:
    first, second = one["ru"]
    english = {"en": one["en"][0], "en2": one["en"][1]}
    return _Forms(
        first,
        {
            "ru": first,
            "ru_bare": first.rstrip("."),
            "ru2": second,
            "ru_low": first[:1].lower() + first[1:],
            "what": one["what"],
            "kk": one["kk"],
            **english,
        },
    )


def _say_ru(day: date) -> str:
    return f"{day.day} {_MONTHS_RU[day.month - 1]}"


def _say_en(day: date) -> str:
    return f"{_MONTHS_EN[day.month - 1]} {day.day}"


def _say_when_ru(day: date, published: date) -> str:
    """As reporters say it, each way in turn."""
    if published > day and day.day % 2:
        return "накануне"
    return _DAYS_RU[day.weekday()] if day.day % 3 else _say_ru(day)


def _say_when_en(day: date, published: date) -> str:
    return f"on {_DAYS_EN[day.weekday()]}" if day.day % 3 else f"on {_say_en(day)}"


def _write_page(name: str, template: Mapping[str, str], slots: Mapping[str, Any], place: tuple[int, str]) -> Page:
    number, published = place
    publisher = template["publisher"]
    front = {
        "title": template["title"].format(**slots),
        "date": published,
        "source_url": f"{ADDRESSES[publisher]}/{number}",
    }
    is_there = publisher in OFFICIAL and slots["place"] and not name.endswith("plan_ru")
    if is_there and template["language"] == "ru":
        front["place"] = slots["place"]
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    body = template["body"].strip().format(**slots)
    return Page(file=f"events/{number}_{name}.md", content=f"---\n{head}---\n\n# {front['title']}\n\n{body}\n".encode())
