"""The built site: what it says of itself on its front page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import lxml.html

from exports.errors import ExportError
from languages.direction import direction_of
from languages.slugs import slugify

INDEX = "index.html"
BUILD = "build the site: make html"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site; `address` is where it lives on the web, None for a copy that is read from a disk."""

    folder: Path
    name: str
    lang: str
    address: str | None

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """The direction of the site's language."""
        return direction_of(self.lang)

    @property
    def slug(self) -> str:
        """The name of the files that are made of the site."""
        return slugify(self.name, self.lang)


def read_site(folder: Path) -> Site:
    """Read what the front page says of the site."""
    page = read_page(folder / INDEX)
    names = page.xpath("//meta[@property='og:site_name']/@content")
    lang = page.get("lang")
    if not names or not lang:
        raise ExportError(f"{folder / INDEX}: it does not say the site's name and language; {BUILD}")
    addresses = page.xpath("//link[@rel='canonical']/@href")
    return Site(folder, str(names[0]), lang, str(addresses[0]).rstrip("/") if addresses else None)


def read_page(path: Path) -> lxml.html.HtmlElement:
    """Read a page of the site."""
    try:
        html = path.read_text("utf-8")
    except FileNotFoundError:
        raise ExportError(f"{path}: there is no such page; {BUILD}") from None
    return lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding=None))
