"""Passes that go by markup: elements that are never text, and names that publishers give to furniture."""

import re

from bs4 import BeautifulSoup, Tag

from scraper.boilerplate.fragment import (
    HEADINGS,
    LABEL_LONGEST,
    SENTENCE_END,
    Dropped,
    Known,
    is_longer,
    is_most_of,
    is_mostly_links,
    letters,
    strings,
    text_of,
)
from scraper.class_names import kind_of_any
from scraper.phrases import kind_said
from scraper.reading import holds

OVER_LINKS = ("topics_label", "related_heading", "most_read", "share", "follow")
LONGEST_TEASER = 240
LONGEST_CAPTION = 200
LONGEST_FORM_BOX = 300
PICTURE_BOX = 4
OVERLAY = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)
UNREAD = ("script", "style", "noscript", "template", "link", "meta", "base", "object", "applet", "canvas", "svg")
FURNITURE = ("nav", "aside", "footer", "form", "button", "select", "input", "textarea", "dialog", "label")
FURNITURE_ROLES = frozenset({"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "toolbar"})
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
POSTS = re.compile(
    r"twitter-tweet|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed", re.IGNORECASE
)


def turn_posts_into_links(body: Tag, _known: Known) -> Dropped:
    """Keep an embedded post as the link to it: its words are another site's."""
    for element in body.find_all(["blockquote", "div"], class_=POSTS):
        links = [str(link["href"]) for link in element.find_all("a", href=True)]
        target = str(element.get("cite") or element.get("data-href") or (links[-1] if links else ""))
        frame = BeautifulSoup("", "lxml").new_tag("iframe", src=target)
        element.insert_before(frame)
        yield element, "embedded post, kept as a link"


def drop_unread(body: Tag, _known: Known) -> Dropped:
    """Drop what a browser never shows as text: scripts, styles, hidden elements."""
    for element in body.find_all(True):
        if element.name in UNREAD:
            yield element, f"<{element.name}>"
        elif element.has_attr("hidden") or HIDDEN_STYLE.search(str(element.get("style") or "")):
            yield element, "hidden"
        elif element.name == "div" and OVERLAY.search(str(element.get("style") or "")):
            yield element, "laid over the page"


def turn_pictures_into_figures(body: Tag, _known: Known) -> Dropped:
    """Make a figure of a picture that stands in one box with a few words: they are its caption."""
    for image in body.find_all("img"):
        box = _picture_box(body, image)
        if box is None:
            continue
        figure = BeautifulSoup("", "lxml").new_tag("figure")
        caption = BeautifulSoup("", "lxml").new_tag("figcaption")
        caption.string = text_of(box)
        box.insert_before(figure)
        figure.extend([image.extract(), caption])
        yield box, "words under a picture, kept as its caption"


def _picture_box(body: Tag, image: Tag) -> Tag | None:
    """Return the largest small box around a picture that holds some words and no other picture."""
    box: Tag | None = None
    for parent in list(image.parents)[:PICTURE_BOX]:
        if parent is body or parent.name in {"figure", "li", "a"} or is_longer(parent, LONGEST_CAPTION):
            break
        if len(parent.find_all("img", limit=2)) > 1 or holds(parent, HEADINGS):
            break
        box = parent if text_of(parent) else box
    return box


def drop_form_boxes(body: Tag, _known: Known) -> Dropped:
    """Drop a form together with the few words that ask to fill it in."""
    whole = letters(body)
    for form in body.find_all(["form", "input"]):
        box = form
        for parent in form.parents:
            if parent is body or is_longer(parent, LONGEST_FORM_BOX):
                break
            box = parent
        if not is_most_of(whole, box):
            yield box, "form and the words around it"


def drop_page_furniture(body: Tag, _known: Known) -> Dropped:
    """Drop what HTML itself says is not the text: navigation, asides, forms."""
    whole = letters(body)
    for element in body.find_all(True):
        if element.name == "label" and element.find_parent("p"):
            continue
        is_furniture = element.name in FURNITURE or str(element.get("role") or "") in FURNITURE_ROLES
        if is_furniture and not is_most_of(whole, element):
            yield element, f"<{element.name}>"


def drop_named_furniture(body: Tag, _known: Known) -> Dropped:
    """Drop what the publisher's class names call an advertisement, a share bar, related articles."""
    whole = letters(body)
    for element in body.find_all(True):
        names = [*strings(element.get("class")), *strings(element.get("id"))]
        found = kind_of_any(names) if names else None
        if found and not is_most_of(whole, element) and not _is_long_paragraph(element):
            yield element, f"class of kind {found}"


def _is_long_paragraph(element: Tag) -> bool:
    """Tell a full paragraph of text, which one word of its class does not make furniture."""
    text = text_of(element) if element.name == "p" else ""
    return len(text) > LABEL_LONGEST and bool(SENTENCE_END.search(text)) and not is_mostly_links(element)


def drop_teasers(body: Tag, _known: Known) -> Dropped:
    """Drop boxes of teasers for other articles: several headings that are links, with few words under each."""
    whole = letters(body)
    for element in body.find_all(["div", "section", "ul", "ol"]):
        headings = [one for one in element.find_all(["h2", "h3", "h4", "h5"]) if one.find("a") or one.find_parent("a")]
        few_words = not is_longer(element, LONGEST_TEASER * len(headings))
        if len(headings) > 1 and few_words and not is_most_of(whole, element):
            yield element, "teasers of other articles"


def drop_link_lists(body: Tag, _known: Known) -> Dropped:
    """Drop lists and boxes that are nearly all links, but for a label over them: they lead away from the article."""
    whole = letters(body)
    for element in body.find_all(["ul", "ol", "div", "section", "table", "p"]):
        links = element.find_all("a")
        if len(links) < 2 or is_most_of(whole, element):  # noqa: PLR2004 - one link is no list
            continue
        label = text_of(element)
        for link in links:
            label = label.replace(text_of(link), "", 1)
        if is_mostly_links(element) or kind_said(OVER_LINKS, label):
            yield element, "nothing but links"
