"""The crawl, in a process of its own: errands come over a connection, and answers go back as they arrive."""

import os
from multiprocessing.connection import Connection

from scrapy.crawler import CrawlerProcess

from scraper.fetch.answers import Answer
from scraper.fetch.settings import settings_of, trust_known_authorities
from scraper.fetch.spider import Pages
from scraper.fetch.terms import Errand, Terms


def crawl(connection: Connection, terms: Terms) -> None:
    """Run errands until the connection ends."""
    trust_known_authorities()
    process = CrawlerProcess(settings_of(terms))
    process.crawl(Pages, line=Line(connection), terms=terms)
    process.start(install_signal_handlers=False)


class Line:
    """The connection as the crawl uses it, from threads that may wait; its end is the end of this process."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection, whose other end is the parent's."""
        self.connection = connection

    def receive(self) -> Errand:
        """Wait for the next errand."""
        try:
            errand: Errand = self.connection.recv()
        except (EOFError, OSError):
            os._exit(0)  # nothing here is worth an orderly end: whoever asked is gone, or has all that it asked for
        return errand

    def send(self, number: int, answer: Answer) -> None:
        """Hand over an answer, once there is room for it."""
        try:
            self.connection.send((number, answer))
        except OSError:
            os._exit(0)
