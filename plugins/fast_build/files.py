"""The files of a build: gathered as Pelican asks for them, and then made all together, by all cores.

A file that is there already, and would be made of the same, is left as it is. All others are made aside, and put in
their places when every one of them is whole.
"""

import os
import shutil
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pelican.contents import Content

from .faces import Face, Key
from .jobs import Feed, Page
from .processes import in_parallel
from .site import ROOT, Reads, Site

Job = Page | Feed
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: of what, and its stamp, by which one that was changed by hand is told."""

    asked: Face
    reads: Reads
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Last:
    """What a build leaves: the files that it made, by their paths, and all that was to be seen of each object."""

    made: dict[str, Made] = field(default_factory=dict)
    wholes: dict[Key, Face] = field(default_factory=dict)


@dataclass(slots=True)
class Files:
    """The files gathered in this build, and what the last one left; `path`s are below the output folder."""

    output: Path
    last: Last
    waiting: list[Job] = field(default_factory=list)
    now: Last = field(default_factory=Last)
    fresh: int = 0

    def make_all(self, contents: Iterable[Content], processes: int) -> None:
        """Make those of the gathered files that are not there as they would be now."""
        site = Site(contents, self.last.wholes)
        todo = [job for job in self.waiting if not self._stands(job, site)]
        aside = self.output.with_name(f"{self.output.name}.part")
        shutil.rmtree(aside, ignore_errors=True)
        made = in_parallel(partial(_make, site, aside), todo, processes)
        for job, one in zip(todo, made, strict=True):
            place = self.output / job.path
            place.parent.mkdir(parents=True, exist_ok=True)
            (aside / job.path).replace(place)
            self.now.made[job.path] = one
        shutil.rmtree(aside, ignore_errors=True)
        self.fresh += len(todo)
        for job in self.waiting:
            job.tell(self.output / job.path)
            self.now.wholes.update((key, site.whole(key)) for key in self.now.made[job.path].reads if key != ROOT)
        self.waiting.clear()

    def clear_others(self, retained: Container[str]) -> None:
        """Empty the output folder, as Pelican does when it is told to, but for the files that may still stand."""
        for folder, folders, names in os.walk(self.output, topdown=False):
            inside = Path(folder).relative_to(self.output)
            if inside.parts and inside.parts[0] in retained:
                continue
            for name in names:
                path = inside / name
                if path.as_posix() not in self.last.made and (inside.parts or name not in retained):
                    (self.output / path).unlink()
            for name in folders:
                _remove_if_empty(Path(folder, name))

    def remove_stale(self) -> None:
        """Remove the files of the last build that this one has no more, and the folders that this leaves empty."""
        for path in self.last.made.keys() - self.now.made.keys():
            (self.output / path).unlink(missing_ok=True)
            for folder in Path(path).parents:
                if not folder.parts or not _remove_if_empty(self.output / folder):
                    break

    def _stands(self, job: Job, site: Site) -> bool:
        before = self.last.made.get(job.path)
        if before is None or before.asked != job.asked or before.stamp != _stamp(self.output / job.path):
            return False
        if not site.is_as_read(job.variables, before.reads):
            return False
        self.now.made[job.path] = before
        return True


def _make(site: Site, aside: Path, job: Job) -> Made:
    text, reads = job.make(site)
    file = aside / job.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Made(job.asked, reads, _stamp(file))


def _remove_if_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
