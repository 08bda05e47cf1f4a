"""Progress of a long run on the terminal: how many pages, how fast, how much longer. Elsewhere nothing is shown."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Ahead:
    """Word, within a stream, of how many are still to come."""

    count: int


class Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """Write the rate; nothing before it is known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def shown(stream: Iterable[One | Ahead]) -> Iterator[One]:
    """Pass a stream on and show how far it is, from the second on: on a terminal, and not in CI."""
    console = Console(stderr=True)
    is_quiet = not sys.stderr.isatty() or console.is_dumb_terminal or "CI" in os.environ
    columns = (MofNCompleteColumn(), BarColumn(), Rate(), TimeRemainingColumn())
    progress = Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty())
    task, done = progress.add_task("", total=None), 0
    try:
        for one in stream:
            if isinstance(one, Ahead):
                progress.update(task, total=done + one.count)
                continue
            done += 1
            progress.update(task, completed=done)
            if done > 1 and not is_quiet:
                progress.start()
            yield one
    finally:
        if progress.live.is_started:
            progress.stop()
