"""The search index: made while the site is built, answered by lunr.js in the reader's browser.

All linguistic work is done here. The browser gets sorted tables (what may be typed, the terms it stands for),
and the documents of each; it only looks things up.
"""

from pelican import Pelican, signals
from pelican.generators import Generator


def begin(pelican: Pelican) -> type[Generator]:
    """Name the generator of the index, and keep the index when Pelican empties the output folder.

    Only what has changed of it is written, and removed, anew.
    """
    from . import offline, program  # noqa: PLC0415 - heavy, and of no use where nothing is to be built
    from .generator import KEPT, SearchIndexGenerator, remove_old_index  # noqa: PLC0415

    pelican.output_retention = [*pelican.output_retention, *KEPT]
    signals.finalized.connect(remove_old_index)
    signals.finalized.connect(program.write_program)
    signals.finalized.connect(offline.write_worker)
    return SearchIndexGenerator


def register() -> None:
    """Connect to Pelican's signals; `archive_pages` must stand before this plugin in `PLUGINS`."""
    signals.get_generators.connect(begin)
