"""An article that an export holds itself, as a capture: it need not be fetched, and may be gone from the web."""

from collections.abc import Iterator

from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.sources.checked import checked
from scraper.sources.composed import Story, composed
from scraper.sources.entries import Entry, wanted
from scraper.sources.given import Found, Given
from scraper.sources.selection import Selection


def kept(story: Story, entry: Entry, given: Given, only: Selection) -> Iterator[Found]:
    """Yield the capture of a story, where its entry is selected; it was captured when it was saved."""
    for one in wanted(entry, entry.place, only):
        if isinstance(one, SangrahError):
            yield one
            continue
        when = one.saved or given.changed
        try:
            yield checked(Capture(one.origin, composed(story), when, one.url, topics=one.topics, saved=one.saved))
        except SangrahError as refusal:
            yield refusal
