"""The texts apart: for each article one small file with what a result shows of it and what its excerpt is cut from."""

from typing import Any, Final

from languages.alphabets import exchange, script_of

from .documents import Document

FOLDER: Final = "search-texts"
DOCUMENTS_A_FOLDER: Final = 1000


def name_of(number: int) -> str:
    """Name the file of a document."""
    return f"{FOLDER}/{number // DOCUMENTS_A_FOLDER}/{number}"


SCRIPT: Final = 7  # its place in the row


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
