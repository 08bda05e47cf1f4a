"""Asking for a page only if it has changed since it was captured (RFC 9110, section 13)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What the server said of the newest capture of a page: its `ETag` and its `Last-Modified`."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The lines of a request that ask for the page only where it is another one by now."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that, as its server says, is still what was captured. `origin` is who named it."""

    url: str
    origin: str
