"""One build: what the last one left, what this one reads and makes, and what it leaves for the next."""

import logging
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator

from .faces import face_of
from .files import Files, Last
from .processes import cores
from .reading import Reading
from .remembered import digest, programs, recall, remember
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
    processes: int
    read: set[type[Generator]] = field(default_factory=set)

    @classmethod
    def begun(cls, settings: dict[str, Any]) -> "Build":
        """Recall what the last build left under the same programs and settings."""
        folder = Path(settings["CACHE_PATH"])
        kept = {name: value for name, value in settings.items() if name not in {"PELICAN_CLASS", "CACHE_PATH"}}
        read_key = digest(programs(_own_programs()), repr(face_of(kept, {})).encode())
        made_key = digest(read_key, programs(_template_folders(settings)))
        return cls(
            folder,
            read_key,
            made_key,
            Reading(recall(folder / "read.pickle", read_key) or {}),
            Files(Path(settings["OUTPUT_PATH"]), recall(folder / "made.pickle", made_key) or Last()),
            Switch(Path(settings["OUTPUT_PATH"])),
            cores(),
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
        contents = [one for one in context["generated_content"].values() if one is not None]
        self.files.make_all(contents, self.processes, self.switch.aside)

    def put_in_place(self) -> None:
        """Turn the last site into this one."""
        self.switch.turn(self.files.last.made.keys() - self.files.now.made.keys())
        self.files.tell_all()

    def end(self) -> None:
        """Leave to the next build what it can use."""
        remember(self.folder / "read.pickle", self.read_key, self.reading.seen)
        remember(self.folder / "made.pickle", self.made_key, self.files.now)
        logger.info(
            "%d pages and feeds made, %d left as they are",
            self.files.fresh,
            len(self.files.now.made) - self.files.fresh,
        )
        self.switch.end()


def _own_programs() -> list[Path]:
    """List the programs in use that are not installed, as folders and single files: plugins, and what they share."""
    installed = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    files = (getattr(module, "__file__", None) for name, module in sys.modules.items() if "." not in name)
    own = (Path(file) for file in files if file and not file.startswith(installed))
    return sorted({file.parent if file.name == "__init__.py" else file for file in own})


def _template_folders(settings: dict[str, Any]) -> list[Path]:
    return [Path(folder) for folder in (*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"], "templates"))]
