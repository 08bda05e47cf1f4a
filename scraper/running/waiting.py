"""A list of what waits for its turn, which may be longer than the memory holds."""

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, Self, TypeVar

One = TypeVar("One")

IN_MEMORY = 2**20
"""Bytes that are held in memory; a longer list is in a temporary file."""


class WaitingList(Generic[One]):
    """First come, first served: what is appended is yielded once, in order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when the list is left
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._length

    def append(self, one: One) -> int:
        """Put one at the end; return its place."""
        place = self._file.tell()
        pickle.dump(one, self._file)
        self._length += 1
        return place

    def at(self, place: int) -> One:
        """Return what was put at a place; nothing may be appended any more."""
        self._file.seek(place)
        one: One = pickle.load(self._file)  # noqa: S301 - written by this very process
        return one

    def __iter__(self) -> Iterator[One]:
        self._file.seek(0)
        for _ in range(self._length):
            yield pickle.load(self._file)  # noqa: S301 - written by this very process
