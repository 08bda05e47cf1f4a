"""Builds, run in turn and round after round, so that a drift of the machine hits all alike."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search import costs
from benchmarks.search.costs import Cost


@dataclass(frozen=True, slots=True)
class Case:
    """A build: its title in tables, its command, where that runs and writes, and what is done before, untimed."""

    title: str
    command: Sequence[str | Path]
    folder: Path
    output: Path
    environment: Mapping[str, str]
    prepare: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A build that has ended: what it cost, how many files it wrote, and how many the site has."""

    cost: Cost
    written: int
    files: int


def run_rounds(cases: Sequence[Case], rounds: int) -> Iterator[tuple[Case, Run]]:
    """Run all builds in turn, so many times; yield each as soon as it has ended."""
    for _ in range(rounds):
        for case in cases:
            yield case, run(case)


def run(case: Case) -> Run:
    """Run one build."""
    case.prepare()
    os.sync()  # the system still writes what the last build has left to it, and that is not this build's time
    before = changes_in(case.output)
    cost = costs.run(case.command, case.folder, case.environment)
    after = changes_in(case.output)
    return Run(cost, sum(before.get(name) != changed for name, changed in after.items()), len(after))


def changes_in(folder: Path) -> Mapping[str, int]:
    """Return when each file in a folder was last written or put in its place, as the file system knows."""
    found = (Path(inside, name) for inside, _, names in os.walk(folder) for name in names)
    return {str(file): file.lstat().st_ctime_ns for file in found}
