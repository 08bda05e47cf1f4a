"""The reader of content files: Pelican's own, with faults told in sentences that name the file."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.readers import MarkdownReader, Readers

from .bodies import BodyLink, safe_body
from .reading import count_words

logger = logging.getLogger(__name__)


TOLD = "told"
"""Where a header keeps what a page tells of the body."""


@dataclass(frozen=True, slots=True)
class Told:
    """The first paragraph of a body, how many words it has, and its links."""

    opening: str
    words: int
    links: tuple[BodyLink, ...]


class ContentFileReader(MarkdownReader):  # type: ignore[misc]
    """Read a Markdown file with a header; Pelican itself would say only that it could not."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Read the file's body and header."""
        try:
            body, header = super().read(source_path)
        except UnicodeDecodeError as error:
            logger.error("%s is not UTF-8 at byte %d; save it as UTF-8", self.shown(source_path), error.start)  # noqa: TRY400
            raise
        return body, header

    def process_metadata(self, name: str, value: str) -> Any:
        """Turn one line of the header into its value."""
        try:
            return super().process_metadata(name, value)
        except ValueError:
            remedy = "write it as 2025-06-02 or 2025-06-02T13:05:00+05:30"
            file = self.shown(self._source_path)
            logger.error("%s: %s is %r, which is no date; %s", file, name.title(), value, remedy)  # noqa: TRY400
            raise

    def shown(self, path: str) -> str:
        """Name a file as its owner knows it, from the content folder on."""
        return Path(path).relative_to(Path(self.settings["PATH"]).resolve()).as_posix()


class SafeBodyReader(ContentFileReader):
    """Read a content file, its body made safe, with what a page tells of the body before it is read."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Read the file; the header gets the `told` that `articles.prepare` looks for."""
        html, header = super().read(source_path)
        body = safe_body(html or "", picture=self.settings["JINJA_GLOBALS"]["strings"].article.picture)
        return body.html, {**header, TOLD: Told(body.opening, count_words(body.text), body.links)}


def install(readers: Readers) -> None:
    """Let Markdown files be read by this reader."""
    readers.reader_classes["md"] = SafeBodyReader
