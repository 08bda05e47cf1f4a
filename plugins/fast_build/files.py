"""The files of a build: gathered as Pelican asks for them, and then made all together, by all cores.

A file that is there already, and would be made of the same, is left as it is. All others are made aside, and put in
their places when every one of them is whole.
"""

from collections.abc import Iterable
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
    aside: dict[str, Path] = field(default_factory=dict)
    told: list[Job] = field(default_factory=list)
    fresh: int = 0

    def make_all(self, contents: Iterable[Content], context: dict[str, Any], processes: int, aside: Path) -> None:
        """Make aside those of the gathered files that are not there as they would be now."""
        if not self.waiting:
            return
        site = Site(contents, context, self.last.wholes, self.last.parts)
        for job in self.waiting:
            site.meet(job.own)
        todo = [job for job in self.waiting if not self._stands(job, site)]
        places = [aside / str(number) for number in range(self.fresh, self.fresh + len(todo))]
        made = in_parallel(partial(_make, site), list(zip(places, todo, strict=True)), processes)
        same: dict[Any, Any] = {}  # what many pages read is kept once
        for place, job, one in zip(places, todo, made, strict=True):
            reads = tuple(same.setdefault(read, read) for read in one.reads)
            self.now.made[job.path] = one._replace(reads=reads)
            self.aside[job.path] = place
        self.fresh += len(todo)
        wholes, parts = site.summary(self.now.made[job.path].reads for job in self.waiting)
        self.now.wholes.update(wholes)
        self.now.parts.update(parts)
        self.told += self.waiting
        self.waiting = []

    def tell_all(self) -> None:
        """Tell those who listen of every file that is in its place."""
        for job in self.told:
            job.tell(self.output / job.path)

    def _stands(self, job: Job, site: Site) -> bool:
        before = self.last.made.get(job.path)
        if before is None or before.asked != job.asked or before.stamp != stamp_of(self.output / job.path):
            return False
        if not site.is_as_read(job.own, before.own, before.reads):
            return False
        self.now.made[job.path] = before
        return True


def _make(site: Site, placed: tuple[Path, Job]) -> Made:
    file, job = placed
    try:
        text, own, reads = job.make(site)
    except Exception as error:
        error.add_note(f"{job.path} could not be made{job.of}")
        raise
    with file.open("w", encoding="utf-8") as writing:
        writing.write(text)
    return Made(job.asked, own, reads, stamp_of(file))
