"""Article bodies made safe: pictures become links, headings fall under the title, and nothing runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html
import nh3
from lxml import etree

from .body_text import body_text

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
CONTROL_CHARACTERS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
# Pelican's own links between content files: {filename}../2019/12.md
INTERNAL_LINK = re.compile(r"^\{(filename|static|attach)\}(.*)$", re.DOTALL)

TEXT_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
BLOCK_TAGS = {
    "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr",
    "li", "ol", "p", "pre", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
DROPPED_WITH_CONTENT = {
    "script", "style", "svg", "math", "iframe", "object", "embed", "noscript", "template", "textarea", "select",
    "title", "audio", "video", "canvas",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"class", "href", "rel"},
    "div": {"class", "tabindex"},
    "img": {"alt", "loading", "src"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
# Attributes that only this module and the footnotes write, each with the values it may have.
OWN_VALUES = {
    ("a", "class"): {"picture", "embed", "footnote-ref", "footnote-backref"},
    ("a", "rel"): {"noopener noreferrer"},
    ("div", "class"): {"table-frame", "footnote"},
    ("div", "tabindex"): {"0"},
    ("img", "loading"): {"lazy"},
    ("p", "class"): {"attribution"},
}
# fn:1 is a footnote; fnref:1, fnref2:1 are its first and second mark
FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?:\d+")
ATTRIBUTION = re.compile(r"\s*—\s*")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link of a body as its file gives it, to another site or by `{filename}` to another file, and its words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is safe to put on a page, with its text for excerpts and counts."""

    html: str
    text: str
    opening: str  # the first paragraph
    links: tuple[BodyLink, ...]


def safe_body(html: str, *, picture: str) -> Body:
    """Make the rendered HTML of a content file safe; `picture` names a picture that has no words of its own."""
    tree = lxml.html.fragment_fromstring(html.translate(CONTROL_CHARACTERS), create_parent="div")
    etree.strip_elements(tree, *DROPPED_WITH_CONTENT, etree.Comment, with_tail=False)
    replace_pictures(tree, picture)
    lower_headings(tree)
    frame_tables(tree)
    mark_outside_links(tree)
    mark_embeds(tree)
    return Body(clean(inner_html(tree)), *body_text(tree), tuple(links_of(tree)))


def clean(html: str) -> str:
    """Keep only the allowed elements, attributes and addresses. This stands last: what is written has passed it."""
    return nh3.clean(
        html,
        tags=TEXT_TAGS | BLOCK_TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=allowed_value,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    )


def allowed_value(tag: str, attribute: str, value: str) -> str | None:
    """Tell nh3 which value an attribute keeps."""
    if (tag, attribute) in OWN_VALUES:
        return value if value in OWN_VALUES[tag, attribute] else None
    if attribute == "id":
        return value if FOOTNOTE_ID.fullmatch(value) else None
    if attribute == "href":
        return value if is_safe_link(value) else None
    if attribute == "src":
        return value if is_own_picture(value) else None
    return value


def is_safe_link(address: str) -> bool:
    """Tell whether a link may be followed.

    Pelican replaces `{word}` at the start of an address and keeps the scheme behind it, so that
    `{x}javascript:…` would come out as a script: what follows `{filename}` must be a path and no more.
    """
    internal = INTERNAL_LINK.match(address)
    try:
        parts = urlsplit(internal[2] if internal else address)
    except ValueError:  # http://[broken
        return False
    if internal:
        return not parts.scheme and not parts.netloc and is_inside(internal[1], parts.path)
    return not address.startswith("{") and (not parts.scheme or parts.scheme in LINK_SCHEMES)


def is_own_picture(address: str) -> bool:
    """Tell whether a picture is one of the archive's own files."""
    internal = INTERNAL_LINK.match(address)
    return internal is not None and internal[1] in {"static", "attach"} and is_safe_link(address)


def is_inside(kind: str, path: str) -> bool:
    """Tell whether a path to a file that will be copied stays in the content folder."""
    return kind == "filename" or (not path.startswith("//") and ".." not in path.split("/"))


def is_outside_link(address: str) -> bool:
    """Tell whether a link leads to another site."""
    return is_safe_link(address) and urlsplit(address).scheme in {"http", "https"}


def replace_pictures(tree: lxml.html.HtmlElement, picture: str) -> None:
    """Turn each remote picture into a link to it; a reader's browser asks no other site for anything."""
    for img in list(tree.iter("img")):
        source = img.get("src", "").strip()
        if is_own_picture(source):
            img.set("loading", "lazy")
            img.set("alt", img.get("alt", ""))
            continue
        words = img.get("title") or img.get("alt") or picture
        linked = next(img.iterancestors("a"), None) is not None  # a link holds no other link
        address = absolute(source)
        replacement = etree.Element("span" if linked or not is_outside_link(address) else "a")
        if replacement.tag == "a":
            replacement.set("class", "picture")
            replacement.set("href", address)
        replacement.text, replacement.tail = words, img.tail
        img.getparent().replace(img, replacement)


def lower_headings(tree: lxml.html.HtmlElement) -> None:
    """Let headings begin at `h2`, for `h1` is the article's title, and skip no level on the way down."""
    previous = 1
    for heading in tree.iter(*HEADINGS):
        level = max(2, min(int(heading.tag[1]), previous + 1))
        heading.tag = f"h{level}"
        previous = level


def frame_tables(tree: lxml.html.HtmlElement) -> None:
    """Put each table in a frame that scrolls, which the keyboard can reach."""
    for table in list(tree.iter("table")):
        frame = etree.Element("div", {"class": "table-frame", "tabindex": "0"})
        frame.tail, table.tail = table.tail, None
        table.getparent().replace(table, frame)
        frame.append(table)


def mark_outside_links(tree: lxml.html.HtmlElement) -> None:
    """Tell outside sites nothing about the archive's readers; a link that leads nowhere safe is only its words."""
    for link in list(tree.iter("a")):
        address = absolute(link.get("href", "").strip())
        if not address or not is_safe_link(address):
            link.drop_tag()
            continue
        link.set("href", address)
        link.attrib.pop("rel", None)
        if is_outside_link(address):
            link.set("rel", "noopener noreferrer")


def links_of(tree: lxml.html.HtmlElement) -> Iterator[BodyLink]:
    """Yield what a body links to: pages of other sites, but no pictures, and files of the archive."""
    for link in tree.iter("a"):
        address = link.get("href")
        is_picture = link.get("class") == "picture" or link.find("img") is not None
        if not is_picture and (is_outside_link(address) or address.startswith("{filename}")):
            yield BodyLink(address, link.text_content())


def mark_embeds(tree: lxml.html.HtmlElement) -> None:
    """Tell a link that is a paragraph of its own (a video, a post) and the line that says whose a quotation is."""
    for paragraph in tree.iter("p"):
        link = paragraph[0] if len(paragraph) == 1 and paragraph[0].tag == "a" else None
        if link is None or (link.tail or "").strip() or link.get("class") or not is_outside_link(link.get("href", "")):
            continue
        if link.find("img") is not None:
            continue
        before = paragraph.text or ""
        if not before.strip():
            link.set("class", "embed")
        elif ATTRIBUTION.fullmatch(before):
            paragraph.set("class", "attribution")


def absolute(address: str) -> str:
    """Give an address without a scheme (`//cdn.example/x.jpg`) one, for a page may be opened from a folder."""
    return f"https:{address}" if address.startswith("//") else address


def inner_html(tree: lxml.html.HtmlElement) -> str:
    """Write what stands within the tree's root."""
    html = etree.tostring(tree, encoding="unicode", method="html")
    return str(html).removeprefix("<div>").removesuffix("</div>")
