"""Who published the page, in which section, under which canonical URL, with which picture."""

import re
from urllib.parse import urlsplit

from scraper.metadata.structured import Structured, first_string, strings
from scraper.page import Page, text_of
from scraper.urls import canonical, registered_domain, web_url

TITLE_MARKS = re.compile(r"\s*[|｜–—·•»:：]\s*|\s+-\s+")
"""What parts the headline, the section and the publisher in the title of a page."""
LONGEST_NAME = 40
PART_OF_ARTICLE = re.compile(r"(?:amp|print|full|single|page|\d{1,2})/?(?:\d{1,2}/?)?", re.IGNORECASE)
# /story/amp and /story/2 are parts of /story


def read_canonical(page: Page, structured: Structured) -> str | None:
    """Return the canonical URL: `<link rel=canonical>`, og:url, JSON-LD, else where the page was served."""
    main = structured.article.get("mainEntityOfPage")
    candidates = (
        page.first("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href"),
        structured.meta("og:url"),
        str(main.get("@id") or "") if isinstance(main, dict) else main if isinstance(main, str) else None,
        str(structured.article.get("url") or ""),
        page.url,
    )
    urls = [url for link in candidates if (url := web_url(link, page.url))]
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
    """Return the last part of a title that opens with the page's headline: "Headline - Section - Publisher"."""
    title = page.first("//head/title") or ""
    headings = [text for heading in page.root.iter("h1", "h2") if (text := text_of(heading)) and title.startswith(text)]
    rest = title.removeprefix(max(headings, key=len)) if headings else ""
    name = TITLE_MARKS.split(rest)[-1].strip()
    return name if rest != name and 0 < len(name) <= LONGEST_NAME else None


def read_section(structured: Structured) -> str | None:
    """Return the publisher's section of the article."""
    return first_string(structured.article.get("articleSection")) or structured.meta(
        "article:section", "section", "articlesection"
    )


def read_image(page: Page, structured: Structured) -> str | None:
    """Return the absolute URL of the lead image."""
    stated = structured.article.get("image")
    one = stated[0] if isinstance(stated, list) and stated else stated
    link = one.get("url") or one.get("contentUrl") if isinstance(one, dict) else one
    candidates = (
        structured.meta("og:image", "og:image:url", "twitter:image"),
        link if isinstance(link, str) else None,
    )
    return next((url for candidate in candidates if (url := web_url(candidate, page.url))), None)
