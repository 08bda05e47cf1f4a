"""The errors of the scraper, each a sentence for the person at the terminal.

SangrahError
├── SourceError       what was handed over cannot be opened or read
├── FetchError        a URL could not be fetched
├── NotAnArticle      a page was read, and is not an article
├── PictureError      a picture is not kept
├── RuleError         a data file (site rule, phrases, topics) has a mistake
└── StoreError        the archive's folder cannot be written
"""


class SangrahError(Exception):
    """Anything that is refused; its text names the file or URL and what to do."""


class SourceError(SangrahError):
    """What was handed over cannot be opened or read."""


class FetchError(SangrahError):
    """A URL could not be fetched."""


class NotAnArticle(SangrahError):  # noqa: N818 - it names what the page is
    """A page was read, and is not an article."""


class PictureError(SangrahError):
    """A picture is not kept: it is damaged, too large, too small, or no picture."""


class RuleError(SangrahError):
    """A data file (site rule, phrases, topics) has a mistake."""


class StoreError(SangrahError):
    """The archive's folder cannot be written."""
