"""The kinds of pages that a built archive has, each shown by the largest of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its title in tables, and the shape of its files' paths, with `?` for one folder."""

    title: str
    shape: str


KINDS = (
    Kind("home", "index.html"),
    Kind(ARTICLE, "article/?/?/?/index.html"),
    Kind("versions of an article", "article/?/?/?/versions/index.html"),
    Kind("topic", "topic/?/index.html"),
    Kind("all topics", "topic/index.html"),
    Kind("map of topics", "topic/map/index.html"),
    Kind("source", "source/?/index.html"),
    Kind("all sources", "source/index.html"),
    Kind("author", "author/?/index.html"),
    Kind("all authors", "author/index.html"),
    Kind("calendar", "date/index.html"),
    Kind("year", "date/?/index.html"),
    Kind("month", "date/?/?/index.html"),
    Kind("day", "date/?/?/?/index.html"),
    Kind("language", "language/?/index.html"),
    Kind("search", "search/index.html"),
    Kind("about", "about/index.html"),
    Kind("figures", "about/figures/index.html"),
    Kind("not found", "404.html"),
)
"""The home page stands first, as readers do."""
NAMED = frozenset(kind.shape for kind in KINDS if "?" not in kind.shape)


def largest_pages(site: Path) -> Iterator[tuple[Kind, str]]:
    """Yield each kind that the site has, with the path of its largest page."""
    for kind in KINDS:
        if pages := pages_of(site, kind):
            yield kind, max(pages, key=lambda page: ((site / page).stat().st_size, page))


def pages_of(site: Path, kind: Kind) -> list[str]:
    """Return the paths of all pages of a kind."""
    found = (path.relative_to(site).as_posix() for path in site.glob(kind.shape.replace("?", "*")))
    return sorted(path for path in found if kind.shape in NAMED or path not in NAMED)
