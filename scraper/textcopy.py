"""An article as plain text, as one gets it by copying from a browser: its lines told apart by what they say.

The form is that of a page read from the top: the headline on the first line, perhaps a standfirst, then what
the site put between, then paragraphs parted by blank lines (or one a line, where there are no blank lines).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from scraper.body.blocks import Block, Heading, Paragraph, Text
from scraper.explain import Removal, removal
from scraper.page import squeeze
from scraper.phrases import fold, kind_said

FURNITURE = (
    *("advertisement", "reading_time", "share", "text_size", "print", "listen", "live_tv", "back_to_top", "loading"),
    *("featured_video", "topics_label", "related_heading", "most_read", "comments", "newsletter", "download_app"),
    *("also_read", "follow", "agency_note", "copyright", "paywall", "correction", "caption", "published"),
)
STANDS_APART = 2
SHORT_LINE = 160
SENTENCE_END = re.compile(r"[.।॥۔。!！…:;,\"”»']\s*\Z")
LONGEST_SUBHEAD = 100


@dataclass(frozen=True, slots=True)
class TextCopy:
    """What a plain text holds; None where it has no such part."""

    title: str | None
    summary: str | None
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


def read_text_copy(text: str) -> TextCopy:
    """Read a text copy of an article, dropping the boilerplate lines between its paragraphs."""
    chunks = _chunks(text)
    if not chunks:
        return TextCopy(None, None, (), ())
    title, *rest = chunks[0]
    chunks = ([rest] if rest else []) + chunks[1:]
    removals: list[Removal] = []
    kept = [_without_boilerplate(chunk, removals) for chunk in chunks]
    summary = None
    if len(kept) > STANDS_APART and len(kept[0]) == 1 and not kept[1]:
        # a standfirst stands apart, before the first furniture
        summary, kept = kept[0][0], kept[1:]
    lines = [line for chunk in kept for line in chunk]
    return TextCopy(title, summary, tuple(_blocks(lines)), tuple(removals))


def _chunks(text: str) -> list[list[str]]:
    parted = [
        [squeeze(line) for line in chunk.splitlines() if squeeze(line)] for chunk in re.split(r"\n\s*\n", text.strip())
    ]
    chunks = [chunk for chunk in parted if chunk]
    return [[line] for line in chunks[0]] if len(chunks) == 1 else chunks


def _without_boilerplate(chunk: list[str], removals: list[Removal]) -> list[str]:
    """Drop boilerplate lines; a short line in a chunk that opens with one (a caption, a video's title) goes too."""
    kept: list[str] = []
    opened_by: str | None = None
    for line in chunk:
        reason = _boilerplate(line) or (f"stands under {opened_by}" if opened_by and _is_short(line) else None)
        if reason:
            removals.append(removal("drop_boilerplate_lines", reason, line))
            opened_by = opened_by or (reason if not kept else None)
        else:
            kept.append(line)
    return kept


def _boilerplate(line: str) -> str | None:
    return kind_said(FURNITURE, line) if _is_short(line) else None


def _is_short(line: str) -> bool:
    return len(line) <= SHORT_LINE


def _blocks(lines: list[str]) -> Iterator[Block]:
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if _is_subhead(line, following):
            yield Heading(2, (Text(line),))
        else:
            yield Paragraph((Text(line),))


def _is_subhead(line: str, following: str) -> bool:
    """Tell a subhead: short, no full sentence (a question may be), with a longer paragraph under it."""
    return (
        len(line) <= LONGEST_SUBHEAD
        and len(following) > len(line)
        and not SENTENCE_END.search(line)
        and bool(fold(line))
    )
