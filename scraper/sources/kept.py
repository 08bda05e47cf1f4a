"""An article that an export holds itself, as a capture: it need not be fetched, and may be gone from the web."""

from collections.abc import Iterator

from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.sources.checked import checked
from scraper.sources.composed import Story, composed
from scraper.sources.entries import Entry, address_of, time_of
from scraper.sources.given import Found, Given
from scraper.sources.selection import Selection


def kept(story: Story, entry: Entry, given: Given, only: Selection) -> Iterator[Found]:
    """Yield the capture of a story, where its entry is selected; it was captured when it was saved."""
    url = address_of(entry)
    if isinstance(url, SangrahError):
        yield url
        return
    saved = time_of(entry)
    if isinstance(saved, SangrahError):
        yield saved
        saved = None
    if only.admits(url, saved):
        capture = Capture(entry.place, composed(story), saved or given.changed, url, topics=entry.tags, saved=saved)
        try:
            yield checked(capture)
        except SangrahError as refusal:
            yield refusal
