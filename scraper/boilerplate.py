"""Boilerplate: the passes that take out of a located body whatever is not the article.

A pass reads the body and yields what it would drop, each piece with the reason; the piece is then taken out
and recorded. The order matters: a pass may rely on what those before it have dropped.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bs4 import BeautifulSoup, Comment, Tag

from scraper.class_names import kind_of_any
from scraper.explain import Removal, removal
from scraper.page import squeeze
from scraper.phrases import fold, kind

Dropped: TypeAlias = Iterator[tuple[Tag, str]]


@dataclass(frozen=True, slots=True)
class Known:
    """What the page says of itself elsewhere, so that a body that repeats it can be cleaned of it."""

    headline: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None


UNREAD = ("script", "style", "noscript", "template", "link", "meta", "base", "object", "applet", "canvas", "svg")
FURNITURE = ("nav", "aside", "footer", "form", "button", "select", "input", "textarea", "dialog", "label")
FURNITURE_ROLES = frozenset({"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "toolbar"})
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
POSTS = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed", re.IGNORECASE)
LEAVES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "span", "td", "strong", "b", "em", "a", "section", "figure", "center")
BLOCKS = ("p", "div", "section", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "article", "pre")
LABEL_LONGEST = 120
MOST_OF_BODY = 0.5
MOSTLY_LINKS = 0.75
LABELS = ("advertisement", "share", "text_size", "print", "back_to_top", "loading", "live_tv", "reading_time")
OVER_LISTS = ("related_heading", "most_read", "featured_video", "topics_label", "comments", "newsletter", "download_app")
OPENINGS = ("follow", "newsletter", "download_app", "agency_note", "copyright", "cookie", "paywall")
ENDINGS = re.compile(r"\s*[:：|\-–—>»›।.…(\[]")


def drop_boilerplate(body: Tag, known: Known) -> tuple[Removal, ...]:
    """Take all boilerplate out of a body, in place, and return what was dropped."""
    _drop_comments(body)
    removals: list[Removal] = []
    for one_pass in PASSES:
        for element, reason in list(one_pass(body, known)):
            if element.decomposed or element is body:
                continue
            removals.append(removal(one_pass.__name__, reason, text_of(element)))
            element.decompose()
    return tuple(removals)


def text_of(element: Tag) -> str:
    """Return an element's text, squeezed."""
    return squeeze(element.get_text(" "))


def _drop_comments(body: Tag) -> None:
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()


def drop_unread(body: Tag, _known: Known) -> Dropped:
    """Drop what a browser never shows as text: scripts, styles, hidden elements."""
    for element in body.find_all(True):
        if element.name in UNREAD:
            yield element, f"<{element.name}>"
        elif element.has_attr("hidden") or HIDDEN_STYLE.search(str(element.get("style") or "")):
            yield element, "hidden"


def turn_posts_into_links(body: Tag, _known: Known) -> Dropped:
    """Keep an embedded post as the link to it: its words are another site's."""
    for element in body.find_all(["blockquote", "div"], class_=POSTS):
        links = [str(link["href"]) for link in element.find_all("a", href=True)]
        target = str(element.get("cite") or element.get("data-href") or (links[-1] if links else ""))
        frame = BeautifulSoup("", "lxml").new_tag("iframe", src=target)
        element.insert_before(frame)
        yield element, "embedded post, kept as a link"


def drop_page_furniture(body: Tag, _known: Known) -> Dropped:
    """Drop what HTML itself says is not the text: navigation, asides, forms."""
    for element in body.find_all(True):
        if element.name in FURNITURE or str(element.get("role") or "") in FURNITURE_ROLES:
            if element.name != "label" or not _is_most_of(body, element):
                yield element, f"<{element.name}>"


def drop_named_furniture(body: Tag, _known: Known) -> Dropped:
    """Drop what the publisher's class names call an advertisement, a share bar, related articles…"""
    for element in body.find_all(True):
        names = [*_strings(element.get("class")), *_strings(element.get("id"))]
        if names and (found := kind_of_any(names)) and not _is_most_of(body, element):
            yield element, f"class of kind {found}"


def drop_repeated_head(body: Tag, known: Known) -> Dropped:
    """Drop the headline, and a standfirst in a heading or before the first paragraph, that stand over the body."""
    heads = {fold(text) for text in (known.headline, known.summary) if text}
    for element in body.find_all(["h1", "h2", "h3", "h4", "p", "div"]):
        text = fold(text_of(element)) if not element.find(BLOCKS) else ""
        if text in heads and (element.name != "p" or text == fold(known.headline or "")):
            yield element, "repeats the headline or standfirst"
        elif element.name == "h1":
            yield element, "headline"
        elif element.name == "p" and len(text) > LABEL_LONGEST:
            return


def drop_labels(body: Tag, _known: Known) -> Dropped:
    """Drop blocks that say nothing but "Advertisement", "Share", "Read Time: 3 mins"…"""
    for element in body.find_all(LEAVES):
        text = text_of(element)
        if not text or len(text) > LABEL_LONGEST or not _stands_alone(element):
            continue
        for name in LABELS:
            if kind(name).says(text) and (kind(name).match != "opens" or len(text) < LABEL_LONGEST / 2):
                yield element, f"says it is {name}"
                break


def drop_labelled_lists(body: Tag, _known: Known) -> Dropped:
    """Drop a label such as "Related articles" or "Featured Video" together with what it stands over."""
    for element in body.find_all(LEAVES):
        text = text_of(element)
        if not text or len(text) > LABEL_LONGEST or not _stands_alone(element):
            continue
        name = next((name for name in OVER_LISTS if kind(name).match == "exact" and kind(name).says(text)), None)
        if name:
            yield from ((one, f"under the label of {name}") for one in _under(element))
            yield element, f"label of {name}"


def drop_also_read(body: Tag, _known: Known) -> Dropped:
    """Drop lines that lead away: "Also read: …", also where the link stands alone in its paragraph."""
    phrases = kind("also_read")
    for element in body.find_all(["p", "li", "h2", "h3", "h4", "h5", "h6", "div", "strong", "blockquote", "span"]):
        text = text_of(element)
        if len(text) > 3 * LABEL_LONGEST or element.find(BLOCKS) or not _stands_alone(element):
            continue
        found = phrases.pattern.match(fold(text))
        if found and (_is_mostly_links(element) or ENDINGS.match(fold(text)[found.end() :]) or found.end() == len(fold(text))):
            yield element, "leads to another article"
            if found.end() == len(fold(text)):
                yield from ((one, "link under the label of also_read") for one in _under(element))


def drop_openings(body: Tag, _known: Known) -> Dropped:
    """Drop paragraphs that open like an appeal or a note: "Follow us on…", "(With inputs from agencies)"."""
    for element in body.find_all(["p", "li", "h2", "h3", "h4", "h5", "h6", "div", "em", "strong", "span"]):
        text = text_of(element)
        if not text or len(text) > 3 * LABEL_LONGEST or element.find(BLOCKS) or not _stands_alone(element):
            continue
        name = next((name for name in OPENINGS if kind(name).says(text)), None)
        if name:
            yield element, f"opens like {name}"


def drop_bylines(body: Tag, known: Known) -> Dropped:
    """Drop a line that only names the authors, or gives the date, at the body's ends."""
    authors = {fold(author) for author in known.authors}
    for element in body.find_all(["p", "div", "span", "h4", "h5", "h6", "em", "strong", "li", "address", "time"]):
        text = text_of(element)
        if not text or len(text) > LABEL_LONGEST or element.find(BLOCKS) or not _stands_alone(element):
            continue
        if fold(text) in authors or element.name == "address":
            yield element, "names the author"
        elif kind("byline").says(text) and any(author in fold(text) for author in authors):
            yield element, "byline"
        elif kind("published").says(text) and any(map(str.isdigit, text)):
            yield element, "date line"


def drop_captions(body: Tag, _known: Known) -> Dropped:
    """Drop captions and credits that stand outside a figure."""
    for element in body.find_all(["p", "div", "span", "em", "small", "figcaption"]):
        text = text_of(element)
        if not text or len(text) > LABEL_LONGEST or element.find_parent("figure") or element.find(BLOCKS):
            continue
        if element.name == "figcaption" or (_stands_alone(element) and kind("caption").says(text)):
            yield element, "caption or credit"


def drop_lead_figures(body: Tag, _known: Known) -> Dropped:
    """Drop the figures before the first paragraph: the lead image is kept as a field."""
    for element in body.find_all(["p", "figure", "img"]):
        if element.name == "p" and len(text_of(element)) > LABEL_LONGEST / 2:
            return
        if element.name == "figure" or (element.name == "img" and not element.find_parent("figure")):
            yield element, "lead image"


def drop_link_lists(body: Tag, _known: Known) -> Dropped:
    """Drop lists and boxes that are nearly all links: they lead away from the article."""
    for element in body.find_all(["ul", "ol", "div", "section", "table"]):
        links = element.find_all("a")
        if len(links) > 1 and _is_mostly_links(element) and not _is_most_of(body, element):
            yield element, "nothing but links"


def drop_trailing_links(body: Tag, _known: Known) -> Dropped:
    """Drop the paragraphs at the end that are one link each, and headings that nothing follows."""
    for element in reversed(body.find_all(["p", "h2", "h3", "h4", "h5", "h6", "li"])):
        text = text_of(element)
        if not text:
            continue
        if element.name.startswith("h"):
            yield element, "heading that nothing follows"
        elif element.name == "p" and element.find("a") and _is_mostly_links(element):
            yield element, "link at the end"
        else:
            return


PASSES: tuple[Callable[[Tag, Known], Dropped], ...] = (
    turn_posts_into_links,
    drop_unread,
    drop_page_furniture,
    drop_named_furniture,
    drop_repeated_head,
    drop_labels,
    drop_labelled_lists,
    drop_also_read,
    drop_openings,
    drop_bylines,
    drop_captions,
    drop_lead_figures,
    drop_link_lists,
    drop_trailing_links,
)


def _strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []


def _is_most_of(body: Tag, element: Tag) -> bool:
    """Guard against a name that is given to the whole: what holds half the text is the article."""
    return len(element.get_text()) > MOST_OF_BODY * len(body.get_text())


def _is_mostly_links(element: Tag) -> bool:
    text = len(text_of(element))
    return sum(len(text_of(link)) for link in element.find_all("a")) >= MOSTLY_LINKS * text


def _stands_alone(element: Tag) -> bool:
    """Tell whether an inline element is all that its block says; a block always is."""
    if element.name not in {"span", "strong", "b", "em", "a", "small"}:
        return True
    parent = element.parent
    return parent is not None and text_of(parent) == text_of(element)


def _under(label: Tag) -> Iterator[Tag]:
    """Yield what a label stands over: the siblings that are links, lists of links or short titles."""
    top = label
    while top.parent is not None and top.parent.name not in {"body", "article", "main"} and text_of(top.parent) == text_of(top):
        top = top.parent
    for sibling in top.find_next_siblings():
        text = text_of(sibling)
        if text and not (_is_mostly_links(sibling) or sibling.name in {"ul", "ol", "figure", "a"}):
            return
        yield sibling
