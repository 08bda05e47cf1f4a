"""The pictures of articles: fetched and kept beside the captures of their pages, and shown from there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

from scraper.article import Article
from scraper.capture import Capture
from scraper.errors import PictureError, SangrahError, Skipped
from scraper.fetch import Unchanged
from scraper.images.keeping import wanted_images, with_images
from scraper.sources.wanted import Wanted
from scraper.store_images import ImageFolder
from scraper.warc.captures import Captures

Which = Literal["none", "lead", "all"]
FetchPictures = Callable[[Iterable[Wanted]], Iterable[Capture | Unchanged | SangrahError]]


def found_first(find: Callable[[str], Capture | None], fetch: FetchPictures) -> FetchPictures:
    """Return what yields the pictures that are at hand by their URL, and then fetches the others."""

    def found(wanted: Iterable[Wanted]) -> Iterator[Capture | Unchanged | SangrahError]:
        left: list[Wanted] = []
        for one in wanted:
            picture = find(one.url)
            if picture is None:
                left.append(one)
            else:
                yield replace(picture, origin=one.url)
        if left:
            yield from fetch(left)

    return found


def keep_pictures(
    articles: Iterable[Article], which: Which, fetch: FetchPictures, captures: Captures
) -> Iterator[Skipped]:
    """Fetch the pictures of articles that are not kept yet, in one crawl; say which cannot be had, and why."""
    hosts: dict[str, set[str]] = {}
    for article in articles:
        for url in wanted_images(article, which):
            if captures.find(url, article.host) is None:
                hosts.setdefault(url, set()).add(article.host)
    for picture in fetch(Wanted(url, url) for url in hosts) if hosts else ():
        if isinstance(picture, Capture):
            for host in sorted(hosts[picture.origin]):
                captures.keep(replace(picture, url=picture.origin), host)
        elif isinstance(picture, SangrahError):
            yield Skipped(str(picture))


def illustrated(article: Article, captures: Captures, folder: ImageFolder) -> tuple[Article, tuple[PictureError, ...]]:
    """Return an article that shows those of its pictures that are kept, and why some of them are not shown."""
    return with_images(article, partial(_picture, captures, article.host), folder)


def _picture(captures: Captures, host: str, url: str) -> bytes | None:
    place = captures.find(url, host)
    try:
        return captures.read(place).body if place else None
    except SangrahError:
        return None
