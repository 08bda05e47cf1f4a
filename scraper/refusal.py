"""Whether a page is an article at all, and if not, what it is instead."""

from scraper.blocks import Blocks, Paragraph, paragraphs, plain
from scraper.metadata.fields import Fields
from scraper.metadata.publisher import TITLE_MARKS
from scraper.page import Page, text_of
from scraper.phrases import kind

SHORTEST_BODY = 140
"""Letters of running text below which a page tells nothing; a CJK letter counts for two and a half."""
SHORTEST_BESIDE_LOGIN = 400
"""Letters of text that an article beside a log-in form has at least; a wall shows only its first words."""
SHORTEST_PARAGRAPH = 60
FEWEST_TEASERS = 6
RUNNING_TEXT = 4
"""Paragraphs of running text that an article among many teasers has at least."""
ARTICLE_MARKS = (
    "//meta[@property='article:published_time']|//*[@itemprop='articleBody']"
    "|//script[contains(@type,'ld+json') and contains(., 'Article') and contains(., 'datePublished')]"
)
ASKING = "//button|//form|//input"
PASSWORD = "//input[@type='password']"  # noqa: S105 - an XPath
PLAYER = "//video|//iframe[contains(@src,'youtube') or contains(@src,'player')]"
TEASERS = "//h2//a|//h3//a|//a[.//h2 or .//h3]"


def why_not_an_article(page: Page, fields: Fields, blocks: Blocks) -> str | None:
    """Say what a page is that is no article; None for an article."""
    if _is_error_page(page, fields.title):
        return "it is an error page"
    if not fields.title:
        return "it has no headline"
    if _asks_for_consent(page, blocks):
        return "it asks for consent first; save the page after you have answered"
    if page.root.xpath(PASSWORD) and _weight(blocks) < SHORTEST_BESIDE_LOGIN:
        return "it asks for a login; save the page while you are logged in"
    if _is_listing(page, blocks):
        return "it is a list of articles; hand over the articles themselves"
    return None if _weight(blocks) >= SHORTEST_BODY else _short_page(page)


def _is_error_page(page: Page, title: str | None) -> bool:
    titles = [title or "", *TITLE_MARKS.split(page.first("//head/title") or "")]
    return any(kind("error_page").says(text) for text in titles if text)


def _asks_for_consent(page: Page, blocks: Blocks) -> bool:
    """Tell a wall of consent: most of what it says is about cookies and tracking, and it waits for an answer."""
    texts = list(paragraphs(blocks)) or [text_of(page.root)]
    about = [text for text in texts if kind("consent").says(text)]
    is_mostly = sum(map(len, about)) * 2 > sum(map(len, texts))
    return is_mostly and bool(page.root.xpath(ASKING)) and not page.root.xpath(ARTICLE_MARKS)


def _is_listing(page: Page, blocks: Blocks) -> bool:
    """Tell a section's front page: many linked headings, and none of the marks of an article."""
    teasers = [link for link in page.root.xpath(TEASERS) if text_of(link)]
    if len(teasers) < FEWEST_TEASERS or page.root.xpath(ARTICLE_MARKS):
        return False
    long = [one for one in blocks if isinstance(one, Paragraph) and len(plain(one.inlines)) > SHORTEST_PARAGRAPH]
    return len(long) < RUNNING_TEXT


def _short_page(page: Page) -> str:
    """Say why a page may have no running text."""
    if page.root.xpath(PLAYER):
        return "it shows a video and has no text of its own"
    if page.root.xpath("//noscript") and page.root.xpath("//script"):
        return "it is empty without JavaScript; save it from a browser"
    return "it has no running text"


def _weight(blocks: Blocks) -> float:
    text = "".join(paragraphs(blocks))
    wide = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text)
    return len(text) + 1.5 * wide
