"""Getting ready for many pages: what every page needs is loaded, and the garbage collector looks less often."""

import gc
from datetime import UTC, datetime

from scraper.capture import Capture
from scraper.extraction import extract

PAGE = (
    "<html lang={lang}><head><title>{words}</title></head><body><article><h1>{words}</h1>"
    "<p class=byline>{words}, 2 Jan 2026</p><p>{words}</p><p>{words}</p><p>{words}</p></article></body></html>"
)
WORDS = {"hi": "नाव ने रविवार को आखिरी फेरा लगाया।", "en": "The ferry made its last trip on Sunday."}
THRESHOLD = 50_000
"""Objects made and not yet freed at which the collector looks: those of a page are dead long before."""


def warm_up() -> None:
    """Extract two small pages, so that no page of a batch pays for the tables and the model."""
    for lang, words in WORDS.items():
        html = PAGE.format(lang=lang, words=" ".join([words] * 3))
        extract(Capture("", html.encode(), datetime(2026, 1, 2, tzinfo=UTC)))
    gc.freeze()
    gc.set_threshold(THRESHOLD)
