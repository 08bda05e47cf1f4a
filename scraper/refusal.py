"""Whether a page is an article at all, and if not, what it is instead."""

from scraper.blocks import Blocks, Paragraph, paragraphs, plain
from scraper.metadata.fields import Fields
from scraper.page import Page, text_of

SHORTEST_BODY = 140
"""Letters of running text below which a page tells nothing; a CJK letter counts for two and a half."""
SHORTEST_PARAGRAPH = 60
FEWEST_TEASERS = 6
RUNNING_TEXT = 4
"""Paragraphs of running text that an article among many teasers has at least."""
CONSENT_WORDS = ("cookie", "consent", "privacy", "gdpr")
ERROR_WORDS = ("404", "not found", "page not found", "नहीं मिला", "error 5", "access denied", "forbidden")


def why_not_an_article(page: Page, fields: Fields, blocks: Blocks) -> str | None:
    """Say what a page is that is no article; None for an article."""
    title = (fields.title or page.first("//head/title") or "").casefold()
    if any(word in title for word in ERROR_WORDS):
        return "it is an error page"
    if not fields.title:
        return "it has no headline"
    if _is_listing(page, blocks):
        return "it is a list of articles; hand over the articles themselves"
    if _weight(blocks) >= SHORTEST_BODY:
        return None
    return _short_page(page)


def _short_page(page: Page) -> str:
    """Say why a page may have no running text."""
    text = text_of(page.root.find("body")).casefold() if page.root.find("body") is not None else ""
    if page.root.xpath("//input[@type='password']"):
        return "it asks for a login; save the page while you are logged in"
    if any(word in text for word in CONSENT_WORDS) and page.root.xpath("//form|//button"):
        return "it asks for consent first; save the page after you have answered"
    if page.root.xpath("//video|//iframe[contains(@src,'youtube') or contains(@src,'player')]"):
        return "it shows a video and has no text of its own"
    if page.root.xpath("//noscript") and len(page.root.xpath("//script")) > 0:
        return "it is empty without JavaScript; save it from a browser"
    return "it has no running text"


def _weight(blocks: Blocks) -> float:
    text = "".join(paragraphs(blocks))
    wide = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(text) + 1.5 * wide


def _is_listing(page: Page, blocks: Blocks) -> bool:
    """Tell a section's front page: many linked headings, and none of the marks of an article."""
    teasers = [link for link in page.root.xpath("//h2//a|//h3//a|//a[.//h2 or .//h3]") if text_of(link)]
    if len(teasers) < FEWEST_TEASERS or page.root.xpath(
        "//meta[@property='article:published_time']|//*[@itemprop='articleBody']"
    ):
        return False
    if page.root.xpath(
        "//script[contains(@type,'ld+json') and contains(., 'Article') and contains(., 'datePublished')]"
    ):
        return False
    long = [
        block for block in blocks if isinstance(block, Paragraph) and len(plain(block.inlines)) > SHORTEST_PARAGRAPH
    ]
    return len(long) < RUNNING_TEXT
