"""The Wayback Machine's copy of a page: where it is asked for, and what its address says."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

COPY = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.+)")
"""As in `/web/20240506070809id_/https://courier.example/ferry`."""
TIME = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class Wayback:
    """The two addresses of the service: one says which copies there are, the other has them."""

    availability: str = "https://archive.org/wayback/available"
    copies: str = "https://web.archive.org/web/"


WAYBACK = Wayback()


def question(service: Wayback, url: str, near: datetime) -> str:
    """Return the address that names the copy of a page nearest to a time."""
    return f"{service.availability}?{urlencode({'url': url, 'timestamp': near.astimezone(UTC).strftime(TIME)})}"


def nearest_copy(service: Wayback, answer: bytes) -> str | None:
    """Return the address of the copy that the service names, as it was served (`id_`); None where it names none."""
    try:
        closest = json.loads(answer)["archived_snapshots"]["closest"]
        found = COPY.search(closest["url"]) if closest["available"] and closest["status"] == "200" else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return f"{service.copies}{found[1]}id_/{found[2]}" if found else None


def copied(address: str) -> tuple[datetime, str] | None:
    """Tell from a copy's address when it was made, and of which page."""
    found = COPY.search(address)
    try:
        return (datetime.strptime(found[1], TIME).replace(tzinfo=UTC), found[2]) if found else None
    except ValueError:  # the fourteen digits are no time
        return None
