"""The articles of a content folder as the search index reads them: a Pelican plugin, and the build that runs it.

The plugin leaves of a build nothing but the reading of articles, and puts them into the file that the setting
`DOCUMENTS` names. It stands first in `PLUGINS`.
"""

import json
import pickle
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from benchmarks.search import costs
from benchmarks.search.corpora import ROOT
from benchmarks.search.index_only import write_nothing
from plugins.archive_index.documents import Document, read_documents

PLUGINS = ("benchmarks.search.documents_only", "plugins.archive_pages")


def documents_of(content: Path) -> list[Document]:
    """Return the documents of a content folder, by their numbers in the index."""
    with TemporaryDirectory() as space:
        file = Path(space) / "documents"
        command = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", f"{space}/output"]
        settings = [f'DOCUMENTS="{file}"', f'CACHE_PATH="{space}/kept"', f"PLUGINS={json.dumps(PLUGINS)}"]
        costs.run([*command, "--fatal=errors", "-e", *settings], ROOT)
        documents: list[Document] = pickle.loads(file.read_bytes())  # noqa: S301 - written by the line before
    return documents


class DocumentsGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Keep the documents."""

    def generate_output(self, _writer: Writer) -> None:
        """Write the documents into a file."""
        documents = read_documents(self.context["archive"].articles)
        Path(self.settings["DOCUMENTS"]).write_bytes(pickle.dumps(documents))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generators)
    signals.get_writer.connect(write_nothing)


def generators(_pelican: object) -> type[DocumentsGenerator]:
    """Name the generator of documents."""
    return DocumentsGenerator
