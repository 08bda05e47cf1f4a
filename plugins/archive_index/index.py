"""The index of an archive: from its documents to the files that the search program looks things up in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from .documents import Document
from .facets import facet_parts
from .lexicon import Lexicon
from .lines import Lines, line_parts, shortest_bounds
from .manifest import make_manifest
from .memory import Memory, digest_of
from .parts import Folder, remove_others
from .postings import Postings
from .tables import lines_of_tables
from .terms import cut_into_parts, place_parts, term_parts
from .texts import FOLDER as TEXTS
from .texts import write_texts

FOLDER: Final = "search-index"
FILES: Final = "files.json"


def write_index(documents: Sequence[Document], root: Path, before: Path, *, lunr: str, cache: Path) -> None:
    """Write the index of some documents, which are numbered in their order.

    What the site `before` holds already is not written; `remove_old_parts` takes from a site what is no more.
    `lunr` names lunr.js in the site, `cache` the folder in which one build leaves what the next need not read again.
    """
    memory = Memory.load(cache)
    by_digest = {digest_of(document): document for document in documents}
    memory.read(by_digest)
    postings, lexicon = memory.postings, memory.lexicon
    folder = Folder(root, before)
    bounds = {"terms": write_terms(folder, postings, lexicon, len(documents))}
    for table, lines in lines_of_tables(postings, lexicon).items():
        bounds[table] = write_lines(folder, table, lines)
    for name, column in facet_parts(documents):
        folder.write(f"{FOLDER}/{name}", column)
    memory.texts = write_texts(folder, by_digest, memory.texts)
    scripts = {text.script for text in memory.texts.values()} - {""}
    manifest = make_manifest(documents=len(documents), bounds=bounds, scripts=scripts)
    folder.write(f"{FOLDER}/manifest", manifest | {"lunr": lunr, "version": folder.version()})
    folder.list_files(f"{FOLDER}/{FILES}")
    memory.save(cache)


def remove_old_parts(root: Path) -> None:
    """Remove from a site what the index had before and has no more."""
    remove_others(root, (FOLDER, TEXTS), f"{FOLDER}/{FILES}")


def write_terms(folder: Folder, postings: Postings, lexicon: Lexicon, documents: int) -> list[str]:
    """Write the terms and their places; return the bounds of the parts."""
    ranges = cut_into_parts(postings, documents)
    for number, part in enumerate(term_parts(postings, ranges, lexicon)):
        folder.write(f"{FOLDER}/terms/{number}", part)
    for number, places in enumerate(place_parts(postings, ranges)):
        folder.write(f"{FOLDER}/places/{number}", places)
    firsts = [postings.forms[part.start] for part in ranges]
    return shortest_bounds(firsts, [postings.forms[part.end - 1] for part in ranges])


def write_lines(folder: Folder, table: str, lines: Lines) -> list[str]:
    """Write a table of lines; return the bounds of the parts."""
    firsts, lasts = [], []
    for number, part in enumerate(line_parts(lines)):
        folder.write(f"{FOLDER}/{table}/{number}", part.content)
        firsts.append(part.first)
        lasts.append(part.last)
    return shortest_bounds(firsts, lasts)
