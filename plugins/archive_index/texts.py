"""The texts apart: for each article one small file with what a result shows of it and what its excerpt is cut from."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from languages.alphabets import exchange, script_of

from .documents import Document
from .parts import Folder, Written

FOLDER: Final = "search-texts"
DOCUMENTS_A_FOLDER: Final = 1000
SCRIPT: Final = 7  # its place in the row


class TextFile(NamedTuple):
    """A text that was written: the digest of its document, its script, and the file."""

    document: str
    script: str
    written: Written


def write_texts(
    folder: Folder, documents: Mapping[str, Document], before: Mapping[str, TextFile]
) -> dict[str, TextFile]:
    """Write the text of each document, but for those that were written before; return what is there now."""
    texts: dict[str, TextFile] = {}
    for number, (digest, document) in enumerate(documents.items()):
        name = name_of(number)
        known = before.get(name)
        if known and known.document == digest and folder.keep(name, known.written):
            texts[name] = known
        else:
            part = text_part(document)
            texts[name] = TextFile(digest, part[SCRIPT], folder.write(name, part))
    return texts


def name_of(number: int) -> str:
    """Name the file of a document."""
    return f"{FOLDER}/{number // DOCUMENTS_A_FOLDER}/{number}"


def text_part(document: Document) -> list[Any]:
    """Write a document as a row; its title and all names are the first lines of its text, in one alphabet with it."""
    source, authors, topics = document.source, document.authors, document.topics
    text = "\n".join(
        (
            document.title,
            source.name if source else "",
            "\t".join(author.name for author in authors),
            "\t".join(topic.name for topic in topics),
            document.text or document.summary,
        ),
    )
    script = script_of(text)
    return [
        document.url,
        document.lang,
        int(document.dir == "rtl"),
        document.date,
        source.slug if source else "",
        [author.slug for author in authors],
        [topic.slug for topic in topics],
        script or "",
        exchange(text, script) if script else text,
    ]
