"""Reading one thing by what it is, or many that lie together; what is packed is unpacked on the way."""

from collections.abc import Iterable, Iterator
from contextlib import closing

from scraper.errors import SourceError
from scraper.sources import archives, warcs
from scraper.sources.gathered import gathered
from scraper.sources.given import PACKED, Found, Given, gunzipped
from scraper.sources.kinds import kind_of, kind_without_name
from scraper.sources.selection import Selection
from scraper.sources.told import told

UNDERSTOOD = "hand over pages (.html, .mhtml), texts (.txt, .md), lists, exports or web archives (.warc)"
DEEPEST = 3
"""How often what is packed may be packed again."""


def read_given(given: Given, only: Selection, depth: int = DEEPEST, *, is_single: bool = True) -> Iterator[Found]:
    """Yield the pages of one thing, by what it is; raise SangrahError, or what reading raises, where that ends.

    Of many that lie together (not `is_single`), one of no kind is left aside in silence.
    """
    head = given.head()
    is_packed, is_archive = head.startswith(PACKED), archives.looks_like(head)
    if (is_packed or is_archive) and not warcs.looks_like(head, given.name):
        if not depth:
            raise SourceError(f"{given.origin}: it is packed more than {DEEPEST} times over; unpack it first")
        if is_packed:
            yield from read_given(gunzipped(given), only, depth - 1, is_single=is_single)
        else:
            yield from _archive(given, only, depth - 1)
        return
    kind = kind_of(head, given.name) or (kind_without_name(head, given.name) if is_single else None)
    if kind:
        yield from kind.read(given, only)
    elif is_single:
        raise SourceError(f"{given.origin}: not a kind of file that is understood; {UNDERSTOOD}")


def _archive(given: Given, only: Selection, depth: int) -> Iterator[Found]:
    with closing(archives.opened(given)) as archive:
        if archives.is_wacz(archive):
            yield from warcs.read(given, only)
        else:
            yield from read_together(given.origin, archives.members_of(archive, given), only, depth)


def read_together(
    origin: str, members: Iterable[Given | SourceError], only: Selection, depth: int = DEEPEST
) -> Iterator[Found]:
    """Yield the pages of the files in a folder or an archive, then what is wrong with it."""
    files: list[Given] = []
    faults: list[SourceError] = []
    for member in members:
        if isinstance(member, Given):
            files.append(member)
        else:
            faults.append(member)
    is_empty = True
    for found in gathered(files, only):
        is_empty = False
        if isinstance(found, Given):
            yield from told(found.origin, read_given(found, only, depth, is_single=False))
        else:
            yield found
    yield from faults
    if is_empty and not faults:
        yield SourceError(f"{origin}: no page and no list is in it; {UNDERSTOOD}")
