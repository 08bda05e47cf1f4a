"""Putting a new site in the place of the last one: made aside, and moved when all of it is whole.

Until then the last site is as it was, whatever happens. While files are moved, Ctrl+C waits.
"""

import logging
import os
import shutil
import signal
import threading
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .stamps import Stamp, stamp_of

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Switch:
    """A site's folder, the folder aside in which the next is made, and what is in the way of that."""

    output: Path
    left_over: dict[Path, Stamp | None] = field(default_factory=dict)
    empty: list[Path] = field(default_factory=list)
    _before: Any = None
    _is_interrupted: bool = False

    def __post_init__(self) -> None:
        """Remove what a build that was broken off has left aside."""
        shutil.rmtree(self.aside, ignore_errors=True)
        self.pages.mkdir(parents=True)

    @property
    def aside(self) -> Path:
        """Name the folder aside: beside the site, so that files are moved and not copied."""
        place = self.output.resolve()
        return place.with_name(f"{place.name}.part")

    @property
    def pages(self) -> Path:
        """Name the folder aside of pages and feeds."""
        return self.aside / "pages"

    @property
    def others(self) -> Path:
        """Name the folder aside in which generators write what is neither."""
        return self.aside / "others"

    def note_left_over(self, made: Container[str], retained: Container[str]) -> None:
        """Note what Pelican would remove that is told to empty the folder, but for the files that may still stand."""
        for folder, folders, names in os.walk(self.output):
            inside = Path(folder).relative_to(self.output)
            if inside.parts and inside.parts[0] in retained:
                continue
            if not folders and not names:
                self.empty.append(Path(folder))
            for name in names:
                if (inside / name).as_posix() not in made and (inside.parts or name not in retained):
                    self.left_over[Path(folder, name)] = stamp_of(Path(folder, name))

    def turn(self, made: Mapping[str, Path], stale: Iterable[str]) -> None:
        """Remove what is left over or stale, and move in what was made aside; from now on Ctrl+C waits."""
        self._hold_interruption()
        gone = [self.output / path for path in stale]
        gone += [path for path, stamp in self.left_over.items() if stamp_of(path) == stamp]  # else it was just written
        for path in gone:
            path.unlink(missing_ok=True)
        for folder in (*self.empty, *(path.parent for path in gone)):
            _remove_empty(folder, self.output)
        folders: set[Path] = set()
        for below, file in (*made.items(), *_files_below(self.others)):
            place = self.output / below
            if place.parent not in folders:
                folders.add(place.parent)
                place.parent.mkdir(parents=True, exist_ok=True)
            _move(file, place)
        for inside, _, _ in os.walk(self.others):
            (self.output / Path(inside).relative_to(self.others)).mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.aside, ignore_errors=True)

    def end(self) -> None:
        """Let Ctrl+C that waited take its course."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None
        if self._is_interrupted:
            raise KeyboardInterrupt

    def _hold_interruption(self) -> None:
        if threading.current_thread() is threading.main_thread() and self._before is None:
            self._before = signal.signal(signal.SIGINT, self._note_interruption)

    def _note_interruption(self, *_: object) -> None:
        self._is_interrupted = True
        logger.warning("the new site is being put in its place; the build ends when it is whole")


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder that is empty, and those around it that this leaves empty."""
    try:
        while folder != top:
            folder.rmdir()
            folder = folder.parent
    except OSError:
        return


def _files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    for inside, _, names in os.walk(folder):
        for name in names:
            yield Path(inside, name).relative_to(folder).as_posix(), Path(inside, name)


def _move(file: Path, place: Path) -> None:
    try:
        file.replace(place)
    except OSError:  # of another file system: a volume that is mounted as the folder of the site
        shutil.move(file, place)
