"""What stands in an article and is another site's (posts, players, charts), read as embeds."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from scraper.body.blocks import Blocks, Embed, Inline, Inlines, Link, Paragraph, Quotation, plain
from scraper.body.embed_sites import embed_sites, known_page, shown_page
from scraper.body.tidying import tidy
from scraper.page import squeeze

SOURCES = ("src", "data-src", "data-lazy-src", "data-cmp-src", "data-iframely-url")
POST_BOXES = frozenset({"blockquote", "div", "section", "figure", "a"})
LONGEST_POST = 5000
"""Letters above which a box is an article whose theme uses the name of a post."""
SIGNED = re.compile(r"^[\s—–-]*[—–-]\s*")
# "— Asha Rao (@asharao) 5 June 2025", the last line of a post
HANDLE = re.compile(r"@[\w.]*\w(?:@[\w.]*\w)?")
# @asha.rao, @asha@mastodon.example
PICTURE_LINK = re.compile(r"^https?://(?:t\.co|pic\.twitter\.com)/|^\[image or embed\]")
EMBED_OF = re.compile(r"^\w+ embed:\s*", re.IGNORECASE)
# what a site puts in front of a title: "Spotify Embed: The bridge"
GENERIC = frozenset(
    "a an audio by chart content embed embedded external file frame from graphic iframe interactive media on "
    "player post social the third party tweet video widget".split()
)
"""Words that tools title every frame with: "YouTube video player"."""


def is_post(element: Tag) -> bool:
    """Tell an embedded post by the class that its site's script looks for."""
    is_named = element.name in POST_BOXES and not embed_sites().posts.isdisjoint(element.get("class") or ())
    return is_named and len(element.get_text()) <= LONGEST_POST


def read_frame(element: Tag, base: str | None, lines: Blocks) -> Embed | None:
    """Read a frame, a player or an AMP element; `lines` is what stands in it for want of the thing."""
    attribute, form = embed_sites().elements[element.name]
    named = [attribute] if attribute != "src" else SOURCES
    values = [str(element.get(name) or "").strip() for name in named]
    values += [str(source.get("src") or "") for source in element.find_all("source")]
    pages = (shown_page(form.format(value), base) for value in values if value and not value.startswith("about:"))
    page = next(filter(None, pages), None)
    if page is None:
        return None
    title = EMBED_OF.sub("", squeeze(str(element.get("title") or element.get("aria-label") or "")))
    words = lines if element.name.startswith("amp-") else ()  # elsewhere they ask for another browser
    return replace(_post(element, page, words), title=None if _is_generic(title, page[1]) else title)


def read_post(element: Tag, base: str | None, lines: Blocks) -> Embed | None:
    """Read a post; `lines` are its paragraphs. None where nothing in it leads to the post."""
    stated = [str(element.get(name)) for name in embed_sites().addresses if element.get(name)]
    linked = [str(link["href"]) for link in reversed(element.find_all("a", href=True))]
    addresses = (*stated, *linked)
    known = (known_page(address) for address in addresses)
    shown = (shown_page(address, base) for address in addresses)
    page = next((found for found in (*known, *shown) if found), None)
    return _post(element, page, lines) if page else None


def _post(element: Tag, page: tuple[str, str], lines: Blocks) -> Embed:
    """Tell the words of a post from its last line, which says who posted it and when, and from its buttons."""
    texts = list(_texts(lines))
    author = date = None
    stamp = element.find("time")
    if texts and isinstance(stamp, Tag) and (said := squeeze(stamp.get_text())) and said in plain(texts[-1]):
        author, date = _handle(plain(texts.pop())), said or None
    elif texts and _is_signature(texts[-1]):
        author, date = _signature(texts.pop())
    links = element.find_all("a")
    pieces = [squeeze(piece) for link in links for piece in link.stripped_strings]
    buttons = {*pieces, *(squeeze(link.get_text()) for link in links)}
    others = [inlines for inlines in texts if plain(inlines) not in buttons]
    words = [kept for inlines in others if (kept := tidy(tuple(_without_pictures(inlines))))]
    return Embed(*page, author=author or _handle(" ".join(pieces)), date=date, words=tuple(map(Paragraph, words)))


def _handle(text: str) -> str | None:
    found = HANDLE.search(text)
    return found[0] if found else None


def _texts(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield inlines
            case Quotation(inner):
                yield from _texts(inner)


def _is_signature(inlines: Inlines) -> bool:
    last = inlines[-1]
    is_dated = isinstance(last, Link) and any(char.isdigit() for char in plain(last.inlines)) and len(inlines) > 1
    return SIGNED.match(plain(inlines)) is not None or (is_dated and _names_author(inlines))


def _names_author(inlines: Inlines) -> bool:
    """Tell "Posted by Asha Rao on 5 June 2025", whose name and date are links, from a sentence with a link."""
    return sum(isinstance(inline, Link) for inline in inlines) == 2  # noqa: PLR2004 - the name and the date


def _signature(inlines: Inlines) -> tuple[str | None, str | None]:
    """Part the last line of a post into its author and its date, which is the last link."""
    last = inlines[-1]
    before = inlines[:-1] if isinstance(last, Link) else inlines
    text = plain(before)
    named = next((inline for inline in before if isinstance(inline, Link)), None)
    author = SIGNED.sub("", text) if SIGNED.match(text) or named is None else plain(named.inlines)
    return author.strip() or None, plain(last.inlines) if isinstance(last, Link) else None


def _without_pictures(inlines: Inlines) -> Iterator[Inline]:
    """Leave out the links that stand for the pictures of a post."""
    for inline in inlines:
        match inline:
            case Link(url, children) if PICTURE_LINK.match(url) or PICTURE_LINK.match(plain(children)):
                pass
            case _:
                yield inline


def _is_generic(title: str, site: str) -> bool:
    words = set(re.findall(r"\w+", title.lower()))
    return words <= GENERIC | set(re.findall(r"\w+", site.lower())) | {"twitter"}
