"""Worker processes: batches are handed to them and come back in order, and a death among them is survived."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Work = Callable[[Sequence[In]], list[Out]]
Batch = Sequence[In]

AHEAD = 3
"""Batches that are in hand for each worker: one that it works on, and others so that it never waits for the next."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that work on batches.

    `start` makes an executor of so many processes, whose futures raise `died` where a process dies over them.
    """

    start: Callable[[int], Executor]
    size: int
    died: type[Exception]
    _executors: dict[int, Executor] = field(default_factory=dict)

    def work(self, work: Work[In, Out], batches: Iterable[Batch[In]]) -> Iterator[tuple[Batch[In], list[Out | None]]]:
        """Yield every batch with its answers, in order; an item that no worker survives is answered by None."""
        in_hand: deque[tuple[Batch[In], Future[list[Out]]]] = deque()
        for batch in batches:
            in_hand.append((batch, self._hand_over(self.size, work, batch)))
            if len(in_hand) > AHEAD * self.size:
                yield self._answered(work, *in_hand.popleft())
        while in_hand:
            yield self._answered(work, *in_hand.popleft())

    def stop(self) -> None:
        """Let the processes end after what each of them has in hand."""
        for executor in self._executors.values():
            executor.shutdown(wait=False, cancel_futures=True)

    def _answered(
        self, work: Work[In, Out], batch: Batch[In], future: Future[list[Out]]
    ) -> tuple[Batch[In], list[Out | None]]:
        try:
            return batch, [*future.result()]
        except self.died:
            return batch, self._tried_again(work, batch)

    def _tried_again(self, work: Work[In, Out], batch: Batch[In]) -> list[Out | None]:
        """Have a batch worked on by a process of its own, then each item of it, so that a death tells its cause."""
        try:
            return [*self._hand_over(1, work, batch).result()]
        except self.died:
            return [None] if len(batch) == 1 else [self._tried_again(work, (item,))[0] for item in batch]

    def _hand_over(self, size: int, work: Work[In, Out], batch: Batch[In]) -> Future[list[Out]]:
        """Submit a batch to the executor of a size, which is started where there is none, or where it has died."""
        try:
            if size in self._executors:
                return self._executors[size].submit(work, batch)
        except self.died:
            self._executors[size].shutdown(wait=False)
        self._executors[size] = self.start(size)
        return self._executors[size].submit(work, batch)


@contextmanager
def local_workers(jobs: int) -> Iterator[Workers]:
    """Have so many processes on this machine."""
    start = partial(ProcessPoolExecutor, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
    workers = Workers(start, jobs, BrokenExecutor)
    try:
        yield workers
    finally:
        workers.stop()


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent does, however that came."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
