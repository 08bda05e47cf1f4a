"""The sites whose posts and players stand in articles, held in `embeds.toml`: whose a frame is, which page it shows."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from scraper.errors import RuleError
from web.urls import host_of, web_url

FILE = "embeds.toml"
KEYS = ("nothing", "posts", "addresses", "sites", "elements")
SITE_KEYS = ("name", "hosts", "pages")
SCHEME = re.compile(r"^(?:https?:)?//(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its name, its hosts, and patterns that turn a frame's address into that of the page it shows."""

    name: str
    hosts: tuple[str, ...]
    pages: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class EmbedSites:
    """What `embeds.toml` says."""

    nothing: re.Pattern[str]
    posts: frozenset[str]
    addresses: tuple[str, ...]
    sites: tuple[Site, ...]
    elements: dict[str, tuple[str, str]]


def shown_page(address: str, base: str | None) -> tuple[str, str] | None:
    """Return the page that a frame shows and the name of its site; None where a reader sees nothing there."""
    if known := known_page(address):
        return known
    if embed_sites().nothing.search(_bare(address)):
        return None
    url = web_url(address, base)
    return (url, _site_name(url)) if url and urlsplit(url).path.strip("/") + urlsplit(url).query else None


def known_page(address: str) -> tuple[str, str] | None:
    """Return the page and the site's name for an address that a site is known to give its posts and players."""
    bare = _bare(address)
    for site in embed_sites().sites:
        for pattern, page in site.pages:
            if (found := pattern.fullmatch(bare)) and (url := web_url(unquote(found.expand(page)))):
                return url, site.name
    return None


def _bare(address: str) -> str:
    return SCHEME.sub("", address.strip())


def _site_name(url: str) -> str:
    host = host_of(url)
    for site in embed_sites().sites:
        if any(host == own or host.endswith(f".{own}") for own in site.hosts):
            return site.name
    return host


@cache
def embed_sites() -> EmbedSites:
    """Read `embeds.toml`."""
    content = tomllib.loads(files("scraper.body").joinpath(FILE).read_text("utf-8"))
    _check(FILE, content, KEYS)
    return EmbedSites(
        re.compile("|".join(f"(?:{pattern})" for pattern in content["nothing"])),
        frozenset(content["posts"]),
        tuple(content["addresses"]),
        tuple(_site(name, table) for name, table in content["sites"].items()),
        {tag: (attribute, page) for tag, (attribute, page) in content["elements"].items()},
    )


def _site(name: str, table: dict[str, object]) -> Site:
    _check(f"{FILE}: [sites.{name}]", table, SITE_KEYS)
    pages, hosts = table.get("pages", ()), table.get("hosts", ())
    if not isinstance(pages, list) or not isinstance(hosts, list):
        raise RuleError(f"{FILE}: [sites.{name}] needs lists as its hosts and pages")
    return Site(
        str(table.get("name", name)), tuple(hosts), tuple((re.compile(pattern), page) for pattern, page in pages)
    )


def _check(where: str, table: dict[str, object], keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise RuleError(f"{where} has an unknown key '{key}'; keys are {', '.join(keys)}")
