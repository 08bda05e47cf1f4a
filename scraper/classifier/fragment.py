"""The kept candidates as a tree of their own: the boxes around them, their markup, and what is shown between them."""

import re
from collections.abc import Iterable
from copy import deepcopy
from itertools import islice

from lxml import etree

from scraper.body.embed_sites import embed_sites
from scraper.class_names import kind_of_any
from scraper.classifier.cutting import Box, Candidate, is_break
from scraper.page import IMAGES, Element, short_text_of, text_of, visible

TAG = re.compile(r"[a-z][a-z0-9-]*")
NO_PICTURES = frozenset("a aside nav form ul ol table".split())
TOPS = frozenset("div section article body main td".split())
LONGEST_CAPTION = 300
LONGEST_LINKED = 0.3
LONGEST_TIME = 40
FEWEST_TIMES = 3
"""Times between the kept texts that make a live blog."""
MOST_TIMES = 200
TELEGRAM_POST = re.compile(r"[A-Za-z0-9_]+/[0-9]+")
HOLDING_NOTHING = frozenset({"embed", "source", "track"})
"""Elements that hold nothing in HTML, but what follows them as the parser reads it."""
COPIED = frozenset({"rt", "rp"})
KEPT_ATTRIBUTES = frozenset("href src alt title cite datetime colspan rowspan start lang dir id name role".split())


def fragment(kept: list[Candidate], boxes: list[Box]) -> Element:
    """Return a new `body` with the innermost element around all kept candidates, and nothing else in it."""
    top = boxes[_shared_box(kept, boxes)].element
    if top.tag not in TOPS and top.getparent() is not None:
        top = top.getparent()
    whole = _Copying(kept, top).copy(top)
    if whole.tag == "body":
        return whole
    body = etree.Element("body")
    body.append(whole)
    return body


def _shared_box(kept: list[Candidate], boxes: list[Box]) -> int:
    """Return the innermost box around all kept candidates."""
    shared: list[int] = []
    for number, place in enumerate({candidate.box: None for candidate in kept}):
        path = [place]
        while boxes[path[-1]].parent >= 0:
            path.append(boxes[path[-1]].parent)
        path.reverse()
        shared = [one for one, other in zip(shared, path, strict=False) if one == other] if number else path
    return shared[-1]


class _Copying:
    """Copying what is kept of a tree: texts that belong to kept candidates, elements that hold any, media between."""

    def __init__(self, kept: Iterable[Candidate], top: Element) -> None:
        self.texts = {slot for candidate in kept for slot in candidate.slots}
        self.left = len(self.texts)
        self.begun = False
        self.holders: set[Element] = set()
        for element, is_tail in self.texts:
            at = element.getparent() if is_tail else element
            while at is not None and at not in self.holders:
                self.holders.add(at)
                at = at.getparent()
        lone = (time for time in islice(top.iter("time"), MOST_TIMES) if _is_lone_time(time))
        self.is_live = len(list(islice(lone, FEWEST_TIMES))) == FEWEST_TIMES

    def copy(self, element: Element) -> Element:
        """Copy an element that holds something kept."""
        new, last = _like(element), None
        since = self.took(element, is_tail=False)
        for child in element:
            piece = self.copy(child) if child in self.holders else self.between(child)
            if piece is not None:
                _write_after(last, new, since)
                new.append(piece)
                last, since = piece, []
            since += self.took(child, is_tail=True)
        _write_after(last, new, since)
        return new

    def took(self, element: Element, *, is_tail: bool) -> list[str]:
        """Return the text in a place, where it is kept, and count it."""
        if (element, is_tail) not in self.texts:
            return []
        self.begun = True
        self.left -= 1
        return [element.tail if is_tail else element.text]

    def between(self, element: Element) -> Element | None:
        """Copy what holds no kept text: a line break, a reading, and between texts a picture, post, player, time."""
        if is_break(element) or element.tag in COPIED:
            return etree.Element("br") if is_break(element) else _whole(element)
        if not self.begun or not self.left or not isinstance(element.tag, str) or element.get("hidden") is not None:
            return None
        names = (element.get("class") or "").split() + (element.get("id") or "").split()
        if element.tag == "script":
            return _telegram_post(element)
        if element.tag in embed_sites().elements or not embed_sites().posts.isdisjoint(names):
            return _whole(element)
        is_furniture = element.tag in NO_PICTURES or kind_of_any(names) not in {None, "caption"}
        if self.is_live and not is_furniture:
            time = element if element.tag == "time" else element.find(".//time")
            if time is not None and _is_lone_time(time):
                return _whole(time)
        return None if is_furniture else _medium(element)


def _write_after(last: Element | None, new: Element, texts: list[str]) -> None:
    """Write texts after the last element in a new one, or as what that begins with."""
    if last is None:
        new.text = "".join(texts) or None
    elif texts:
        last.tail = "".join(texts)


def _is_lone_time(time: Element) -> bool:
    """Tell a time that is all that its element says."""
    text = short_text_of(time, LONGEST_TIME)
    return bool(text) and short_text_of(time.getparent(), LONGEST_TIME) == text


def _like(element: Element) -> Element:
    """Return an empty element of the same kind, with the attributes that the article needs."""
    tag = "div" if element.tag in HOLDING_NOTHING else element.tag if TAG.fullmatch(element.tag) else "span"
    return etree.Element(
        tag, {name: visible(value) for name, value in element.attrib.items() if name in KEPT_ATTRIBUTES}
    )


def _whole(element: Element) -> Element:
    """Copy an element and all in it."""
    new = deepcopy(element)
    new.tail = None
    return new


def _telegram_post(script: Element) -> Element | None:
    """Return the frame that Telegram's script would put in its place."""
    post = script.get("data-telegram-post") or ""
    return etree.Element("iframe", {"src": f"https://t.me/{post}"}) if TELEGRAM_POST.fullmatch(post) else None


def _medium(element: Element) -> Element | None:
    """Copy the one picture or player in a box, with the few words there as its caption.

    A picture that waits for a script stands once more for readers without one; that one is whole.
    """
    pictures, players = list(element.iter(*IMAGES)), list(element.iter(*embed_sites().elements))
    whole = [image for unscripted in element.iter("noscript") for image in unscripted.iter(*IMAGES)]
    if len(whole) == 1 and len(pictures) == 2:  # noqa: PLR2004 - the picture and its stand-in
        pictures = whole
    words = text_of(element)
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    if len(pictures) + len(players) != 1 or len(words) > LONGEST_CAPTION or linked > LONGEST_LINKED * len(words):
        return None
    shown = (pictures or players)[0]
    around = shown.getparent()
    figure = etree.Element("figure")
    figure.append(_whole(around if around is not None and around.tag == "picture" else shown))
    if words:
        etree.SubElement(figure, "figcaption").text = words
    return figure
