"""The lines between the headline and the text: where a page names its authors and its date to the reader."""

import re
from collections.abc import Iterator

from scraper.page import Element, Page, squeeze, text_of
from scraper.phrases import kind_said

PART = " | "
LONGEST = 160
SENTENCE = re.compile(r"\w\S*\s+\S+\s+\S+.*[.।॥۔。!?؟]$|[\u3040-\u9fff]{6,}.*。$")
MOST = 14
STANDFIRST_HEADINGS = frozenset({"h2", "h3"})
BLOCKS = frozenset("p div section ul li dl dt dd table tr td header nav figure article h2 h3 time address".split())


def lines_below_headline(page: Page, headline: str | None) -> tuple[str, ...]:
    """Return the short lines after the headline, up to the first long one; the parts of a line are set off by bars."""
    heading = _heading(page, headline)
    if heading is None:
        return ()
    lines: list[str] = []
    for element in _following(heading):
        line = parts_of(element)
        is_text = element.tag not in STANDFIRST_HEADINGS and _is_sentence(line)
        if len(line) > LONGEST or len(lines) == MOST or is_text:
            break
        if line:
            lines.append(line)
    return tuple(lines)


def _is_sentence(line: str) -> bool:
    """Tell a sentence, with which the text begins; a line that opens like a byline or a date is none."""
    return bool(SENTENCE.search(line)) and kind_said(("byline", "published", "editor"), line) is None


def parts_of(element: Element) -> str:
    """Return the texts of an element, set off by bars where another element begins."""
    texts = element.xpath(".//text()[not(parent::script or parent::style or parent::noscript)]")
    return PART.join(text for part in texts if (text := squeeze(part)))


def _heading(page: Page, headline: str | None) -> Element | None:
    headings = [heading for heading in page.root.iter("h1", "h2") if text_of(heading)]
    named = [heading for heading in headings if headline and squeeze(headline) in text_of(heading)]
    return next(iter([*named, *(heading for heading in headings if heading.tag == "h1")]), None)


def _following(heading: Element) -> Iterator[Element]:
    """Walk what follows an element in the page, yielding the innermost blocks."""
    for element in heading.xpath("following::*"):
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.iterdescendants()):
            yield element
