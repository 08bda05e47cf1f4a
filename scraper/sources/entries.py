"""One entry of a list: the address it names checked, with a person's tags and the time of saving."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from scraper.errors import SangrahError, Skipped, SourceError
from scraper.page import squeeze
from scraper.sources.selection import Selection
from scraper.sources.times import read_time
from scraper.sources.wanted import Wanted
from web.urls import web_url

OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
# place:sort=8, javascript:…, mailto:…; news.example:8080 is a host
SHOWN = 80
"""Letters of a wrong address or time that a message shows."""
PARTED_BY = "|;,"
"""What parts tags that are one text, whichever of it is there first: `a|b`, `a; b`, `a, b`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of one page, as it stands there. `place` names the entry: `list.csv:17`."""

    place: str
    address: str
    tags: tuple[str, ...] = ()
    time: object = None


def wanted(entry: Entry, origin: str, only: Selection) -> Iterator[Wanted | SangrahError]:
    """Yield the page that an entry names, where it is selected, and before it what is wrong with the entry."""
    url = address_of(entry)
    if isinstance(url, SangrahError):
        yield url
        return
    saved = time_of(entry)
    if isinstance(saved, SangrahError):
        yield saved
        saved = None
    if only.admits(url, saved):
        yield Wanted(url, origin, entry.tags, saved)


def published(entry: Entry, day: date | None, origin: str, only: Selection) -> Iterator[Wanted | SangrahError]:
    """Yield the page of a publisher's own list, selected by the day when it was published or changed."""
    url = address_of(entry)
    if isinstance(url, SangrahError):
        yield url
    elif only.admits(url, day):
        yield Wanted(url, origin)


def address_of(entry: Entry) -> str | SangrahError:
    """Return an entry's web address, or say that it is none."""
    url = web_url(entry.address)
    if url is None:
        if OTHER_SCHEME.match(entry.address):
            return Skipped(f"{entry.place}: '{_shown(entry.address)}' is no page of the web, so it is left out")
        wrong = f"'{_shown(entry.address)}' is no web address" if entry.address.strip() else "it names no web address"
        return SourceError(f"{entry.place}: {wrong}, like https://news.example/story")
    return url


def time_of(entry: Entry) -> datetime | SangrahError | None:
    """Return the time when a person saved an entry, or say that it cannot be read."""
    try:
        return read_time(entry.time)
    except ValueError:
        reason = f"'{_shown(str(entry.time))}' is no time that can be read"
        return Skipped(f"{entry.place}: {reason}; the page is taken without it")


def tags_in(value: object) -> tuple[str, ...]:
    """Read tags: a list of names or of objects with one, the same as JSON in a text, or a text that parts them."""
    if isinstance(value, str) and value.strip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = str(value).strip(" []")
    if isinstance(value, str):
        mark = next((mark for mark in PARTED_BY if mark in value), ",")
        value = value.split(mark)
    return _each_once(_named(value)) if isinstance(value, list | tuple) else ()


def _named(tags: Iterable[object]) -> Iterator[str]:
    for tag in tags:
        name = (tag.get("name") or tag.get("label")) if isinstance(tag, dict) else tag
        if isinstance(name, str):
            yield name


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    clean = (squeeze(unicodedata.normalize("NFC", name).strip().strip("\"'")) for name in names)
    return tuple(dict.fromkeys(name for name in clean if name))


def _shown(text: str) -> str:
    line = squeeze(text)
    return line if len(line) <= SHOWN else line[:SHOWN] + "…"
