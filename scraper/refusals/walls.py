"""What stands in the way of an article: errors, checks, questions, forms, shells; and what states that there is one."""

import re
from typing import Any

from scraper.metadata.publisher import TITLE_MARKS
from scraper.metadata.structured import Structured, strings
from scraper.page import Page, squeeze
from scraper.phrases import kind
from web.urls import web_url

VIDEO_TYPES = frozenset({"VideoObject", "Clip", "Movie", "TVEpisode", "Episode", "BroadcastEvent"})
ASKING = "//button|//form|//input"
FIRST_H1 = "//h1[1]//text()"
PASSWORD = "//input[@type='password']"  # noqa: S105 - an XPath
WALL = (
    "//h1/ancestor::*[self::article or self::main][1]//input[@type='password'][not(ancestor::header or ancestor::aside"
    " or ancestor::dialog or ancestor::*[contains(@class,'modal') or contains(@class,'popup')])]"
)
"""A log-in form in the same article as the headline; many sites have one elsewhere on every page."""
PLAYER = "//video|//audio|//iframe[contains(@src,'youtube') or contains(@src,'player') or contains(@src,'vimeo')]"
PICTURES = "//figure[.//img][not(ancestor::a or .//a)]"
FEWEST_PICTURES = 4
CHALLENGE = (
    "//script[contains(@src,'challenge-platform') or contains(@src,'captcha') or contains(@src,'ddos-guard')]"
    "|//iframe[contains(@src,'captcha')]|//*[contains(@id,'captcha') or contains(@class,'captcha')]"
    "|//form[contains(@action,'captcha') or contains(@id,'challenge')]"
)
REFRESH = "//meta[translate(@http-equiv,'REFSH','refsh')='refresh'][not(ancestor::noscript)]/@content"
REFRESHED_TO = re.compile(r"^\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
"""As in `0; url=https://courier.example/a`."""
LONGEST_WAIT = 10
VISIBLE = "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]"
NO_SENTENCES = frozenset({"a", "button", "h1", "h2", "h3", "label", "option"})
LONGEST_WALL = 12_000
SHORTEST_ABOVE_WALL = 400
"""Letters of text that an article above a log-in form has at least; a wall shows only its first words."""
SHORTEST_OF_PAID = 200
SHORTEST_BESIDE_LOGIN = 100
PAID = (False, "False", "false")
LONGEST_CHECK = 400
LONGEST_SHELL = 400


def says_article(page: Page, structured: Structured) -> bool:
    """Tell whether a page states, to machines, that it is one article, and since when."""
    if structured.article and any(structured.article.get(key) for key in ("datePublished", "headline", "articleBody")):
        return True
    if structured.meta("article:published_time", "og:article:published_time"):
        return True
    return [one.get("itemprop") for one in page.property("articleBody")].count("articleBody") == 1


def is_error_page(page: Page, title: str | None, *, is_short: bool) -> bool:
    """Tell an error page by its headline; of a page with plenty of text nothing else is asked."""
    titles = [title, *_headings(page)] if is_short else [title]
    return any(kind("error_page").says(text) for text in titles if text)


def checks_for_robots(page: Page, title: str | None, weight: float) -> bool:
    """Tell a page that lets only people in."""
    if weight >= LONGEST_CHECK:
        return False
    if any(kind("robot_check").says(text) for text in (title, *_headings(page)) if text):
        return True
    return sum(map(len, _visible(page))) < LONGEST_SHELL and bool(page.root.xpath(CHALLENGE))


def leads_elsewhere(page: Page) -> str | None:
    """Return the URL that a page sends its readers on to."""
    found = REFRESHED_TO.match(page.first(REFRESH) or "")
    if not found or int(found[1]) > LONGEST_WAIT:
        return None
    url = web_url(found[2].strip(), page.url)
    return url if url != page.url else None


def asks_for_consent(page: Page, structured: Structured, texts: list[str]) -> bool:
    """Tell a wall of consent: most of what it says is about cookies and tracking, and it waits for an answer.

    `texts` are its paragraphs; where there are none, all that its readers see is looked at.
    """
    if structured.article:
        return False
    texts = texts or [squeeze(text) for text in _visible(page) if _is_sentence(text)]
    letters = sum(map(len, texts))
    about = sum(len(text) for text in texts if kind("consent").says(text))
    return letters <= LONGEST_WALL and about * 2 > letters and bool(page.root.xpath(ASKING))


def asks_for_login(page: Page, title: str | None, structured: Structured, weight: float) -> bool:
    """Tell a log-in page, or an article of which only the first words stand before a log-in form."""
    if title and kind("login_page").says(title):
        return bool(page.root.xpath(ASKING))
    if weight < SHORTEST_OF_PAID and structured.article.get("isAccessibleForFree") in PAID:
        return True
    if weight < SHORTEST_BESIDE_LOGIN:
        return bool(page.root.xpath(PASSWORD))
    return weight < SHORTEST_ABOVE_WALL and bool(page.root.xpath(WALL))


def says_video(structured: Structured) -> bool:
    """Tell a page that states, to machines, that it is there for a video or a recording."""
    if structured.article:
        return False
    if (structured.meta("og:type") or "").startswith("video"):
        return True
    return any(name in VIDEO_TYPES for item in structured.objects for name in strings(item.get("@type")))


def shows_player(page: Page) -> bool:
    """Tell a page with a player for videos or recordings."""
    return bool(page.root.xpath(PLAYER))


def shows_pictures(page: Page) -> bool:
    """Tell a page that shows a row of pictures."""
    return len(page.root.xpath(PICTURES)) >= FEWEST_PICTURES


def is_shell(page: Page) -> bool:
    """Tell a page that a script would fill: hardly a word to be seen, and scripts."""
    if not page.tagged("script"):
        return False
    return bool(page.root.xpath("//noscript")) or sum(map(len, _visible(page))) < LONGEST_SHELL


def _headings(page: Page) -> list[str]:
    """Return the parts of the page's title, and its first headings."""
    return TITLE_MARKS.split(page.first("//head/title") or "") + [squeeze(text) for text in page.root.xpath(FIRST_H1)]


def _visible(page: Page) -> list[Any]:
    """Return the texts of a page that its readers see; lxml's strings know their element."""
    return [text for text in page.root.xpath(VISIBLE) if not text.isspace()]


def _is_sentence(text: Any) -> bool:
    """Tell a text that stands by itself from the words of a link, a button or a heading."""
    return text.is_tail or text.getparent().tag not in NO_SENTENCES
