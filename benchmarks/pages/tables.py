"""What was measured, as Markdown tables."""

from collections.abc import Mapping, Sequence
from statistics import median

from benchmarks.extraction.tables import table
from benchmarks.pages.lighthouse import CATEGORIES, SCREENS, Scores
from benchmarks.pages.weight import Weight
from benchmarks.search.tables import p95


def weight_table(weights: Mapping[str, Weight], worker: int) -> str:
    """Write what each kind of page weighs, and what the service worker loads once behind the first."""
    head = ["kB on the wire, the largest page", "HTML", "styles", "scripts", "fonts", "together"]
    rows = ((one.html, one.styles, one.scripts, one.fonts, one.whole) for one in weights.values())
    pages = [[title, *map(_kb, row)] for title, row in zip(weights, rows, strict=True)]
    return table(head, [*pages, ["the service worker, once", "", "", "", "", _kb(worker)]])


def corpus_table(label: str, html: Sequence[int], beside: int) -> str:
    """Write what the articles of a corpus weigh: their HTML, lightest first, and what each loads beside it."""
    head = [f"kB on the wire, {len(html):,} articles of {label}", "median", "p95", "largest"]
    marks = (median(html), p95(html), html[-1])
    return table(
        head,
        [["HTML", *map(_kb, marks)], ["with styles and scripts", *(_kb(mark + beside) for mark in marks)]],
    )


def scores_table(version: str, titles: Mapping[str, str], scores: Sequence[Scores]) -> str:
    """Write the scores of each page, on a phone and on a desk, and what cost points."""
    head = [f"Lighthouse {version}, phone / desk", *CATEGORIES, "layout shift"]
    rows = []
    for path, title in titles.items():
        found = {one.screen: one for one in scores if one.path == path}
        both = zip(*(found[screen].scores for screen in SCREENS), strict=True)
        shift = max(one.shift for one in found.values())
        rows.append([title, *(f"{phone} / {desk}" for phone, desk in both), f"{shift:.3f}"])
    faults = [f"- {titles[one.path]}, {one.screen}: {'; '.join(one.faults)}" for one in scores if one.faults]
    return "\n".join([table(head, rows), *(["", *faults] if faults else [])])


def _kb(size: float) -> str:
    return f"{size / 1000:.1f}"
