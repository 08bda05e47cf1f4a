"""What search knows of an article: the record that a result shows, and the text that it is found by."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, Final
from unicodedata import normalize

from pelican.contents import Article
from pelican.urlwrappers import URLWrapper

ATTRIBUTES: Final = r"""(?:[^"'>]|"[^"]*"|'[^']*')*>"""
TAG: Final = re.compile(f"</?[a-z]{ATTRIBUTES}", re.IGNORECASE)
BLOCK: Final = re.compile(f"</?(?:p|li|td|th|h[1-6]|pre|dt|dd|caption|figcaption|br)\\b{ATTRIBUTES}", re.IGNORECASE)
# Readings beside words, marks of footnotes, and ways back from them.
UNSPOKEN: Final = re.compile(
    r"<(rt|rp)\b.*?</\1>|<sup\b[^>]*>\s*<a\b[^>]*footnote-ref.*?</sup>|<a\b[^>]*footnote-backref.*?</a>",
    re.DOTALL | re.IGNORECASE,
)
COMMENT: Final = re.compile("<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Named:
    """A topic, author or publisher: the slug that filters use, the name shown, and every name it goes by."""

    slug: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """One article; `archived` puts the articles in the order in which they came into the archive.

    Its text is read from its body when it is asked for: that of an article that is known already never is.
    """

    url: str
    title: str
    lang: str
    dir: str
    date: str
    source: Named | None
    authors: tuple[Named, ...]
    topics: tuple[Named, ...]
    summary: str
    body: str  # HTML that has been sanitised
    archived: str

    @cached_property
    def text(self) -> str:
        """The words of the body, one block a line, in NFC."""
        return normalize("NFC", text_of(self.body))


def read_documents(articles: Iterable[Article]) -> list[Document]:
    """Read articles in the order in which they came into the archive."""
    names = Names()
    documents = [read_document(article, names) for article in articles]
    return sorted(documents, key=lambda document: (document.archived, document.url))


class Names(dict[URLWrapper, Named]):
    """The names of each topic, author or publisher, which many articles have in common."""

    def __missing__(self, subject: Any) -> Named:
        """Read the names of a subject that is met for the first time."""
        names = tuple(normalize("NFC", name.text) for name in getattr(subject, "names", (subject.label,)))
        self[subject] = named = Named(subject.slug, subject.label.text, names)
        return named


def read_document(article: Article, names: Names) -> Document:
    """Read an article that `archive_pages` has prepared; all text is in NFC, as the browser takes it to be."""
    return Document(
        url=article.url,
        title=normalize("NFC", article.title),
        lang=article.lang,
        dir=article.dir,
        date=article.date.astimezone(article.timezone).date().isoformat(),
        source=names[article.source] if article.source else None,
        authors=tuple(names[author] for author in article.authors),
        topics=tuple(names[topic] for topic in article.topics),
        summary=normalize("NFC", article.metadata.get("summary", "")),
        body=article.content,
        archived=first_captured(article.metadata) or article.date.isoformat(),
    )


def first_captured(metadata: Mapping[str, str]) -> str | None:
    """Say when an article was captured first: one that is captured anew keeps its place."""
    times = metadata.get("captures") or metadata.get("captured")
    return min(times.split("; ")) if times else None


def text_of(html: str) -> str:
    """Read the words of a body that has been sanitised, one block a line."""
    spoken = UNSPOKEN.sub("", COMMENT.sub("", html))
    lines = unescape(TAG.sub("", BLOCK.sub("\n", spoken))).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
