"""Parting a WARC or ARC file into its records, compressed or not; what is damaged is named, and the rest is read on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from scraper.capture import LARGEST
from scraper.warc.heads import Head, parse_head
from scraper.warc.streams import GZIP, Member, Raw, Reader, Torn

LONGEST_HEAD = 256 * 1024
MOST = LARGEST + LONGEST_HEAD
"""Of a record's block, the bytes that are kept; the rest of a longer one is passed over."""
TRIES = 1000
"""Places where a file is taken up again behind something damaged; one with more is left there."""

ARC_LINE = re.compile(rb"(\S.*) (\S+) (\d{12,14}) (\S+) (\d{1,18})\s*$")
# http://courier.example/ferry 192.0.2.7 20250603040000 text/html 1234
LENGTH = re.compile(r"[0-9]{1,18}")
ARC_NAMES = ("WARC-Target-URI", "WARC-IP-Address", "WARC-Date", "ARC-Content-Type", "Content-Length")
WARC = b"WARC/"
NO_RECORD = "no record begins here"
NEXT_RECORD = b"\nWARC/1."


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its head, its block (the beginning alone of a block larger than a page may be), and where it lies.

    `end` is None where one gzip member holds several records.
    """

    head: Head
    block: bytes
    size: int
    offset: int
    end: int | None

    @property
    def kind(self) -> str:
        """What the record is: `response`, `request` and so on."""
        return (self.head.get("WARC-Type") or "").lower()

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the block is here."""
        return len(self.block) == self.size


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where no sound record is, and why."""

    offset: int
    reason: str


class Broken(Exception):  # noqa: N818 - it names what a record is
    """No sound record is at a place of the file; `is_record` tells whether one begins there at all."""

    def __init__(self, offset: int, reason: str, *, is_record: bool = True) -> None:
        """Say where, and why."""
        super().__init__(reason)
        self.offset = offset
        self.is_record = is_record


def records(file: BinaryIO, start: int = 0) -> Iterator[Record | Damage]:
    """Yield the records of a file from a place on, and the places that are damaged."""
    raw = Raw(file)
    try:
        yield from _records(raw, start)
    except Torn as torn:
        yield Damage(raw.offset, str(torn))


def _records(raw: Raw, start: int) -> Iterator[Record | Damage]:
    raw.seek(start)
    read_on, find_next = (_members, _next_member) if raw.peek(len(GZIP)) == GZIP else (_plain, _next_plain)
    is_searching = False
    for _ in range(TRIES):
        try:
            for record in read_on(raw):
                is_searching = False
                yield record
        except Broken as broken:
            if broken.is_record or not is_searching:
                yield Damage(broken.offset, str(broken))
            is_searching = True
            raw.seek(broken.offset + 1)
            if find_next(raw):
                continue
        return
    yield Damage(raw.offset, "too much is damaged; the rest of the file is left aside")


def _members(raw: Raw) -> Iterator[Record]:
    """Read gzip members on; one mostly holds one record."""
    while raw.peek(1):
        offset = raw.offset
        if raw.peek(len(GZIP)) != GZIP:
            raise Broken(offset, NO_RECORD, is_record=False)
        last: Record | None = None
        for found in _records_in(Reader(Member(raw).more), offset):
            if last:
                yield last
            last = replace(found, offset=offset, end=None)
        if last:
            yield replace(last, end=raw.offset)


def _next_member(raw: Raw) -> bool:
    return raw.find(GZIP)


def _plain(raw: Raw) -> Iterator[Record]:
    start = raw.offset
    return _records_in(Reader(raw.read), start)


def _next_plain(raw: Raw) -> bool:
    """Go on to the next line that begins a record."""
    found = raw.find(NEXT_RECORD)
    if found:
        raw.seek(raw.offset + 1)
    return found


def _records_in(reader: Reader, start: int) -> Iterator[Record]:
    """Read the records of a stream; each is yielded when what follows shows that it was read to its end."""
    at, is_record = start, False
    try:
        line = _next_line(reader)
        while line:
            at, is_record = start + reader.position - len(line), _begins(line)
            if not is_record:
                raise Broken(at, NO_RECORD, is_record=False)
            record = _record(reader, line, at)
            line = _next_line(reader)
            end = start + reader.position - len(line)
            if line and not _begins(line):
                raise Broken(at, "its Content-Length is wrong")
            yield replace(record, end=end)
    except Torn as torn:
        raise Broken(at, str(torn), is_record=is_record) from None


def _next_line(reader: Reader) -> bytes:
    """Return the next line that is not empty; nothing at the end."""
    line = b"\n"
    while line and not line.strip():
        line = reader.line(LONGEST_HEAD)
    return line


def _begins(line: bytes) -> bool:
    return line.startswith(WARC) or ARC_LINE.match(line) is not None


def _record(reader: Reader, line: bytes, at: int) -> Record:
    head = _warc_head(reader, line, at) if line.startswith(WARC) else _arc_head(line)
    length = head.get("Content-Length") or ""
    if not LENGTH.fullmatch(length):
        raise Broken(at, f"its Content-Length is '{length[:40]}'")
    size = int(length)
    block = reader.read(min(size, MOST))
    if len(block) + reader.skip(size - len(block)) < size:
        raise Broken(at, "it ends too early")
    return Record(head, block, size, at, None)


def _warc_head(reader: Reader, line: bytes, at: int) -> Head:
    lines, left = [line], LONGEST_HEAD - len(line)
    while line.strip():
        line = reader.line(max(left, 0))
        lines.append(line)
        left -= len(line)
    if not line:
        raise Broken(at, "its head has no end")
    return parse_head(b"".join(lines))


def _arc_head(line: bytes) -> Head:
    """Read the line that heads a record of an ARC file, under the names that WARC has for its words."""
    found = ARC_LINE.match(line)
    words = [word.decode("utf-8", "replace") for word in found.groups()] if found else []
    kind = "warcinfo" if line.startswith(b"filedesc:") else "response"
    return Head("ARC/1.0", (("WARC-Type", kind), *zip(ARC_NAMES, words, strict=False)))
