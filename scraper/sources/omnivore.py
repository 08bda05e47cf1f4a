"""Omnivore's export: lists of what was saved, `metadata_0_to_20.json`, and the articles in `content/<slug>.html`."""

import re
from collections.abc import Iterator, Mapping

from scraper.encoding.decoding import decode
from scraper.errors import SourceError
from scraper.sources.composed import Story
from scraper.sources.entries import Entry, tags_in, wanted
from scraper.sources.given import Found, Given
from scraper.sources.json_lists import entries_in, string
from scraper.sources.kept import kept
from scraper.sources.pages import body_of
from scraper.sources.selection import Selection
from scraper.sources.told import told

TOLD_BY = re.compile(r"metadata_\d+_to_\d+\.json")
HOLDS = re.compile(r"metadata_\d+_to_\d+\.json|(?:content|highlights)/.*")
"""The highlights are quotations of the articles, so nothing is made of them."""


def read(members: Mapping[str, Given], only: Selection) -> Iterator[Found]:
    """Yield the articles that an export holds, and the pages that it only names."""
    for name in sorted(filter(TOLD_BY.fullmatch, members), key=lambda name: int(name.split("_")[1])):
        yield from told(members[name].origin, _pages(members[name], members, only))


def _pages(listing: Given, members: Mapping[str, Given], only: Selection) -> Iterator[Found]:
    for number, entry in enumerate(entries_in(listing.text()), 1):
        place = f"{listing.origin}, entry {number}"
        if isinstance(entry, ValueError):
            yield SourceError(f"{place}: {entry}; what follows in this file is left out")
        elif isinstance(entry, dict):
            yield from told(place, _page(place, entry, members, listing, only))


def _page(
    place: str, entry: dict[str, object], members: Mapping[str, Given], listing: Given, only: Selection
) -> Iterator[Found]:
    said = Entry(place, string(entry.get("url")), tags_in(entry.get("labels")), entry.get("savedAt"))
    content = members.get(f"content/{string(entry.get('slug'))}.html")
    if content is None:
        yield from wanted(said, listing.origin, only)
        return
    author = string(entry.get("author"))
    story = Story(
        title=string(entry.get("title")),
        body=decode(body_of(content)),
        authors=(author,) if author else (),
        published=string(entry.get("publishedAt")),
        image=string(entry.get("thumbnail")),
        summary=string(entry.get("description")),
    )
    yield from kept(story, said, listing, only)
