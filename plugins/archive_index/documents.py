"""What search knows of an article: the record that a result shows, and the text that it is found by."""

from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

import lxml.html
from pelican.contents import Article

BLOCKS = ("p", "li", "td", "th", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "dd", "caption", "br")


@dataclass(frozen=True, slots=True)
class Named:
    """A topic, author or publisher: the slug that filters use, the name shown, and every name it goes by."""

    slug: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One article, as text."""

    url: str
    title: str
    lang: str
    dir: str
    date: str
    source: Named | None
    authors: tuple[Named, ...]
    topics: tuple[Named, ...]
    summary: str
    text: str

    def for_results(self) -> dict[str, Any]:
        """Give what the browser shows and filters by; an absent field is left out."""
        fields: dict[str, Any] = {
            "url": self.url,
            "title": self.title,
            "lang": self.lang,
            "dir": self.dir,
            "date": self.date,
            "source": shown(self.source) if self.source else None,
            "authors": [shown(author) for author in self.authors],
            "topics": [shown(topic) for topic in self.topics],
            "summary": self.summary,
        }
        return {key: value for key, value in fields.items() if value}


def read_document(article: Article) -> Document:
    """Read an article that `archive_pages` has prepared; all text is in NFC, as the browser takes it to be."""
    return Document(
        url=article.url,
        title=normalize("NFC", article.title),
        lang=article.lang,
        dir=article.dir,
        date=article.date.astimezone(article.timezone).date().isoformat(),
        source=named(article.source) if article.source else None,
        authors=tuple(named(author) for author in article.authors),
        topics=tuple(named(topic) for topic in article.topics),
        summary=normalize("NFC", article.metadata.get("summary", "")),
        text=normalize("NFC", text_of(article.content)),
    )


def named(subject: Any) -> Named:
    """Read the slug and the names of a topic, author or publisher."""
    names = tuple(normalize("NFC", name.text) for name in getattr(subject, "names", (subject.label,)))
    return Named(subject.slug, subject.label.text, names)


def shown(subject: Named) -> list[str]:
    """Give a name with its slug."""
    return [subject.slug, subject.name]


def text_of(html: str) -> str:
    """Read the words of a body, one block a line."""
    if not html.strip():
        return ""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for block in tree.iter(*BLOCKS):
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
