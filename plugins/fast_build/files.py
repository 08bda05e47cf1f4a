"""The files of a build: gathered as Pelican asks for them, and then made all together, by all cores.

A file that is there already, and would be made of the same, is left as it is. All others are made aside, and put in
their places when every one of them is whole.
"""

import shutil
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from .processes import in_parallel
from .site import Read, Site

Stamp = tuple[int, int]


class Job(Protocol):
    """A file to be made, `path` below the output folder."""

    path: str

    def make(self, site: Site) -> tuple[str, tuple[Read, ...]]:
        """Return the text of the file, and what it was made of."""

    def is_as_made(self, reads: tuple[Read, ...], site: Site) -> bool:
        """Tell whether it would be made of the same."""

    def tell(self, file: Path) -> None:
        """Tell other plugins that the file is there."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: of what, and its stamp, by which one that was changed by hand is told."""

    reads: tuple[Read, ...]
    stamp: Stamp


@dataclass(slots=True)
class Files:
    """The files gathered in this build, and those made for the last one."""

    output: Path
    before: dict[str, Made]
    waiting: list[Job] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    fresh: int = 0

    def make_all(self, site: Site, processes: int) -> None:
        """Make those of the gathered files that are not there as they would be now."""
        todo = [job for job in self.waiting if not self._stands(job, site)]
        aside = self.output.with_name(f"{self.output.name}.part")
        shutil.rmtree(aside, ignore_errors=True)
        made = in_parallel(partial(_make, site, aside), todo, processes)
        known: dict[Read, Read] = {}
        for job, one in zip(todo, made, strict=True):
            place = self.output / job.path
            place.parent.mkdir(parents=True, exist_ok=True)
            (aside / job.path).replace(place)
            self.made[job.path] = Made(tuple(known.setdefault(read, read) for read in one.reads), one.stamp)
        shutil.rmtree(aside, ignore_errors=True)
        self.fresh += len(todo)
        for job in self.waiting:
            job.tell(self.output / job.path)
        self.waiting.clear()

    def remove_stale(self) -> None:
        """Remove the files of the last build that this one has no more, and the folders that this leaves empty."""
        for path in self.before.keys() - self.made.keys():
            file = self.output / path
            file.unlink(missing_ok=True)
            for folder in file.relative_to(self.output).parents:
                try:
                    (self.output / folder).rmdir()
                except OSError:
                    break

    def _stands(self, job: Job, site: Site) -> bool:
        before = self.before.get(job.path)
        try:
            stands = bool(before) and _stamp(self.output / job.path) == before.stamp
        except OSError:
            return False
        if stands and job.is_as_made(before.reads, site):
            self.made[job.path] = before
            return True
        return False


def _make(site: Site, aside: Path, job: Job) -> Made:
    text, reads = job.make(site)
    file = aside / job.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Made(reads, _stamp(file))


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return status.st_mtime_ns, status.st_size
