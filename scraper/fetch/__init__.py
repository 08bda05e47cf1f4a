"""Fetching pages from the web: the only room that uses the network. Scrapy does it, politely, in a child process."""

from scraper.fetch.conditional import Known, Unchanged
from scraper.fetch.fetching import Expand, fetch, fetch_pictures
from scraper.fetch.terms import POLITE, Pace
from scraper.fetch.wayback import WAYBACK, Wayback

__all__ = ["POLITE", "WAYBACK", "Expand", "Known", "Pace", "Unchanged", "Wayback", "fetch", "fetch_pictures"]
