"""Dates with the name of a month, as people write them: "23 नवंबर 2026, 2:05 PM", "5. März 2024, 14.05 Uhr"."""

import re
from datetime import date, datetime, time
from functools import cache

from babel import Locale, UnknownLocaleError

ENGLISH = "en"
ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.|-го)?"
JOINING = r"(?:\s+(?:de|del|of|di|den|د)\b)?[\s,./’'-]*"
"""What may stand between the parts of a date: "5 de marzo de 2024", "5-Mar-2024"."""
TIME = re.compile(r"(?<![\d.:])(\d{1,2})(?:\s*[:h時时시点]\s*|\.(?=\d\d\s*(?:uhr|h\b|hrs)))(\d{2})(?!\d)")
HOUR = re.compile(r"(?<![\d.:])(\d{1,2})\s*(?=[ap]\.?m\b|uhr\b|[時时시点])()")
AM_PM = ("am", "a.m.", "a. m."), ("pm", "p.m.", "p. m.")
HALVES = {"hi": (("पूर्वाह्न",), ("अपराह्न",)), "ur": (("صبح",), ("شام", "دوپہر")), "fa": (("صبح",), ("بعد از ظهر", "عصر"))}
"""Names of the halves of a day as pages spell them, beside those that Unicode's locale data have."""
NOON = 12
SPELLINGS = {
    "ar": {"كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9}
    | {"تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12},
    "bn": {"জানুয়ারী": 1, "ফেব্রুয়ারী": 2, "আগষ্ট": 8},
    "en": {"sept": 9},
    "hi": {"फरवरी": 2, "सितम्बर": 9, "सितंबर": 9, "अक्टूबर": 10, "अक्तूबर": 10, "अक्टू": 10, "नवम्बर": 11, "दिसम्बर": 12},
    "mr": {"जाने": 1, "फेब्रु": 2, "सप्टें": 9, "ऑक्टो": 10, "नोव्हें": 11, "डिसें": 12},
}
"""Names of months as pages spell them, beside those that Unicode's locale data have."""


def read_written(line: str, language: str | None) -> date | None:
    """Read the first date in a text that names its month; a datetime where the text tells the time as well."""
    folded = line.casefold()
    for code in dict.fromkeys(((language or ENGLISH).split("-")[0], ENGLISH)):
        names = _months(code)
        for pattern in _patterns(code) if names else ():
            if found := pattern.search(folded):
                return _moment(found["year"], names[found["month"]], found["day"], _time(folded, code))
    return None


def _moment(year: str, month: int, day: str, at: time | None) -> date | None:
    try:
        on = date(int(year), month, int(day))
    except ValueError:
        return None
    return on if at is None else datetime.combine(on, at)


def _time(line: str, code: str) -> time | None:
    found = TIME.search(line) or HOUR.search(line)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    before, after = line[: found.start()].rstrip(" ,"), line[found.end() :].lstrip(" ,")
    morning, afternoon = (before.endswith(names) or after.startswith(names) for names in _halves(code))
    if afternoon and hour < NOON:
        hour += NOON
    elif morning and hour == NOON:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None


@cache
def _halves(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a language calls the hours before noon, and those after it."""
    periods = Locale.parse(code).day_periods["format"]["abbreviated"]
    (morning, afternoon), more = AM_PM, HALVES.get(code, ((), ()))
    return (*morning, periods["am"].casefold(), *more[0]), (*afternoon, periods["pm"].casefold(), *more[1])


@cache
def _months(code: str) -> dict[str, int]:
    """Return the names of the months in a language, in one case and without a point at their end."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}
    widths = (names for form in ("format", "stand-alone") for names in locale.months[form].values())
    named = {name.casefold().rstrip(".॰"): month for names in widths for month, name in names.items()}
    return {name: month for name, month in named.items() if len(name) > 1 and not name.isdigit()} | SPELLINGS.get(
        code, {}
    )


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """Return how a language sets the day before its month, and after it."""
    names = "|".join(map(re.escape, sorted(_months(code), key=len, reverse=True)))
    month = rf"(?<![^\W\d_])(?P<month>{names})[.॰]?(?![^\W\d_])"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){ORDINAL}{JOINING}{month}{JOINING}(?P<year>\d{{4}})(?!\d)"),
        re.compile(rf"{month}{JOINING}(?P<day>\d{{1,2}}){ORDINAL}{JOINING}(?P<year>\d{{4}})(?!\d)"),
    )
