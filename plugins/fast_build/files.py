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
from typing import Any, NamedTuple

from pelican.contents import Content

from .faces import Face, Key
from .jobs import Feed, Page
from .processes import in_parallel
from .site import Reads, Site
from .stamps import Stamp, stamp_of

Job = Page | Feed


class Made(NamedTuple):
    """A file that was made: of what, and its stamp, by which one that was changed by hand is told."""

    asked: Face
    own: dict[str, Face]
    reads: Reads
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Last:
    """What a build leaves: the files that it made, by their paths, and what was to be seen of what they read."""

    made: dict[str, Made] = field(default_factory=dict)
    wholes: dict[Key, Face] = field(default_factory=dict)
    parts: dict[Key, dict[str, Face]] = field(default_factory=dict)


@dataclass(slots=True)
class Files:
    """The files gathered in this build, and what the last one left; `path`s are below the output folder."""

    output: Path
    last: Last
    waiting: list[Job] = field(default_factory=list)
    now: Last = field(default_factory=Last)
    fresh: int = 0

    def make_all(self, contents: Iterable[Content], context: dict[str, Any], processes: int) -> None:
        """Make those of the gathered files that are not there as they would be now."""
        site = Site(contents, context, self.last.wholes, self.last.parts)
        for job in self.waiting:
            site.meet(job.own)
        todo = [job for job in self.waiting if not self._stands(job, site)]
        aside = self.output.with_name(f"{self.output.name}.part")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        made = in_parallel(partial(_make, site, aside), list(enumerate(todo)), processes)
        self._put_in_place(aside, todo)
        same: dict[Any, Any] = {}  # what many pages read is kept once
        for job, one in zip(todo, made, strict=True):
            reads = tuple(same.setdefault(read, read) for read in one.reads)
            self.now.made[job.path] = one._replace(reads=reads)
        self.fresh = len(todo)
        wholes, parts = site.summary(self.now.made[job.path].reads for job in self.waiting)
        self.now.wholes.update(wholes)
        self.now.parts.update(parts)
        for job in self.waiting:
            job.tell(self.output / job.path)
        self.waiting.clear()

    def _put_in_place(self, aside: Path, jobs: list[Job]) -> None:
        folders: set[Path] = set()
        for number, job in enumerate(jobs):
            place = self.output / job.path
            if place.parent not in folders:
                folders.add(place.parent)
                place.parent.mkdir(parents=True, exist_ok=True)
            (aside / str(number)).replace(place)
        shutil.rmtree(aside)

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
        if before is None or before.asked != job.asked or before.stamp != stamp_of(self.output / job.path):
            return False
        if not site.is_as_read(job.own, before.own, before.reads):
            return False
        self.now.made[job.path] = before
        return True


def _make(site: Site, aside: Path, numbered: tuple[int, Job]) -> Made:
    number, job = numbered
    text, own, reads = job.make(site)
    file = aside / str(number)
    with file.open("w", encoding="utf-8") as writing:
        writing.write(text)
    return Made(job.asked, own, reads, stamp_of(file))


def _remove_if_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
