"""Inlines made tidy: neighbours joined, spaces moved out of what is marked up, empty runs dropped."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby

from scraper.body.blocks import Break, Code, Emphasis, Inline, Inlines, Link, Marked, Ruby, Strong, Text
from scraper.page import fold_spaces


def tidy(inlines: Inlines) -> Inlines:
    """Join neighbours, move spaces out of marked-up runs, drop empty runs, trim the ends and fold spaces."""
    if all(isinstance(inline, Text) for inline in inlines):
        text = fold_spaces("".join([inline.text for inline in inlines if isinstance(inline, Text)])).strip()
        return (Text(text),) if text else ()
    flat: Inlines = ()
    joined = _joined(_without_spilled_spaces(inlines))
    while flat != joined:  # dropping an empty run can make new neighbours
        flat, joined = joined, _joined(_without_spilled_spaces(joined))
    return _trimmed(_folded(flat))


def replaced(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Iterator[Inline]:
    """Put what `change` makes of every inline in its place, the innermost first."""
    for inline in inlines:
        match inline:
            case Emphasis(children) | Strong(children) | Link(_, children) | Marked(_, children) | Ruby(children, _):
                yield from change(replace(inline, inlines=tuple(replaced(children, change))))
            case _:
                yield from change(inline)


def on_one_line(inlines: Inlines) -> Inlines:
    """Make spaces of line breaks."""
    return tidy(tuple(replaced(inlines, lambda inline: (Text(" "),) if isinstance(inline, Break) else (inline,))))


def _without_spilled_spaces(inlines: Inlines, inside: frozenset[type] = frozenset()) -> Iterator[Inline]:
    """Move spaces to the outside of what is marked up, and leave out what its surroundings already are."""
    for inline in inlines:
        match inline:
            case Emphasis(children) | Strong(children) | Link(_, children) if type(inline) in inside:
                yield from _without_spilled_spaces(children, inside)
            case Emphasis(children) | Strong(children) | Link(_, children) | Marked(_, children):
                inner = _joined(_without_spilled_spaces(children, inside | {type(inline)}))
                lead, inner = _peel(inner, 0, str.lstrip)
                trail, inner = _peel(inner, -1, str.rstrip)
                yield from lead
                if inner:
                    yield _in_order(replace(inline, inlines=_folded(_with_single_breaks(inner))))
                yield from trail
            case Text("") | Code(""):
                pass
            case _:
                yield inline


def _in_order(inline: Inline) -> Inline:
    """Put importance outside of stress, so that bold italics are one thing however they are nested."""
    match inline:
        case Emphasis((Strong(children),)):
            return Strong((Emphasis(children),))
    return inline


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
    rest = deque(inlines)
    take, put_back = (rest.popleft, rest.appendleft) if end == 0 else (rest.pop, rest.append)
    while rest:
        match take():
            case Break() as edge:
                taken.append(edge)
            case Text(text) if strip(text) != text:
                taken.append(Text(" "))
                if strip(text):
                    put_back(Text(strip(text)))
            case kept:
                put_back(kept)
                break
    return tuple(taken if end == 0 else reversed(taken)), tuple(rest)


def _joined(inlines: Iterable[Inline]) -> Inlines:
    """Make one of neighbours of a kind."""
    joined: list[Inline] = []
    for kind, group in groupby(inlines, _kind):
        alike = list(group)
        joined += [_one_of(alike)] if kind and len(alike) > 1 else alike
    return tuple(joined)


def _kind(inline: Inline) -> tuple[type, str] | None:
    """Return what neighbours share that can be made one; None for what cannot."""
    match inline:
        case Text() | Code() | Strong() | Emphasis():
            return type(inline), ""
        case Marked("sup" | "sub" | "s" as element):
            return Marked, element
        case Link(url):
            return Link, url
    return None


def _one_of(alike: list[Inline]) -> Inline:
    match alike[0]:
        case Text():
            return Text(fold_spaces("".join([one.text for one in alike if isinstance(one, Text)])))
        case Code():
            return Code("".join([one.text for one in alike if isinstance(one, Code)]))
        case Strong() | Emphasis() | Marked() | Link() as first:
            within = (one.inlines for one in alike if isinstance(one, type(first)))
            return replace(first, inlines=_joined(chain.from_iterable(within)))
        case other:
            return other


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
