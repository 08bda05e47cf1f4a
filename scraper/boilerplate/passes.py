"""The passes that clean a located body, in their order.

A pass reads the body and yields what it would drop, each piece with the reason; the piece is then taken out
and recorded. The order matters: a pass may rely on what those before it have dropped.
"""

from collections.abc import Callable

from bs4 import Comment, Tag

from scraper.boilerplate.bare_text import wrap_bare_text
from scraper.boilerplate.by_markup import (
    drop_form_boxes,
    drop_link_lists,
    drop_named_furniture,
    drop_page_furniture,
    drop_teasers,
    drop_unread,
    turn_pictures_into_figures,
    turn_posts_into_links,
)
from scraper.boilerplate.by_phrase import (
    drop_also_read,
    drop_appeals,
    drop_bylines,
    drop_captions,
    drop_comments,
    drop_labelled_boxes,
    drop_labels,
)
from scraper.boilerplate.by_place import drop_head_matter, drop_lead_figures, drop_second_article, drop_tail_matter
from scraper.boilerplate.fragment import Dropped, Known, text_of
from scraper.explain import Removal, removal

PASSES: tuple[Callable[[Tag, Known], Dropped], ...] = (
    turn_posts_into_links,
    drop_unread,
    drop_form_boxes,
    drop_page_furniture,
    drop_named_furniture,
    drop_second_article,
    drop_labels,
    drop_comments,
    drop_labelled_boxes,
    drop_also_read,
    drop_appeals,
    drop_teasers,
    drop_link_lists,
    turn_pictures_into_figures,
    drop_head_matter,
    drop_bylines,
    drop_captions,
    drop_lead_figures,
    drop_tail_matter,
)


def drop_boilerplate(body: Tag, known: Known) -> tuple[Removal, ...]:
    """Take all boilerplate out of a body, in place, and return what was dropped."""
    _drop_remarks(body)
    wrap_bare_text(body)
    removals: list[Removal] = []
    for one_pass in PASSES:
        for element, reason in list(one_pass(body, known)):
            if element.decomposed or element is body:
                continue
            removals.append(removal(one_pass.__name__, reason, text_of(element)))
            element.decompose()
    return tuple(removals)


def _drop_remarks(body: Tag) -> None:
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
