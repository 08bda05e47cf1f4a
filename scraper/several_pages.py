"""The article of a capture, also where its publisher cut it into pages: each is read, and they are joined into one.

A page is taken for a further one that has the first one's headline and says something that those before do not. Where
one is not so, its pager is not believed: it was that of a list, or of nothing.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import chain

from scraper.body.blocks import Blocks
from scraper.capture import HTML, Capture
from scraper.dropped import KINDS
from scraper.errors import SangrahError
from scraper.extraction import Extraction, extract
from scraper.pagination.addresses import Turn, number_in
from scraper.pagination.joining import adds, holds, joined, without_pager
from scraper.pagination.pager import may_have_pager
from scraper.phrases import fold
from web.urls import identity

SAME_HEADLINE = 0.6
"""The share of the words of the shorter headline that are in the longer one; pages add a number or a kicker to it."""


def extract_article(capture: Capture, *, explain: bool = False) -> Extraction:
    """Extract the article of a capture from all of its pages; `missing` are the addresses of those that are not there.

    The fields are those of the first page, but for topics and authors that stand on a later page alone.
    """
    first = extract(capture, explain=explain)
    if first.pager is None or first.refused:
        return first
    pager = first.pager
    heads = tuple(filter(None, (first.fields.title, first.fields.summary)))
    found = [(part, extract(part, explain=explain)) for part in capture.parts]
    pages: list[Extraction] = [first]
    blocks: list[Blocks] = [without_pager(first.blocks)]
    is_whole, is_believed = False, True
    for part, page in found:
        own, whole = without_pager(page.blocks), joined(blocks, heads)
        holds_all = holds(own, whole)
        is_numbered = number_in(part.url or "", pager.first) is not None
        if not _is_of(first, page) or not (holds_all or (is_numbered and adds(whole, own))):
            is_believed = is_believed and not is_numbered
            continue
        if holds_all:
            is_whole, blocks = True, [own]
        else:
            blocks.append(own)
        pages.append(page)
    missing = () if is_whole or not is_believed else _missing(pages, [part for part, _ in found])
    return _of_all(pages, joined(blocks, heads), missing)


def next_page(capture: Capture, tried: Container[str]) -> Turn | None:
    """Return the page to be fetched next for an article, before all others that which holds the whole of it."""
    if capture.media_type != HTML or not may_have_pager(capture.body, capture.url):
        return None
    try:
        extraction = extract_article(capture)
    except SangrahError:  # it is told when the page is cleaned
        return None
    pager = extraction.pager
    if pager is None or extraction.refused:
        return None
    if pager.number > 1:
        return None if pager.first in tried else Turn(pager.first, is_first=True)
    wanted = (*((pager.whole,) if pager.whole and not capture.parts else ()), *extraction.missing)
    return next((Turn(url) for url in wanted if url not in tried), None)


def _is_of(first: Extraction, page: Extraction) -> bool:
    """Tell by its headline whether a page is of the same article."""
    one, other = (set(fold(each.fields.title or "").split()) for each in (first, page))
    return len(one & other) >= SAME_HEADLINE * min(len(one), len(other))


def _missing(pages: Sequence[Extraction], parts: Sequence[Capture]) -> tuple[str, ...]:
    """Return the addresses of the pages that the pagers name and that are not there, in their order."""
    pager = pages[0].pager
    if pager is None:
        return ()
    named = {number: url for page in reversed(pages) if page.pager for number, url in page.pager.pages}
    there = {pager.number, *(number_in(part.url or "", pager.first) for part in parts)}
    there |= {page.pager.number for page in pages if page.pager}
    return tuple(url for number, url in sorted(named.items()) if number not in there)


def _of_all(pages: Sequence[Extraction], blocks: Blocks, missing: tuple[str, ...]) -> Extraction:
    first = pages[0]
    fields = replace(
        first.fields,
        topics=next((page.fields.topics for page in pages if page.fields.topics), ()),
        authors=next((page.fields.authors for page in pages if page.fields.authors), ()),
    )
    own = {identity(url) for page in pages if page.pager for _, url in page.pager.pages}
    related = dict.fromkeys(url for page in pages for url in page.related if identity(url) not in own)
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(dict(page.dropped))
    return replace(
        first,
        fields=fields,
        blocks=blocks,
        removals=tuple(chain.from_iterable(page.removals for page in pages)),
        related=tuple(related),
        dropped=tuple((kind, counts[kind]) for kind in KINDS if counts[kind]),
        missing=missing,
    )
