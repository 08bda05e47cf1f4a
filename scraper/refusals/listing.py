"""Whether a page is a list of articles: a section, a topic, an archive, the results of a search, a front page.

On such a page what looks like text are teasers: short texts, each in the card of a linked headline. So the text that
was taken for the article is looked up in the cards; an article among many teasers has its text outside of them.
"""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from scraper.body.blocks import Blocks, Emphasis, Inline, Inlines, Link, Paragraph, Strong, paragraphs, plain
from scraper.metadata.structured import Structured, is_article, strings
from scraper.page import Element, Page, short_text_of, text_of
from web.urls import registered_domain, web_url

LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})
FRONT = re.compile(r"/?(?:index\.\w+)?")
HEADED = "//h2//a|//h3//a|//h4//a|//h5//a|//a[.//h2 or .//h3 or .//h4 or .//h5]"
LISTED = "//article//a|//li//a"
SHORTEST_HEADLINE = 15
"""Letters of a link in a list that reads like a headline; the names of sections are shorter."""
FEWEST_TEASERS = 5
MOST_HEADLINES = 400
MOST_TEXTS = 400
LONGEST_CARD = 700
LONGEST_LABEL = 25
"""Letters of a time, a section or a name beside a headline."""
FEWEST_CARDS = 4
MOSTLY = 0.5
NEARLY_ALL = 0.8
SHORTEST_TEXT = 20
SHORTEST_PARAGRAPH = 80
SHORTEST_LONG = 300
"""Letters of a paragraph that is longer than a teaser."""
RUNNING_TEXT = 3
"""Paragraphs outside of cards that an article among teasers has at least."""


@dataclass(frozen=True, slots=True)
class Card:
    """A headline and what stands under it."""

    headline: str
    under: str


def is_listing(page: Page, blocks: Blocks, structured: Structured) -> bool:
    """Tell a list of articles."""
    if len(_articles(structured)) == 1 or structured.meta("article:published_time"):
        return False
    if sum(len(text) >= SHORTEST_LONG for text in paragraphs(blocks)) >= RUNNING_TEXT:
        return False
    headlines = _headlines(page)
    if len(headlines) < FEWEST_TEASERS:
        return False
    cards = _cards(headlines)
    parts = (part for text in paragraphs(blocks) for part in text.split(" | "))  # the cells of a table's row
    long = [part for part in parts if len(part) >= SHORTEST_TEXT][:MOST_TEXTS]
    texts = {text: _place(text, cards) for text in long}
    running = [text for text, place in texts.items() if place is None and len(text) >= SHORTEST_PARAGRAPH]
    if len(running) >= RUNNING_TEXT:
        return False
    in_cards = sum(len(text) for text, place in texts.items() if place is not None)
    spread = {place for place in texts.values() if place is not None}
    share = MOSTLY if len(spread) >= FEWEST_CARDS else NEARLY_ALL
    is_of_cards = len(spread) > 1 and in_cards > share * sum(map(len, texts))
    return is_of_cards or _is_linked(blocks) or _says_list(page, structured)


def has_headlines(page: Page) -> bool:
    """Tell a page with linked headlines enough for a list."""
    return len(_headlines(page)) >= FEWEST_TEASERS


def _place(text: str, cards: list[Card]) -> int | None:
    """Return the card that a text stands in: as its headline, or under it. A text that opens with it stands in none."""
    for place, card in enumerate(cards):
        if text in card.under or (card.headline in text and len(text) <= len(card.headline) + LONGEST_LABEL):
            return place
    return None


def _articles(structured: Structured) -> list[dict[str, object]]:
    return [item for item in structured.objects if is_article(item) and item.get("datePublished")]


def _says_list(page: Page, structured: Structured) -> bool:
    """Tell a page that states to be a list, or that is a site's front page."""
    if page.url and FRONT.fullmatch(urlsplit(page.url).path) and not urlsplit(page.url).query:
        return True
    return any(name in LIST_TYPES for item in structured.objects for name in strings(item.get("@type")))


def _headlines(page: Page) -> list[Element]:
    """Return the links of a page that read like headlines."""
    headed = [link for link in page.root.xpath(HEADED) if text_of(_within(link))]
    listed = [link for link in page.root.xpath(LISTED) if len(text_of(_within(link))) >= SHORTEST_HEADLINE]
    links = list(dict.fromkeys(headed + listed))[:MOST_HEADLINES]
    return [link for link in links if _is_within_site(link.get("href"), page.url)]


def _is_within_site(link: str | None, page: str | None) -> bool:
    """Tell a link to a page of the same site; a list of books or of shops links to others."""
    url = web_url(link, page)
    return url is None or page is None or registered_domain(url) == registered_domain(page)


def _is_linked(blocks: Blocks) -> bool:
    """Tell whether most of the text is links."""
    inlines = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    return sum(map(_linked, inlines)) > MOSTLY * sum(map(len, paragraphs(blocks)))


def _linked(inlines: Inlines) -> int:
    return sum(_linked_in(inline) for inline in inlines)


def _linked_in(inline: Inline) -> int:
    match inline:
        case Link(_, children):
            return len(plain(children))
        case Emphasis(children) | Strong(children):
            return _linked(children)
    return 0


def _cards(links: list[Element]) -> list[Card]:
    """Return the card of each headline: of the largest element around it that holds no other."""
    headed = {_heading(link): link for link in links}
    held: Counter[Element] = Counter()
    for heading in headed:
        held.update([heading, *heading.iterancestors()])
    cards = ((short_text_of(_card(heading, held), LONGEST_CARD), link) for heading, link in headed.items())
    return [Card(headline := text_of(_within(link)), text.partition(headline)[2]) for text, link in cards if text]


def _within(link: Element) -> Element:
    """Return the heading that a link holds; the link itself where it holds none."""
    return next(link.iter("h2", "h3", "h4", "h5"), link)


def _heading(link: Element) -> Element:
    """Return the heading that a link stands in; the link itself where it stands in none."""
    return next(link.iterancestors("h2", "h3", "h4", "h5"), link)


def _card(heading: Element, held: Counter[Element]) -> Element:
    card = heading
    for around in heading.iterancestors():
        if held[around] > 1:
            break
        card = around
    return card
