"""Footnotes: marks in the text that lead to notes on the same page, found and parted from the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from bs4 import Tag

MARK = "footnote-mark"
"""The element that a mark becomes, with the note's `number`."""
LONGEST_MARK = 8
LABEL = re.compile(r"[\[(]?\s*(?:\w{1,3}|[*†‡§¶]+)\s*[\])]?")
# [1], (a), 12, *
BACK = re.compile(r"[\W\d_]*|\w")
# ↩, ^, 1.0, a
ARROWS = "↑↩^ ,;\t\n\N{NO-BREAK SPACE}"
NOTES = ("li", "p", "div", "dd", "aside", "tr")


@dataclass(frozen=True, slots=True)
class Found:
    """A note found in a body: its element, taken out, and the label that the page prints before it."""

    element: Tag
    label: str | None


def take_footnotes(body: Tag) -> list[Found]:
    """Turn marks into `footnote-mark` elements, and take the notes out of the body, in the order of their marks."""
    notes: dict[int, tuple[Tag, int, str]] = {}
    homes: set[str] = set()
    for mark, note in list(_marks(body)):
        shown = mark.get_text(strip=True)
        _, number, _ = notes.setdefault(id(note), (note, len(notes) + 1, shown))
        homes |= _names(mark)
        mark.name, mark.attrs = MARK, {"number": str(number)}
        mark.string = shown
    return [_found(note, shown, homes) for note, _, shown in notes.values()]


def _found(note: Tag, shown: str, homes: set[str]) -> Found:
    """Take a note out of the body, without its label: Markdown writes a number anew."""
    is_labelled = _opens_with(note.get_text(), shown)
    _drop_ways_back(note, homes)
    _drop_label(note, shown)
    return Found(_taken(note), shown if is_labelled else None)


def _marks(body: Tag) -> Iterator[tuple[Tag, Tag]]:
    """Yield each mark (with the `sup` around it) and its note, which stands after it and is no mark itself."""
    links = [
        node
        for node in body.descendants
        if isinstance(node, Tag) and node.name == "a" and str(node.get("href")).startswith("#") and _is_label(node)
    ]
    if not links:
        return
    targets = {name: element for element in body.find_all(True) for name in _own_names(element)}
    places = {id(element): place for place, element in enumerate(body.find_all(True))}
    for link in links:
        target = targets.get(unquote(str(link["href"])[1:]))
        note = target if target is None or target.name in NOTES else target.find_parent(NOTES)
        if note is None or note is body or not note.get_text(strip=True):
            continue
        mark = link.parent if link.parent and link.parent.name == "sup" and _is_alone(link) else link
        if places[id(note)] > places[id(mark)] and mark not in note.descendants and note not in mark.parents:
            yield mark, note


def _is_label(link: Tag) -> bool:
    text = link.get_text(strip=True)
    is_raised = link.find_parent("sup") is not None or link.find("sup") is not None or text[:1] in {"[", "("}
    if link.find_parent("figcaption"):  # a caption is plain text
        return False
    return is_raised and len(text) <= LONGEST_MARK and LABEL.fullmatch(text) is not None


def _is_alone(link: Tag) -> bool:
    return link.parent is not None and link.parent.get_text(strip=True) == link.get_text(strip=True)


def _own_names(element: Tag) -> Iterator[str]:
    for attribute in ("id", "name"):
        if name := element.get(attribute):
            yield str(name)


def _names(mark: Tag) -> set[str]:
    return {name for element in (mark, *mark.find_all(True)) for name in _own_names(element)}


def _drop_ways_back(note: Tag, homes: set[str]) -> None:
    """Drop what leads back to the marks: Markdown writes that anew."""
    for link in note.find_all("a", href=re.compile("^#")):
        if str(link["href"])[1:] in homes or BACK.fullmatch(link.get_text(strip=True)):
            around = link.parent
            link.decompose()
            if around is not None and around is not note and not around.get_text(strip=True):
                around.decompose()


def _taken(note: Tag) -> Tag:
    """Take a note out of the body, with the list or table that it leaves empty."""
    around = note.parent
    note.extract()
    if around is not None and next(around.stripped_strings, None) is None:
        around.extract()
    return note


def _opens_with(text: str, shown: str) -> bool:
    said = text.strip(ARROWS)
    return said.startswith(shown) and not said.removeprefix(shown)[:1].isalnum()


def _drop_label(note: Tag, shown: str) -> None:
    """Drop what a note opens with: arrows, and the label that its mark shows."""
    for text in note.find_all(string=True):
        if _opens_with(text, shown):
            text.replace_with(text.strip(ARROWS).removeprefix(shown).lstrip(" .:)"))
            return
        text.replace_with(text.lstrip(ARROWS))
        if text.strip(ARROWS):
            return
