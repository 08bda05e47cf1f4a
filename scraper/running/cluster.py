"""The workers of a Dask cluster, which may be on other machines: all that they need comes with the batch."""

import logging
import re
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from scraper.errors import ClusterError
from scraper.running.workers import Workers

ADDRESS = re.compile(r"(?:tcp|tls|wss?)://[^/]+:\d+$")
PATIENCE = 10
"""Seconds in which the scheduler has to answer."""


@contextmanager
def cluster_workers(scheduler: str) -> Iterator[Workers]:
    """Have the workers of the cluster whose scheduler has this address, as tcp://10.0.0.5:8786."""
    if not ADDRESS.match(scheduler):
        raise ClusterError(f"{scheduler}: no address of a scheduler; give one like tcp://10.0.0.5:8786")
    try:
        from distributed import KilledWorker  # noqa: PLC0415 - an extra that few installations have
    except ImportError:
        raise ClusterError("--scheduler needs Dask; install it with: python -m pip install distributed") from None
    logging.disable()  # Dask writes tracebacks where one sentence says it
    try:
        with _client(scheduler) as client:
            size = sum(client.nthreads().values())
            if not size:
                raise ClusterError(f"{scheduler}: it has no workers; start some with: dask worker {scheduler}")
            yield Workers(lambda _: client.get_executor(pure=False), size, KilledWorker)
    except CancelledError:
        raise ClusterError(f"{scheduler}: the scheduler is gone; the same command goes on from there") from None
    finally:
        logging.disable(logging.NOTSET)


def _client(scheduler: str) -> Any:
    from distributed import Client  # noqa: PLC0415

    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        reason = f"{scheduler}: no Dask scheduler answers there"
        raise ClusterError(f"{reason}; check the address, or start one with: dask scheduler") from None
