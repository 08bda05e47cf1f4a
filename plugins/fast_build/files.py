"""The files of a build: gathered as Pelican asks for them, and then made all together, by all cores.

A file that is there already, and would be made of the same, is left as it is. All others are made aside, and put in
their places when every one of them is whole.
"""

from collections.abc import Iterable
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
    done: list[Job] = field(default_factory=list)
    fresh: int = 0

    def make_all(self, contents: Iterable[Content], processes: int, aside: Path) -> None:
        """Make aside those of the gathered files that are not there as they would be now."""
        site = Site(contents, self.last.wholes)
        todo = [job for job in self.waiting if not self._stands(job, site)]
        made = in_parallel(partial(_make, site, aside), todo, processes)
        self.now.made.update((job.path, one) for job, one in zip(todo, made, strict=True))
        self.fresh += len(todo)
        for job in self.waiting:
            self.now.wholes.update((key, site.whole(key)) for key in self.now.made[job.path].reads if key != ROOT)
        self.done += self.waiting
        self.waiting = []

    def tell_all(self) -> None:
        """Tell those who listen of every file that is in its place."""
        for job in self.done:
            job.tell(self.output / job.path)

    def _stands(self, job: Job, site: Site) -> bool:
        before = self.last.made.get(job.path)
        if before is None or before.asked != job.asked or before.stamp != _stamp(self.output / job.path):
            return False
        if not site.is_as_read(job.variables, before.reads):
            return False
        self.now.made[job.path] = before
        return True


def _make(site: Site, aside: Path, job: Job) -> Made:
    try:
        text, reads = job.make(site)
    except Exception as error:
        error.add_note(f"{job.path} could not be made{job.of}")
        raise
    file = aside / job.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Made(job.asked, reads, _stamp(file))


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
