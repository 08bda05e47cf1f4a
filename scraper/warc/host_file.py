"""One WARC file of the archive and its index: opened, mended where a run was ended in the middle, added to."""

from bisect import bisect_left
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from scraper.capture import Capture, digest_of_all
from scraper.errors import StoreError, Unwritable
from scraper.warc.files import add_to, cut_to, read_from, reading, replace_whole, state_of
from scraper.warc.framing import Damage, Record, records
from scraper.warc.index import SUFFIX, Line, line_for, line_of, name_of, read_line, write_line, write_lines
from scraper.warc.records import Group, grouped, is_our_warcinfo
from scraper.warc.writing import group_of, uri_from, warcinfo

WARC = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the records of one capture lie, one behind the other; `digest` is that of its bytes.

    Of an article over several pages they are those of all of them, the first page last.
    """

    file: Path
    offset: int
    length: int
    digest: str


class HostFile:
    """The WARC file of one host. Whoever uses it holds the archive's lock."""

    def __init__(self, folder: Path, host: str) -> None:
        """Open the file, if there is one: index what is whole, cut off what is torn, sort the index."""
        self.path = folder / (host + WARC)
        self.index = folder / (host + SUFFIX)
        self._forget()
        self.refresh()
        with suppress(Unwritable):  # a full disk can still be read
            self.sort()

    def _forget(self) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._ordered: list[Line] = []
        self._whole = self._index_size = 0
        self._is_ours = self._is_sorted = True
        self._seen = (0, 0, 0)

    def lines(self) -> list[Line]:
        """Return the pages in the order in which they were kept."""
        return list(self._ordered)

    def place_of(self, line: Line) -> Place:
        """Return where the records of a capture lie: from its own up to those of the next."""
        begin = bisect_left(self._ordered, line.offset, key=_offset)
        following = begin + 1
        end = self._ordered[following].offset if following < len(self._ordered) else self._whole
        while not line.part_of and begin and self._ordered[begin - 1].part_of == line.uri:
            begin -= 1
        first, *others = (each.digest for each in (line, *self._ordered[begin : following - 1]))
        offset = self._ordered[begin].offset
        return Place(self.path, offset, end - offset, digest_of_all((first, *others)))

    def at(self, url: str, timestamp: str) -> Line | None:
        """Return the capture of a page at a time."""
        lines = self._lines.get(name_of(uri_from(url)), ())
        return next((line for line in lines if line.timestamp == timestamp), None)

    def newest(self, url: str) -> Line | None:
        """Return the newest capture of a page."""
        return max(self._lines.get(name_of(uri_from(url)), ()), key=lambda line: line.timestamp, default=None)

    def keep(self, capture: Capture) -> Place:
        """Add a capture, where it is not kept already: its records and its lines in the index, all or none."""
        wanted = line_for(capture)
        for line in self._lines.get(name_of(wanted.uri), ()):
            if (line.uri, line.timestamp, line.part_of) == (wanted.uri, wanted.timestamp, None):
                place = self.place_of(line)
                if place.digest == capture.digest:
                    return place
        if not self._is_ours:
            raise StoreError(f"{self.path}: another program wrote it; move it out of the archive and add it from there")
        head = b"" if self._whole else warcinfo(self.path.name, capture.captured)
        of_parts = ((line_for(part, part_of=wanted.uri), group_of(part, part_of=wanted.uri)) for part in capture.parts)
        written, lines = [head], []
        for line, group in (*of_parts, (wanted, group_of(capture))):
            lines.append(replace(line, length=len(group[0]), offset=self._whole + sum(map(len, written))))
            written += group
        self._add(b"".join(written), b"".join(write_line(line, self.path.name) for line in lines))
        self._learn(lines)
        return self.place_of(lines[-1])

    def _add(self, group: bytes, line: bytes) -> None:
        add_to(self.path, self._whole, group)
        try:
            add_to(self.index, self._index_size, line)
        except StoreError:
            cut_to(self.path, self._whole)
            raise
        self._whole += len(group)
        self._index_size += len(line)
        self._is_sorted = False
        self._seen = self._state()

    def refresh(self) -> None:
        """Read on where another process added something, or mend what a process left that was ended."""
        state = self._state()
        if state == self._seen:
            return
        if state[1] != self._seen[1] or state[0] < self._whole or state[2] < self._index_size:
            self._forget()
        is_whole = state[2] == 0
        if state[0]:
            is_whole = self._read_index(state[0])
            is_whole = self._look_behind() and is_whole
        if self._is_ours and state[0] > self._whole:
            cut_to(self.path, self._whole)
        if not is_whole:
            self._write_index()
        self._seen = self._state()

    def _read_index(self, size: int) -> bool:
        """Read on in the index; tell whether it is whole, and fits to a file of this size."""
        is_first_look = not self._ordered
        text = read_from(self.index, self._index_size)
        *texts, rest = text.split(b"\n")
        lines = [read_line(line) for line in texts]
        sound = [line for line in lines if line and line.offset + line.length <= size]
        self._index_size += len(text)
        self._is_sorted = is_first_look and texts == sorted(texts)
        if is_first_look:
            self._is_ours = is_our_warcinfo(self._record_at(0))
            if sound and not self._record_at(min(line.offset for line in sound)):
                return False  # the index is of another file
        self._learn(sound)
        return not rest and len(sound) == len(lines)

    def _record_at(self, offset: int) -> Record | None:
        with reading(self.path) as file:
            first = next(records(file, offset), None)
        return first if isinstance(first, Record) and first.offset == offset else None

    def _look_behind(self) -> bool:
        """Find the captures behind those that the index names; tell whether there are none.

        A capture of ours at the very end that has no metadata is the beginning of one that was never finished; so are
        further pages of an article without its first.
        """
        start = self._ordered[-1].offset if self._ordered else 0
        new: list[Line] = []
        last: Group | Record | None = None
        whole = self._whole
        with reading(self.path) as file:
            for one in grouped(records(file, start)):
                if isinstance(one, Damage):
                    continue
                last = one
                whole = max(whole, one.end or 0)
                line = line_of(one) if isinstance(one, Group) else None
                if line and line.offset not in map(_offset, self._ordered[-1:]):
                    new.append(line)
        if self._is_ours and isinstance(last, Group) and not last.metadata and new:
            whole = new.pop().offset
        while self._is_ours and new and new[-1].part_of:
            whole = new.pop().offset
        self._learn(new)
        self._whole = whole
        return not new

    def sort(self) -> None:
        """Sort the index, as its readers want it."""
        if not self._is_sorted:
            self._write_index()
            self._seen = self._state()

    def _write_index(self) -> None:
        text = write_lines(self.lines(), self.path.name)
        replace_whole(self.index, text)
        self._index_size, self._is_sorted = len(text), True

    def _learn(self, lines: Iterable[Line]) -> None:
        for line in sorted(lines, key=lambda line: line.offset):
            self._lines.setdefault(name_of(line.uri), []).append(line)
            self._ordered.append(line)
            self._whole = max(self._whole, line.offset + line.length)

    def _state(self) -> tuple[int, int, int]:
        index, index_size = state_of(self.index)
        return state_of(self.path)[1], index, index_size


def _offset(line: Line) -> int:
    return line.offset
