"""The lines between the headline and the text: where a page names its authors and its date to the reader."""

import re
from collections.abc import Iterator

from lxml import etree

from scraper.metadata.elements import Elements
from scraper.page import Element, squeeze, text_of
from scraper.phrases import kind_said

PART = " | "
VISIBLE_TEXTS = etree.XPath(".//text()[not(parent::script or parent::style or parent::noscript)]")
LONGEST = 160
SENTENCE = re.compile(r"\w\S*\s+\S+\s+\S+.*[.।॥۔。!?؟]$|[\u3040-\u9fff]{6,}.*。$")
MOST = 14
STANDFIRST_HEADINGS = frozenset({"h2", "h3"})
BLOCKS = frozenset("p div section ul li dl dt dd table tr td header nav figure article h2 h3 time address".split())


def main_heading(elements: Elements, headline: str | None) -> Element | None:
    """Return the heading that holds the headline, else the `h1` that has the most words of it."""
    headings = [(heading, text) for heading in elements.tagged("h1", "h2", "h3") if (text := text_of(heading))]
    named = (heading for heading, text in headings if headline and headline in text)
    words = set((headline or "").split())
    firsts = ((heading, text) for heading, text in headings if heading.tag == "h1")
    likest = max(firsts, key=lambda found: len(words & set(found[1].split())), default=(None, ""))[0]
    return next(named, likest)


def lines_below(elements: Elements, heading: Element | None) -> tuple[str, ...]:
    """Return the short lines after a heading, up to the first long one; the parts of a line are set off by bars."""
    lines: list[str] = []
    for element in _blocks_after(elements, heading) if heading is not None else ():
        line = parts_of(element)
        if len(line) > LONGEST or len(lines) == MOST:
            break
        if element.tag not in STANDFIRST_HEADINGS and _is_sentence(line):
            break
        if line:
            lines.append(line)
    return tuple(lines)


def _is_sentence(line: str) -> bool:
    """Tell a sentence, with which the text begins; a line that opens like a byline or a date is none."""
    return bool(SENTENCE.search(line)) and kind_said(("byline", "published", "editor"), line) is None


def parts_of(element: Element) -> str:
    """Return the texts of an element, set off by bars where another element begins."""
    return PART.join(text for part in VISIBLE_TEXTS(element) if (text := squeeze(part)))


def _blocks_after(elements: Elements, heading: Element) -> Iterator[Element]:
    """Yield the innermost blocks that follow a heading."""
    for element in elements.after(heading):
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.iterdescendants()):
            yield element
