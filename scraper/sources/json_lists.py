"""Lists as JSON: the exports of wallabag, Karakeep, Linkwarden and others, and JSON Feed.

An entry is an object that holds an address, under whichever name the service gives it. Entries are read one by one,
so that those before a fault are kept.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from scraper.errors import Skipped, SourceError
from scraper.sources.composed import Story
from scraper.sources.entries import Entry, published, tags_in, wanted
from scraper.sources.given import Found, Given, head_text
from scraper.sources.kept import kept
from scraper.sources.selection import Selection
from scraper.sources.times import read_time

BEGINS = re.compile(r"[\[{]\s*[\[{\"]")
SIGNS = re.compile(r'"(?:url|href|bookmarks|collections|_embedded)"\s*:|jsonfeed\.org/version')
LISTS = re.compile(r'"(?:bookmarks|items|links)"\s*:\s*\[')
"""Where the entries begin: of Karakeep; of JSON Feed and wallabag's interface; of each collection of Linkwarden."""
BETWEEN = re.compile(r"[\s,]*")
ADDRESS = ("url", "href", "link", "given_url", "resolved_url", "external_url")
TIME = ("created_at", "importDate", "createdAt", "savedAt", "time_added", "created", "timestamp", "time")
FAILED = "wallabag can't retrieve contents"
"""What wallabag writes instead of an article that it could not get."""


def looks_like(head: bytes, name: str) -> bool:  # noqa: ARG001 - every kind is asked alike
    """Tell JSON in which addresses are named."""
    text = head_text(head)
    return bool(BEGINS.match(text) and SIGNS.search(text))


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of an export or a feed; an article that an entry holds is a capture."""
    text = given.text()
    is_feed = "jsonfeed.org/version" in text[:1000]
    number = 0
    for entry in entries_in(text):
        number += 1
        place = f"{given.origin}, entry {number}"
        if isinstance(entry, ValueError):
            yield SourceError(f"{place}: {entry}; what follows is left out; export the list again")
        elif not isinstance(entry, dict):
            yield SourceError(f"{place}: it is no page, so it is left out")
        elif is_feed:
            yield from published(Entry(place, _address(entry)), _day(entry), given.origin, only)
        else:
            yield from _saved(given, place, entry, only)
    if not number:
        yield SourceError(f"{given.origin}: it lists no page; export the list again")


def entries_in(text: str) -> Iterator[object]:
    """Yield what the lists of pages in a JSON text hold, and a ValueError where it is broken or ends too soon."""
    position = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    is_list = text.startswith("[", position)
    while is_list or (found := LISTS.search(text, position)):
        position = position + 1 if is_list else found.end()  # type: ignore[union-attr]
        while not text.startswith("]", position := BETWEEN.match(text, position).end()):  # type: ignore[union-attr]
            try:
                entry, position = json.JSONDecoder().raw_decode(text, position)
            except (ValueError, RecursionError):
                yield ValueError("it is no JSON from here on")
                return
            yield entry
        if is_list:
            return


def _saved(given: Given, place: str, entry: dict[str, Any], only: Selection) -> Iterator[Found]:
    content = entry.get("content")
    if isinstance(content, dict) and content.get("type") == "text":  # Karakeep's
        yield Skipped(f"{place}: it is a note, not a page; to keep it, hand it over as a Markdown file")
        return
    said = Entry(place, _address(entry), tags_in(entry.get("tags") or entry.get("labels")), _time(entry))
    if not isinstance(content, str) or not content.strip() or FAILED in content or "html" not in _kind(entry):
        yield from wanted(said, given.origin, only)
        return
    authors = entry.get("published_by")
    story = Story(
        title=string(entry.get("title")),
        body=string(content),
        lang=string(entry.get("language")),
        authors=tuple(map(string, authors)) if isinstance(authors, list) else (),
        published=string(entry.get("published_at")),
        image=string(entry.get("preview_picture")),
    )
    yield from kept(story, said, given, only)


def string(value: object) -> str:
    """Return a text of JSON, without halves of characters; an empty one where there is none."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _kind(entry: dict[str, Any]) -> str:
    return string(entry.get("mimetype")) or "text/html"


def _address(entry: dict[str, Any]) -> str:
    content = entry.get("content")
    places = (entry, content) if isinstance(content, dict) else (entry,)
    return next((text for place in places for name in ADDRESS if (text := string(place.get(name)))), "")


def _time(entry: dict[str, Any]) -> object:
    return next((entry[name] for name in TIME if entry.get(name) is not None), None)


def _day(item: dict[str, Any]) -> Any:
    try:
        return read_time(item.get("date_published") or item.get("date_modified"))
    except ValueError:
        return None
