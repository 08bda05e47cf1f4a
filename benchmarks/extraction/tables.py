"""What was measured, as Markdown tables."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from benchmarks.extraction.corpora import CORPORA, Scores
from benchmarks.extraction.ours import Run
from benchmarks.extraction.speed import Timed
from scraper import VERSION

OURS = f"Sangrah {VERSION}"
HEADS = {
    "f1": "F1",
    "precision": "precision",
    "recall": "recall",
    "accuracy": "identical",
    "title": "title",
    "authors": "authors",
    "date": "date",
    "topics": "topics",
    "leaks": "leaks",
    "answered": "answered",
}
COUNTS = ("leaks", "answered")
"""Scores that are numbers of things, not shares of one."""


def quality_tables(scores: Mapping[str, Scores]) -> str:
    """Write a table of each corpus, best F1 first; `scores` are by extractor, then by corpus."""
    return "\n\n".join(
        _quality_table(corpus, {name: of_name[corpus] for name, of_name in scores.items()})
        for corpus in CORPORA
        if all(corpus in of_name for of_name in scores.values())
    )


def _quality_table(corpus: str, rows: Mapping[str, Mapping[str, float | None]]) -> str:
    ranked = sorted(rows.items(), key=lambda row: row[1]["f1"] or 0.0, reverse=True)
    best = ranked[0][1]
    columns = [column for column in HEADS if column in best]
    head = [f"{corpus}, {best['pages']} pages", *(_head(corpus, column) for column in columns)]
    return table(head, ([_marked(name), *(_score(column, row[column]) for column in columns)] for name, row in ranked))


def _head(corpus: str, column: str) -> str:
    """Name a column; a corpus of marked segments has no whole bodies that could be identical."""
    return "accuracy" if (corpus, column) == ("trafi", "accuracy") else HEADS[column]


def _marked(name: str) -> str:
    return f"**{name}**" if name == OURS else name


def _score(column: str, value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if column in COUNTS else f"{value:.3f}"


def speed_table(times: Sequence[Timed], trafilatura: str) -> str:
    """Write how many pages a second of CPU time both extract, and how many times faster ours is."""
    head = ["pages/s of CPU time", OURS, f"trafilatura {trafilatura}", "ratio", "ratio of the median page"]
    corpora = list(dict.fromkeys(page.corpus for page in times))
    groups = [(corpus, [page for page in times if page.corpus == corpus]) for corpus in corpora]
    if len(groups) > 1:
        groups.append(("together", list(times)))
    return table(head, (_speed_row(name, pages) for name, pages in groups))


def _speed_row(name: str, pages: Sequence[Timed]) -> list[str]:
    ours = len(pages) / sum(page.ours for page in pages)
    theirs = len(pages) / sum(page.trafilatura for page in pages)
    middle = median(page.trafilatura / page.ours for page in pages)
    return [f"{name}, {len(pages)} pages", f"{ours:.1f}", f"{theirs:.1f}", f"{ours / theirs:.2f}", f"{middle:.2f}"]


def endurance_table(run: Run) -> str:
    """Write the slowest page of a long run, and how its memory grew."""
    memory = [
        (f"peak memory after {pages:,} pages", "not measured: there is no /proc" if size is None else f"{size:.0f} MB")
        for pages, size in run.memory
    ]
    rows = [("slowest page", f"{run.slowest_seconds:.2f} s of CPU time"), *memory]
    return table(["one process", OURS], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; all columns but the first are figures."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))
