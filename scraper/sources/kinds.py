"""The kinds of files that are understood, in the order in which they are asked whether a thing is theirs."""

from collections.abc import Iterator
from typing import Protocol

from scraper.sources import (
    bookmarks,
    csv_lists,
    feeds,
    json_lists,
    mhtml,
    pages,
    sitemaps,
    texts,
    url_lists,
    warcs,
    webarchives,
)
from scraper.sources.given import Found, Given, head_text, suffix_of
from scraper.sources.selection import Selection


class Kind(Protocol):
    """A module that knows one kind of things."""

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell whether a thing is of this kind, by its first bytes and, where these do not tell, by its name."""

    def read(self, given: Given, only: Selection) -> Iterator[Found]:
        """Yield the pages of a thing of this kind; raise SangrahError where there is none."""


LISTS: tuple[Kind, ...] = (bookmarks, feeds, sitemaps, json_lists, csv_lists, url_lists)
"""The kinds that name pages. CSV and lists of addresses come last: their letters tell least."""
KINDS: tuple[Kind, ...] = (warcs, webarchives, mhtml, *LISTS[:4], pages, *LISTS[4:], texts)
TAKEN = frozenset(
    {*pages.SUFFIXES, *texts.KINDS, *mhtml.SUFFIXES, *csv_lists.SUFFIXES, *warcs.SUFFIXES}
    | set(".webarchive .json .xml .rss .atom .rdf .gz .zip".split())
)
"""How the files end that are taken out of a folder or an archive; the others (pictures, programs) are left aside."""


def kind_of(head: bytes, name: str) -> Kind | None:
    """Return the kind of a thing; None where it is of none."""
    return next((kind for kind in KINDS if kind.looks_like(head, name)), None)


def kind_without_name(head: bytes, name: str) -> Kind | None:
    """Return the kind of a single thing that no kind takes for its own: a page or a text, where it can be one."""
    text = head_text(head)
    if text.startswith("<?xml"):
        return None
    if text.startswith("<") or "<html" in text[:4096].lower() or (not suffix_of(name) and "<p" in text.lower()):
        return pages
    return None if suffix_of(name) else texts
