"""The pages of one article by their addresses: /story leads on to /story?page=2, /story/2 or /story-p2.html.

What they have in common is the address of the first page, which mostly has no number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from web.urls import canonical, host_of, identity

OF_A_PAGE = frozenset("page p pg pn paged pageno pagenum pagenumber currentpage seite pagina".split())
NUMBER = re.compile(r"0*([1-9]\d?)")
IN_PATH = re.compile(
    r"(?P<stem>/.*[^/])"
    r"(?:/(?:(?:page|pg|p|seite|pagina)[-_/]?)?|[-_.,](?:(?:page|pg|p|seite|pagina)[-_]?)?)"
    r"0*(?P<number>[1-9]\d?)(?P<end>\.[a-z]{3,5})?/?",
    re.IGNORECASE,
)
# /story/2, /story/page/2/, /story/p2, /story-p2.html, /story_2.html, /story,page-2.html
BARE = re.compile(r"[^/]*[^/\d][-_.,]\d{1,2}(?:\.[a-z]{3,5})?/?$", re.IGNORECASE)
# /story-2.html, which may as well be another story whose title is the same
WHOLE = frozenset("all full single singlepage single-page onepage one-page viewall view-all showall".split())
"""What the address of an article on one page says beside that of its first page: /story?page=all, /story/full."""
OF_THE_WHOLE = OF_A_PAGE | {"pagewanted", "view", "show", "display", "mode", "singlepage"}
YES = frozenset({"1", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Turn:
    """The page of an article that is to be had next; `is_first` where what is there is not the first page."""

    url: str
    is_first: bool = False


def readings_of(url: str) -> tuple[tuple[str, int], ...]:
    """Return the ways to read an address: the first page's address and the number of the page; first as page 1."""
    return ((canonical(url), 1), *_numbered(url))


def number_in(link: str, first: str) -> int | None:
    """Return the number of the page of an article that a link leads to; None where it leads elsewhere."""
    if host_of(link) != host_of(first) or urlsplit(first).path in {"", "/"}:
        return None
    if identity(canonical(link)) == identity(first):
        return 1
    return next((number for stem, number in _numbered(link) if identity(stem) == identity(first)), None)


def is_doubtful(link: str) -> bool:
    """Tell an address whose number need not be that of a page."""
    return BARE.search(urlsplit(link).path) is not None and not urlsplit(link).query


def leads_to_whole(link: str, first: str) -> bool:
    """Tell the address of an article on a single page."""
    if host_of(link) != host_of(first):
        return False
    parts = urlsplit(canonical(link))
    above, _, last = parts.path.rstrip("/").rpartition("/")
    if last.lower() in WHOLE and identity(urlunsplit(parts._replace(path=above))) == identity(first):
        return True
    return any(
        (value.lower() in WHOLE and name.lower() in OF_THE_WHOLE) or (name.lower() in WHOLE and value.lower() in YES)
        for name, value in parse_qsl(parts.query)
        if identity(_without(parts, (name, value))) == identity(first)
    )


@lru_cache(maxsize=4096)
def _numbered(url: str) -> tuple[tuple[str, int], ...]:
    return tuple(_read(urlsplit(canonical(url))))


def _read(parts: SplitResult) -> Iterator[tuple[str, int]]:
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        found = NUMBER.fullmatch(value)
        if found and name.lower().replace("_", "").replace("-", "") in OF_A_PAGE:
            yield _without(parts, (name, value)), int(found[1])
    if found := IN_PATH.fullmatch(parts.path):
        number, end = int(found["number"]), found["end"] or ""
        yield urlunsplit(parts._replace(path=found["stem"] + end)), number
        if end:
            yield urlunsplit(parts._replace(path=found["stem"])), number


def _without(parts: SplitResult, pair: tuple[str, str]) -> str:
    """Return an address without one of its parameters."""
    rest = [other for other in parse_qsl(parts.query, keep_blank_values=True) if other != pair]
    return urlunsplit(parts._replace(query=urlencode(rest)))
