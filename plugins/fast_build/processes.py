"""Sharing work among the cores: forked processes that each take every n-th piece, and hand back what they made."""

import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import Any, BinaryIO, TypeVar

Piece = TypeVar("Piece")
Made = TypeVar("Made")

FEW = 64
"""So few pieces are done by this process alone: to fork and to hand back costs more."""


class WorkerDied(RuntimeError):  # noqa: N818 - it names what happened
    """A process ended before it handed back what it made."""


class Outcome(Enum):
    """What stands in the place of something that a worker could not make."""

    FAILED = "failed"


def cores() -> int:
    """Tell how many processes may work at once; one where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_parallel(make: Callable[[Piece], Made], pieces: Sequence[Piece], processes: int) -> list[Made]:
    """Make something of every piece; return it in the order of the pieces.

    What is made must be picklable. A piece that a worker fails at is tried again here, so that its error is raised,
    logged and counted as if there were no workers.
    """
    if processes < 2 or len(pieces) <= FEW:  # noqa: PLR2004 - one process is this one
        return [make(piece) for piece in pieces]
    made: list[Any] = [None] * len(pieces)
    workers = [_fork(make, pieces[rank::processes]) for rank in range(processes)]
    try:
        with ThreadPoolExecutor(processes) as readers:
            for rank, share in enumerate(readers.map(_received, [pipe for _, pipe in workers])):
                made[rank::processes] = share
    except BaseException:
        for pid, _ in workers:
            os.kill(pid, signal.SIGKILL)
        raise
    finally:
        for pid, _ in workers:
            os.waitpid(pid, 0)
    return [make(piece) if one is Outcome.FAILED else one for one, piece in zip(made, pieces, strict=True)]


def _fork(make: Callable[[Piece], Made], share: Sequence[Piece]) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, os.fdopen(reading, "rb")
    status = 1
    try:
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends its workers
        gc.disable()  # a collection would touch, and so copy, all memory that is shared with the parent
        with os.fdopen(writing, "wb") as pipe:
            for lot in _lots(make, share):
                pickle.dump(lot, pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _lots(make: Callable[[Piece], Made], share: Sequence[Piece]) -> Iterator[list[Made | Outcome]]:
    for start in range(0, len(share), FEW):
        yield [_tried(make, piece) for piece in share[start : start + FEW]]
    yield []


def _tried(make: Callable[[Piece], Made], piece: Piece) -> Made | Outcome:
    try:
        return make(piece)
    except Exception:  # noqa: BLE001 - whatever it is, it is met again in the parent, which tells it
        return Outcome.FAILED


def _received(pipe: BinaryIO) -> list[Any]:
    made: list[Any] = []
    with pipe:
        while True:
            try:
                lot = pickle.load(pipe)  # noqa: S301 - our own child wrote it
            except EOFError:
                raise WorkerDied("a worker process of the build ended early; is there enough memory?") from None
            if not lot:
                return made
            made += lot
