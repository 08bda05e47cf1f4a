"""Checks of addresses: those that two pages share, and those that were published and are no more what they were."""

from collections import defaultdict
from collections.abc import Iterator

from web.published import moves, taken

from .findings import GONE, SAME_ADDRESS, TAKEN, TWICE, TWO_FILES, Finding
from .site import INDEX, Site


def check_shared(site: Site) -> Iterator[Finding]:
    """Find files that only capitals keep apart, and pages that share an address."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in site.sizes:
        found[path.casefold()].append(path)
    for first, *others in found.values():
        for other in others:
            yield Finding(SAME_ADDRESS, first, other)
    for path in site.sizes:
        rival = f"{path.removesuffix('.html')}/{INDEX}"
        if path.endswith(".html") and rival in site.sizes:
            yield Finding(TWO_FILES, path, rival)


def check_twice(site: Site) -> Iterator[Finding]:
    """Find articles of one source at two addresses."""
    addresses: defaultdict[str, list[str]] = defaultdict(list)
    for thing in site.shown.values():
        if thing.kind == "article":
            addresses[thing.names[0]].append(thing.address)
    for first, *others in addresses.values():
        for other in others:
            yield Finding(TWICE, first, other)


def check_published(site: Site) -> Iterator[Finding]:
    """Find published addresses that are gone, or show something else."""
    moved = moves(site.published, site.shown)
    for address, thing in sorted(site.published.items()):
        if site.opened_at(address) is None:
            now = moved.get(address)
            yield Finding(GONE, address, f"it is at {now} now; build the site again" if now else thing.names[0])
    for one in taken(site.published, site.shown):
        yield Finding(TAKEN, one.address, f"what was there is at {one.new}")
