"""What an article is made of: blocks (paragraph, heading, list…) and the inlines inside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text; white space is single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a block."""


@dataclass(frozen=True, slots=True)
class Code:
    """Computer text inside a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text."""

    inlines: "Inlines"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an absolute http, https or mailto URL."""

    url: str
    inlines: "Inlines"


Inline: TypeAlias = Text | Break | Code | Emphasis | Strong | Link
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A subhead; level 2 to 4, since 1 is the headline."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; every item is a tuple of blocks."""

    ordered: bool
    items: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words set apart as somebody else's."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; `alt` and `caption` are plain text, None when the page has none."""

    url: str
    alt: str | None
    caption: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of equally long rows; the first is its head where `has_head`."""

    rows: tuple[tuple[Inlines, ...], ...]
    has_head: bool


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Computer text, its lines as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site shown inside the article (a post, a video), kept as a link."""

    url: str


Block: TypeAlias = Paragraph | Heading | ListBlock | Quotation | Figure | Table | CodeBlock | Embed
Blocks: TypeAlias = tuple[Block, ...]


def plain(inlines: Inlines) -> str:
    """Return the text of inlines as a reader reads it; a line break counts as a space."""
    return "".join(_plain(inlines))


def _plain(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                yield text
            case Break():
                yield " "
            case Emphasis(children) | Strong(children) | Link(_, children):
                yield from _plain(children)


def paragraphs(blocks: Blocks) -> Iterator[str]:
    """Yield what a reader reads, block by block: no captions, no embeds; a table row is one line."""
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                yield plain(inlines)
            case ListBlock(_, items):
                for item in items:
                    yield from paragraphs(item)
            case Quotation(inner):
                yield from paragraphs(inner)
            case Table(rows, _):
                for row in rows:
                    yield " | ".join(map(plain, row))
            case CodeBlock(text):
                yield text
            case Figure() | Embed():
                pass
