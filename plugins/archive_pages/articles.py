"""What a page shows of one content file: its body made safe, its dates in words, its provenance."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from pelican.contents import Article, Category, Page

from languages.direction import direction_of
from languages.slugs import safe_folder, safe_segment, slugify

from .addresses import address_on_the_web
from .dates import moment, read_time
from .images import picture_html, shared_address, show_pictures
from .links import day_of_capture, wayback_copy
from .names import name_in
from .reader import TOLD, Told
from .reading import reading_minutes, shorten
from .share_images import is_drawn, place_of

LISTS = frozenset({"authors", "tags"})
LANGUAGE_TAG = re.compile(r"^[a-z]{2,8}(-[a-z0-9]{1,8})*$", re.IGNORECASE)  # hi, pt-BR, zh-Hant
WEB_SCHEMES = frozenset({"http", "https"})
PAYWALL = "paywall"
"""The header's `Access` of an article whose publisher asks for payment."""


def tidy_header(metadata: dict[str, Any], settings: dict[str, Any]) -> None:
    """Put a content file's header into the form that Pelican makes an `Article` of."""
    for key, value in metadata.items():
        if isinstance(value, list) and key not in LISTS:
            metadata[key] = " ".join(value)  # a value may run over several lines
    for key in ("title", "summary"):
        if key in metadata:
            metadata[key] = " ".join(unicodedata.normalize("NFC", metadata[key]).split())
    metadata["folder"] = safe_folder(metadata.get("folder", ""))
    if slug := metadata.get("slug") or slug_of_title(metadata):
        metadata["slug"] = safe_segment(slug)
    if metadata.get("status") == "draft":
        metadata.setdefault("category", Category("draft", settings))  # Pelican asks every draft for one


def slug_of_title(metadata: dict[str, Any]) -> str | None:
    """Make a slug of the title of a file that names none."""
    return slugify(metadata["title"], metadata.get("lang")) if "title" in metadata else None


def fault_of(content: Page | Article) -> str | None:
    """Say what keeps a content file from becoming a page, and what to do."""
    if not getattr(content, "title", ""):
        return "the header has no Title; let the file begin with a line such as Title: …"
    if not LANGUAGE_TAG.match(content.lang):
        return f"Lang is {content.lang!r}, which is no language tag; write hi, en, ur or another one of BCP 47"
    if isinstance(content, Article) and not hasattr(content, "date"):
        return "the header has no Date; add a line such as Date: 2025-06-02"
    return None


def prepare(content: Page | Article) -> None:
    """Add what templates show of any content file."""
    told: Told = content.metadata.pop(TOLD)
    delattr(content, TOLD)
    content._content = show_pictures(content, content._content)  # noqa: SLF001 - the attribute that plugins rewrite
    content.dir = direction_of(content.lang)
    content.standfirst = content.metadata.get("summary") or None
    content.excerpt = shorten(content.standfirst or told.opening)
    content.words = told.words
    content.minutes = reading_minutes(told.words)
    content.body_links = told.links


def prepare_article(article: Article) -> None:
    """Add dates, provenance and section; topics, authors and sources are joined once every article is read."""
    header = article.metadata
    zone, lang = article.timezone, article.settings["DEFAULT_LANG"]
    by_capture = header.get("date_from", "").strip() == "capture"
    captured = read_time(header.get("captured")) or (article.date if by_capture else None)
    modified = getattr(article, "modified", None)
    article.day = moment(article.date, zone=zone, lang=lang)
    article.local_date = article.date.astimezone(zone).date()
    article.published = None if by_capture else article.day
    article.captured_on = moment(captured, zone=zone, lang=lang) if captured else None
    article.updated = moment(modified, zone=zone, lang=lang) if modified and modified != article.date else None
    article.source_url = web_address(header.get("source_url"))
    article.wayback = wayback_copy(article.source_url, day_of_capture(article)) if article.source_url else None
    kept = header.get("image", "").strip()
    article.image = web_address(header.get("image_url", kept))
    article.picture = picture_html(article, kept, "", is_lazy=False)
    article.shared_image = shared_address(article, kept) if article.picture else article.image
    article.has_share_image = is_drawn(article)
    if article.has_share_image:
        article.shared_image = address_on_the_web(place_of(article), article.settings)
    article.image_caption = header.get("image_caption", "").strip() or None
    article.image_credit = header.get("image_credit", "").strip() or None
    article.is_paid = header.get("access", "").strip() == PAYWALL
    article.digest = header.get("digest", "").strip() or None
    article.cleaner = header.get("cleaner", "").strip() or None
    section = header.get("category")
    article.section = name_in(section.name, article.lang) if section else None
    article.override_url = article.url  # Pelican would work it out anew for each link to the article
    leave_to_join(article)


def leave_to_join(article: Article) -> None:
    """Keep what the header says of topics and authors by name, until the whole archive is joined.

    Drafts and hidden articles are never joined: they stand in no list, so their pages link to none.
    """
    article.tag_names = tuple(tag.name for tag in getattr(article, "tags", ()))
    article.author_names = tuple(author.name for author in getattr(article, "authors", ()))
    article.topics, article.tags, article.authors = [], [], []
    article.links, article.related_articles, article.linked_from, article.linked_from_more = (), (), (), 0
    article.source, article.others, article.older, article.newer, article.on_day = None, (), None, None, None
    article.copies, article.copy_of = (), None
    article.versions, article.captures, article.versions_url = (), (), None


def web_address(text: str | None) -> str | None:
    """Keep an address only if it is one of the web; a content file may say anything."""
    address = (text or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in WEB_SCHEMES and parts.hostname else None
