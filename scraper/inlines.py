"""From the inline elements of HTML to inlines: white space folded, emphasis tidied, links made safe."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from scraper.blocks import Break, Code, Emphasis, Inline, Inlines, Link, Strong, Text
from scraper.page import SPACES, visible
from scraper.urls import safe_link

EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
STRONG = frozenset({"strong", "b"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
SILENT = frozenset({"script", "style", "noscript", "template", "rt", "rp", "svg", "math", "button", "input", "del"})


def read_inlines(nodes: Iterable[PageElement], base: str | None) -> Inlines:
    """Read HTML nodes as inlines; `base` is the URL that relative links start from."""
    return tidy(tuple(_inlines(nodes, base)))


def _inlines(nodes: Iterable[PageElement], base: str | None) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, PreformattedString):  # comments, CDATA, doctypes
            continue
        if isinstance(node, NavigableString):
            yield Text(SPACES.sub(" ", visible(str(node))))
        elif isinstance(node, Tag) and node.name not in SILENT:
            yield from _element(node, base)


def _element(node: Tag, base: str | None) -> Iterator[Inline]:
    if node.name == "br":
        yield Break()
    elif node.name in CODE:
        yield Code(SPACES.sub(" ", node.get_text()))
    elif node.name in EMPHASIS:
        yield Emphasis(tuple(_inlines(node.children, base)))
    elif node.name in STRONG:
        yield Strong(tuple(_inlines(node.children, base)))
    elif node.name == "a" and node.get("href") and (url := safe_link(str(node["href"]), base)):
        yield Link(url, tuple(_inlines(node.children, base)))
    elif node.name == "q":
        yield Text("“")
        yield from _inlines(node.children, base)
        yield Text("”")
    else:
        yield from _inlines(node.children, base)


def tidy(inlines: Inlines) -> Inlines:
    """Join neighbours, move spaces out of marked-up runs, drop empty runs, trim the ends and fold spaces."""
    flat: Inlines = ()
    joined = _joined(_without_spilled_spaces(inlines))
    while flat != joined:  # dropping an empty run can make new neighbours
        flat, joined = joined, _joined(_without_spilled_spaces(joined))
    return _trimmed(_folded(flat))


def _without_spilled_spaces(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Emphasis(children) | Strong(children) | Link(_, children):
                inner = _joined(_without_spilled_spaces(children))
                lead, inner = _peel(inner, 0, str.lstrip)
                trail, inner = _peel(inner, -1, str.rstrip)
                yield from lead
                if inner:
                    yield replace(inline, inlines=_folded(_with_single_breaks(inner)))
                yield from trail
            case Text("") | Code(""):
                pass
            case _:
                yield inline


def _with_single_breaks(inlines: Inlines) -> Inlines:
    """Keep one of several line breaks that follow one another: no marked-up run goes over the end of a paragraph."""
    return tuple(
        inline
        for position, inline in enumerate(inlines)
        if not (position and isinstance(inline, Break) and isinstance(inlines[position - 1], Break))
    )


def _peel(inlines: Inlines, end: int, strip: Callable[[str], str]) -> tuple[Inlines, Inlines]:
    """Take spaces and line breaks off one end: what was taken, and the rest."""
    taken: list[Inline] = []
    rest = list(inlines)
    while rest:
        match rest[end]:
            case Break() as edge:
                taken.insert(len(taken) if end == 0 else 0, edge)
                rest.pop(end)
            case Text(text) if strip(text) != text:
                taken.insert(len(taken) if end == 0 else 0, Text(" "))
                rest[end : end + 1 or None] = [Text(strip(text))] if strip(text) else []
            case _:
                break
    return tuple(taken), tuple(rest)


def _joined(inlines: Iterable[Inline]) -> Inlines:
    joined: list[Inline] = []
    for inline in inlines:
        match (joined[-1] if joined else None), inline:
            case Text(before), Text(after):
                joined[-1] = Text(SPACES.sub(" ", before + after))
            case Code(before), Code(after):
                joined[-1] = Code(before + after)
            case Strong(before), Strong(after):
                joined[-1] = Strong(_joined(before + after))
            case Emphasis(before), Emphasis(after):
                joined[-1] = Emphasis(_joined(before + after))
            case Link(url, before), Link(same, after) if url == same:
                joined[-1] = Link(url, _joined(before + after))
            case _:
                joined.append(inline)
    return tuple(joined)


def _folded(inlines: Inlines) -> Inlines:
    """Drop the spaces around line breaks."""
    folded: list[Inline] = []
    for position, inline in enumerate(inlines):
        if isinstance(inline, Text):
            text = inline.text
            if position and isinstance(inlines[position - 1], Break):
                text = text.lstrip()
            if position + 1 < len(inlines) and isinstance(inlines[position + 1], Break):
                text = text.rstrip()
            if text:
                folded.append(Text(text))
        else:
            folded.append(inline)
    return tuple(folded)


def _trimmed(inlines: Inlines) -> Inlines:
    _, rest = _peel(inlines, 0, str.lstrip)
    _, rest = _peel(rest, -1, str.rstrip)
    return rest
