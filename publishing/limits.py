"""Checks of size: what GitHub takes and serves.

The limits are those that GitHub states: <https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>
and <https://docs.github.com/en/repositories/working-with-files/managing-large-files>.
"""

from collections.abc import Iterator

from .findings import LARGE_FILE, LARGE_SITE, NEARLY_LARGE, SLOW, Finding
from .site import Site

MEGABYTE = 1_000_000
FILE = 100 * 2**20
SITE = 2**30
NEARLY = 0.8
FILES_A_SECOND = 100
"""How fast GitHub is taken to deploy: it states no figure, and this one is on the careful side."""
DEPLOYMENT_MINUTES = 10


def check_size(site: Site) -> Iterator[Finding]:
    """Find files that git on GitHub refuses, and a site that is too large for GitHub Pages or takes it too long."""
    for path, size in site.sizes.items():
        if size >= FILE:
            yield Finding(LARGE_FILE, path, in_megabytes(size))
    size = size_of(site)
    if size > NEARLY * SITE:
        yield Finding(LARGE_SITE if size > SITE else NEARLY_LARGE, f"{site.folder}/", in_megabytes(size))
    if minutes_to_deploy(site) > DEPLOYMENT_MINUTES:
        fault = f"{len(site.sizes):,} files; at {FILES_A_SECOND} a second, about {minutes_to_deploy(site):.0f} minutes"
        yield Finding(SLOW, f"{site.folder}/", fault)


def size_of(site: Site) -> int:
    """Add up the bytes of all files."""
    return sum(site.sizes.values())


def minutes_to_deploy(site: Site) -> float:
    """Estimate how long GitHub takes, by the number of files."""
    return len(site.sizes) / FILES_A_SECOND / 60


def in_megabytes(size: int) -> str:
    """Say a size."""
    return f"{size / MEGABYTE:,.1f} MB"
