"""Lists that turn up on the web: what is fetched may be a feed, a sitemap or a list of addresses instead of a page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.sources.given import PACKED, gunzipped, of_bytes
from scraper.sources.kinds import LISTS
from scraper.sources.selection import EVERYTHING, Selection
from scraper.sources.told import UNREADABLE, told
from scraper.sources.wanted import Wanted

TABLE = "text/csv"


def listed_in(
    body: bytes, *, origin: str, url: str | None, media_type: str | None, only: Selection = EVERYTHING
) -> Iterator[Wanted | SangrahError] | None:
    """Return the pages that a list names, as they are selected; None where the body is no list.

    Servers call feeds and lists anything, so the body itself tells; `media_type` only tells a table without names.
    """
    name = ".csv" if media_type == TABLE else urlsplit(url or "").path.rpartition("/")[2]
    given = replace(of_bytes(origin, name, body, datetime.now(tz=UTC)), url=url)
    if body.startswith(PACKED):
        given = gunzipped(given)
    try:
        head = given.head()
    except UNREADABLE:
        return None
    kind = next((kind for kind in LISTS if kind.looks_like(head, given.name)), None)
    if kind is None:
        return None
    return (found for found in told(origin, kind.read(given, only)) if not isinstance(found, Capture))
