"""One build: what the last one left, what this one reads and makes, and what it leaves for the next."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator

from .compiled import Compiled
from .files import Files, Last
from .jobs import Page
from .processes import cores
from .reading import Reading
from .remembered import recall, remember
from .switch import Switch
from .writer import GatheringWriter

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Build:
    """The state of one build; `read_key` and `made_key` tell whether what was remembered is of the same site."""

    folder: Path
    read_key: bytes
    made_key: bytes
    reading: Reading
    files: Files
    switch: Switch
    compiled: Compiled
    processes: int
    empties_output: bool
    read: set[type[Generator]] = field(default_factory=set)

    @classmethod
    def begun(cls, settings: dict[str, Any], read_key: bytes, made_key: bytes) -> "Build":
        """Recall what the last build left under the same programs and settings."""
        folder = Path(settings["CACHE_PATH"])
        return cls(
            folder,
            read_key,
            made_key,
            Reading(recall(folder / "read.pickle", read_key) or {}),
            Files(Path(settings["OUTPUT_PATH"]), recall(folder / "made.pickle", made_key) or Last()),
            Switch(Path(settings["OUTPUT_PATH"])),
            Compiled(recall(folder / "templates.pickle", read_key) or {}),
            cores(),
            bool(settings["DELETE_OUTPUT_DIRECTORY"]),
        )

    def read_ahead(self, generator: Generator) -> None:
        """Read all files of a generator, once."""
        if type(generator) in self.read:
            return
        self.read.add(type(generator))
        kind = "ARTICLE" if isinstance(generator, ArticlesGenerator) else "PAGE"
        paths, exclude = generator.settings[f"{kind}_PATHS"], generator.settings[f"{kind}_EXCLUDES"]
        self.reading.read_all(generator, generator.get_files(paths, exclude=exclude), self.processes)

    def writer(self) -> type[GatheringWriter]:
        """Name the writer that gathers this build's files."""
        return type("GatheringWriter", (GatheringWriter,), {"files": self.files})

    def make_files(self, context: dict[str, Any]) -> None:
        """Make the files that are gathered so far."""
        if page := next((job for job in self.files.waiting if isinstance(job, Page)), None):
            self.compiled.compile_all(page.template.environment)  # before there are processes that would each do it
        contents = [one for one in context["generated_content"].values() if one is not None]
        self.files.make_all(contents, context, self.processes, self.switch.pages)

    def put_in_place(self) -> None:
        """Turn the last site into this one."""
        self.switch.turn(self.files.aside, self.files.last.made.keys() - self.files.now.made.keys())
        self.files.tell_all()

    def end(self) -> None:
        """Leave to the next build what it can use."""
        if self.reading.is_news:
            remember(self.folder / "read.pickle", self.read_key, self.reading.seen)
        remember(self.folder / "templates.pickle", self.read_key, self.compiled.known)
        remember(self.folder / "made.pickle", self.made_key, self.files.now)
        logger.info(
            "%d pages and feeds made, %d left as they are",
            self.files.fresh,
            len(self.files.now.made) - self.files.fresh,
        )
