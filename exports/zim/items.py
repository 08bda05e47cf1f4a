"""What stands in a ZIM file: the files of the site, and what Kiwix's own search knows of them."""

import re
from functools import cached_property
from pathlib import Path

from libzim.writer import ContentProvider, FileProvider, Hint, IndexData, Item, StringProvider

from exports.articles import Article
from exports.pages import Page, read_article_page
from exports.plain_text import plain_text
from languages.romanise import romanise

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


class Unsearched(IndexData):  # type: ignore[misc]  # libzim ships no types
    """What Kiwix's search knows of a page that it does not find."""

    def has_indexdata(self) -> bool:
        """Say that there is nothing."""
        return False


class Searched(IndexData):  # type: ignore[misc]  # libzim ships no types
    """What Kiwix's search knows of an article: its words, and headline and topics in Latin letters too."""

    def __init__(self, article: Article) -> None:
        """Name the article."""
        super().__init__()
        self._article = article

    @cached_property
    def _page(self) -> Page:
        return read_article_page(self._article.page)

    @cached_property
    def _text(self) -> str:
        return plain_text(self._page.body)

    def has_indexdata(self) -> bool:
        """Say that there is something."""
        return True

    def get_title(self) -> str:
        """Return the headline."""
        return self._article.title

    def get_content(self) -> str:
        """Return the words."""
        return f"{self._article.summary or ''}\n{self._text}"

    def get_keywords(self) -> str:
        """Return topics and authors, and what they and the headline are in Latin letters."""
        article = self._article
        names = " ".join((*(topic.name for topic in self._page.topics), *article.authors))
        return f"{names} {romanise(f'{article.title} {names}', article.lang)}"

    def get_wordcount(self) -> int:
        """Count the words."""
        return len(self._text.split())
