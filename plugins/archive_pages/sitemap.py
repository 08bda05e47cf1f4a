"""The sitemap: every page of the archive, for search engines.

The `pelican-sitemap` plugin dates each listing with the hour of the build, so that no two builds agree, and it
writes one file however many pages there are.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from .addresses import page_address

ADDRESSES_A_FILE = 50_000  # what sitemaps.org allows
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, order=True)
class SitemapEntry:
    """A page's address below the site's, and the day it last changed."""

    address: str
    changed: str | None


class Sitemap:
    """Collect pages as they are written, and write the sitemap when all are."""

    def __init__(self) -> None:
        """Begin without pages."""
        self.entries: set[SitemapEntry] = set()

    def add(self, path: str, context: dict[str, Any]) -> None:
        """Note a page that was written, unless it is one that nobody should come upon by searching."""
        save_as = Path(path).relative_to(context["OUTPUT_PATH"]).as_posix()
        content = context.get("article") or context.get("page")
        hidden = context.get("unlisted") or getattr(content, "status", "published") != "published"
        if not hidden and save_as not in context["SITEMAP_EXCLUDES"]:
            self.entries.add(SitemapEntry(page_address(save_as), day_of(content)))

    def write(self, pelican: Any) -> None:
        """Write `sitemap.xml`, cut into numbered files where the archive is too large for one."""
        entries, self.entries = sorted(self.entries), set()
        folder, site = Path(pelican.output_path), pelican.settings["SITEURL"]
        parts = [entries[start : start + ADDRESSES_A_FILE] for start in range(0, len(entries), ADDRESSES_A_FILE)]
        if len(parts) <= 1:
            (folder / "sitemap.xml").write_text(url_set(entries, site), encoding="utf-8")
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            (folder / name).write_text(url_set(part, site), encoding="utf-8")
        (folder / "sitemap.xml").write_text(sitemap_index(names, site), encoding="utf-8")


def day_of(content: Any) -> str | None:
    """Tell the day on which an article last changed; a listing tells none."""
    changed = getattr(content, "modified", None) or getattr(content, "date", None)
    return changed.date().isoformat() if changed else None


def url_set(entries: list[SitemapEntry], site: str) -> str:
    """Write one file of pages."""
    urls = "".join(
        f"<url><loc>{location(site, entry.address)}</loc>"
        + (f"<lastmod>{entry.changed}</lastmod>" if entry.changed else "")
        + "</url>\n"
        for entry in entries
    )
    return f'{HEADER}<urlset xmlns="{NAMESPACE}">\n{urls}</urlset>\n'


def sitemap_index(names: list[str], site: str) -> str:
    """Write the file that lists the others."""
    sitemaps = "".join(f"<sitemap><loc>{location(site, name)}</loc></sitemap>\n" for name in names)
    return f'{HEADER}<sitemapindex xmlns="{NAMESPACE}">\n{sitemaps}</sitemapindex>\n'


def location(site: str, address: str) -> str:
    """Join a page's address to the site's."""
    return escape(f"{site}/{quote(address)}")
