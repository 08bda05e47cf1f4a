"""Passes that go by place: what stands over the first paragraph, what trails after the last, a second article."""

from bs4 import Tag

from scraper.boilerplate.fragment import (
    HEADINGS,
    LABEL_LONGEST,
    SENTENCE_END,
    Dropped,
    Known,
    is_mostly_links,
    leaves,
    text_of,
)
from scraper.phrases import fold, kind, kind_said

SHORT = 60
"""Letters below which a paragraph needs a full sentence to count as running text."""
SHORTEST = 20
SMALL_PARTS = frozenset({"li", "td", "th", "dt", "dd", "figcaption"})
KEPT_AT_THE_END = ("table", "figure", "pre", "blockquote")
BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】"}
LONGEST_NOTE = 400
APPEALS = ("follow_verb", "published", "caption")
LONGEST_OFFER = 250


def drop_second_article(body: Tag, known: Known) -> Dropped:
    """Drop another article that follows in the same body, as on pages that scroll on without end."""
    first = next((leaf for leaf in leaves(body) if _is_first_paragraph(leaf, known)), None)
    if first is None:
        return
    above = [first, *first.parents]
    for element in first.find_all_next(["h1", "article"]):
        if (
            isinstance(element, Tag)
            and any(parent is body for parent in element.parents)
            and (element.name == "h1" or element.find(["h1", "h2"]))
        ):
            branch = element
            while branch.parent is not None and not any(branch.parent is one for one in above):
                branch = branch.parent
            yield branch, "another article"


def drop_head_matter(body: Tag, known: Known) -> Dropped:
    """Drop what stands over the first paragraph: headline, standfirst, breadcrumbs, byline, dates."""
    above: list[Tag] = []
    for leaf in leaves(body):
        if _is_first_paragraph(leaf, known):
            yield from ((one, "stands over the first paragraph") for one in above)
            return
        if not leaf.find_parent(["figure", "table"]):
            above.append(leaf)


def drop_tail_matter(body: Tag, known: Known) -> Dropped:
    """Drop what trails after the last paragraph of running text: signatures, notes in brackets, stray labels."""
    for leaf in reversed(leaves(body)):
        if leaf.find_parent(KEPT_AT_THE_END) or leaf.name in KEPT_AT_THE_END:
            return
        text = text_of(leaf)
        is_offer = len(text) <= LONGEST_OFFER and kind("subscription").says(text)
        if (
            not is_offer
            and not _is_note(text)
            and (_is_running_text(leaf, text, known) or (leaf.name == "li" and not is_mostly_links(leaf)))
        ):
            return
        yield leaf, "trails after the last paragraph"


def drop_lead_figures(body: Tag, _known: Known) -> Dropped:
    """Drop the pictures before the first paragraph: the lead image is kept as a field."""
    for element in body.find_all(["p", "figure", "img"]):
        if element.name == "p" and len(text_of(element)) > SHORT:
            return
        if element.name == "figure" or (element.name == "img" and not element.find_parent("figure")):
            yield element, "lead image"


def _is_first_paragraph(leaf: Tag, known: Known) -> bool:
    """Tell the first paragraph of an article: running text that is not the standfirst set apart over it."""
    text = text_of(leaf)
    if known.summary and fold(text) == fold(known.summary):
        return _is_like_its_neighbour(leaf)
    if leaf.name in SMALL_PARTS:
        return len(text) > LABEL_LONGEST and _is_running_text(leaf, text, known)
    return _is_running_text(leaf, text, known)


def _is_running_text(leaf: Tag, text: str, known: Known) -> bool:
    """Tell a paragraph of an article: long enough or a full sentence, and no headline, byline, date or appeal."""
    if leaf.name in HEADINGS or len(text) < SHORTEST or is_mostly_links(leaf) or kind_said(APPEALS, text):
        return False
    if len(text) > 2 * LABEL_LONGEST:
        return True
    folded = fold(text)
    headline = fold(known.headline or "")
    repeats_head = folded == headline or (
        len(headline) > SHORTEST and headline in folded and len(folded) < 2 * len(headline)
    )
    signed = any(fold(author) in folded for author in known.authors) and any(map(str.isdigit, text))
    if repeats_head or (signed and not SENTENCE_END.search(text)):
        return False
    return len(text) > SHORT or bool(SENTENCE_END.search(text))


def _is_like_its_neighbour(leaf: Tag) -> bool:
    """Tell a first paragraph from a standfirst: the next one stands beside it, in the same dress."""
    following = leaf.find_next_sibling(True)
    return (
        isinstance(following, Tag)
        and following.name == leaf.name == "p"
        and following.get("class") == leaf.get("class")
        and len(text_of(following)) > SHORT
        and not leaf.find(["b", "strong", "em", "i"], recursive=False)
    )


def _is_note(text: str) -> bool:
    """Tell a note in brackets: "(AFP)", "(This story is published from a syndicated feed.)"."""
    bare = text.rstrip(".।。 ")
    return len(text) <= LONGEST_NOTE and BRACKETS.get(bare[:1], "") == bare[-1:] != ""
