"""The search index: made while the site is built, answered by lunr.js in the reader's browser.

All linguistic work is done here. The browser gets sorted tables (what may be typed, the terms it stands for),
and the documents of each; it only looks things up.
"""

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from .documents import read_documents
from .index import FOLDER as INDEX
from .index import remove_old_parts, write_index
from .offline import write_worker
from .program import write_program
from .texts import FOLDER as TEXTS


class SearchIndexGenerator(Generator):  # type: ignore[misc]
    """Write the index of the articles that `archive_pages` has put in order."""

    def generate_output(self, _writer: Writer) -> None:
        """Write the index; documents are numbered in their order, and of copies only the first is one."""
        documents = read_documents(a for a in self.context["archive"].articles if a.copy_of is None)
        write_index(
            documents,
            Path(self.output_path),
            Path(self.settings["OUTPUT_PATH"]),
            lunr=f"{self.settings['THEME_STATIC_DIR']}/js/vendor/lunr.js",
            cache=Path(self.settings["CACHE_PATH"]),
        )


def keep_index(pelican: Pelican) -> None:
    """Keep the index when Pelican empties the output folder: only what has changed is written, and removed, anew."""
    pelican.output_retention = [*pelican.output_retention, INDEX, TEXTS]


def remove_old_index(pelican: Pelican) -> None:
    """Remove what the index of the build before had, and this one has not."""
    remove_old_parts(Path(pelican.output_path))


def add_generators(_pelican: Pelican) -> type[SearchIndexGenerator]:
    """Name the generator of the index."""
    return SearchIndexGenerator


def register() -> None:
    """Connect to Pelican's signals; `archive_pages` must stand before this plugin in `PLUGINS`."""
    signals.initialized.connect(keep_index)
    signals.get_generators.connect(add_generators)
    signals.finalized.connect(remove_old_index)
    signals.finalized.connect(write_program)
    signals.finalized.connect(write_worker)
