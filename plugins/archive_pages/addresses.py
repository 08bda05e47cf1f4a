"""Where pages live: links that work from a disk, and no two pages in one place."""

from collections.abc import Iterable, Mapping
from typing import Any

from pelican.paginator import PaginationRule

from .errors import ArticlesError

INDEX = "index.html"


def link_to_files(settings: dict[str, Any]) -> None:
    """Let every link name its file, because a folder opened without a web server shows no index page."""
    for key, url in settings.items():
        if key.endswith("_URL") and isinstance(url, str) and (url.endswith("/") or key == "INDEX_URL"):
            settings[key] = url.removesuffix(INDEX) + INDEX
    settings["PAGINATION_PATTERNS"] = [
        PaginationRule(rule.min_page, with_index(rule.URL), rule.SAVE_AS) for rule in settings["PAGINATION_PATTERNS"]
    ]


def with_index(pattern: str) -> str:
    """Name the index file of a folder's address."""
    return pattern + INDEX if pattern.endswith("/") else pattern


def page_address(save_as: str) -> str:
    """Tell the address at which a web server serves a file: `topic/putin/index.html` is `topic/putin/`."""
    return save_as.removesuffix(INDEX) if save_as == INDEX or save_as.endswith(f"/{INDEX}") else save_as


def address_on_the_web(url: str, settings: Mapping[str, Any]) -> str | None:
    """Return the whole address of a page; a copy on a disk does not know where it lives."""
    return None if settings["RELATIVE_URLS"] else f"{settings['SITEURL']}/{url}"


def refuse_shared_addresses(paths_by_address: Mapping[str, Iterable[str]]) -> None:
    """Raise where several content files would be written to the same page."""
    for address, paths in sorted(paths_by_address.items()):
        first, *others = sorted(paths)
        if others:
            raise ArticlesError(f"{first} and {others[0]} are both /{address}; give one of them another Slug")
