"""Reading other people's captures: WARC 1.0 and 1.1, ARC, each compressed or not, and WACZ.

A crawl is full of what is no page: pictures, scripts, redirects. Those are counted, and said in one sentence at the
end. A page that cannot be read is a sentence of its own, and the rest is read on.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import SangrahError, Skipped, SourceError
from scraper.sources.checked import checked
from scraper.warc import wacz
from scraper.warc.framing import Damage, Record, records
from scraper.warc.index import name_of
from scraper.warc.originals import Originals, referred
from scraper.warc.pages import moved_to, reason_against
from scraper.warc.records import Group, capture_of, date_in, grouped, is_our_warcinfo, uri_in, url_of
from scraper.warc.streams import Torn

Earlier = Callable[[str, str], Capture | None]

MOST_KINDS = 5
ZSTD = b"\x28\xb5\x2f\xfd"


def read_warc(path: Path, *, earlier: Earlier = lambda _url, _captured: None) -> Iterator[Capture | SangrahError]:
    """Yield the pages in a file, and sentences on what cannot be read.

    A record that only says that a page was the same as at another time (`revisit`) is resolved within the file, else
    by `earlier`, which returns the capture of a URL at a time (as in `Captures.at`).
    """
    try:
        with opened(path) as (parts, pages):
            yield from _Crawl(str(path), parts, pages, earlier).read()
    except OSError as problem:
        yield SourceError(f"{path}: cannot be read: {problem.strerror or problem}; check the path")
    except SourceError as refusal:
        yield refusal


@contextmanager
def opened(path: Path) -> Iterator[tuple[tuple[wacz.Part, ...], frozenset[str]]]:
    """Open a web archive: its files of records, and the URLs of its pages where it lists them."""
    with path.open("rb") as file:
        head = file.read(len(wacz.SIGN))
    if head == ZSTD:
        raise SourceError(f"{path}: it is compressed by zstd, which is not read; unpack it first: zstd -d")
    if head == wacz.SIGN:
        with wacz.opened(path) as opened_archive:
            yield opened_archive
    else:
        yield (wacz.Part(str(path), lambda: path.open("rb")),), frozenset()


class _Crawl:
    """One reading of a web archive, and what was met in it so far."""

    def __init__(self, origin: str, parts: tuple[wacz.Part, ...], pages: frozenset[str], earlier: Earlier) -> None:
        self._origin = origin
        self._parts = parts
        self._listed = {name_of(url) for url in pages}
        self._earlier = earlier
        self._originals = Originals(parts)
        self._left_aside: Counter[str] = Counter()
        self._is_empty = True

    def read(self) -> Iterator[Capture | SangrahError]:
        for part in self._parts:
            try:
                with part.open() as file:
                    yield from self._read_part(part.name, grouped(records(file)))
            except Torn as torn:
                yield SourceError(f"{part.name}: {torn}; get the file again")
        if self._left_aside:
            yield Skipped(f"{self._origin}: {_counted(self._left_aside)}")
        elif self._is_empty:
            yield SourceError(f"{self._origin}: there is no record of a page in it; is it a WARC, ARC or WACZ file?")

    def _read_part(self, name: str, found: Iterator[Group | Record | Damage]) -> Iterator[Capture | SangrahError]:
        is_ours = False
        for one in found:
            if isinstance(one, Record):
                is_ours = is_our_warcinfo(one) if one.kind == "warcinfo" else is_ours
                continue
            self._is_empty = False
            if isinstance(one, Damage):
                yield SourceError(f"{name}: the record at byte {one.offset} is left aside: {one.reason}")
                continue
            reason = self._reason_against(one.main, is_ours=is_ours)
            if reason:
                self._left_aside[reason] += 1
                continue
            try:
                page = self._page(one, f"{name}: {uri_in(one.main)}", is_ours=is_ours)
            except SourceError as refusal:
                yield refusal
            else:
                yield page

    def _reason_against(self, record: Record, *, is_ours: bool) -> str | None:
        """Say what a record is, where it is no page or, in a WACZ that lists its pages, none of those."""
        reason, name = reason_against(record, is_ours=is_ours), name_of(uri_in(record))
        if self._listed and name in self._listed and (url := moved_to(record)):
            self._listed.add(name_of(url))
        elif self._listed and not reason and name not in self._listed:
            return "not in its list of pages"
        return reason

    def _page(self, group: Group, origin: str, *, is_ours: bool) -> Capture:
        if group.main.kind == "revisit":
            return checked(self._revisited(group.main, origin, is_ours=is_ours))
        return checked(capture_of(group, origin, is_ours=is_ours))

    def _revisited(self, revisit: Record, origin: str, *, is_ours: bool) -> Capture:
        """Return the page that a revisit stands for, with its own URL and time."""
        url, moment = url_of(uri_in(revisit)), date_in(revisit, origin)
        original = self._originals.of(revisit)
        if original:
            before: Capture | None = capture_of(original, origin, is_ours=is_ours)
        else:
            before = self._earlier(*referred(revisit))
        if not before:
            raise SourceError(f"{origin}: it only says that the page was as before, and that is not in the file")
        return replace(before, origin=origin, url=url, captured=moment)


def _counted(left_aside: Counter[str]) -> str:
    most = left_aside.most_common(MOST_KINDS)
    rest = left_aside.total() - sum(count for _, count in most)
    kinds = [f"{count} {kind}" for kind, count in most] + ([f"{rest} of other kinds"] if rest else [])
    return f"what is no page was left aside: {', '.join(kinds)}"
