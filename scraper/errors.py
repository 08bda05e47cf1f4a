"""The errors of the scraper, each a sentence for the person at the terminal.

SangrahError
├── SourceError       what was handed over cannot be opened or read
├── Skipped           what was handed over holds things that are no pages
├── FetchError        a URL could not be fetched
├── NotAnArticle      a page was read, and is not an article
├── RuleError         a data file (site rule, phrases, topics) has a mistake
└── StoreError        the archive's folder cannot be written
"""


class SangrahError(Exception):
    """Anything that is refused; its text names the file or URL and what to do."""


class SourceError(SangrahError):
    """What was handed over cannot be opened or read."""


class Skipped(SangrahError):  # noqa: N818 - it names what became of it
    """What was handed over holds things that are no pages; they are counted and said, but nothing is refused."""


class FetchError(SangrahError):
    """A URL could not be fetched."""


class NotAnArticle(SangrahError):  # noqa: N818 - it names what the page is
    """A page was read, and is not an article."""


class RuleError(SangrahError):
    """A data file (site rule, phrases, topics) has a mistake."""


class StoreError(SangrahError):
    """The archive's folder cannot be written."""
