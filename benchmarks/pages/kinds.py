"""The kinds of pages that a built archive has, each shown by the largest of its pages."""

from dataclasses import dataclass
from pathlib import Path

ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its title in tables, and which files show it, unless another kind says so more closely."""

    title: str
    glob: str


KINDS = (
    Kind("home", "index.html"),
    Kind(ARTICLE, "article/**/index.html"),
    Kind("versions of an article", "article/**/versions/index.html"),
    Kind("topic", "topic/*/index.html"),
    Kind("all topics", "topic/index.html"),
    Kind("map of topics", "topic/map/index.html"),
    Kind("source", "source/*/index.html"),
    Kind("all sources", "source/index.html"),
    Kind("author", "author/*/index.html"),
    Kind("all authors", "author/index.html"),
    Kind("calendar", "date/index.html"),
    Kind("year", "date/*/index.html"),
    Kind("month", "date/*/*/index.html"),
    Kind("day", "date/*/*/*/index.html"),
    Kind("language", "language/*/index.html"),
    Kind("search", "search/index.html"),
    Kind("about", "about/index.html"),
    Kind("figures", "about/figures/index.html"),
    Kind("not found", "404.html"),
)
"""The home page stands first, as readers do."""


def pages_by_kind(site: Path) -> dict[str, list[Path]]:
    """Return the pages of each kind that a built site has, by the title of the kind."""
    found: dict[str, list[Path]] = {}
    taken: set[Path] = set()
    for kind in sorted(KINDS, key=lambda kind: (kind.glob.count("*"), -len(kind.glob))):
        found[kind.title] = sorted(set(site.glob(kind.glob)) - taken)
        taken.update(found[kind.title])
    return {kind.title: found[kind.title] for kind in KINDS if found[kind.title]}


def largest_pages(site: Path) -> dict[str, str]:
    """Return the path of the largest page of each kind, by the title of the kind."""
    pages = {title: max(pages, key=lambda page: page.stat().st_size) for title, pages in pages_by_kind(site).items()}
    return {title: page.relative_to(site).as_posix().removesuffix("index.html") for title, page in pages.items()}
