"""The index of an archive: from its documents to the files that the search program looks things up in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from .documents import Document
from .facets import facet_parts
from .lexicon import languages_of_forms
from .lines import Line, line_parts, shortest_bounds
from .manifest import make_manifest
from .memory import Memory, TextFile, digest_of
from .parts import Folder
from .postings import Postings, invert
from .tables import lines_of_tables
from .terms import cut_into_parts, place_parts, term_parts
from .texts import FOLDER as TEXTS
from .texts import SCRIPT, name_of, text_part

FOLDER: Final = "search-index"
FILES: Final = "files.json"


def write_index(documents: Sequence[Document], root: Path, *, lunr: str, cache: Path) -> None:
    """Write the index of some documents, which are numbered in their order.

    `lunr` names lunr.js in the site, `cache` the folder in which one build leaves what the next need not read again.
    """
    memory = Memory.load(cache)
    by_digest = {digest_of(document): document for document in documents}
    words = memory.read_all(by_digest)
    forms = list(memory.vocabulary)
    postings = invert(words, forms)
    languages = languages_of_forms(words, [document.lang for document in documents], forms)
    lexicon = memory.lexicon
    stems = {form: {lexicon.entry(form, lang)[0] for lang in languages[form]} for form in postings.forms}
    folder = Folder(root)
    bounds = {"terms": write_terms(folder, postings, stems, len(documents))}
    for table, lines in lines_of_tables(postings, languages, lexicon).items():
        bounds[table] = write_lines(folder, table, lines)
    for name, column in facet_parts(documents):
        folder.write(f"{FOLDER}/{name}", column)
    memory.texts = write_texts(folder, by_digest, memory.texts)
    scripts = {script for _, script, _ in memory.texts.values()} - {""}
    manifest = make_manifest(documents=len(documents), bounds=bounds, scripts=scripts)
    folder.write(f"{FOLDER}/manifest", manifest | {"lunr": lunr, "version": folder.version()})
    folder.list_files(f"{FOLDER}/{FILES}")
    folder.remove_others(FOLDER)
    folder.remove_others(TEXTS)
    memory.save(cache)


def write_terms(folder: Folder, postings: Postings, stems: dict[str, set[str]], documents: int) -> list[str]:
    """Write the terms and their places; return the bounds of the parts."""
    ranges = cut_into_parts(postings, documents)
    for number, part in enumerate(term_parts(postings, ranges, stems)):
        folder.write(f"{FOLDER}/terms/{number}", part)
    for number, places in enumerate(place_parts(postings, ranges)):
        folder.write(f"{FOLDER}/places/{number}", places)
    firsts = [postings.forms[part.start] for part in ranges]
    return shortest_bounds(firsts, [postings.forms[part.end - 1] for part in ranges])


def write_lines(folder: Folder, table: str, lines: Sequence[Line]) -> list[str]:
    """Write a table of lines; return the bounds of the parts."""
    firsts, lasts = [], []
    for number, part in enumerate(line_parts(lines)):
        folder.write(f"{FOLDER}/{table}/{number}", part.content)
        firsts.append(part.first)
        lasts.append(part.last)
    return shortest_bounds(firsts, lasts)


def write_texts(
    folder: Folder, documents: Mapping[str, Document], before: Mapping[str, TextFile]
) -> dict[str, TextFile]:
    """Write the text of each document, but for those that were written before; return what is there now."""
    texts: dict[str, TextFile] = {}
    for number, (digest, document) in enumerate(documents.items()):
        name = name_of(number)
        known = before.get(name)
        if known and known[0] == digest and folder.keep(name, (known[2][0], known[2][1])):
            texts[name] = known
            continue
        part = text_part(document)
        texts[name] = (digest, part[SCRIPT], folder.write(name, part))
    return texts
