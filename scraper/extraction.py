"""From a capture to an extraction: what the page says, as blocks and fields. The stages stand here in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from urllib.parse import urlsplit

from scraper.body.blocks import Blocks, Heading, Paragraph, paragraphs, plain
from scraper.body.reading import levelled, read_blocks
from scraper.body.soup import soup_of
from scraper.capture import MARKDOWN, PLAIN_TEXT, Capture
from scraper.classifier.classify import classify
from scraper.classifier.explained import explained
from scraper.classifier.fragment import fragment
from scraper.classifier.likeness import known_of
from scraper.dropped import count_dropped
from scraper.encoding.decoding import decode
from scraper.explain import Removal
from scraper.legacy_text import convert_legacy_lines, convert_legacy_text, may_hold_legacy_text
from scraper.markdowncopy import read_markdown_copy
from scraper.metadata.fields import Fields, read_fields
from scraper.metadata.language import read_language
from scraper.metadata.structured import Structured, read_structured
from scraper.page import Page, parse_page, squeeze
from scraper.pagination.pager import Pager, read_pager
from scraper.refusals.refusal import unreadable_font, why_not_an_article
from scraper.related import related_articles
from scraper.ruled import kept_by_rule, without_dropped
from scraper.rules import Rule, rule_for
from scraper.textcopy import read_text_copy
from web.urls import host_of, registered_domain, web_url

MOST_ELEMENTS = 30_000
"""The most that an article's page may have; real ones have a thousand, long ones six thousand."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page says. `refused` is the reason why it is no article, None when it is one.

    `related` are the URLs of the articles that it points to beside its own, `dropped` counts what was left out of it.
    `removals` tell what was left out and why, where that was asked for. `pager` is there where the page is one of
    several of its article, and `missing` are the addresses of those that were looked for and are not there.
    """

    fields: Fields
    blocks: Blocks
    rule: str | None
    removals: tuple[Removal, ...]
    refused: str | None
    related: tuple[str, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    pager: Pager | None = None
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body as a reader reads it: plain paragraphs, parted by blank lines."""
        return "\n\n".join(paragraphs(self.blocks))


def extract(capture: Capture, *, explain: bool = False) -> Extraction:
    """Extract the article of a page. Never raises for what a page holds: see `Extraction.refused`.

    With `explain`, the removals are recorded.
    """
    text = decode(capture.body, capture.charset)
    if capture.media_type == PLAIN_TEXT:
        return _extract_text(convert_legacy_lines(text), capture.url, explain=explain)
    if capture.media_type == MARKDOWN:
        return _extract_markdown(text, capture.url)
    page = parse_page(text, capture.url)
    if (elements := len(page.index.elements)) > MOST_ELEMENTS:
        return _refused(capture.url, f"it has {elements:,} elements, and an article some thousands at most")
    extract_page = partial(_extract_page, page, capture.captured.date(), explain=explain)
    extraction = extract_page()
    return _reread(page, extraction, extract_page) if may_hold_legacy_text(extraction.text) else extraction


def _reread(page: Page, extraction: Extraction, extract_page: Callable[[], Extraction]) -> Extraction:
    """Extract again what was written for an old font, once it is in Unicode."""
    found = convert_legacy_text(page.root, extraction.text)
    if found.converted:
        extraction = extract_page()
    if found.unreadable:
        return replace(extraction, refused=unreadable_font(found.unreadable))
    return extraction


def _extract_page(page: Page, captured: date, *, explain: bool) -> Extraction:
    rule = _rule(page, captured)
    structured = read_structured(page)
    fields = read_fields(page, rule, structured)
    tree, dropped = without_dropped(page.root, rule) if rule else (page.root, ())
    classified = classify(tree, known_of(structured, fields))
    kept = kept_by_rule(classified, tree, rule) if rule else classified.kept()
    base = _base(page) or fields.url
    blocks = read_blocks(soup_of(fragment(kept, classified.boxes)), base) if kept else ()
    blocks = _with_plain_standfirst(blocks, fields.summary)
    refused = why_not_an_article(page, fields, blocks, structured)
    by_rule = [one.element for one in dropped]
    related = related_articles(classified, kept, by_rule, base, fields.url)
    counted = count_dropped(classified, kept, by_rule)
    removals = (*(one.told() for one in dropped), *explained(classified, kept)) if explain else ()
    addresses = dict.fromkeys((page.url, fields.url))
    pager = next(filter(None, (read_pager(page, tree, url, kept) for url in addresses)), None)
    if refused and pager and pager.number == 1:
        pager = None  # it is that of a list
    return Extraction(fields, blocks, _host(rule), removals, refused, related, counted, pager)


def _with_plain_standfirst(blocks: Blocks, summary: str | None) -> Blocks:
    """Let a standfirst that the page sets as a heading be a paragraph: nothing stands under it."""
    match blocks:
        case (Heading(_, inlines), *rest) if squeeze(plain(inlines)) == summary:
            return (Paragraph(inlines), *levelled(rest))
    return blocks


def _base(page: Page) -> str | None:
    """Return the URL that the page's links start from: its `<base>`, where that is of the same site, else its own."""
    base = web_url(next((one.get("href") for one in page.tagged("base") if one.get("href")), None), page.url)
    if base and page.url and registered_domain(base) != registered_domain(page.url):
        return page.url
    return base or page.url


def _host(rule: Rule | None) -> str | None:
    return rule.host if rule else None


def _rule(page: Page, captured: date) -> Rule | None:
    url = page.url or web_url(page.first("//link[@rel='canonical']/@href")) or ""
    return rule_for(host_of(url), captured, urlsplit(url).path)


def _extract_text(text: str, url: str | None, *, explain: bool) -> Extraction:
    copy = read_text_copy(text)
    page = parse_page("", url)
    language = read_language(page, Structured({}, (), ()), text)
    fields = replace(_no_fields(page), title=copy.title, summary=copy.summary, language=language)
    refused = None if copy.title and copy.blocks else "it has no headline with paragraphs under it"
    return Extraction(fields, copy.blocks, None, copy.removals if explain else (), refused)


def _extract_markdown(text: str, url: str | None) -> Extraction:
    try:
        fields, blocks = read_markdown_copy(text, url)
    except RecursionError:
        return _refused(url, "its lists or quotations are nested deeper than can be read")
    refused = None if fields.title and blocks else "it has no headline with paragraphs under it"
    return Extraction(fields, blocks, None, (), refused)


def _refused(url: str | None, reason: str) -> Extraction:
    return Extraction(_no_fields(parse_page("", url)), (), None, (), reason)


def _no_fields(page: Page) -> Fields:
    return read_fields(page, None, Structured({}, (), ()))
