"""A Pelican plugin that leaves of a build nothing but the reading of articles and the search index, which it times.

The generators of `plugins.archive_index` are timed, with the processes that they start and end. Their CPU seconds go
into the file that the setting `TOLD` names. It stands first in `PLUGINS`.
"""

import resource
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

TIMED = "plugins.archive_index"


class NoWriter(Writer):  # type: ignore[misc]  # Pelican ships no types
    """Writes no page and no feed."""

    def write_file(self, *_: Any, **__: Any) -> None:
        """Write nothing."""

    def write_feed(self, *_: Any, **__: Any) -> None:
        """Write nothing."""


def time_index(generator: Generator) -> None:
    """Time what a generator of the index does, and leave its time in the file."""
    if not type(generator).__module__.startswith(TIMED):
        return
    make = generator.generate_output
    told = Path(generator.settings["TOLD"])

    def timed(writer: Writer) -> None:
        start = cpu_seconds()
        make(writer)
        told.write_text(str(cpu_seconds() - start), "utf-8")

    generator.generate_output = timed


def cpu_seconds() -> float:
    """Return the CPU seconds of this process, and of the ended ones that it has started."""
    usages = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def finish_nothing(_generators: object) -> None:
    """Leave out what is written of the finished pages, as there are none."""
    signals.finalized.receivers.clear()


def write_nothing(_pelican: object) -> type[NoWriter]:
    """Name the writer of pages."""
    return NoWriter


def register() -> None:
    """Connect to Pelican's signals."""
    signals.generator_init.connect(time_index)
    signals.get_writer.connect(write_nothing)
    signals.all_generators_finalized.connect(finish_nothing)
