"""The text of a page, cut once into candidates: runs of inline text, each inside its innermost block.

A candidate ends where a block begins or ends, and at a double line break. The boxes around candidates are kept too,
with what the publisher calls them, so that every later question is asked of these two lists and not of the tree. Of
short links one after the other (menus, lists of tags) only the first and the last are kept; the others are counted.
"""

from dataclasses import dataclass, field

from lxml.etree import Comment, Entity, ProcessingInstruction

from scraper.page import IMAGES, Element

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby s samp small span strike "
    "strong sub sup time tt u var wbr label button input picture rb rbc rtc nobr".split()
)
UNREAD = frozenset(
    "script style noscript template svg math select option iframe object canvas textarea rt rp title "
    "link meta base param source track amp-ad amp-analytics amp-embed video audio map".split()
)
MEDIA = frozenset({"svg", "iframe", "object", "embed", "video", "audio"})
IS_UNREAD, IS_BREAK, IS_PICTURE, IS_INLINE, IS_BLOCK = range(5)
READ_AS = {
    **dict.fromkeys((*UNREAD, Comment, ProcessingInstruction, Entity), IS_UNREAD),
    **dict.fromkeys(IMAGES, IS_PICTURE),
    **dict.fromkeys(INLINE, IS_INLINE),
    "br": IS_BREAK,
}
"""How an element is read, by its tag; what is not named is a block."""
BOLD = frozenset({"b", "strong"})
STRESSED = frozenset({"em", "i", "cite"})
SHORT = 80
ALL_LINKED = 0.9
MENU = 3
"""Short links in a row that make a menu."""


@dataclass(slots=True)
class Box:
    """A block element: where it stands (`parent` is the place of another box, -1 for none), its class and its id.

    `menu_letters` and `menu_links` count the short links in it that are no candidates.
    """

    element: Element
    parent: int
    depth: int
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    names: str = ""
    menu_letters: int = 0
    menu_links: int = 0


@dataclass(slots=True)
class Candidate:
    """A run of inline text in a box, and how it is marked up.

    Counted in letters: `linked`, `bold`, `stressed`. `part` is its place among the runs of its box, `media` the number
    of pictures and players before its end on the page. `slots` are its places in the tree: an element, and whether
    the text is its tail.
    """

    box: int
    text: str
    linked: int
    bold: int
    stressed: int
    links: int
    images: int
    breaks: int
    in_link: bool
    part: int
    media: int
    slots: list[tuple[Element, bool]]

    @property
    def is_short_link(self) -> bool:
        """Tell what looks like an item of a menu."""
        length = len(self.text)
        return length < SHORT and self.linked > ALL_LINKED * length


@dataclass(slots=True)
class _Run:
    """The run that is being gathered."""

    pieces: list[str] = field(default_factory=list)
    slots: list[tuple[Element, bool]] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    stressed: int = 0
    links: int = 0
    images: int = 0
    breaks: int = 0
    at_break: bool = False
    is_empty: bool = True
    """Whether nothing has come yet that could make it a candidate: no text, link or picture."""


def cut(root: Element) -> tuple[list[Box], list[Candidate]]:
    """Cut the body of a page into candidates, both lists in the page's order.

    Where a page leaves out `<body>`, the parser leaves its text in the head.
    """
    body = root.find("body")
    for whole in (root,) if body is None else (body, root):
        cutter = _Cutter()
        cutter.block(whole, whole.text, -1, 0)
        if cutter.candidates:
            break
    return _boxes_in_use(cutter.boxes, cutter.candidates), cutter.candidates


def is_break(element: Element) -> bool:
    """Tell a line break, also where a script's empty element stands for it: `<span class="br"></span>`."""
    if element.tag == "br":
        return True
    if element.text or len(element):
        return False
    names = element.get("class")
    return names is not None and "br" in names.split()


def _boxes_in_use(boxes: list[Box], candidates: list[Candidate]) -> list[Box]:
    """Leave out boxes without candidates, and number the others anew."""
    in_use = [False] * len(boxes)
    for candidate in candidates:
        in_use[candidate.box] = True
    for place in range(len(boxes) - 1, 0, -1):
        box = boxes[place]
        parent = boxes[box.parent]
        if in_use[place]:
            in_use[box.parent] = True
        else:
            parent.menu_letters += box.menu_letters
            parent.menu_links += box.menu_links
    number = [0] * len(boxes)
    left: list[Box] = []
    for place, box in enumerate(boxes):
        if in_use[place] or place == 0:
            number[place] = len(left)
            left.append(box)
            box.parent = number[box.parent] if place else -1
            box.attributes = dict(box.element.items())
            box.names = f"{box.attributes.get('class', '')} {box.attributes.get('id', '')}"
    for candidate in candidates:
        candidate.box = number[candidate.box]
    return left


class _Cutter:
    """One walk over a tree. It keeps the run in hand and counts the links and emphases that it is inside."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.candidates: list[Candidate] = []
        self.run = _Run()
        self.in_link = self.in_bold = self.in_stress = 0
        self.part = self.media = self.menu = 0

    def block(self, element: Element, text: str | None, parent: int, depth: int) -> None:
        """Walk a block; `text` is what it begins with."""
        place = len(self.boxes)
        self.boxes.append(Box(element, parent, depth, element.tag))
        outer, self.part = self.part, 0
        self.inside(element, text, place, depth)
        if not self.run.is_empty:
            self.close(place)
        self.part = outer

    def inside(self, element: Element, text: str | None, box: int, depth: int) -> None:
        """Walk what stands in an element."""
        if text:
            self.add(text, element, is_tail=False)
        for child in element:
            tag = child.tag
            read_as = READ_AS.get(tag, IS_BLOCK)
            if read_as == IS_UNREAD:
                self.media += tag in MEDIA
            elif read_as == IS_BREAK or (not (text := child.text) and is_break(child)):
                self.line_break(box)
            elif read_as == IS_PICTURE:
                self.run.images += 1
                self.run.is_empty = False
                self.media += 1
            elif read_as == IS_INLINE:
                self.inline(child, tag, text, box, depth)
            else:
                if not self.run.is_empty:
                    self.close(box)
                self.media += tag == "embed"  # which holds what follows it, as the parser reads it
                if tag != "hr":
                    self.block(child, text, box, depth + 1)
            if text := child.tail:
                self.add(text, child, is_tail=True)

    def inline(self, element: Element, tag: str, text: str | None, box: int, depth: int) -> None:
        """Walk an inline element; a block inside it is a block all the same."""
        link, bold, stress = tag == "a", tag in BOLD, tag in STRESSED
        if link:
            self.run.links += 1
            self.run.is_empty = False
        self.in_link += link
        self.in_bold += bold
        self.in_stress += stress
        self.inside(element, text, box, depth)
        self.in_link -= link
        self.in_bold -= bold
        self.in_stress -= stress

    def add(self, text: str, element: Element, *, is_tail: bool) -> None:
        """Take text into the run."""
        run = self.run
        if text.isspace():
            if run.pieces:
                run.pieces.append(" ")
                run.slots.append((element, is_tail))
            return
        run.pieces.append(text)
        run.slots.append((element, is_tail))
        run.is_empty = run.at_break = False
        length = len(text)
        if self.in_link:
            run.linked += length
        if self.in_bold:
            run.bold += length
        if self.in_stress:
            run.stressed += length

    def line_break(self, box: int) -> None:
        """Break the line, or end the run at the second break of two."""
        run = self.run
        if run.at_break:
            self.close(box)
        elif run.pieces:
            run.pieces.append("\n")
            run.breaks += 1
            run.at_break = True

    def close(self, box: int) -> None:
        """End the run, and keep it where it says anything."""
        run, self.run = self.run, _Run()
        text = " ".join("".join(run.pieces).split())
        if not text:
            return
        candidate = Candidate(
            *(box, text, run.linked, run.bold, run.stressed, run.links, run.images, run.breaks),
            *(self.in_link > 0, self.part, self.media, run.slots),
        )
        self.part += 1
        self.menu = self.menu + 1 if candidate.is_short_link else 0
        if self.menu >= MENU:
            item = self.candidates.pop()
            self.boxes[item.box].menu_letters += len(item.text)
            self.boxes[item.box].menu_links += 1
        self.candidates.append(candidate)
