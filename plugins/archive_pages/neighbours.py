"""The articles before and after each article in time."""

from collections.abc import Sequence
from itertools import pairwise

from pelican.contents import Article


def join_in_time(articles: Sequence[Article]) -> None:
    """Tell each article, newest first, of the one before and the one after."""
    for newer, older in pairwise(articles):
        newer.older, older.newer = older, newer
