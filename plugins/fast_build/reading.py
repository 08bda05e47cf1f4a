"""Reading content files: over all cores, and only those that changed since they were last read.

Pelican asks a reader for each file, one after the other. Here the files are read before it asks: what the reader
made of a file is kept under the file's bytes, and the reader's `read` hands it over.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.urlwrappers import URLWrapper

from .processes import in_parallel
from .remembered import digest
from .sayings import said
from .stamps import Stamp, is_of_late, stamp_of

Made = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A tag, author or category of a header, without the settings that Pelican hangs on each."""

    kind: type[URLWrapper]
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of one file, with the time when it read it, and the stamp and the sum of what it read."""

    at: int
    stamp: Stamp
    digest: bytes
    content: str
    header: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """All files that were read, by their absolute path: in the last build, and in this one."""

    known: dict[str, Read]
    seen: dict[str, Read] = field(default_factory=dict)

    @property
    def is_news(self) -> bool:
        """Tell whether anything was read that was not known, or known of what is not there any more."""
        return len(self.seen) != len(self.known) or any(
            self.known.get(path) is not one for path, one in self.seen.items()
        )

    def read_all(self, generator: Generator, paths: Iterable[str], processes: int) -> None:
        """Read the files of a generator, and let its readers answer with what was read."""
        readers = generator.readers.readers
        found = [str(Path(generator.path, path).resolve()) for path in sorted(paths)]
        todo = [path for path in found if not self._is_as_known(path)]
        read = partial(_read, {extension: reader.read for extension, reader in readers.items()})
        fresh = zip(todo, in_parallel(read, todo, processes), strict=True)
        self.seen.update((path, one) for path, one in fresh if one)
        wrappers: dict[Wrapper, URLWrapper] = {}
        for reader in readers.values():
            reader.read = partial(self._answer, reader.read, reader.settings, wrappers)

    def _is_as_known(self, path: str) -> bool:
        read = self.known.get(path)
        if read is None:
            return False
        stamp = stamp_of(path)
        if stamp is None:
            return False
        if stamp != read.stamp or is_of_late(read.stamp, read.at):
            if digest(Path(path).read_bytes()) != read.digest:
                return False
            read = replace(read, stamp=stamp, at=time.time_ns())
        self.seen[path] = read
        return True

    def _answer(
        self, read: Callable[[str], Made], settings: dict[str, Any], wrappers: dict[Wrapper, URLWrapper], path: str
    ) -> Made:
        known = self.seen.get(path)
        if known is None:
            return read(path)
        return known.content, {name: _unwrapped(value, settings, wrappers) for name, value in known.header.items()}


def _read(reads: dict[str, Callable[[str], Made]], path: str) -> Read | None:
    """Read a file; None where anything is said of it, so that Pelican reads it itself and says so in every build."""
    at, stamp = time.time_ns(), stamp_of(path)
    if stamp is None:
        return None
    body = Path(path).read_bytes()
    with said() as sayings:
        try:
            content, header = reads[path.rpartition(".")[2]](path)
        except Exception:  # noqa: BLE001 - Pelican meets it again, and tells it
            return None
    if sayings:
        return None
    return Read(at, stamp, digest(body), content, {name: _wrapped(value) for name, value in header.items()})


def _wrapped(value: Any) -> Any:
    if isinstance(value, URLWrapper):
        return Wrapper(type(value), value.name)
    return [_wrapped(one) for one in value] if isinstance(value, list) else value


def _unwrapped(value: Any, settings: dict[str, Any], wrappers: dict[Wrapper, URLWrapper]) -> Any:
    """Make the one object for a tag, author or category, so that its slug is worked out once."""
    if isinstance(value, Wrapper):
        if value not in wrappers:
            wrappers[value] = value.kind(value.name, settings)
        return wrappers[value]
    return [_unwrapped(one, settings, wrappers) for one in value] if isinstance(value, list) else value
