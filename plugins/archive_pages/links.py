"""Links between archived articles: a body's links lead to them within the archive, and each knows what links to it.

Addresses are compared by what names an article for good, so that tracking parameters, AMP, mobile hosts and anchors
make no difference. Nobody is asked anything: a copy at the Wayback Machine is linked by the day of the capture.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from html import escape, unescape
from itertools import islice
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pelican.contents import Article

from web.urls import AMP_PATH, canonical, host_of, identity, web_url

from .dates import read_time
from .reading import shorten

WAYBACK_HOST = "//web.archive.org/"
WAYBACK = f"https:{WAYBACK_HOST}web"
MOST_RELATED = 6
MOST_LINKING = 50
MOST_LISTED = 100
LONGEST_WORDS = 100
LINK = re.compile(r'<a (?:[^">]|"[^"]*")*?\bhref="([^"]*)"(?:[^">]|"[^"]*")*>(.*?)</a>', re.DOTALL)
# In a body that has been sanitised, quotes are always these, and no link holds another.
FILENAME = "{filename}"
PATH = re.compile(r"https?://[^/?#]*/([^?#]*)", re.IGNORECASE)
# of https://www.dainik.example/desh/pul?id=7 it is desh/pul
PLAIN = re.compile(r"https?://[a-z0-9.-]+/[\w/.~+,;=@!$&-]*", re.ASCII)
"""An address with nothing in it that would have to be checked, quoted or left out."""


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link of a body to another site as the page lists it; `archived` is the article of the archive that it is to."""

    address: str
    words: str
    host: str
    wayback: str | None
    archived: Article | None


class Archived:
    """The articles of an archive, found by the address of their source or by their file."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Note how the articles are named; where two have one source, the first is meant."""
        self.by_name: dict[str, Article] = {}
        self.by_address: dict[str, Article] = {}
        self.by_file: dict[str, Article] = {}
        for article in articles:
            self.by_file[article.relative_source_path] = article
            if name := name_of(article.source_url or ""):
                self.by_address[article.source_url] = self.by_name.setdefault(name, article)
        self.paths = {name.partition("?")[0].partition("/")[2] for name in self.by_name}

    def at(self, address: str) -> Article | None:
        """Find the article whose source an address is; most addresses are of none, which the path tells at once."""
        if address in self.by_address:
            return self.by_address[address]
        found = PATH.match(address)
        path = AMP_PATH.sub("", found[1]) if found else ""
        return self.by_name.get(name_of(address)) if "%" in path or path in self.paths else None

    def linked_by(self, article: Article) -> dict[str, Article]:
        """Find the articles, perhaps itself, that the links of a body lead to, by their addresses."""
        folder = posixpath.dirname(article.relative_source_path)
        addresses = dict.fromkeys(link.address for link in article.body_links)
        found = {one: self._in_file(one, folder) if one.startswith(FILENAME) else self.at(one) for one in addresses}
        return {one: target for one, target in found.items() if target is not None}

    def _in_file(self, address: str, folder: str) -> Article | None:
        path = unquote(urlsplit(address.removeprefix(FILENAME)).path)
        above = "" if path.startswith("/") else folder
        return self.by_file.get(posixpath.normpath(posixpath.join(above, path.lstrip("/"))))


def join_links(articles: Sequence[Article], settings: dict[str, Any]) -> None:
    """Join the articles, newest first, by the links of their bodies and by what their pages called related."""
    archived = Archived(articles)
    linking: defaultdict[Article, list[Article]] = defaultdict(list)
    for article in articles:
        targets = archived.linked_by(article)
        others = {address: target for address, target in targets.items() if target is not article}
        for target in dict.fromkeys(others.values()):
            linking[target].append(article)
        if others:
            article._content = led_inside(article._content, others, settings)  # noqa: SLF001 - as bodies are made safe
        article.links = list_links(article, targets)
        article.related_articles = related_to(article, archived)
    for article in articles:
        found_here = linking.get(article, [])
        article.linked_from, article.linked_from_more = tuple(found_here[:MOST_LINKING]), len(found_here[MOST_LINKING:])


def led_inside(html: str, targets: Mapping[str, Article], settings: dict[str, Any]) -> str:
    """Let the links of a sanitised body lead to articles of the archive, each with its original beside it.

    The sign of the original is drawn by the stylesheet: it is no word of the body.
    """
    label = escape(settings["JINJA_GLOBALS"]["strings"].provenance.original)
    spoken = f'aria-label="{label}" title="{label}" lang="{escape(settings["DEFAULT_LANG"])}"'

    def led(link: re.Match[str]) -> str:
        address = unescape(link[1])
        target = targets.get(address)
        if target is None or address.startswith(FILENAME):
            return link[0]
        inside = f'<a href="{FILENAME}/{quote(target.relative_source_path)}">{link[2]}</a>'
        return f'{inside}<a class="original" href="{link[1]}" rel="noopener noreferrer" {spoken}></a>'

    return LINK.sub(led, html)


def list_links(article: Article, targets: Mapping[str, Article]) -> tuple[ListedLink, ...]:
    """List the links of an article's body to other pages of the web, each once, and what the archive has of them."""
    day = day_of_capture(article)
    outside: dict[str, str] = {}
    for link in article.body_links:
        if not link.address.startswith(FILENAME) and targets.get(link.address) is not article:
            outside.setdefault(link.address, link.words)
    return tuple(
        ListedLink(
            address,
            shorten(words, LONGEST_WORDS),
            host_of_authority(address.split("/", 3)[2]),
            wayback_copy(address, day),
            targets.get(address),
        )
        for address, words in islice(outside.items(), MOST_LISTED)
    )


@lru_cache(maxsize=10_000)
def host_of_authority(authority: str) -> str:
    """Return the publisher's host of what stands between `//` and the path of an address."""
    return host_of(f"http://{authority}")


def day_of_capture(article: Article) -> str:
    """Write the day of an article's capture, else of its date, as the Wayback Machine does."""
    when = read_time(article.metadata.get("captured")) or article.date
    return str(when.astimezone(UTC).strftime("%Y%m%d"))


def wayback_copy(address: str, day: str) -> str | None:
    """Tell where the Wayback Machine shows the copy of a page nearest to a day; it has none of its own pages."""
    return None if WAYBACK_HOST in address else f"{WAYBACK}/{day}/{address}"


def related_to(article: Article, archived: Archived) -> tuple[Article, ...]:
    """Return the archived articles that an article's page called related."""
    found = map(archived.at, article.metadata.get("related", "").split("; "))
    return tuple(islice(dict.fromkeys(one for one in found if one and one is not article), MOST_RELATED))


@lru_cache(maxsize=100_000)
def name_of(address: str) -> str:
    """Name the article that a web address is of; empty for no such address."""
    if PLAIN.fullmatch(address):
        return identity(address)
    url = web_url(address)
    return identity(canonical(url)) if url else ""
