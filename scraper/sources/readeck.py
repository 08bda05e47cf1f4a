"""Readeck's export: a folder for each bookmark, with `info.json` and what was kept of the page in `container/`."""

import json
import re
from collections.abc import Iterator, Mapping

from scraper.encoding.decoding import decode
from scraper.errors import SourceError
from scraper.sources.composed import Story
from scraper.sources.entries import Entry, tags_in, wanted
from scraper.sources.given import Found, Given
from scraper.sources.json_lists import string
from scraper.sources.kept import kept
from scraper.sources.pages import body_of
from scraper.sources.selection import Selection
from scraper.sources.told import told

TOLD_BY = re.compile(r"bookmarks/[^/]+/info\.json")
HOLDS = re.compile(r"data\.json|bookmarks/.*")
BODY = re.compile(r"<body[^>]{0,1000}>", re.IGNORECASE)


def read(members: Mapping[str, Given], only: Selection) -> Iterator[Found]:
    """Yield the articles that an export holds, and the pages that it only names."""
    for name in filter(TOLD_BY.fullmatch, members):
        info = members[name]
        yield from told(info.origin, _page(name.removesuffix("info.json"), info, members, only))


def _page(folder: str, info: Given, members: Mapping[str, Given], only: Selection) -> Iterator[Found]:
    try:
        said = json.loads(info.text())
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise SourceError(f"{info.origin}: it is no JSON object, so this page is left out; export it again")
    entry = Entry(info.origin, string(said.get("URL")), tags_in(said.get("Labels")), said.get("Created"))
    match said.get("Files"):
        case {"article": {"name": str(name)}}:
            article = members.get(f"{folder}container/{name}")
        case _:
            article = None
    if article is None:
        yield from wanted(entry, info.origin, only)
        return
    authors = said.get("Authors")
    story = Story(
        title=string(said.get("Title")),
        body=BODY.split(decode(body_of(article)), maxsplit=1)[-1],
        lang=string(said.get("Lang")),
        authors=tuple(map(string, authors)) if isinstance(authors, list) else (),
        published=string(said.get("Published")),
        summary=string(said.get("Description")),
    )
    yield from kept(story, entry, info, only)
