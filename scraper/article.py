"""An article: an extraction accepted for the archive, with its provenance, as the Markdown file it becomes."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

from languages.slugs import slugify
from scraper import VERSION
from scraper.body.blocks import Figure, figures, paragraphs
from scraper.capture import Capture
from scraper.content_file import ContentFile
from scraper.errors import NotAnArticle
from scraper.extraction import Extraction
from scraper.markdown import to_markdown
from scraper.topics import Topic, implied_topics
from web.urls import host_of

CLEANER = f"sangrah {VERSION}"
NO_HOST = "text"
"""The folder of articles whose source names no host (text copies, pages without any URL)."""
PAYWALL = "paywall"
"""What the header says of access to the original, where its publisher asks for payment."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article ready to be written: header fields in their order, body as Markdown, and where it belongs.

    `figures` are the pictures in the body, but those in tables.
    """

    host: str
    year: int
    slug: str
    url: str | None
    digest: str
    header: tuple[tuple[str, str], ...]
    body: str
    figures: tuple[Figure, ...] = ()

    @property
    def file(self) -> ContentFile:
        """The article as a content file."""
        return ContentFile(self.header, self.body)

    def to_file(self) -> str:
        """Return the text of the whole content file."""
        return self.file.to_text()


def accept(capture: Capture, extraction: Extraction, topics: tuple[Topic, ...]) -> Article:
    """Make an article of an extraction; raise NotAnArticle, with the reason, where it is none."""
    fields = extraction.fields
    if extraction.refused or not fields.title:
        raise NotAnArticle(f"{capture.origin}: not an article: {extraction.refused or 'it has no headline'}")
    url = fields.url
    host = host_of(url) if url else NO_HOST
    dated = fields.published or capture.captured
    slug, digest = slugify(fields.title, fields.language), capture.digest
    own = fields.topics or implied_topics(topics, fields.title, list(paragraphs(extraction.blocks)))
    header = {
        "Title": fields.title,
        "Slug": slug,
        "Date": _moment(dated),
        "Date_from": None if fields.published else "capture",
        "Modified": _moment(fields.modified),
        "Lang": fields.language,
        "Authors": _several(fields.authors),
        "Tags": _several(_each_once(own + capture.topics)),
        "Category": fields.section,
        "Summary": fields.summary,
        "Image": fields.image.url,
        "Image_caption": fields.image.caption,
        "Image_credit": fields.image.credit,
        "Access": PAYWALL if fields.is_paid else None,
        "Source": fields.publisher or (host if url else None),
        "Source_url": url,
        "Related": _several(extraction.related),
        "Dropped": _several(tuple(f"{kind} {count}" for kind, count in extraction.dropped)),
        "Missing_pages": _several(extraction.missing),
        "Saved": utc(capture.saved) if capture.saved else None,
        "Captured": utc(capture.captured),
        "Digest": digest,
        "Cleaner": CLEANER + (f", rule {extraction.rule}" if extraction.rule else ""),
    }
    lines = tuple((key, _one_line(value)) for key, value in header.items() if value and _one_line(value))
    body = unicodedata.normalize("NFC", to_markdown(extraction.blocks))
    return Article(safe_name(host), dated.year, slug, url, digest, lines, body, tuple(figures(extraction.blocks)))


def safe_name(host: str) -> str:
    """Return a host as a folder's name: no separators, no leading dot, nothing that a file system reserves."""
    name = "".join(char if char.isalnum() or char in "-." else "-" for char in host.lower()).strip(".-")
    return name[:100] or NO_HOST


def utc(moment: datetime) -> str:
    """Write the time of a capture: 2025-06-03T04:00:00Z."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _moment(moment: date | None) -> str | None:
    if isinstance(moment, datetime):
        text = moment.replace(microsecond=0).isoformat()
        return text.replace("+00:00", "Z")
    return moment.isoformat() if moment else None


def _several(values: tuple[str, ...]) -> str | None:
    """Join values so that Pelican parts them at semicolons, also a single one that holds a comma."""
    clean = [value.replace(";", ",") for value in values]
    joined = "; ".join(clean)
    return joined + ";" if len(clean) == 1 and "," in joined else joined or None


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out of the names those that an earlier one spells alike, capitals aside."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def _one_line(value: str) -> str:
    return " ".join(unicodedata.normalize("NFC", value).split())
