"""The generator of the index, and of the programs that read it."""

from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.writers import Writer

from .documents import read_documents
from .index import FOLDER, remove_old_parts, write_index
from .texts import FOLDER as TEXTS

KEPT = (FOLDER, TEXTS)


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


def remove_old_index(pelican: Pelican) -> None:
    """Remove what the index of the build before had, and this one has not."""
    remove_old_parts(Path(pelican.output_path))
