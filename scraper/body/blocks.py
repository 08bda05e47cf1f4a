"""What an article is made of: blocks (paragraph, heading, list…) and the inlines inside them."""

import re
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


@dataclass(frozen=True, slots=True)
class Marked:
    """Text in an element that Markdown has no sign for, and that changes what is read: sup, sub, s, bdi or bdo."""

    element: str
    inlines: "Inlines"
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Ruby:
    """Words with their reading beside them, as Japanese and Chinese print it for learners."""

    inlines: "Inlines"
    reading: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a footnote; `number` counts the notes of the article from 1, `shown` is what the page prints."""

    number: int
    shown: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of an entry of a live blog, as the page shows it. It leads the entry's first block."""

    text: str


Inline: TypeAlias = Text | Break | Code | Emphasis | Strong | Link | Marked | Ruby | Mark | Clock
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
    """A list; every item is a tuple of blocks. `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple["Blocks", ...]
    start: int = 1


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
class Caption:
    """Words under a table, a piece of code or a quotation; a picture holds its own."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what it holds, whether it heads others, and over how many columns and rows it goes."""

    blocks: "Blocks"
    is_head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first `heads` rows are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Computer text, its lines as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site shown inside the article (a post, a video), kept as a link.

    `site` names the other site. The title, author, date and words are None or empty where the page holds none.
    """

    url: str
    site: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    words: "Blocks" = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `label` is what the page prints before it, None where its list numbers it."""

    label: str | None
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The footnotes of the article, in the order of their numbers."""

    notes: tuple[Note, ...]


Block: TypeAlias = (
    Paragraph | Heading | ListBlock | Quotation | Figure | Caption | Table | CodeBlock | Embed | Footnotes
)
Blocks: TypeAlias = tuple[Block, ...]

POWER = re.compile(r"[-+\N{MINUS SIGN}]?[0-9n]+")
# the 5 of 10<sup>5</sup>, which is not 105
SUPERSCRIPTS = str.maketrans("0123456789+-\N{MINUS SIGN}n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


def plain(inlines: Inlines) -> str:
    """Return the text of inlines as a reader reads it; a line break counts as a space."""
    match inlines:
        case (Text(only),):  # as in most paragraphs
            return only
    text = ""
    for piece, raised in _pieces(inlines):
        is_power = raised and text[-1:].isdigit() and POWER.fullmatch(piece)
        text += piece.translate(SUPERSCRIPTS) if is_power else piece
    return text


def _pieces(inlines: Inlines, *, raised: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the texts of inlines, each with whether it is raised."""
    for inline in inlines:
        match inline:
            case Text(text) | Code(text) | Mark(_, text):
                yield text, raised
            case Break():
                yield " ", raised
            case Emphasis(children) | Strong(children) | Link(_, children) | Ruby(children, _):
                yield from _pieces(children, raised=raised)
            case Marked(element, children):
                yield from _pieces(children, raised=raised or element == "sup")
            case Clock():
                pass


def paragraphs(blocks: Blocks) -> Iterator[str]:
    """Yield what a reader reads, block by block: no captions, no embeds; a table row is one line."""
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                if text := plain(inlines).strip():
                    yield text
            case ListBlock(_, items):
                yield from paragraphs(tuple(inner for item in items for inner in item))
            case Quotation(inner):
                yield from paragraphs(inner)
            case Table(rows, _):
                yield from map(_row_text, rows)
            case CodeBlock(text):
                yield text
            case Footnotes(notes):
                yield from map(_note_text, notes)


def figures(blocks: Blocks) -> Iterator[Figure]:
    """Yield the pictures of blocks, also those in lists, quotations, posts and notes, but none in tables."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case ListBlock(_, items):
                yield from figures(tuple(inner for item in items for inner in item))
            case Quotation(inner) | Embed(words=inner):
                yield from figures(inner)
            case Footnotes(notes):
                yield from figures(tuple(inner for note in notes for inner in note.blocks))


def _row_text(row: tuple[Cell, ...]) -> str:
    return " | ".join(" ".join(paragraphs(cell.blocks)) for cell in row)


def _note_text(note: Note) -> str:
    return " ".join(filter(None, (note.label, *paragraphs(note.blocks))))
