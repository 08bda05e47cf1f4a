"""Where the links of a page lead within its site."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from urllib.parse import unquote, urljoin

ON_DISK = "https://disk.invalid"
"""The address that stands for a site without one while its links are resolved."""
UP = "../"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a file points to: the address as it stands there, the path meant, and the place in that page.

    `is_shown` tells pictures, scripts and styles, which a page needs itself, from what it links to.
    """

    written: str
    target: str
    place: str
    is_shown: bool


def folders_above(path: str) -> tuple[str, ...]:
    """List a file's folder and those above it, the nearest first: `topic/metro/`, `topic/` and the site's own."""
    parts = path.split("/")[:-1]
    return tuple(accumulate((f"{part}/" for part in parts), initial=""))[::-1]


def resolve(written: str, path: str, folders: Sequence[str], site: str | None, *, is_shown: bool) -> Pointer | None:
    """Resolve an address as it stands in a file; None where it leads out of the site."""
    ups = written.count(UP)
    rest = written[ups * len(UP) :]
    if ups < len(folders) and rest[:1].isalnum() and written.startswith(UP * ups) and _is_plain(rest):
        target, _, place = f"{folders[ups]}{rest}".partition("#")
        return Pointer(written, target, place, is_shown)
    if site and written.startswith(site):
        return _inside(written, written, site, is_shown=is_shown)
    base = site or ON_DISK
    whole = written if written.startswith(("https://", "http://")) else _joined(f"{base}/{path}", written)
    inside = _inside(written, whole, base, is_shown=is_shown)
    if written.startswith("/") and not written.startswith("//") and (inside is None or site is None):
        # What begins at the host's root misses a site in a folder, and on a disk every site.
        return Pointer(written, written, "", is_shown)
    return inside


def _is_plain(rest: str) -> bool:
    """Tell whether the rest of an address needs no rules to be read."""
    return not any(sign in rest for sign in (":", "?", "%", "/."))


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written)
    except ValueError:  # such as https://[
        return written


@lru_cache(maxsize=100_000)
def _inside(written: str, whole: str, base: str, *, is_shown: bool) -> Pointer | None:
    """Point to a whole address of the site; None for any other, such as /archived beside /archive."""
    rest = whole.removeprefix(base)
    if not whole.startswith(base) or rest[:1] not in {"", "/", "?", "#"}:
        return None
    path, _, place = rest.partition("#")
    return Pointer(written, unquote(path.partition("?")[0]).removeprefix("/"), place, is_shown)
