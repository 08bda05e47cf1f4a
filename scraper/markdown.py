"""Blocks as Markdown, in the dialect that Python-Markdown reads with the extensions of `pelicanconf.py`.

Text is escaped so that nothing in it means anything: see https://python-markdown.github.io/ for what a
backslash protects; `<` and `&` have no backslash and become entities.
"""

import re
from collections.abc import Callable

from scraper.blocks import (
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
    Embed,
    Emphasis,
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
from scraper.urls import host_of

SPECIAL = re.compile(r"([\\`*_\[\]{}|])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_OPENS = re.compile(r"^(?:([#>+~=-])|(\d+)([.)]))", re.MULTILINE)
# "# 1 in the charts", "1986. A great year", "- he said"
CLOSING_MARKS = re.compile(r"#$")
# a heading "Learn C#" would lose its last sign
INDENT = "    "
HARD_BREAK = "  \n"


def to_markdown(blocks: Blocks) -> str:
    """Write blocks as Markdown, ending in one newline; an empty text for no blocks."""
    text = "\n\n".join(_block(block) for block in blocks)
    return text + "\n" if text else ""


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Paragraph(inlines):
            return _line(inlines)
        case Heading(level, inlines):
            return "#" * level + " " + CLOSING_MARKS.sub(r"\\\g<0>", _inlines(inlines))
        case ListBlock(ordered, items):
            return _list(items, ordered=ordered)
        case Quotation(inner):
            return _indented(to_markdown(inner).rstrip("\n"), lambda line: f"> {line}".rstrip())
        case Figure(url, alt, caption):
            return _figure(url, alt, caption)
        case Table(rows, has_head):
            return _table(rows, has_head=has_head)
        case CodeBlock(text):
            return _indented(text, lambda line: (INDENT + line).rstrip())
        case Embed(url):
            return f"[{_escape(host_of(url))}]({url})"


def _line(inlines: Inlines) -> str:
    """Write inlines as the lines of a paragraph, no line of which can be taken for another kind of block."""
    return LINE_OPENS.sub(_protected, _inlines(inlines))


def _protected(opening: re.Match[str]) -> str:
    mark, number, stop = opening.groups()
    return f"\\{mark}" if mark in {"#", ">", "+", "-"} else f"{number}\\{stop}" if number else f"&#{ord(mark)};"


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
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
            return f"[{_inlines(children)}]({url})"


def _escape(text: str) -> str:
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", text)).replace("<", "&lt;")


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"


def _list(items: tuple[Blocks, ...], *, ordered: bool) -> str:
    simple = all(isinstance(block, (Paragraph, ListBlock)) for item in items for block in item)
    simple = simple and all(sum(isinstance(block, Paragraph) for block in item) == 1 for item in items)
    return ("\n" if simple else "\n\n").join(
        _item(f"{number}." if ordered else "-", item, "\n" if simple else "\n\n")
        for number, item in enumerate(items, 1)
    )


def _item(mark: str, item: Blocks, between: str) -> str:
    text = between.join(_block(block) for block in item)
    return mark.ljust(len(INDENT)) + _indented(text, lambda line: (INDENT + line).rstrip()).lstrip()


def _figure(url: str, alt: str | None, caption: str | None) -> str:
    words = _escape(alt or caption or "")
    title = ' "' + caption.replace('"', "&quot;").replace("\\", "") + '"' if caption and caption != alt else ""
    return f"![{words}]({url}{title})"


def _table(rows: tuple[tuple[Inlines, ...], ...], *, has_head: bool) -> str:
    head = rows[0] if has_head else ((),) * len(rows[0])
    body = rows[1:] if has_head else rows
    lines = [head, *body]
    texts = ["| " + " | ".join(_inlines(cell).replace(HARD_BREAK, " ") for cell in row) + " |" for row in lines]
    texts.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(texts)


def _indented(text: str, indent: Callable[[str], str]) -> str:
    return "\n".join(indent(line) for line in text.split("\n"))
