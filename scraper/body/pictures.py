"""The address of a picture: pages that load pictures late hide it in many attributes, and offer many sizes."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter

from bs4 import Tag

from web.urls import web_url

LATE = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-full-src",
    "data-hi-res-src",
)
SETS = ("data-srcset", "data-lazy-srcset", "srcset")
WIDEST = 2400
"""Pixels above which a picture is for print."""
CANDIDATE = re.compile(r"\s*(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx])[^,]*)?\s*(?:,|$)")
# https://images.example/a,b.jpg 800w,
PLACEHOLDER = re.compile(
    r"^data:|\b(?:blank|spacer|pixel|placeholder|transparent|1x1|lazy|grey|loading)\b[^/]*$", re.IGNORECASE
)
# /static/placeholder-16x9.png
STATED_WIDTH = 1000
"""Pixels that a candidate without a width counts for, each time its density."""


def picture_url(image: Tag, base: str | None) -> str | None:
    """Return the address of the largest sensible form of a picture; None where the page only holds a stand-in."""
    sets = [str(image.get(name)) for name in SETS if image.get(name)]
    if not sets and (around := image.find_parent("picture")):
        sets = [str(source.get(name)) for source in around.find_all("source") for name in SETS if source.get(name)]
    sized = [pair for text in sets for pair in _candidates(text)]
    sensible = sorted((pair for pair in sized if pair[0] <= WIDEST), key=itemgetter(0), reverse=True)
    if largest := next(filter(None, (web_url(link, base) for _, link in sensible)), None):
        return largest
    plain = (str(image.get(name) or "") for name in (*LATE, "src"))
    stated = (url for link in plain if link and not PLACEHOLDER.search(link) and (url := web_url(link, base)))
    for_print = (url for _, link in sorted(sized, key=itemgetter(0)) if (url := web_url(link, base)))
    return next(chain(stated, for_print), None)


def _candidates(text: str) -> Iterator[tuple[float, str]]:
    """Yield the candidates of a `srcset`, each with its width in pixels."""
    for link, size, unit in CANDIDATE.findall(text):
        if not PLACEHOLDER.search(link):
            yield float(size or 1) * (1 if unit == "w" else STATED_WIDTH), link
