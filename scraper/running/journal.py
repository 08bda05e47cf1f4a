"""The journal of a run: what it has finished, so that the same command goes on from there after an interruption.

It is a file in `captures/.unfinished/`, named by a digest of the command, with a line for each page that is finished.
A run that comes to its end removes it.
"""

import hashlib
import re
from collections import Counter
from pathlib import Path

from scraper.errors import Unwritable

LINE = re.compile(rb"^(\w+) ([0-9a-f]{32})$", re.MULTILINE)  # written 5f0c… ; a line that is cut off counts for nothing


class Journal:
    """What a command has finished, in earlier runs and in this one."""

    def __init__(self, captures: Path, command: tuple[object, ...]) -> None:
        """Read what earlier runs have finished; nothing is written yet."""
        self._path = captures / ".unfinished" / _digest(command).decode()
        lines = LINE.findall(self._path.read_bytes()) if self._path.exists() else []
        self._earlier = frozenset(name for _, name in lines)
        self.counts = Counter(result.decode() for result, _ in lines)

    def has(self, *name: object) -> bool:
        """Tell whether an earlier run has finished a page."""
        return _digest(name) in self._earlier

    def note(self, result: str, *name: object) -> None:
        """Note that a page is finished, and how; from here on no run of the command does it again."""
        self.counts[result] += 1
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"\n%s %s" % (result.encode(), _digest(name)))
        except OSError as problem:
            raise Unwritable.because(self._path, problem) from None

    def close(self) -> None:
        """Remove the journal: the command has come to its end."""
        self._path.unlink(missing_ok=True)


def _digest(name: tuple[object, ...]) -> bytes:
    return hashlib.sha256("\0".join(map(str, name)).encode("utf-8", "surrogatepass")).hexdigest()[:32].encode()
