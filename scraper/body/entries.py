"""The entries of a live blog: each is led by its time, which stands alone on the page and is not of the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bs4 import Tag
from bs4.element import PageElement

from scraper.body.blocks import Block, Blocks, Clock, Heading, Paragraph, Text
from scraper.page import squeeze

CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}")
# 14:05, 4.53 pm, 9h30
FEWEST = 2
"""Times that stand alone on a page that is a live blog: one is the article's own date."""
LONGEST = 40


def clock_of(run: Sequence[PageElement]) -> Clock | None:
    """Return the time that is all a run of inlines says; None where it says more, or no `<time>` holds it."""
    tags = [node for node in run if isinstance(node, Tag)]
    if len(tags) != 1 or any(not str(node).isspace() for node in run if node is not tags[0]):
        return None
    time = tags[0] if tags[0].name == "time" else tags[0].find("time")
    if not isinstance(time, Tag):
        return None
    text = squeeze(tags[0].get_text())
    if not text or len(text) > LONGEST or squeeze(time.get_text()) != text:
        return None
    shown = text if CLOCK.search(text) else _stated(time)
    return Clock(shown) if shown else None


def _stated(time: Tag) -> str | None:
    """Return the moment that a `<time>` states to programs, where it only says "2 hours ago" to readers."""
    try:
        moment = datetime.fromisoformat(str(time.get("datetime") or ""))
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%d %H:%M")


def with_clocks(blocks: Iterable[Block]) -> Blocks:
    """Let times lead the heading or paragraph under them; a single time on a page is its words."""
    read = tuple(blocks)
    clocks = sum(_clock(block) is not None for block in read)
    return tuple(_led(read)) if clocks >= FEWEST else tuple(without_clocks(read))


def without_clocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Take times for the words that they are."""
    for block in blocks:
        clock = _clock(block)
        yield Paragraph((Text(clock.text),)) if clock else block


def _led(blocks: Blocks) -> Iterator[Block]:
    waiting: Clock | None = None
    for block in blocks:
        clock = _clock(block)
        if waiting and not clock and isinstance(block, (Heading, Paragraph)):
            lead = (waiting, Text(" "), *block.inlines)
            yield Heading(block.level, lead) if isinstance(block, Heading) else Paragraph(lead)
            waiting = None
            continue
        if waiting:
            yield Paragraph((waiting,))
        waiting = clock
        if not clock:
            yield block
    if waiting:
        yield Paragraph((waiting,))


def _clock(block: Block) -> Clock | None:
    match block:
        case Paragraph((Clock() as clock,)):
            return clock
    return None
