"""An article as a chapter: the body of its page as XHTML, with the pictures that the archive keeps."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import lxml.html
from lxml import etree

from exports.articles import Article
from exports.epub.nesting import nest_well
from exports.pages import Page, Topic, place_of
from exports.site import INDEX, Site
from web.urls import safe_link

MEDIA_TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The pictures that every e-reader must show."""
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in a book; `picture` is its lead picture's place, seen from the chapter."""

    article: Article
    place: str
    root: str
    body: str
    topics: tuple[Topic, ...]
    picture: str | None


class Pictures:
    """The pictures of a book: files of the site, each kept once."""

    def __init__(self, folder: Path) -> None:
        """Begin with none."""
        self._folder = folder
        self.kept: dict[str, Path] = {}

    def keep(self, place: str | None) -> str | None:
        """Keep a file of the site; return its place in the book, None for what e-readers do not show."""
        file = self._folder / place if place else None
        if file is None or file.suffix.lower() not in MEDIA_TYPES or not file.is_file():
            return None
        name = f"pictures/{hashlib.sha256(str(place).encode()).hexdigest()[:16]}{file.suffix.lower()}"
        self.kept[name] = file
        return name

    def media_types(self) -> dict[str, str]:
        """Tell the media type of each picture."""
        return {name: MEDIA_TYPES[file.suffix.lower()] for name, file in self.kept.items()}


def place_in_book(article: Article) -> str:
    """Name the file of a chapter; it stays the same whatever else is in the book."""
    return f"text/{article.path}.xhtml"


def chapter_of(article: Article, page: Page, site: Site, places: Mapping[str, str], pictures: Pictures) -> Chapter:
    """Make a chapter; `places` are those of all chapters of the book, by the pages of the site."""
    place, address = place_in_book(article), f"article/{article.path}/{INDEX}"
    root = "../" * place.count("/")
    picture = pictures.keep(place_of(page.picture, address)) if page.picture else None
    body = deepcopy(page.body)
    etree.strip_tags(body, "picture")
    etree.strip_elements(body, "source", with_tail=False)
    for image in list(body.iter("img")):
        _show_picture(image, pictures.keep(place_of(image.get("src", ""), address)), root)
    for link in list(body.iter("a")):
        _lead_on(link, address, place, places, site)
    nest_well(body)
    xhtml = etree.tostring(body, encoding="unicode", method="xml", with_tail=False)
    return Chapter(article, place, root, xhtml, page.topics, root + picture if picture else None)


def _show_picture(image: lxml.html.HtmlElement, kept: str | None, root: str) -> None:
    """Show a picture that is in the book; of any other there are its words."""
    if kept:
        image.set("src", root + kept)
        image.set("alt", image.get("alt", ""))
        return
    words = etree.Element("span")
    words.text, words.tail = image.get("alt"), image.tail
    image.getparent().replace(image, words)


def _lead_on(link: lxml.html.HtmlElement, address: str, place: str, places: Mapping[str, str], site: Site) -> None:
    """Let a link lead to another chapter, or to the web; one that leads to neither is only its words."""
    href = link.get("href", "")
    if len(link) == 0 and not (link.text or "").strip():  # a sign that the site's stylesheet draws
        link.drop_tag()
        return
    if href.startswith("#"):
        if href[1:] not in link.getroottree().xpath("//@id"):
            link.drop_tag()
        return
    inside = place_of(href, address)
    if inside and inside in places:
        link.set("href", posixpath.relpath(places[inside], posixpath.dirname(place)))
        return
    target = f"{site.address}/{inside.removesuffix(INDEX)}" if inside and site.address else safe_link(href, None)
    if target:
        link.set("href", target)
    else:
        link.drop_tag()


def xml_text(text: str) -> str:
    """Leave out what XML cannot hold."""
    return NOT_IN_XML.sub("", text)
