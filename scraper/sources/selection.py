"""Which of the pages that a source lists are wanted: those of some days, and those with a pattern in their address."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from web.urls import canonical


@dataclass(frozen=True, slots=True)
class Selection:
    """The first day and the last, and a pattern that must be found in the address, where `*` stands for anything.

    A page whose day or address nobody says is not left out for it.
    """

    since: date | None = None
    until: date | None = None
    matching: str | None = None

    def admits(self, url: str | None, day: date | None = None) -> bool:
        """Tell whether a page is wanted, by its web URL and the day (or moment) that its source names."""
        if day is not None:
            known = day.date() if isinstance(day, datetime) else day
            if (self.since and known < self.since) or (self.until and known > self.until):
                return False
        if self.matching is None or url is None:
            return True
        pattern = _pattern(self.matching)
        return bool(pattern.search(canonical(url)) or pattern.search(url))


EVERYTHING = Selection()


@cache
def _pattern(matching: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(part) for part in matching.split("*")))
