"""Passes that go by words: labels, appeals and lines that lead away, as `phrases.toml` knows them."""

from collections.abc import Iterator

from bs4 import Tag

from scraper.boilerplate.fragment import (
    LABEL_LONGEST,
    PARTS,
    SENTENCE_END,
    Dropped,
    Known,
    is_longer,
    is_mostly_links,
    leaves,
    letters,
    stands_alone,
    text_of,
)
from scraper.phrases import fold, kind, kind_said
from scraper.reading import holds, is_layout

LEAVES = (
    "p h1 h2 h3 h4 h5 h6 li div span td strong b em a section figure center summary small figcaption label dt dd "
    "time address".split()
)
LABELS = (
    *("advertisement", "share", "text_size", "print", "back_to_top", "loading", "live_tv", "listen", "reading_time"),
    *("download_app", "newsletter", "machine_summary", "text_label"),
)
OVER_BOXES = (
    "related_heading",
    "most_read",
    "featured_video",
    "topics_label",
    "comments",
    "newsletter",
    "fact_box",
    "about_author",
)
APPEALS = ("follow", "agency_note", "copyright", "cookie", "paywall", "correction", "embed_placeholder")
LARGEST_BOX = 0.35
COMMENTS_SHARE = 3
"""Comments are dropped to the end where they are less than this part of the body."""
LEADS_ON = tuple(":：-–—|>»】]")
LONGEST_APPEAL = 400


def drop_labels(body: Tag, _known: Known) -> Dropped:
    """Drop blocks that say nothing but "Advertisement", "Share", "Read Time: 3 mins"."""
    for element, text in _lines(body, LABEL_LONGEST):
        if name := kind_said(LABELS, text):
            yield element, f"says it is {name}"


def drop_labelled_boxes(body: Tag, _known: Known) -> Dropped:
    """Drop a box that opens with a label such as "Related articles" or "Highlights", or what the label stands over."""
    whole = letters(body)
    boxes: set[int] = set()
    for element, text in _lines(body, LABEL_LONGEST):
        name = kind_said(OVER_BOXES, text)
        if name is None or any(id(parent) in boxes for parent in element.parents):
            continue
        box = _box(body, element, LARGEST_BOX * whole)
        boxes.add(id(box))
        yield from () if box is not element else ((one, f"under the label of {name}") for one in _under(element))
        yield box, f"label of {name}" if box is element else f"box under the label of {name}"


def drop_comments(body: Tag, _known: Known) -> Dropped:
    """Drop all that follows the first label of comments in the last third of the body."""
    blocks = [(block, text_of(block)) for block in leaves(body)]
    most = sum(len(text) for _, text in blocks) / COMMENTS_SHARE
    comments: list[Tag] = []
    after: list[Tag] = []
    count = 0
    for block, text in reversed(blocks):
        count += len(text)
        if count > most:
            break
        after.append(block)
        if len(text) <= LABEL_LONGEST and kind("comments").says(text):
            comments = after.copy()
    yield from ((block, "after the text, among the comments") for block in reversed(comments))


def drop_also_read(body: Tag, _known: Known) -> Dropped:
    """Drop lines that lead away: "Also read: …", also where the link stands in a block of its own."""
    for element, text in _lines(body, LONGEST_APPEAL):
        opening = kind("also_read").opening(text)
        if opening is None:
            continue
        rest = fold(text)[len(opening) :]
        if not rest:
            yield from ((one, "link under the label of also_read") for one in _under(element))
        if not rest or is_mostly_links(element, beside=opening) or rest.lstrip()[:1] in LEADS_ON:
            yield element, "leads to another article"


def drop_appeals(body: Tag, _known: Known) -> Dropped:
    """Drop paragraphs that open like an appeal or a note: "Follow us on…", "(With inputs from agencies)"."""
    for element, text in _lines(body, LONGEST_APPEAL):
        if name := kind_said(APPEALS, text):
            yield element, f"opens like {name}"


def drop_bylines(body: Tag, known: Known) -> Dropped:
    """Drop a line that only names the authors, or gives the date."""
    authors = {fold(author) for author in known.authors}
    for element, text in _lines(body, LABEL_LONGEST):
        if fold(text) in authors or element.name == "address":
            yield element, "names the author"
        elif any(author in fold(text) for author in authors) and kind("byline").says(text):
            yield element, "byline"
        elif any(map(str.isdigit, text)) and not SENTENCE_END.search(text) and kind("published").says(text):
            yield element, "date line"


def drop_captions(body: Tag, _known: Known) -> Dropped:
    """Drop captions and credits that stand outside a figure."""
    for element, text in _lines(body, 2 * LABEL_LONGEST):
        if element.find_parent("figure"):
            continue
        if element.name == "figcaption" or (not element.find("a") and kind("caption").says(text)):
            yield element, "caption or credit"


def _lines(body: Tag, longest: int) -> Iterator[tuple[Tag, str]]:
    """Yield the innermost elements with their texts, where one that is not too long says all of its block.

    The cells of a table of data are left in peace: without one of them the others would move.
    """
    in_peace = {id(part) for table in body.find_all("table") if not is_layout(table) for part in table.find_all(True)}
    for element in body.find_all(LEAVES):
        if id(element) in in_peace or holds(element, PARTS):
            continue
        text = text_of(element)
        if text and len(text) <= longest and stands_alone(element):
            yield element, text


def _box(body: Tag, label: Tag, largest: float) -> Tag:
    """Return the outermost element up to a size whose text begins with a label: the box that the label names."""
    box, words = label, text_of(label)
    for parent in label.parents:
        if parent is body or parent.name in {"body", "article", "main"} or is_longer(parent, largest):
            break
        if not text_of(parent).startswith(words):
            break
        box = parent
    return box


def _under(label: Tag) -> Iterator[Tag]:
    """Yield what a label stands over: the siblings that are links, lists of links or short titles."""
    top = label
    length = letters(label)
    while (
        top.parent is not None
        and top.parent.name not in {"body", "article", "main"}
        and not is_longer(top.parent, length)
    ):
        top = top.parent
    for sibling in top.find_next_siblings(True):
        if not isinstance(sibling, Tag):
            continue
        text = text_of(sibling)
        if text and not (is_mostly_links(sibling) or sibling.name in {"ul", "ol", "figure", "a"}):
            return
        yield sibling
