"""From the HTML of a cleaned body to blocks: one function an element."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import dedent

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from scraper.body.blocks import (
    Block,
    Blocks,
    Break,
    Caption,
    CodeBlock,
    Embed,
    Figure,
    Footnotes,
    Heading,
    Inlines,
    ListBlock,
    Note,
    Paragraph,
    Quotation,
    Strong,
    paragraphs,
    plain,
)
from scraper.body.embed_sites import embed_sites
from scraper.body.embeds import is_post, read_frame, read_post
from scraper.body.entries import clock_of, with_clocks, without_clocks
from scraper.body.footnotes import take_footnotes
from scraper.body.inlines import SILENT, directed, read_inlines
from scraper.body.pictures import picture_url
from scraper.body.tables import is_layout, read_table
from scraper.body.tidying import on_one_line, tidy
from scraper.page import IMAGES, squeeze

HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
LISTS = frozenset({"ul", "ol", "menu"})
CONTAINERS = frozenset(
    "address amp-accordion amp-carousel article aside body center dd details div dl dt fieldset figcaption footer form "
    "header hgroup html main nav p picture section summary tbody td tfoot th thead tr li caption".split()
)
LONGEST_CAPTION = 300
"""Letters above which the words in a figure are not about its picture."""


def read_blocks(body: Tag, base: str | None) -> Blocks:
    """Read a body as blocks; `base` is the URL that relative links start from."""
    notes = tuple(Note(found.label, _inner(found.element, base)) for found in take_footnotes(body))
    blocks = levelled(_merged(with_clocks(_container(body, base))))
    return (*blocks, Footnotes(notes)) if notes else blocks


def levelled(blocks: Sequence[Block]) -> Blocks:
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


def _inner(element: Tag, base: str | None) -> Blocks:
    """Read what stands inside another block, where a time is a word like any other."""
    return _merged(without_clocks(_container(element, base)))


def is_block(node: PageElement) -> bool:
    """Tell blocks from inlines; an inline element that holds a block is a container."""
    if not isinstance(node, Tag):
        return False
    return node.name in BLOCK_NAMES or (node.name not in SILENT and holds(node, BLOCK_NAMES))


def holds(element: Tag, names: Collection[str]) -> bool:
    """Tell whether an element of one of these names is inside another; quicker than BeautifulSoup's `find`."""
    return any(isinstance(node, Tag) and (node.name in names or holds(node, names)) for node in element.contents)


def _block(element: Tag, base: str | None) -> Iterator[Block]:
    read = _post if is_post(element) else READERS.get(element.name, _container)
    yield from read(element, base)


def _paragraphs(run: Iterable[PageElement], base: str | None) -> Iterator[Block]:
    """Split a run of inlines where two line breaks follow one another."""
    nodes = list(run)
    if clock := clock_of(nodes):
        yield Paragraph((clock,))
        return
    for part in _parted(read_inlines(nodes, base)):
        if plain(part).strip():
            yield Paragraph(directed(part))


def _parted(inlines: Inlines) -> Iterator[Inlines]:
    start = 0
    for position in range(1, len(inlines)):
        if isinstance(inlines[position], Break) and isinstance(inlines[position - 1], Break):
            yield tidy(inlines[start:position])
            start = position + 1
    yield tidy(inlines[start:]) if start else inlines


def _heading(element: Tag, base: str | None) -> Iterator[Block]:
    if holds(element, BLOCK_NAMES):
        yield from _container(element, base)
        return
    inlines = directed(read_inlines(element.children, base))
    if len(inlines) == 1 and isinstance(inlines[0], Strong):  # a subhead is bold by itself
        inlines = inlines[0].inlines
    inlines = on_one_line(inlines)
    if plain(inlines).strip():
        yield Heading(HEADINGS[element.name], inlines)


def _list(element: Tag, base: str | None) -> Iterator[Block]:
    """Read a list; what stands outside of any item is an item too, and a list right inside it goes on the last.

    A list of sections is no list to a reader: they have headings or times, or open with anything but words.
    """
    if holds(element, HEADINGS) or (holds(element, {"time"}) and holds(element, {"p"})):
        yield from _container(element, base)
        return
    items: list[Blocks] = []
    for child in element.children:
        if isinstance(child, Tag) and child.name == "li":
            items.append(_inner(child, base))
        elif isinstance(child, Tag) and child.name in LISTS and items:
            items[-1] = _merged((*items[-1], *_list(child, base)))
        elif isinstance(child, Tag):
            items.append(_merged(_block(child, base) if is_block(child) else _paragraphs([child], base)))
        elif not isinstance(child, PreformattedString):
            items.append(_merged(_paragraphs([child], base)))
    kept = tuple(item for item in items if item)
    start = str(element.get("start") or "1")
    if not all(isinstance(item[0], (Paragraph, Figure)) for item in kept):
        yield from (block for item in kept for block in item)
    elif kept:
        yield ListBlock(element.name == "ol", kept, int(start) if start.isascii() and start.isdigit() else 1)


def _quotation(element: Tag, base: str | None) -> Iterator[Block]:
    if inner := _inner(element, base):
        yield Quotation(inner)


def _preformatted(element: Tag, _base: str | None) -> Iterator[Block]:
    pieces = ("\n" if isinstance(node, Tag) else str(node) for node in element.descendants if _is_of_code(node))
    lines = [line.rstrip() for line in "".join(pieces).expandtabs(4).split("\n")]
    text = dedent("\n".join(lines).strip("\n"))
    if text:
        yield CodeBlock(text)


def _is_of_code(node: PageElement) -> bool:
    """Tell text, and line breaks in it, from all else: comments and scripts have types of their own."""
    return node.name == "br" if isinstance(node, Tag) else type(node) is NavigableString


def _term(element: Tag, base: str | None) -> Iterator[Block]:
    """Read the term of a list of definitions, which stands out over its definition."""
    for block in _container(element, base):
        yield Paragraph(tidy((Strong(block.inlines),))) if isinstance(block, Paragraph) else block


def _figure(element: Tag, base: str | None) -> Iterator[Block]:
    """Read a figure: its pictures or its player, with the words around them; else what is in it, and its caption."""
    captions = [caption.extract() for caption in element.find_all("figcaption") if _is_of(caption, element)]
    blocks = _inner(element, base)
    caption = _merged(block for found in captions for block in _inner(found, base))
    around = tuple(block for block in blocks if isinstance(block, Paragraph))
    words = " ".join(paragraphs((*around, *caption)))
    match tuple(block for block in blocks if block not in around):
        case (*before, Figure(url, alt, None)) if len(words) <= LONGEST_CAPTION:
            yield from (*before, Figure(url, alt, words if words and words != alt else None))
        case (Embed(title=None, words=()) as embed,) if words and len(words) <= LONGEST_CAPTION:
            yield replace(embed, title=words)
        case _:
            yield from blocks
            yield from (Caption(block.inlines) if isinstance(block, Paragraph) else block for block in caption)


def _is_of(caption: Tag, figure: Tag) -> bool:
    return caption.find_parent("figure") is figure


def _image(element: Tag, base: str | None) -> Iterator[Block]:
    """Read a picture; one that nobody described is decoration, unless it stands alone in a paragraph or figure."""
    url = picture_url(element, base)
    alt = squeeze(str(element.get("alt") or ""))
    title = squeeze(str(element.get("title") or ""))
    if url and (alt or title or _stands_alone(element)):
        yield Figure(url, alt or None, title if title and title != alt else None)


def _stands_alone(image: Tag) -> bool:
    parent = image.parent
    while parent is not None and parent.name in {"picture", "a", "span"}:
        parent = parent.parent
    return parent is not None and parent.name in {"p", "figure"} and not parent.get_text(strip=True)


def _table(element: Tag, base: str | None) -> Iterator[Block]:
    table = None if is_layout(element) else read_table(element, lambda cell: _inner(cell, base))
    if table is None:
        yield from _container(element, base)
        return
    for caption in element.find_all("caption", recursive=False):
        yield from _container(caption, base)
    yield table


def _post(element: Tag, base: str | None) -> Iterator[Block]:
    lines = _inner(element, base)
    if embed := read_post(element, base, lines):
        yield embed
    elif lines:
        yield Quotation(lines)


def _frame(element: Tag, base: str | None) -> Iterator[Block]:
    if embed := read_frame(element, base, _inner(element, base)):
        yield embed


def _nothing(_element: Tag, _base: str | None) -> Iterator[Block]:
    yield from ()


READERS: dict[str, Callable[[Tag, str | None], Iterator[Block]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(IMAGES, _image),
    **dict.fromkeys(embed_sites().elements, _frame),
    "blockquote": _quotation,
    "pre": _preformatted,
    "dt": _term,
    "figure": _figure,
    "table": _table,
    "hr": _nothing,
}
BLOCK_NAMES = CONTAINERS | READERS.keys()


def _merged(blocks: Iterable[Block]) -> Blocks:
    """Join lists of one kind that follow one another: some publishers give every item a list."""
    merged: list[Block] = []
    for block in blocks:
        match (merged[-1] if merged else None), block:
            case ListBlock(ordered, before, start), ListBlock(same, after) if ordered == same:
                merged[-1] = ListBlock(ordered, before + after, start)
            case _:
                merged.append(block)
    return tuple(merged)
