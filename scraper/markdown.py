"""Blocks as Markdown, in the dialect that Python-Markdown reads with the extensions of `pelicanconf.py`.

Text is escaped so that nothing in it means anything: see https://python-markdown.github.io/ for what a
backslash protects; `<` and `&` have no backslash and become entities.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from scraper.body.blocks import (
    Block,
    Blocks,
    Break,
    Caption,
    Cell,
    Clock,
    Code,
    CodeBlock,
    Embed,
    Emphasis,
    Figure,
    Footnotes,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Mark,
    Marked,
    Paragraph,
    Quotation,
    Ruby,
    Strong,
    Table,
    Text,
)
from scraper.body.tables import code_lines, is_simple, simplified
from scraper.body.tidying import tidy
from scraper.table_html import opening, ruby, table_html

SPECIAL = re.compile(r"([\\`*_\[\]{}|])")
ENTITY = re.compile(r"&(?=#|\w+;)")
LINE_OPENS = re.compile(r"^(?:([#>+~=-])|(\d+)([.)]))", re.MULTILINE)
# "# 1 in the charts", "1986. A great year", "- he said"
CLOSING_MARKS = re.compile(r"#$")
# a heading "Learn C#" would lose its last sign
UNCLOSED = re.compile(r"<[!?]|<[a-zA-Z/][^>]*\Z|&#")
# code that would open a comment or tag to the end of the article: "while a <b"
IN_TITLE = re.compile(r"[<`\[\\]|^'|'(?=\s*\))")
# a caption "Ravi's `new' (and 'old') C:\boat"
BLANK_LINES = re.compile(r"\n{3,}")
INDENT = "    "
HARD_BREAK = "  \n"
STARRED = (Emphasis, Strong)
NOTHING = "<!-- -->"


def to_markdown(blocks: Blocks) -> str:
    """Write blocks as Markdown, ending in one newline; an empty text for no blocks."""
    text = "\n\n".join(_apart(blocks))
    return text + "\n" if text else ""


def _apart(blocks: Blocks) -> Iterator[str]:
    """Write blocks, with an empty comment between two that would be read as one."""
    before: Block | None = None
    for block in blocks:
        if _run_together(before, block):
            yield NOTHING
        yield _block(block)
        before = block


def _run_together(before: Block | None, block: Block) -> bool:
    match before, block:
        case (Quotation(), Quotation() | Embed(words=(_, *_))) | (ListBlock() | CodeBlock(), CodeBlock()):
            return True
    return False


def _block(block: Block) -> str:  # noqa: C901, PLR0911 - one return a kind of block
    match block:
        case Paragraph(inlines):
            return _line(inlines)
        case Heading(level, inlines):
            return "#" * level + " " + CLOSING_MARKS.sub(r"\\\g<0>", _inlines(_unstressed(inlines)))
        case ListBlock(ordered, items, start):
            return _list(items, start if ordered else None)
        case Quotation(inner):
            return _quoted(inner)
        case Figure(url, alt, caption):
            return _figure(url, alt, caption)
        case Caption(inlines):
            return _line(tidy((Emphasis(inlines),)))
        case Table():
            return _table(block) if is_simple(block) else table_html(block)
        case CodeBlock(text) if UNCLOSED.search(text):
            return f"<pre><code>{escape(text, quote=False)}</code></pre>"
        case CodeBlock(text):
            return _indented(text, INDENT)
        case Embed():
            return _embed(block)
        case Footnotes(notes):
            return "\n\n".join(_item(f"[^{number}]:", note.blocks, "\n\n") for number, note in enumerate(notes, 1))


def _unstressed(inlines: Inlines) -> Inlines:
    """Take the time that leads a heading for plain text: a heading is bold by itself."""
    return tuple(Text(inline.text) if isinstance(inline, Clock) else inline for inline in inlines)


def _quoted(blocks: Blocks) -> str:
    return _indented("\n\n".join(_nested(blocks)), "> ")


def _nested(blocks: Blocks) -> Iterator[str]:
    """Write blocks that stand in other blocks, where HTML would be taken for text, and blank lines be lost."""
    return _apart(tuple(_without_html(block) for block in blocks))


def _without_html(block: Block) -> Block:
    match block:
        case Table():
            return simplified(block)
        case CodeBlock(text) if UNCLOSED.search(text):
            return Paragraph(code_lines(text))
        case CodeBlock(text):
            return CodeBlock(BLANK_LINES.sub("\n\n", text))
    return block


def _embed(embed: Embed) -> str:
    """Write a post as a quotation with its source under it, anything else as a link that says what it is."""
    said = ", ".join(filter(None, (embed.author, embed.site, embed.date)))
    link = f"[{_escape(f'{said}: {embed.title}' if embed.title else said)}]({_address(embed.url)})"
    return f"{_quoted(embed.words)}\n\n— {link}" if embed.words else link


def _line(inlines: Inlines) -> str:
    """Write inlines as the lines of a paragraph, no line of which can be taken for another kind of block."""
    return LINE_OPENS.sub(_protected, _inlines(inlines))


def _protected(opening: re.Match[str]) -> str:
    mark, number, stop = opening.groups()
    return f"\\{mark}" if mark in {"#", ">", "+", "-"} else f"{number}\\{stop}" if number else f"&#{ord(mark)};"


def _inlines(inlines: Inlines) -> str:
    """Write inlines; stars that would touch other stars give way to tags."""
    written = ""
    before: Inline | None = None
    for inline in inlines:
        touching = isinstance(inline, STARRED) and (isinstance(before, STARRED) or _ends_in_stars(inline.inlines))
        piece = _tagged(inline) if touching else _inline(inline)
        if piece.startswith("[") and written.endswith("!"):  # a link behind an exclamation is no picture
            written = written[:-1] + "\\!"
        written += piece
        before = None if touching else inline
    return written


def _ends_in_stars(inlines: Inlines) -> bool:
    return len(inlines) > 1 and (isinstance(inlines[0], STARRED) or isinstance(inlines[-1], STARRED))


def _tagged(inline: Inline) -> str:
    match inline:
        case Emphasis(children):
            return f"<em>{_inlines(children)}</em>"
        case Strong(children):
            return f"<strong>{_inlines(children)}</strong>"
    return _inline(inline)


def _inline(inline: Inline) -> str:  # noqa: C901, PLR0911 - one return a kind of inline
    match inline:
        case Text(text):
            return _escape(text)
        case Break():
            return HARD_BREAK
        case Code(text):
            return _code(text)
        case Emphasis(children):
            return f"*{_inlines(children)}*"
        case Strong(children):
            return f"**{_inlines(children)}**"
        case Link(url, children):
            return f"[{_inlines(children)}]({_address(url)})"
        case Marked(element, children, direction):
            return f"{opening(element, direction)}{_inlines(children)}</{element}>"
        case Ruby(children, reading):
            return ruby(_inlines(children), _escape(reading))
        case Mark(number, _):
            return f"[^{number}]"
        case Clock(text):
            return f"**{_escape(text)}**"


def _escape(text: str) -> str:
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", text)).replace("<", "&lt;")


def _address(url: str) -> str:
    return ENTITY.sub("&amp;", url)


def _code(text: str) -> str:
    if UNCLOSED.search(text):
        return f"<code>{_escape(text)}</code>"
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"


def _list(items: tuple[Blocks, ...], start: int | None) -> str:
    marks = ["-" if start is None else f"{number}." for number in range(start or 0, (start or 0) + len(items))]
    between = "\n" if _is_tight(items) else "\n\n"
    return between.join(_item(mark, item, between) for mark, item in zip(marks, items, strict=True))


def _is_tight(items: tuple[Blocks, ...]) -> bool:
    """Tell a list of single lines, whose inner lists are such lists too."""
    inner = [block for item in items for block in item]
    return (
        all(sum(isinstance(block, Paragraph) for block in item) == 1 for item in items)
        and all(isinstance(block, (Paragraph, ListBlock)) for block in inner)
        and all(_is_tight(block.items) for block in inner if isinstance(block, ListBlock))
    )


def _item(mark: str, item: Blocks, between: str) -> str:
    text = between.join(_nested(item))
    return f"{mark} ".ljust(len(INDENT)) + _indented(text, INDENT).lstrip()


def _figure(url: str, alt: str | None, caption: str | None) -> str:
    words = _escape(alt or caption or "")
    title = f' "{_title(caption)}"' if caption and alt and caption != alt else ""
    return f"![{words}]({_address(url)}{title})"


def _title(text: str) -> str:
    """Write a text in the quotes behind an address, where no backslash protects anything."""
    safe = ENTITY.sub("&amp;", text).replace('"', "&quot;")
    return IN_TITLE.sub(lambda found: f"&#{ord(found[0])};", safe)


def _table(table: Table) -> str:
    head = table.rows[:1] if table.heads else ((Cell(()),) * len(table.rows[0]),)
    rows = [_row(row) for row in (*head, *table.rows[table.heads :])]
    return "\n".join([rows[0], "|" + " --- |" * len(table.rows[0]), *rows[1:]])


def _row(cells: Iterable[Cell]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(cell: Cell) -> str:
    inlines = (inline for block in cell.blocks if isinstance(block, Paragraph) for inline in block.inlines)
    return _inlines(tuple(inlines)).replace(HARD_BREAK, "<br>")


def _indented(text: str, indent: str) -> str:
    """Put something before every line. A line break at its end is two spaces, so only empty lines are stripped."""
    return "\n".join(indent + line if line else indent.rstrip() for line in text.split("\n"))
