"""What Kiwix's own search knows of a page."""

import unicodedata
from functools import cached_property

import regex
from libzim.writer import IndexData

from exports.articles import Article
from exports.pages import Page, read_article_page
from exports.plain_text import plain_text
from languages.romanise import romanise

MARKS = regex.compile(r"\p{M}+")


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
        return bare(self._article.title)

    def get_content(self) -> str:
        """Return the words."""
        return bare(f"{self._article.summary or ''}\n{self._text}")

    def get_keywords(self) -> str:
        """Return topics and authors, and what they and the headline are in Latin letters."""
        article = self._article
        names = " ".join((*(topic.name for topic in self._page.topics), *article.authors))
        return bare(f"{names} {romanise(f'{article.title} {names}', article.lang)}")

    def get_wordcount(self) -> int:
        """Count the words."""
        return len(self._text.split())


def bare(text: str) -> str:
    """Write a text as Kiwix writes what is typed before it looks for it: small, and without marks on letters.

    In Indic scripts these are the vowel signs as well: to Kiwix नदी is नद.
    """
    return unicodedata.normalize("NFC", MARKS.sub("", unicodedata.normalize("NFD", text.lower())))
