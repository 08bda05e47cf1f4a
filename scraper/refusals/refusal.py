"""Whether a page is an article at all, and if not, what it is instead: the questions, in their order.

A page that says a good deal and states to be an article is asked the first of them only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from scraper.body.blocks import Blocks, paragraphs
from scraper.metadata.fields import Fields
from scraper.metadata.structured import Structured
from scraper.page import Page
from scraper.refusals.listing import has_headlines, is_listing
from scraper.refusals.walls import (
    asks_for_consent,
    asks_for_login,
    checks_for_robots,
    is_error_page,
    is_shell,
    leads_elsewhere,
    says_article,
    says_video,
    shows_pictures,
    shows_player,
)

PLENTY = 800
"""Letters of text that hardly a page has that is no article; a CJK letter counts for two and a half."""
SHORTEST_BODY = 100
"""Letters of running text below which a page tells nothing."""
SHORTEST_BODY_OF_ARTICLE = 50
"""The same where the page states to be an article: news of one sentence."""
SHORTEST_BESIDE_VIDEO = 300
"""The same where the page states to be a video and not an article: a description is shorter."""
WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NOISE = re.compile("[\u0080-\u009f\ufffd\ue000-\uf8ff]|[\u00a1-\u00ff]{3,}")
"""Characters that no reader can read, or that stand three together only where the encoding or the font is wrong."""
MOST_NOISE = 0.05
VIDEO = "it shows a video and has no text of its own"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a page when it is asked what it is; `weight` is how much it says."""

    page: Page
    title: str | None
    blocks: Blocks
    structured: Structured
    text: str
    weight: float


Question: TypeAlias = Callable[[Seen], str | None]


def why_not_an_article(page: Page, fields: Fields, blocks: Blocks, structured: Structured) -> str | None:
    """Say what a page is that is no article; None for an article."""
    text = "".join(paragraphs(blocks))
    seen = Seen(page, fields.title, blocks, structured, text, len(text) + 1.5 * len(WIDE.findall(text)))
    is_plain = seen.weight >= PLENTY and seen.title and says_article(page, structured)
    questions = OF_EVERY_PAGE if is_plain else OF_EVERY_PAGE + OF_DOUBTFUL_PAGES
    return next(filter(None, (question(seen) for question in questions)), None)


def unreadable_font(name: str) -> str:
    """Say why a text in a font older than Unicode is refused."""
    return f"it is written for the font {name}, whose letters are not those of Unicode; look for the page in Unicode"


def _error(seen: Seen) -> str | None:
    return "it is an error page" if is_error_page(seen.page, seen.title, is_short=seen.weight < PLENTY) else None


def _noise(seen: Seen) -> str | None:
    if sum(map(len, NOISE.findall(seen.text))) <= MOST_NOISE * len(seen.text):
        return None
    return "its letters cannot be read: it is in another encoding than it says, or written for an old font"


def _robots(seen: Seen) -> str | None:
    if not checks_for_robots(seen.page, seen.title, seen.weight):
        return None
    return "it checks for robots first; save the complete page from a browser and scrape that"


def _elsewhere(seen: Seen) -> str | None:
    url = leads_elsewhere(seen.page) if seen.weight < SHORTEST_BODY else None
    return f"it only leads to {url}; hand over that page" if url else None


def _consent(seen: Seen) -> str | None:
    texts = list(paragraphs(seen.blocks)) if seen.weight >= SHORTEST_BODY else []
    if not asks_for_consent(seen.page, seen.structured, texts):
        return None
    return "it asks for consent first; save the page after you have answered"


def _login(seen: Seen) -> str | None:
    if seen.weight >= PLENTY or not asks_for_login(seen.page, seen.title, seen.structured, seen.weight):
        return None
    return "it asks for a login; save the page while you are logged in"


def _listing(seen: Seen) -> str | None:
    is_short = seen.weight < SHORTEST_BODY and not says_article(seen.page, seen.structured)
    if is_short and (says_video(seen.structured) or not has_headlines(seen.page)):
        return None
    if not is_short and not is_listing(seen.page, seen.blocks, seen.structured):
        return None
    return "it is a list of articles; hand over the articles themselves"


def _untitled(seen: Seen) -> str | None:
    return None if seen.title or (seen.weight < SHORTEST_BODY and is_shell(seen.page)) else "it has no headline"


def _wordless(seen: Seen) -> str | None:
    """Say why a page may have no running text."""
    is_article = says_article(seen.page, seen.structured) or seen.structured.meta("og:type") == "article"
    if seen.weight >= (SHORTEST_BODY_OF_ARTICLE if is_article else SHORTEST_BODY):
        return VIDEO if seen.weight < SHORTEST_BESIDE_VIDEO and says_video(seen.structured) else None
    if says_video(seen.structured) or shows_player(seen.page):
        return VIDEO
    if shows_pictures(seen.page):
        return "it shows pictures and has no text of its own"
    if is_shell(seen.page):
        return "it is empty without JavaScript; save it from a browser"
    return "it has no running text"


OF_EVERY_PAGE: tuple[Question, ...] = (_error, _noise)
OF_DOUBTFUL_PAGES: tuple[Question, ...] = (_robots, _elsewhere, _consent, _login, _listing, _untitled, _wordless)
