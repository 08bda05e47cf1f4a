"""What is said while something is done: warnings and errors."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

Sayings = list[logging.LogRecord]


@contextmanager
def said() -> Iterator[Sayings]:
    """Collect the warnings and errors of a while, in place of showing them."""
    records: Sayings = []
    root = logging.getLogger()
    shown, root.handlers = root.handlers, [_Collector(records)]
    try:
        yield records
    finally:
        root.handlers = shown


@contextmanager
def counted() -> Iterator[Sayings]:
    """Collect the warnings and errors of a while, beside showing them."""
    records: Sayings = []
    root = logging.getLogger()
    shown = root.handlers
    showing = shown or ([logging.lastResort] if logging.lastResort else [])  # which shows only where nothing else does
    root.handlers = [*showing, _Collector(records)]
    try:
        yield records
    finally:
        root.handlers = shown


class _Collector(logging.Handler):
    """Put what is logged into a list."""

    def __init__(self, records: Sayings) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)
