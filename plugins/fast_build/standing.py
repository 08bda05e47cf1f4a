"""Whether anything at all has changed since the last build; where nothing has, there is nothing to do.

A build depends on the files and folders below the content folder and the theme, and on every other file or folder that
this process opens while it builds, as the interpreter's audit events tell (PEP 578).
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .remembered import digest
from .stamps import Stamp, is_of_late, stamp_of


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build was made of, and what it made; of files written just before it the sums too."""

    inputs: dict[str, Stamp | None]
    sums: dict[str, bytes]
    outputs: dict[str, Stamp | None]

    def holds(self) -> bool:
        """Tell whether all is as it was."""
        unchanged = all(stamp_of(path) == stamp for side in (self.inputs, self.outputs) for path, stamp in side.items())
        return unchanged and all(digest(Path(path).read_bytes()) == known for path, known in self.sums.items())


@dataclass(slots=True)
class Inputs:
    """What a build that begins now is made of."""

    covered: tuple[str, ...]
    apart: tuple[str, ...]
    at: int = field(default_factory=time.time_ns)
    stamps: dict[str, Stamp | None] = field(default_factory=dict)
    sums: dict[str, bytes] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, settings: dict[str, Any]) -> "Inputs":
        """Look at all files of the content folder and the theme, and watch what else is opened from now on."""
        absolute = {
            name: str(Path(settings[name]).resolve()) for name in ("PATH", "THEME", "OUTPUT_PATH", "CACHE_PATH")
        }
        inputs = cls((absolute["PATH"], absolute["THEME"]), (absolute["OUTPUT_PATH"], absolute["CACHE_PATH"]))
        for path in _below(inputs.covered, inputs.apart):
            stamp = inputs.stamps[path] = stamp_of(path)
            if stamp and is_of_late(stamp, inputs.at) and Path(path).is_file():
                inputs.sums[path] = digest(Path(path).read_bytes())
        _watch(inputs)
        return inputs

    def standing(self) -> Standing | None:
        """Tell, at the end of a build, what has to be as it is; None where one of its inputs changed meanwhile."""
        _watch(None)
        elsewhere = ("/dev/", "/proc/", *(f"{folder}{os.sep}" for folder in self.apart))
        for path in {os.path.abspath(path) for path in self.opened} - self.stamps.keys():  # noqa: PTH100 - not resolved
            if f"{path}{os.sep}".startswith(elsewhere):
                continue
            if path in sys.path_importer_cache or path.endswith(".pyc"):
                continue  # programs have a sum of their own
            stamp = self.stamps[path] = stamp_of(path)
            if stamp and is_of_late(stamp, self.at):
                return None
        outputs = {path: stamp_of(path) for path in _below(self.apart[:1], ())}
        return Standing(self.stamps, self.sums, outputs)


def _below(folders: Iterable[str], apart: tuple[str, ...]) -> Iterator[str]:
    """List folders, and all files and folders in them."""
    todo = list(folders)
    while todo:
        folder = todo.pop()
        yield folder
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.is_dir():
                        yield entry.path
                    elif entry.path not in apart:
                        todo.append(entry.path)
        except OSError:
            continue  # it is not there, which its stamp tells


_watching: list[Inputs] = []


def _watch(inputs: Inputs | None) -> None:
    _watching[:] = [inputs] if inputs else []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching or event not in {"open", "os.listdir", "os.scandir"}:
        return
    path, is_written = arguments[0], event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if isinstance(path, str | Path) and not is_written:
        _watching[0].opened.add(os.fspath(path))


sys.addaudithook(_note)  # once for all builds of this process: a hook cannot be taken away
