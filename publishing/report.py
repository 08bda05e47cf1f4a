"""What `make check` says of a site: each fault under its advice, then the counts."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .addresses import check_published, check_shared, check_twice
from .findings import Finding, Kind, Level
from .limits import (
    DEPLOYMENT_MINUTES,
    FILES_A_SECOND,
    check_size,
    in_megabytes,
    minutes_to_deploy,
    size_of,
)
from .links import check_links, check_lists, check_orphans, check_places
from .site import Site

CHECKS = (
    check_links,
    check_places,
    check_shared,
    check_twice,
    check_published,
    check_orphans,
    check_lists,
    check_size,
)
SHOWN_OF_A_KIND = 20


def findings_in(site: Site) -> tuple[Finding, ...]:
    """Make every check."""
    return tuple(finding for check in CHECKS for finding in check(site))


def has(findings: Sequence[Finding], *levels: Level) -> bool:
    """Tell whether there is a fault of one of these levels."""
    return any(finding.kind.level in levels for finding in findings)


def report(site: Site, findings: Sequence[Finding]) -> Iterator[str]:
    """Say what was found, what matters most first; then how large the site is, and how many faults it has."""
    kinds: defaultdict[Kind, list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.kind].append(finding)
    for level in Level:
        for kind, found in kinds.items():
            if kind.level is level:
                yield from paragraph(kind, found)
    yield dimensions(site)
    yield counts(findings)


def paragraph(kind: Kind, found: Sequence[Finding]) -> Iterator[str]:
    """Say the faults of one kind."""
    yield f"{kind.title} ({kind.level.value})"
    yield f"  {kind.advice}"
    for finding in found[:SHOWN_OF_A_KIND]:
        yield f"    {finding.place}" + (f": {finding.fault}" if finding.fault else "")
    if found[SHOWN_OF_A_KIND:]:
        yield f"    and {len(found) - SHOWN_OF_A_KIND:,} more"
    yield ""


def dimensions(site: Site) -> str:
    """Say how large a site is, beside what GitHub Pages allows."""
    minutes = minutes_to_deploy(site)
    time = "less than a minute" if minutes < 1 else f"about {minutes:.0f} minutes"
    return (
        f"{len(site.sizes):,} files, {in_megabytes(size_of(site))}. GitHub Pages serves up to 1 GB and gives a "
        f"deployment {DEPLOYMENT_MINUTES} minutes; this one may take {time}, at {FILES_A_SECOND} files a second, "
        "which is a guess: GitHub states no figure."
    )


def counts(findings: Sequence[Finding]) -> str:
    """Count the faults by level."""
    parts = [f"{sum(finding.kind.level is level for finding in findings):,} {level.value}" for level in Level]
    return f"Checked: {', '.join(parts)}."
