"""Who published the page, in which section and under which canonical URL."""

import re
from urllib.parse import urlsplit

from scraper.metadata.elements import Elements
from scraper.metadata.structured import Structured, first_string, strings
from scraper.page import Page, squeeze, text_of
from web.urls import canonical, registered_domain, web_url

TITLE_MARKS = re.compile(r"\s*[|｜–—·•»:：]\s*|\s+-\s+")
"""What parts the headline, the section and the publisher in the title of a page."""
LONGEST_NAME = 40
PART_OF_ARTICLE = re.compile(r"(?:amp|print|full|single|page|\d{1,2})/?(?:\d{1,2}/?)?", re.IGNORECASE)
# /story/amp and /story/2 are parts of /story


def read_canonical(elements: Elements, structured: Structured) -> str | None:
    """Return the canonical URL: `<link rel=canonical>`, og:url, JSON-LD, else where the page was served."""
    page = elements.page
    links = (link for link in elements.tagged("link") if "canonical" in (link.get("rel") or "").lower().split())
    main = structured.article.get("mainEntityOfPage")
    candidates = (
        *(squeeze(link.get("href") or "") for link in links),
        structured.meta("og:url"),
        str(main.get("@id") or "") if isinstance(main, dict) else main if isinstance(main, str) else None,
        str(structured.article.get("url") or ""),
        page.url,
    )
    urls = [url for link in dict.fromkeys(candidates) if link and (url := web_url(link, page.url))]
    own = (url for url in urls if not _is_home(url) and _is_same_site(url, page.url) and not _is_section(url, page.url))
    return next(map(canonical, own), None) or (
        canonical(page.url) if page.url and web_url(page.url) else canonical(urls[0]) if urls else None
    )


def _is_home(url: str) -> bool:
    return url.count("/") <= 3 and url.rstrip("/").count("/") == 2  # noqa: PLR2004


def _is_section(url: str, served: str | None) -> bool:
    """Tell a URL that stands above the page: some publishers name the section as the canonical URL of its articles."""
    above, _, rest = (urlsplit(served).path if served else "").partition(urlsplit(url).path.rstrip("/") + "/")
    return not above and bool(rest) and not PART_OF_ARTICLE.fullmatch(rest)


def _is_same_site(url: str, served: str | None) -> bool:
    """Trust a canonical URL only within the domain that served the page."""
    if not served:
        return True
    return registered_domain(served) == registered_domain(url)


def read_publisher(page: Page, structured: Structured) -> str | None:
    """Return the publisher's name as the page states it, else what its title adds to the headline."""
    sites = (first_string(item.get("name")) for item in structured.objects if "WebSite" in strings(item.get("@type")))
    return (
        structured.meta("og:site_name")
        or first_string(structured.article.get("publisher"))
        or structured.meta("application-name", "al:android:app_name")
        or next((name for name in sites if name), None)
        or _in_title(page)
    )


def _in_title(page: Page) -> str | None:
    """Return what a title says beside the page's headline, at its other end: "Headline - Section - Publisher"."""
    title = page.first("head/title") or ""
    headings = sorted((text_of(heading) for heading in page.tagged("h1", "h2")), key=len, reverse=True)
    heading = next((text for text in headings if text and (title.startswith(text) or title.endswith(text))), None)
    if heading is None:
        return None
    after, before = title.removeprefix(heading), title.removesuffix(heading)
    name = (TITLE_MARKS.split(after)[-1] if title.startswith(heading) else TITLE_MARKS.split(before)[0]).strip()
    return name if name not in (after, before) and 0 < len(name) <= LONGEST_NAME else None


def read_section(structured: Structured) -> str | None:
    """Return the publisher's section of the article."""
    return first_string(structured.article.get("articleSection")) or structured.meta(
        "article:section", "section", "articlesection"
    )
