"""Joining the pages of an article: their texts in order, without what later pages repeat of the ones before."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from scraper.body.blocks import Block, Blocks, Figure, Footnotes, Mark, figures, paragraphs
from scraper.phrases import fold, kind

Node = TypeVar("Node")

SHORTEST_REPEATED = 60
"""Letters of a paragraph that, said again on a later page, is no accident of the text such as a line of three stars."""
HELD = 0.9
"""The share of the first page's text that is found on a page which holds the whole article."""
LEAST_NEW = 50
"""Letters that a page must add to be a further page of the article, not the same one under another address."""
OF_A_PAGER = re.compile(
    r"\W*(?:(?:page|पेज|पृष्ठ|صفحہ)\W*)?\d{1,2}(?:\W+(?:(?:of|में से|میں سے)\W*)?\d{1,2})*\W*", re.IGNORECASE
)
# Page 2 of 5; 1 2 3 4; 2/5
OF_PAGES = ("next_page", "previous_page", "whole_article")
AT_THE_END = re.compile(r"\s*\d[\W\d]*\Z")


def joined(pages: Sequence[Blocks], heads: Sequence[str] = ()) -> Blocks:
    """Join the texts of pages that follow one another; `heads` are the headline and the standfirst of the first."""
    first, *others = pages
    whole: list[Block] = list(first)
    for page in others:
        new = continued(tuple(whole), page, heads)
        marks = sum(len(block.notes) for block in whole if isinstance(block, Footnotes))
        whole += [_renumbered(block, marks) for block in new] if marks else new
    notes = tuple(note for block in whole if isinstance(block, Footnotes) for note in block.notes)
    texts = tuple(block for block in whole if not isinstance(block, Footnotes))
    return (*texts, Footnotes(notes)) if notes else texts


def continued(before: Blocks, page: Blocks, heads: Sequence[str] = ()) -> list[Block]:
    """Return what a page says that those before it do not; what it repeats at its head is all left out."""
    said = {*heads, *paragraphs(before)}
    shown = {sign for figure in figures(before) for sign in _signs(figure)}
    new: list[Block] = []
    is_head = True
    for block in page:
        texts = list(paragraphs((block,)))
        if isinstance(block, Figure):
            is_repeated = not shown.isdisjoint(_signs(block))
        elif texts:
            is_said = all(text in said for text in texts)
            is_repeated = is_said and (is_head or sum(map(len, texts)) >= SHORTEST_REPEATED)
            is_head = is_head and is_said
        else:
            is_repeated = block in before
        if not is_repeated:
            new.append(block)
    return new


def _signs(figure: Figure) -> tuple[str, ...]:
    """Return by what a picture is known again: its address, and what is said of it alone."""
    caption = figure.caption or ""
    return (figure.url, caption) if len(caption) >= SHORTEST_REPEATED else (figure.url,)


def without_pager(blocks: Blocks) -> Blocks:
    """Leave out what blocks say of the pages themselves: "Page 2 of 5", "Next page", at their head or end."""
    begin, end = 0, len(blocks)
    while begin < end and _is_of_pager(blocks[begin]):
        begin += 1
    while end > begin and _is_of_pager(blocks[end - 1]):
        end -= 1
    return blocks[begin:end]


def holds(page: Blocks, other: Blocks) -> bool:
    """Tell whether a page says (nearly) all that another does, and more: then it is the article on one page."""
    said, asked = set(paragraphs(page)), list(paragraphs(other))
    held = sum(len(text) for text in asked if text in said)
    return held >= HELD * sum(map(len, asked)) and adds(other, page)


def adds(before: Blocks, page: Blocks) -> bool:
    """Tell whether a page says anything that those before it do not."""
    return sum(len(text) for text in paragraphs(tuple(continued(before, page)))) >= LEAST_NEW


def _is_of_pager(block: Block) -> bool:
    texts = list(paragraphs((block,)))
    return bool(texts) and all(len(text) <= SHORTEST_REPEATED and _says_page(text) for text in texts)


def _says_page(text: str) -> bool:
    bare = fold(AT_THE_END.sub("", text))
    return bool(OF_A_PAGER.fullmatch(text)) or any(bare in kind(name).phrases for name in OF_PAGES)


def _renumbered(node: Node, by: int) -> Node:
    """Count the marks of footnotes on from those of the pages before."""
    if isinstance(node, Mark):
        return replace(node, number=node.number + by)
    if isinstance(node, tuple):
        return tuple(_renumbered(one, by) for one in node)  # type: ignore[return-value]
    if is_dataclass(node) and not isinstance(node, type):
        changed = {field.name: _renumbered(getattr(node, field.name), by) for field in fields(node)}
        return replace(node, **changed)
    return node
