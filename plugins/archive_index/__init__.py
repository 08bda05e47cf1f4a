"""The search index: made while the site is built, answered by lunr.js in the reader's browser.

All linguistic work is done here. The browser gets sorted tables (what may be typed, the terms it stands for),
an index of terms in lunr's own format, and the documents; it only looks things up.
"""

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from .classic import write_classic
from .dictionary import make_dictionary
from .documents import read_document
from .index import make_index
from .parts import Part, write_parts
from .terms import analyse

FOLDER = "search-index"


class SearchIndexGenerator(Generator):  # type: ignore[misc]
    """Write the index of the articles that `archive_pages` has put in order."""

    def generate_output(self, _writer: Writer) -> None:
        """Write the index, and the search program as one script for pages opened from a folder."""
        documents = [read_document(article) for article in self.context["archive"].articles]
        analysed = [analyse(document) for document in documents]
        theme = f"{self.settings['THEME_STATIC_DIR']}/js"
        parts = (
            Part("dictionary", make_dictionary(analysed)),
            Part("terms", make_index(analysed)),
            Part("documents", [document.for_results() for document in documents]),
            Part("texts", [document.text for document in documents]),
        )
        output = Path(self.output_path)
        write_parts(output / FOLDER, parts, lunr=f"{theme}/vendor/lunr.js")
        write_classic(Path(self.settings["THEME"]) / "static" / "js" / "search", output / theme / "search")


def add_generators(_pelican: Pelican) -> type[SearchIndexGenerator]:
    """Name the generator of the index."""
    return SearchIndexGenerator


def register() -> None:
    """Connect to Pelican's signals; `archive_pages` must stand before this plugin in `PLUGINS`."""
    signals.get_generators.connect(add_generators)
