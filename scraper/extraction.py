"""From a capture to an extraction: what the page says, as blocks and fields. The stages stand here in order."""

from dataclasses import dataclass, replace
from datetime import date

from bs4 import BeautifulSoup, Tag
from lxml import etree

from scraper.blocks import Blocks, paragraphs
from scraper.boilerplate.fragment import Known
from scraper.boilerplate.passes import drop_boilerplate
from scraper.capture import PLAIN_TEXT, Capture
from scraper.decoding import decode
from scraper.explain import Removal, removal
from scraper.locate import locate_body
from scraper.metadata.fields import Fields, read_fields
from scraper.metadata.language import read_language
from scraper.metadata.structured import Structured, read_structured
from scraper.page import Element, Page, drop, parse_page
from scraper.reading import read_blocks
from scraper.refusal import why_not_an_article
from scraper.rules import Rule, compiled, rule_for
from scraper.textcopy import read_text_copy
from scraper.urls import host_of, registered_domain, web_url


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page says. `refused` is the reason why it is no article, None when it is one."""

    fields: Fields
    blocks: Blocks
    rule: str | None
    removals: tuple[Removal, ...]
    refused: str | None

    @property
    def text(self) -> str:
        """The body as a reader reads it: plain paragraphs, parted by blank lines."""
        return "\n\n".join(paragraphs(self.blocks))


def extract(capture: Capture) -> Extraction:
    """Extract the article of a capture. Never raises for what a page holds: see `Extraction.refused`."""
    text = decode(capture.body, capture.charset)
    if capture.media_type == PLAIN_TEXT:
        return _extract_text(text, capture.url)
    return _extract_page(parse_page(text, capture.url), capture.captured.date())


def _extract_page(page: Page, captured: date) -> Extraction:
    rule = _rule(page, captured)
    structured = read_structured(page)
    fields = read_fields(page, rule, structured)
    located = locate_body(page, rule, fields.title)
    if located is None:
        return Extraction(fields, (), _host(rule), (), why_not_an_article(page, fields, ()))
    ruled = _drop_by_rule(located, rule)
    body = _soup(located)
    known = Known(fields.title, fields.summary, fields.authors)
    removals = ruled + drop_boilerplate(body, known)
    blocks = read_blocks(body, _base(page) or fields.url)
    return Extraction(fields, blocks, _host(rule), removals, why_not_an_article(page, fields, blocks))


def _base(page: Page) -> str | None:
    """Return the URL that the page's links start from: its `<base>`, where that is of the same site, else its own."""
    base = web_url(page.first("//base/@href"), page.url)
    if base and page.url and registered_domain(base) != registered_domain(page.url):
        return page.url
    return base or page.url


def _host(rule: Rule | None) -> str | None:
    return rule.host if rule else None


def _rule(page: Page, captured: date) -> Rule | None:
    url = page.url or page.first("//link[@rel='canonical']/@href") or ""
    return rule_for(host_of(url), captured)


def _drop_by_rule(located: Element, rule: Rule | None) -> tuple[Removal, ...]:
    removals: list[Removal] = []
    for selector in rule.drop if rule else ():
        for element in compiled(selector)(located):
            if element is not located and element.getparent() is not None:
                removals.append(removal("drop_by_rule", selector, " ".join(element.itertext())))
                drop(element)
    return tuple(removals)


def _soup(located: Element) -> Tag:
    """Hand the located fragment over to BeautifulSoup, which holds it while it is cleaned."""
    html = etree.tostring(located, encoding="unicode", method="html", with_tail=False)
    soup = BeautifulSoup(html, "lxml")
    return soup.body or soup


def _extract_text(text: str, url: str | None) -> Extraction:
    copy = read_text_copy(text)
    page = parse_page("", url)
    language = read_language(page, Structured({}, (), ()), text)
    nothing = read_fields(page, None, Structured({}, (), ()))
    fields = replace(nothing, title=copy.title, summary=copy.summary, language=language)
    refused = None if copy.title and copy.blocks else "it has no headline with paragraphs under it"
    return Extraction(fields, copy.blocks, None, copy.removals, refused)
