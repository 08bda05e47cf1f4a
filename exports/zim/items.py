"""What stands in a ZIM file: the files of the site, and what Kiwix's own search knows of them."""

import re
from pathlib import Path

from libzim.writer import ContentProvider, FileProvider, Hint, IndexData, Item, StringProvider

from exports.articles import Article
from exports.zim.search import Searched, Unsearched

WITHOUT_SCRIPT = re.compile(r"<noscript>(.*?)</noscript>", re.DOTALL)
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
UNKNOWN = "application/octet-stream"


class SiteFile(Item):  # type: ignore[misc]  # libzim ships no types
    """A file of the site."""

    def __init__(self, path: str, file: Path) -> None:
        """Name a file and its place in the ZIM file."""
        super().__init__()
        self._path, self._file = path, file

    def get_path(self) -> str:
        """Tell its place."""
        return self._path

    def get_title(self) -> str:
        """Tell its title, as it is suggested while one types."""
        return self._path

    def get_mimetype(self) -> str:
        """Tell its media type."""
        return MEDIA_TYPES.get(self._file.suffix.lower(), UNKNOWN)

    def get_contentprovider(self) -> ContentProvider:
        """Hand its bytes over."""
        return FileProvider(self._file)

    def get_hints(self) -> dict[Hint, int]:
        """Say that it is no article."""
        return {Hint.FRONT_ARTICLE: 0}

    def get_indexdata(self) -> IndexData:
        """Leave it out of Kiwix's search: a list of articles answers no question."""
        return Unsearched()


class SearchPage(SiteFile):
    """The search page, which says to everybody what works without scripts: not every reader runs them."""

    def get_contentprovider(self) -> ContentProvider:
        """Hand the page over with its advice in sight."""
        return StringProvider(WITHOUT_SCRIPT.sub(r"\1", self._file.read_text("utf-8")))


class ArticlePage(SiteFile):
    """The page of an article."""

    def __init__(self, path: str, file: Path, article: Article) -> None:
        """Name a page and its article."""
        super().__init__(path, file)
        self._article = article

    def get_title(self) -> str:
        """Tell the headline."""
        return self._article.title

    def get_hints(self) -> dict[Hint, int]:
        """Say that it is an article."""
        return {Hint.FRONT_ARTICLE: 1}

    def get_indexdata(self) -> IndexData:
        """Let Kiwix find it."""
        return Searched(self._article)
