"""The lead image: its address, and what the page says under it of what it shows and whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from scraper.class_names import words_in
from scraper.metadata.elements import Elements
from scraper.metadata.structured import Structured, first_string
from scraper.page import Element, squeeze, text_of
from scraper.phrases import fold, kind, kind_said
from web.urls import web_url

OBJECT_CREDITS = ("creditText", "creator", "copyrightHolder", "copyrightNotice", "author")
CREDIT_WORDS = frozenset("credit credits copyright photographer photocredit imagecredit rights".split())
CREDIT_PROPERTIES = frozenset({"copyrightHolder", "creditText", "creator", "author"})
CAPTION_WORDS = frozenset("caption captiontext imagecaption imgcaption figcaption wpcaption".split())
SIZE = re.compile(r"[-_]?\d{2,4}x\d{2,4}|[-_](?:scaled|large|medium|small|thumb\w*)$", re.IGNORECASE)
# ferry-1200x675, ferry_large
SHORTEST_NAME = 6
LONGEST_CAPTION = 600
LONGEST_CREDIT = 120
BOXES = ("figure", "div", "picture", "a")
MOST_LEVELS = 3
EDGES = " |/–—-:：,;"
NO_CAPTION = ("caption", "embed_placeholder", "live_tv")


@dataclass(frozen=True, slots=True)
class Image:
    """The lead image of an article; what the page does not say of it is None."""

    url: str | None
    caption: str | None = None
    credit: str | None = None


def read_image(elements: Elements, structured: Structured, headline: str | None) -> Image:
    """Return the lead image, with the caption and the credit that stand under it, else those in JSON-LD."""
    stated = structured.article.get("image")
    one = stated[0] if isinstance(stated, list) and stated else stated
    item = one if isinstance(one, dict) else {}
    link = item.get("url") or item.get("contentUrl") if item else one
    links = (structured.meta("og:image", "og:image:url", "twitter:image"), link if isinstance(link, str) else None)
    url = next((url for link in links if (url := web_url(link, elements.page.url))), None)
    if url is None:
        return Image(None)
    box = _caption_of(elements, url)
    caption, credit = _under(box) if box is not None else (None, None)
    return Image(
        url,
        caption or _said(first_string(item.get("caption")), headline, LONGEST_CAPTION),
        credit or _said(next(_credits(item), None), headline, LONGEST_CREDIT),
    )


def _credits(item: dict[str, object]) -> Iterator[str]:
    return (credit for key in OBJECT_CREDITS if (credit := first_string(item.get(key))))


def _said(text: str | None, headline: str | None, limit: int) -> str | None:
    return text if text and len(text) <= limit and fold(text) != fold(headline or "") else None


def _caption_of(elements: Elements, url: str) -> Element | None:
    """Return the element with the caption of a picture: it stands in the box that holds the picture."""
    name = _name(url)
    for img in elements.tagged("img") if len(name) >= SHORTEST_NAME else ():
        if any(name in value for key, value in img.items() if "src" in key):
            for box in islice(img.iterancestors(*BOXES), MOST_LEVELS):
                if len(list(box.iter("img"))) > 1:
                    break
                if (caption := _caption_in(box)) is not None:
                    return caption
    return None


def _name(url: str) -> str:
    """Return the name of a picture's file, without the size that a copy of it is made in."""
    return SIZE.sub("", urlsplit(url).path.rpartition("/")[2].rpartition(".")[0])


def _caption_in(box: Element) -> Element | None:
    captions = (
        one for one in box.iter("figcaption", "p", "div", "span") if one.tag == "figcaption" or _is_caption(one)
    )
    return next((caption for caption in captions if text_of(caption)), None)


def _is_caption(element: Element) -> bool:
    return not CAPTION_WORDS.isdisjoint(words_in(element.get("class") or ""))


def _under(box: Element) -> tuple[str | None, str | None]:
    """Part what stands under a picture in caption and credit."""
    text = text_of(box)
    marked = next((text_of(one) for one in box.iterdescendants("*") if _is_credit(one)), "") or _set_apart(box)
    if marked:
        caption, credit = text.replace(marked, " "), marked
    else:
        found = _credit_mark().search(text)
        caption, credit = (text[: found.start()], text[found.start() :]) if found else (text, "")
    words = _trimmed(squeeze(caption))
    name = _trimmed(_credit_mark().sub("", credit.strip(EDGES)))
    is_caption = words and kind_said(NO_CAPTION, words) is None and len(words) <= LONGEST_CAPTION
    is_name = name and not kind("credit").says(name) and len(name) <= LONGEST_CREDIT
    return (words if is_caption else None), (name if is_name else None)


def _trimmed(text: str) -> str:
    """Take marks off the ends of a text, and brackets whose other half is not there."""
    bare = text.strip(EDGES)
    for opening, closing in ("()", "[]"):
        if bare.count(opening) != bare.count(closing):
            bare = bare.strip(opening + closing)
    return bare.strip(EDGES)


def _set_apart(box: Element) -> str:
    """Return the last words, where they are an element of their own that no space sets off: a style does."""
    last = next(box.iterchildren("*", reversed=True), None)
    if last is None or squeeze(last.tail or ""):
        return ""
    words = text_of(last)
    before = "".join(box.itertext()).rstrip().removesuffix(words)
    return words if before.strip() and not before[-1].isspace() and len(words) <= LONGEST_CREDIT else ""


def _is_credit(element: Element) -> bool:
    return not CREDIT_WORDS.isdisjoint(words_in(element.get("class") or "")) or (
        element.get("itemprop") in CREDIT_PROPERTIES
    )


@cache
def _credit_mark() -> re.Pattern[str]:
    """Return what sets off a credit: "Photo: ", "(फोटो साभार: ", "©"."""
    labels = "|".join(sorted(map(re.escape, kind("credit").phrases), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s(\[|/]))(?:(?:{labels})\s*[:：/]|©|\(c\))\s*", re.IGNORECASE)
