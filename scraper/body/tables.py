"""Tables of HTML: told from those that only arrange the page, and read cell by cell."""

from collections.abc import Callable
from dataclasses import replace

from bs4 import Tag

from scraper.body.blocks import (
    Block,
    Blocks,
    Break,
    Caption,
    Cell,
    Code,
    CodeBlock,
    Embed,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
)
from scraper.body.tidying import tidy
from scraper.page import squeeze

LONGEST_CELL = 400
"""A table with a longer cell is there for the layout."""
WIDEST_SPAN = 100
"""Columns and rows that a cell goes over at most, whatever the page says."""
FEWEST_COLUMNS = 2


def is_layout(table: Tag) -> bool:
    """Tell a table of data from one that only arranges the page: data has columns, and small cells."""
    rows = _rows(table)
    if table.find("table") or max(map(len, rows), default=0) < FEWEST_COLUMNS:
        return True
    cells = [cell for row in rows for cell in row]
    is_headed = table.find("thead") is not None or any(cell.name == "th" for cell in cells)
    return any(len(cell.get_text()) > LONGEST_CELL or (not is_headed and _has_paragraphs(cell)) for cell in cells)


def _has_paragraphs(cell: Tag) -> bool:
    return len(cell.find_all("p", recursive=False)) > 1


def read_table(table: Tag, read_cell: Callable[[Tag], Blocks]) -> Table | None:
    """Read a table; None where the cells that say anything make no columns. Rows without words are left out."""
    tags = [row for row in _rows(table) if row]
    rows = [tuple(_cell(cell, read_cell) for cell in row) for row in tags]
    if not any(_says_anything(row) for row in rows):
        return None
    are_heads = [_is_head(row) for row in tags]
    if all(cell.rows == 1 for row in rows for cell in row):
        kept = [place for place, row in enumerate(rows) if _says_anything(row)]
        rows, are_heads = [rows[place] for place in kept], [are_heads[place] for place in kept]
    if max(map(len, rows)) < FEWEST_COLUMNS:
        return None
    heads = are_heads.index(False) if False in are_heads else len(rows)
    return Table(_padded(rows, heads), heads)


def _width(row: tuple[Cell, ...]) -> int:
    return sum(cell.columns for cell in row)


def _says_anything(row: tuple[Cell, ...]) -> bool:
    return any(cell.blocks for cell in row)


def _is_head(row: list[Tag]) -> bool:
    return row[0].find_parent("thead") is not None or all(cell.name == "th" for cell in row)


def _rows(table: Tag) -> list[list[Tag]]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [list(row.find_all(["td", "th"], recursive=False)) for row in rows]


def _cell(cell: Tag, read_cell: Callable[[Tag], Blocks]) -> Cell:
    blocks: list[Block] = []
    for block in (plainer for found in read_cell(cell) for plainer in _in_a_cell(found)):
        if isinstance(block, Paragraph) and blocks and isinstance(blocks[-1], Paragraph):
            blocks[-1] = Paragraph((*blocks[-1].inlines, Break(), *block.inlines))
        else:
            blocks.append(block)
    return Cell(tuple(blocks), cell.name == "th", _span(cell, "colspan"), _span(cell, "rowspan"))


def _in_a_cell(block: Block) -> Blocks:
    """Take what is more than a cell needs for paragraphs: a heading for bold text, an embed for its words and link."""
    match block:
        case Heading(_, inlines):
            return (Paragraph(tidy((Strong(inlines),))),)
        case Caption(inlines):
            return (Paragraph(inlines),)
        case Embed(url, site, title):
            return (*block.words, Paragraph((Link(url, (Text(title or site),)),)))
        case _:
            return (block,)


def _span(cell: Tag, attribute: str) -> int:
    stated = str(cell.get(attribute) or "1").strip()
    return min(max(int(stated), 1), WIDEST_SPAN) if stated.isascii() and stated.isdigit() else 1


def _padded(rows: list[tuple[Cell, ...]], heads: int) -> tuple[tuple[Cell, ...], ...]:
    """Make rows equally long, and cells of the head heads; rows that others reach into are left as they are."""
    if any(cell.rows > 1 for row in rows for cell in row):
        return tuple(rows)
    width = max(map(_width, rows))
    padded = []
    for place, row in enumerate(rows):
        missing = width - _width(row)
        cells = row + (Cell(()),) * missing
        padded.append(tuple(replace(cell, is_head=True) for cell in cells) if place < heads else cells)
    return tuple(padded)


def is_simple(table: Table) -> bool:
    """Tell a table that fits Markdown: at most one head row, no spans, cells of a single line."""
    one_head = table.heads <= 1 and not any(cell.is_head for row in table.rows[table.heads :] for cell in row[1:])
    cells = [cell for row in table.rows for cell in row]
    return one_head and all(cell.columns == cell.rows == 1 and is_line(cell.blocks) for cell in cells)


def is_line(blocks: Blocks) -> bool:
    """Tell the blocks of a cell that fit one line."""
    return not blocks or (len(blocks) == 1 and isinstance(blocks[0], Paragraph))


def simplified(table: Table) -> Table:
    """Make a table fit Markdown: spans become empty cells, and the blocks of a cell lines."""
    taken: set[tuple[int, int]] = set()
    grid: list[list[Cell]] = []
    for y, row in enumerate(table.rows):
        line: list[Cell] = []
        for cell in row:
            while (len(line), y) in taken:
                line.append(Cell(()))
            taken |= {(len(line) + x, y + down) for x in range(cell.columns) for down in range(1, cell.rows)}
            inlines = _joined(cell.blocks)
            line += [Cell((Paragraph(inlines),) if inlines else ()), *[Cell(())] * (cell.columns - 1)]
        grid.append(line)
    heads = min(table.heads, 1)
    return Table(_padded([row for row in map(tuple, grid) if _says_anything(row)], heads), heads)


def _joined(blocks: Blocks) -> Inlines:
    """Join what blocks say, a line for each."""
    joined: list[Inline] = []
    for inlines in map(_inlines_of, blocks):
        joined += [Break(), *inlines] if joined else inlines
    return tidy(tuple(joined))


def _inlines_of(block: Block) -> Inlines:
    match block:
        case Paragraph(inlines):
            return inlines
        case ListBlock(_, items):
            return _joined(tuple(inner for item in items for inner in item))
        case Quotation(inner):
            return _joined(inner)
        case Figure(_, alt, caption):
            return (Text(caption or alt or ""),)
        case CodeBlock(text):
            return code_lines(text)
        case _:
            return ()


def code_lines(text: str) -> Inlines:
    """Return code as inlines, a line for each of its lines; their indents are lost."""
    return _joined(tuple(Paragraph((Code(line),)) for line in map(squeeze, text.split("\n")) if line))
