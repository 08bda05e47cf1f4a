"""The article that shows its pictures from the archive instead of linking to them at the publisher's.

How a run puts it together (the pictures themselves are captures beside the page's, so that cleaning again finds them):

    urls = wanted_images(article, "all")             which to fetch, or to look for in the WARC file handed over
    captures.keep(page, host, related=pictures)      as they were served, those that came
    article, refusals = with_images(article, find, ImageFolder(root))

`find` returns the bytes of a picture by its URL, None where there are none; only what it finds is shown. So cleaning
again, offline, gives the same file when `find` looks among the kept captures.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from scraper.article import Article
from scraper.body.blocks import Figure
from scraper.errors import PictureError
from scraper.images.pictures import Rendition, draw, renditions_of
from scraper.markdown import to_markdown
from scraper.store_images import ImageFolder

Find = Callable[[str], bytes | None]
SHOWN = "webp"
"""The format that a file names; the site offers the others of the same picture."""


def wanted_images(article: Article, which: Literal["none", "lead", "all"]) -> tuple[str, ...]:
    """Name the pictures of an article that are to be kept, each once, the lead image first."""
    lead = () if which == "none" else tuple(value for key, value in article.header if key == "Image")
    return tuple(dict.fromkeys((*lead, *(one.url for one in article.figures if which == "all"))))


def with_images(article: Article, find: Find, folder: ImageFolder) -> tuple[Article, tuple[PictureError, ...]]:
    """Keep what is found of an article's pictures, and return the article that shows them.

    Each is drawn in sizes for the page and put into the folder, where it is not yet. A picture that is not found, or
    that is refused, stays the link with its caption that it was; the refusals say why.
    """
    kept: dict[str, str] = {}
    refusals: list[PictureError] = []
    for url in wanted_images(article, "all"):
        body = find(url)
        if body is None:
            continue
        try:
            kept[url] = "{static}/" + _keep(body, folder).path
        except PictureError as refusal:
            refusals.append(PictureError(f"{url}: {refusal}; it stays a link"))
    text = article.body
    for figure in dict.fromkeys(article.figures):
        if figure.url in kept:
            text = text.replace(to_markdown((figure,)).rstrip("\n"), _shown(figure, kept[figure.url]))
    header = tuple(line for key, value in article.header for line in _lines(key, value, kept))
    return replace(article, header=header, body=text), tuple(refusals)


def _keep(body: bytes, folder: ImageFolder) -> Rendition:
    """Put the renditions of a picture into the folder; return the one that a file names."""
    renditions = renditions_of(body)
    missing = tuple(one for one in renditions if not folder.holds(one.path))
    for one, drawn in draw(body, missing):
        folder.keep(one.path, drawn)
    return [one for one in renditions if one.kind == SHOWN][-1]


def _shown(figure: Figure, address: str) -> str:
    """Write a picture of the archive, which leads to the original."""
    picture = to_markdown((replace(figure, url=address),)).rstrip("\n")
    original = to_markdown((Figure(figure.url, None, None),)).rstrip("\n").removeprefix("![]")
    return f"[{picture}]{original}"


def _lines(key: str, value: str, kept: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Let the header's `Image` be the kept picture, and name the original in a line after it."""
    if key == "Image" and value in kept:
        return (key, kept[value]), ("Image_url", value)
    return ((key, value),)
