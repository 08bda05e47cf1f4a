"""What was measured, as a Markdown table."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.build.runs import Run
from benchmarks.extraction.tables import table


def builds_table(articles: int, base: str, runs: Mapping[str, Sequence[Run]]) -> str:
    """Write what each build cost, its median of all rounds, and how often the time of the base's in the same round.

    `runs` are those of each round, by the title of the build; `base` is such a title.
    """
    head = [f"{articles:,} articles", "CPU s", f"÷ {base}", "s", f"÷ {base}", "peak MB", "files written", "files"]
    return table(head, ([title, *_figures(of_build, runs[base])] for title, of_build in runs.items()))


def _figures(runs: Sequence[Run], base: Sequence[Run]) -> list[str]:
    return [
        *_timed(lambda run: run.cost.seconds, runs, base),
        *_timed(lambda run: run.cost.elapsed, runs, base),
        f"{median(run.cost.memory for run in runs):,.0f}",
        f"{median(run.written for run in runs):,.0f}",
        f"{median(run.files for run in runs):,.0f}",
    ]


def _timed(seconds: Callable[[Run], float], runs: Sequence[Run], base: Sequence[Run]) -> tuple[str, str]:
    """Return a time, and its ratio to that of the base."""
    ratio = median(seconds(run) / seconds(of_base) for run, of_base in zip(runs, base, strict=True))
    return f"{median(map(seconds, runs)):,.2f}", f"{ratio:.2f}"
