"""The page of an article as the site shows it: its topics, and its body, which the site has made safe."""

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

from exports.errors import ExportError
from exports.site import BUILD, INDEX, read_page

TOPIC = re.compile(r"(?:^|/)topic/([^/]+)/")
# ../../../../topic/kim-jong-un/index.html


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the archive: its place in the site's addresses, and its name in the article's language."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows of an article; `picture` is the address of its lead picture, where the site keeps it."""

    topics: tuple[Topic, ...]
    body: lxml.html.HtmlElement
    picture: str | None


def read_article_page(path: Path) -> Page:
    """Read the page of an article."""
    page = read_page(path)
    bodies = page.find_class("prose")
    if len(bodies) != 1:
        raise ExportError(f"{path}: the article's body is not found on its page; {BUILD}")
    pictures = page.xpath("//*[contains(concat(' ', @class, ' '), ' lead-picture ')]//img/@src")
    return Page(tuple(_topics(page)), bodies[0], str(pictures[0]) if pictures else None)


def _topics(page: lxml.html.HtmlElement) -> list[Topic]:
    return [
        Topic(slug[1], " ".join(link.text_content().split()))
        for link in page.xpath("//article//a[@rel='tag']")
        if (slug := TOPIC.search(link.get("href", "")))
    ]


def place_of(link: str, page: str) -> str | None:
    """Tell which file of the site a link on a page names; None where it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if place.startswith(".."):
        return None
    return posixpath.join(place, INDEX) if parts.path.endswith("/") else place
