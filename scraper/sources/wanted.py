"""A page that a source names and does not hold, so that it is to be fetched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to be fetched.

    `origin` says for messages who named it, as `bookmarks.html`; it is the URL itself where the user gave that.
    `topics` and `saved` are what the source says of it: a person's tags, and the time when it was saved (aware).
    """

    url: str
    origin: str
    topics: tuple[str, ...] = ()
    saved: datetime | None = None
