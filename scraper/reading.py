"""From the HTML of a cleaned body to blocks: one function an element."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from scraper.blocks import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Embed,
    Figure,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
    plain,
)
from scraper.inlines import SILENT, read_inlines, tidy
from scraper.page import squeeze
from scraper.urls import web_url

HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
CONTAINERS = frozenset(
    "address article aside body center dd details div dl dt fieldset figcaption footer form header hgroup html "
    "main nav p picture section summary tbody td tfoot th thead tr li caption".split()
)
IMAGE_ATTRIBUTES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
LONGEST_CELL = 400
"""A table with a longer cell is there for the layout."""


def read_blocks(body: Tag, base: str | None) -> Blocks:
    """Read a body as blocks; `base` is the URL that relative links start from."""
    return _levelled(_merged(_container(body, base)))


def _levelled(blocks: Blocks) -> Blocks:
    """Let the highest subheads of a body stand at level 2, right below the headline, with no level left out."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    rank = {level: 2 + position for position, level in enumerate(levels)}
    return tuple(replace(block, level=rank[block.level]) if isinstance(block, Heading) else block for block in blocks)


def _container(element: Tag, base: str | None) -> Iterator[Block]:
    """Read mixed content: runs of inline nodes are paragraphs, parted by blocks and by double line breaks."""
    run: list[PageElement] = []
    for node in element.children:
        if is_block(node):
            yield from _paragraphs(run, base)
            run = []
            yield from _block(node, base)  # type: ignore[arg-type]
        elif not isinstance(node, PreformattedString):
            run.append(node)
    yield from _paragraphs(run, base)


def is_block(node: PageElement) -> bool:
    """Tell blocks from inlines; an inline element that holds a block is a container."""
    if not isinstance(node, Tag):
        return False
    return node.name in BLOCK_NAMES or (node.name not in SILENT and holds(node, BLOCK_NAMES))


def holds(element: Tag, names: Collection[str]) -> bool:
    """Tell whether an element of one of these names is inside another; quicker than BeautifulSoup's `find`."""
    return any(isinstance(node, Tag) and node.name in names for node in element.descendants)


def _block(element: Tag, base: str | None) -> Iterator[Block]:
    yield from READERS.get(element.name, _container)(element, base)


def _paragraphs(run: Iterable[PageElement], base: str | None) -> Iterator[Block]:
    """Split a run of inlines where two line breaks follow one another."""
    inlines = read_inlines(run, base)
    for part in _parted(inlines):
        if plain(part).strip():
            yield Paragraph(part)


def _parted(inlines: Inlines) -> Iterator[Inlines]:
    start = 0
    for position in range(1, len(inlines)):
        if isinstance(inlines[position], Break) and isinstance(inlines[position - 1], Break):
            yield tidy(inlines[start:position])
            start = position + 1
    yield tidy(inlines[start:])


def _heading(element: Tag, base: str | None) -> Iterator[Block]:
    if holds(element, BLOCK_NAMES):
        yield from _container(element, base)
        return
    inlines = read_inlines(element.children, base)
    if len(inlines) == 1 and isinstance(inlines[0], Strong):  # a subhead is bold by itself
        inlines = inlines[0].inlines
    inlines = tidy(tuple(Text(" ") if isinstance(inline, Break) else inline for inline in inlines))
    if plain(inlines).strip():
        yield Heading(HEADINGS[element.name], inlines)


def _list(element: Tag, base: str | None) -> Iterator[Block]:
    """Read a list; what stands outside of any item is an item too, and a list right inside it goes on the last."""
    items: list[Blocks] = []
    for child in element.children:
        if isinstance(child, Tag) and child.name == "li":
            items.append(_merged(_container(child, base)))
        elif isinstance(child, Tag) and child.name in {"ul", "ol"} and items:
            items[-1] = _merged((*items[-1], *_list(child, base)))
        elif isinstance(child, Tag):
            items.append(_merged(_block(child, base) if is_block(child) else _paragraphs([child], base)))
        elif not isinstance(child, PreformattedString):
            items.append(_merged(_paragraphs([child], base)))
    kept = tuple(item for item in items if item)
    if kept:
        yield ListBlock(element.name == "ol", kept)


def _quotation(element: Tag, base: str | None) -> Iterator[Block]:
    if inner := _merged(_container(element, base)):
        yield Quotation(inner)


def _preformatted(element: Tag, _base: str | None) -> Iterator[Block]:
    text = element.get_text().strip("\n").rstrip()
    if text.strip():
        yield CodeBlock(text)


def _figure(element: Tag, base: str | None) -> Iterator[Block]:
    caption = element.find("figcaption")
    words = squeeze(caption.get_text()) if isinstance(caption, Tag) else ""
    image = element.find("img")
    url = _image_url(image, base) if isinstance(image, Tag) else None
    if url and isinstance(image, Tag):
        yield Figure(url, squeeze(str(image.get("alt") or "")) or None, words or None)
        return
    if isinstance(caption, Tag):
        caption.extract()
    yield from _container(element, base)


def _image(element: Tag, base: str | None) -> Iterator[Block]:
    url = _image_url(element, base)
    alt = squeeze(str(element.get("alt") or ""))
    title = squeeze(str(element.get("title") or ""))
    if url and alt:  # a picture that nobody described is decoration
        yield Figure(url, alt, title if title and title != alt else None)


def _image_url(image: Tag, base: str | None) -> str | None:
    candidates = (str(image.get(name) or "") for name in IMAGE_ATTRIBUTES)
    return next((url for link in candidates if link and (url := web_url(link, base))), None)


def _table(element: Tag, base: str | None) -> Iterator[Block]:
    cells = _cells(element)
    if is_layout(element):
        yield from _container(element, base)
        return
    for caption in element.find_all("caption", recursive=False):
        yield from _container(caption, base)
    grid = [[read_inlines(cell.children, base) for cell in row] for row in cells if row]
    width = max(map(len, grid))
    padded = tuple(tuple(row) + ((),) * (width - len(row)) for row in grid)
    yield Table(padded, all(cell.name == "th" for cell in cells[0]) or element.find("thead") is not None)


def is_layout(table: Tag) -> bool:
    """Tell a table of data from one that only arranges the page: data has columns, and small cells."""
    cells = _cells(table)
    if table.find("table") or max(map(len, cells), default=0) < 2:  # noqa: PLR2004 - one column is no table
        return True
    every = [cell for row in cells for cell in row]
    return any(len(cell.find_all("p")) > 1 or len(cell.get_text()) > LONGEST_CELL for cell in every)


def _cells(table: Tag) -> list[list[Tag]]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return [list(row.find_all(["td", "th"], recursive=False)) for row in rows]


def _embed(element: Tag, base: str | None) -> Iterator[Block]:
    if url := web_url(str(element.get("src") or element.get("data-src") or ""), base):
        yield Embed(url)


def _nothing(_element: Tag, _base: str | None) -> Iterator[Block]:
    yield from ()


READERS: dict[str, Callable[[Tag, str | None], Iterator[Block]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol", "menu"), _list),
    "blockquote": _quotation,
    "pre": _preformatted,
    "figure": _figure,
    "img": _image,
    "table": _table,
    "iframe": _embed,
    "hr": _nothing,
    "video": _nothing,
    "audio": _nothing,
}
BLOCK_NAMES = CONTAINERS | READERS.keys()


def _merged(blocks: Iterable[Block]) -> Blocks:
    """Join neighbours that Markdown cannot keep apart: two lists of one kind, quotations, pieces of code."""
    merged: list[Block] = []
    for block in blocks:
        match (merged[-1] if merged else None), block:
            case ListBlock(ordered, before), ListBlock(same, after) if ordered == same:
                merged[-1] = ListBlock(ordered, before + after)
            case Quotation(before), Quotation(after):
                merged[-1] = Quotation(before + after)
            case CodeBlock(before), CodeBlock(after):
                merged[-1] = CodeBlock(f"{before}\n\n{after}")
            case _:
                merged.append(block)
    return tuple(merged)
