"""Lists as CSV: of addresses, and what Pocket, Instapaper, Raindrop, Readeck and others export."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scraper.errors import SourceError
from scraper.sources.entries import Entry, tags_in, wanted
from scraper.sources.given import Found, Given, head_text, suffix_of
from scraper.sources.selection import Selection
from scraper.sources.url_lists import WEB

SUFFIXES = frozenset({".csv", ".tsv"})
ADDRESS = ("url", "link", "href", "address", "given_url", "resolved_url")
TITLE = ("title", "name")
TAGS = ("tags", "labels", "document tags")
TIME = ("time_added", "timestamp", "created", "created_at", "saved date", "saved_at", "saved", "date_added", "added")
"""What services call the columns, in small letters; the first that is there is read."""
DELIMITERS = ",;\t"
LONGEST_RECORD = 200
"""Lines that one record may go over: Instapaper quotes a passage of the article."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what: the places of its columns, None for one that it has not."""

    delimiter: str
    address: int
    tags: int | None = None
    time: int | None = None
    are_named: bool = True


def looks_like(head: bytes, name: str) -> bool:
    """Tell a table by its name, or by what it calls its columns."""
    if suffix_of(name) in SUFFIXES:
        return True
    first = head_text(head).partition("\n")[0]
    columns = _columns(first)
    names = _names(first, columns.delimiter) if columns and columns.are_named else []
    return any(name in names for name in TITLE + TAGS + TIME)


def read(given: Given, only: Selection) -> Iterator[Found]:
    """Yield the pages of a table, record by record; a broken one is named, and the next line is read."""
    lines = given.lines()
    first = next((line for line in lines if line.strip()), "")
    columns = _columns(first)
    if columns is None:
        yield SourceError(f"{given.origin}: no column of it holds addresses; name that column url")
        return
    before = deque[str]() if columns.are_named else deque([first])
    for number, cells in _records(before, lines, columns.delimiter, 2 if columns.are_named else 1):
        place = f"{given.origin}:{number}"
        if cells is None:
            yield SourceError(f"{place}: its quotation marks are broken, so it is left out; export the list again")
        elif any(cell.strip() for cell in cells):
            yield from wanted(_entry(place, cells, columns), given.origin, only)


def _columns(first: str) -> Columns | None:
    """Find the columns by their names, else that of the addresses by what stands in the first line."""
    for delimiter in DELIMITERS:
        names = _names(first, delimiter)
        address = _place(names, ADDRESS)
        if address is not None:
            return Columns(delimiter, address, _place(names, TAGS), _place(names, TIME))
    for delimiter in DELIMITERS:
        for place, cell in enumerate(_names(first, delimiter)):
            if cell.startswith(WEB):
                return Columns(delimiter, place, are_named=False)
    return None


def _names(line: str, delimiter: str) -> list[str]:
    return [cell.strip().lower() for cell in _cells(line, delimiter) or ()]


def _place(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


def _records(
    ahead: deque[str], lines: Iterator[str], delimiter: str, number: int
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield records with the number of their first line; None for one whose quotation mark is never closed.

    The lines that were looked at for its end are then read as records of their own.
    """
    while line := ahead.popleft() if ahead else next(lines, ""):
        cells, taken = _cells(line, delimiter), 0
        if cells is None:
            text, taken = _with_lines_ahead(line, ahead, lines)
            cells = _cells(text, delimiter)
            taken = taken if cells else 0
            for _ in range(taken):
                ahead.popleft()
        yield number, cells
        number += 1 + taken


def _with_lines_ahead(line: str, ahead: deque[str], lines: Iterator[str]) -> tuple[str, int]:
    """Add the lines up to the one in which every quotation mark has its second; they stay in `ahead`."""
    text = [line]
    marks = line.count('"')
    while marks % 2 and len(text) <= LONGEST_RECORD:
        if len(ahead) < len(text):
            following = next(lines, None)
            if following is None:
                break
            ahead.append(following)
        text.append(ahead[len(text) - 1])
        marks += text[-1].count('"')
    return "".join(text), len(text) - 1


def _cells(record: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([record], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def _entry(place: str, cells: Sequence[str], columns: Columns) -> Entry:
    address, tags, time = (
        cells[at] if at is not None and at < len(cells) else "" for at in (columns.address, columns.tags, columns.time)
    )
    return Entry(place, address.strip(), tags_in(tags), time)
