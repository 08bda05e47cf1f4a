"""The page of an article of which an export holds the text alone: that text under what the service says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from scraper.page import squeeze


@dataclass(frozen=True, slots=True)
class Story:
    """What a service kept of an article: its body as HTML, and its fields as texts, empty where there is none."""

    title: str
    body: str
    lang: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    image: str = ""
    summary: str = ""


def composed(story: Story) -> bytes:
    """Return a story as a page; the same story gives the same bytes."""
    lang = f' lang="{escape(story.lang)}"' if story.lang else ""
    head = "\n".join(_head(story))
    title = escape(squeeze(story.title))
    body = f"<body><article>\n<h1>{title}</h1>\n{story.body}\n</article></body>"
    return f"<!DOCTYPE html>\n<html{lang}>\n<head>\n{head}\n</head>\n{body}\n</html>\n".encode("utf-8", "replace")


def _head(story: Story) -> Iterator[str]:
    yield '<meta charset="utf-8">'
    yield f"<title>{escape(squeeze(story.title))}</title>"
    for author in story.authors:
        yield f'<meta name="author" content="{escape(squeeze(author))}">'
    for name, value in (
        ("og:type", "article"),
        ("og:description", story.summary),
        ("og:image", story.image),
        ("article:published_time", story.published),
    ):
        if value:
            yield f'<meta property="{name}" content="{escape(squeeze(value))}">'
