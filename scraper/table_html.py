"""Tables as HTML, for those that Markdown has no form for: spans, several heads, blocks in cells.

Only elements that the site shows are written, and all text is escaped.
"""

from collections.abc import Iterable
from html import escape

from scraper.body.blocks import (
    Block,
    Blocks,
    Break,
    Cell,
    Clock,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
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
from scraper.body.tables import is_line


def table_html(table: Table) -> str:
    """Write a table as HTML, a line for each row."""
    head = [_row(row) for row in table.rows[: table.heads]]
    body = [_row(row) for row in table.rows[table.heads :]]
    parts = (["<thead>", *head, "</thead>"] if head else []) + (["<tbody>", *body, "</tbody>"] if body else [])
    return "\n".join(["<table>", *parts, "</table>"])


def _row(cells: Iterable[Cell]) -> str:
    return "<tr>" + "".join(map(_cell, cells)) + "</tr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.is_head else "td"
    spans = "".join(
        f' {name}="{span}"' for name, span in (("colspan", cell.columns), ("rowspan", cell.rows)) if span > 1
    )
    content = "".join(inlines_html(one.inlines) if isinstance(one, Paragraph) else _block(one) for one in cell.blocks)
    return f"<{tag}{spans}>{content}</{tag}>"


def _item(blocks: Blocks) -> str:
    if is_line(blocks):
        return "".join(inlines_html(block.inlines) for block in blocks if isinstance(block, Paragraph))
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines):
            return f"<p>{inlines_html(inlines)}</p>"
        case ListBlock(ordered, items, start):
            tag, first = ("ol", f' start="{start}"' if start != 1 else "") if ordered else ("ul", "")
            return f"<{tag}{first}>" + "".join(f"<li>{_item(item)}</li>" for item in items) + f"</{tag}>"
        case Quotation(inner):
            return f"<blockquote>{''.join(map(_block, inner))}</blockquote>"
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Figure(url, alt, caption):
            title = f' title="{escape(caption)}"' if caption and alt else ""
            return f'<div><img src="{escape(url)}" alt="{escape(alt or caption or "")}"{title}></div>'
        case _:
            return ""


def inlines_html(inlines: Inlines) -> str:
    """Write inlines as HTML."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:  # noqa: PLR0911 - one return a kind of inline
    match inline:
        case Text(text) | Clock(text):
            return escape(text, quote=False)
        case Break():
            return "<br>"
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Emphasis(children):
            return f"<em>{inlines_html(children)}</em>"
        case Strong(children):
            return f"<strong>{inlines_html(children)}</strong>"
        case Link(url, children):
            return f'<a href="{escape(url)}">{inlines_html(children)}</a>'
        case Marked(element, children, direction):
            return opening(element, direction) + inlines_html(children) + f"</{element}>"
        case Ruby(children, reading):
            return ruby(inlines_html(children), escape(reading, quote=False))
        case Mark(number, _):
            return f"<sup>{number}</sup>"


def opening(element: str, direction: str | None) -> str:
    """Write the opening tag of an element that may state its direction."""
    return f'<{element} dir="{direction}">' if direction else f"<{element}>"


def ruby(words: str, reading: str) -> str:
    """Write words with their reading, in parentheses where a browser shows no ruby."""
    return f"<ruby>{words}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
