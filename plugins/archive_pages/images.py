"""Pictures that the archive keeps, shown in the size and format that suit the reader's screen.

`content/images/` holds each in several sizes and two formats, with names that say so. One that is missing there is
what any other picture is: a link with its caption.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup
from pelican.contents import Content
from pelican.utils import get_relative_path, path_to_url

FILE = re.compile(r"([0-9a-f]{16})-([1-9]\d{0,4})x([1-9]\d{0,4})\.(avif|webp)")
ADDRESS = re.compile(rf"\{{static\}}/images/[0-9a-f]{{2}}/{FILE.pattern}")
# {static}/images/5f/5f2c5f2c5f2c5f2c-960x540.webp
FIGURE = re.compile(
    r'(?P<paragraph><p>)?<a href="(?P<original>[^"]*)" rel="noopener noreferrer">'
    r'<img (?P<picture>(?:[^">]|"[^"]*")*)></a>(?(paragraph)</p>)'
)
# What the scraper writes for a picture that it keeps: a paragraph of its own, or (as an item of a list) none.
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
FORMATS = ("avif", "webp")
"""The formats in the order in which a browser is to take them, the one that all know last."""
SIZES = "(min-width: 44rem) 42rem, 100vw"
KEPT_IMAGES = "KEPT_IMAGES"
"""The setting that holds what `read_images` found."""


@dataclass(frozen=True, slots=True, order=True)
class Rendition:
    """A kept picture in one size and format."""

    width: int
    height: int
    path: str
    kind: str


Kept: TypeAlias = Mapping[str, tuple[Rendition, ...]]
"""The renditions of each picture, by the digest in their names, the narrowest first."""


def read_images(content: Path) -> Kept:
    """Read what pictures a content folder keeps, from the names of their files."""
    found: defaultdict[str, list[Rendition]] = defaultdict(list)
    for path in (content / "images").glob("[0-9a-f][0-9a-f]/*"):
        if name := FILE.fullmatch(path.name):
            digest, width, height, kind = name.groups()
            found[digest].append(Rendition(int(width), int(height), path.relative_to(content).as_posix(), kind))
    return {digest: tuple(sorted(renditions)) for digest, renditions in found.items()}


def show_pictures(content: Content, html: str) -> str:
    """Show the kept pictures of a sanitised body, each with its caption and a quiet link to the publisher's own."""
    label = escape(content.settings["JINJA_GLOBALS"]["strings"].provenance.original)
    spoken = f'aria-label="{label}" title="{label}" lang="{escape(content.settings["DEFAULT_LANG"])}"'

    def shown(found: re.Match[str]) -> str:
        outside = f'href="{found["original"]}" rel="noopener noreferrer"'
        told = {name: escape(unescape(value)) for name, value in ATTRIBUTE.findall(found["picture"])}
        caption = told.get("title") or told.get("alt", "")
        picture = picture_html(content, told.get("src", ""), told.get("alt", "") if "title" in told else "")
        if picture is None:
            html = f'<a class="picture" {outside}>{caption or label}</a>'
            return f"<p>{html}</p>" if found["paragraph"] else html
        quiet = f'<a class="original" {outside} {spoken}></a>'
        figure = f"<figure>{picture}<figcaption>{caption}{quiet}</figcaption></figure>"
        return figure if found["paragraph"] else f"{picture}{quiet}"

    return FIGURE.sub(shown, html)


def picture_html(content: Content, address: str, alt: str, *, is_lazy: bool = True) -> Markup | None:
    """Write a kept picture in all its sizes, None where it is not kept; `alt` is escaped already."""
    named = ADDRESS.fullmatch(address)
    renditions: tuple[Rendition, ...] = content.settings[KEPT_IMAGES].get(named[1], ()) if named else ()
    by_kind = {kind: [one for one in renditions if one.kind == kind] for kind in FORMATS}
    plain = by_kind.pop(FORMATS[-1])
    if not plain:
        return None
    root = root_of(content)
    sources = "".join(f'<source type="image/{kind}" {srcset(found, root)}>' for kind, found in by_kind.items() if found)
    widest = plain[-1]
    size = f'width="{widest.width}" height="{widest.height}"'
    lazy = ' loading="lazy"' if is_lazy else ""
    img = f'<img src="{root}{widest.path}" {srcset(plain, root)} {size} alt="{alt}"{lazy}>'
    return Markup(f"<picture>{sources}{img}</picture>")  # noqa: S704 - made of names that were matched, and escaped


def srcset(renditions: Iterable[Rendition], root: str) -> str:
    """Write the attributes from which a browser chooses a size."""
    return f'srcset="{", ".join(f"{root}{one.path} {one.width}w" for one in renditions)}" sizes="{SIZES}"'


def shared_address(content: Content, address: str) -> str | None:
    """Return the whole address of a kept picture, for other sites that show the page; None on a disk."""
    if content.settings["RELATIVE_URLS"]:
        return None
    return f"{content.settings['SITEURL']}/{address.removeprefix('{static}/')}"


def root_of(content: Content) -> str:
    """Return what leads from a page to the site's first folder."""
    if content.settings["RELATIVE_URLS"]:
        return f"{path_to_url(get_relative_path(content.save_as))}/"
    return escape(f"{content.settings['SITEURL']}/")
