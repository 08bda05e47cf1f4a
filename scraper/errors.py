"""The errors of the scraper, each a sentence for the person at the terminal.

SangrahError
├── SourceError       what was handed over cannot be opened or read
├── Skipped           what was handed over holds things that are no pages
├── FetchError        a URL could not be fetched
├── NotAnArticle      a page was read, and is not an article
├── PictureError      a picture is not kept
├── RuleError         a data file (site rule, phrases, topics) has a mistake
├── StoreError        a file of the archive may not be replaced, or not be read
│   └── Unwritable    nothing can be written to the archive's folder, so that the run stops
└── ClusterError      the machines that were to help cannot be reached
"""

from pathlib import Path


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


class PictureError(SangrahError):
    """A picture is not kept: it is damaged, too large, too small, or no picture."""


class RuleError(SangrahError):
    """A data file (site rule, phrases, topics) has a mistake."""


class StoreError(SangrahError):
    """A file of the archive may not be replaced, or not be read."""


class Unwritable(StoreError):  # noqa: N818 - it names what the folder is
    """Nothing can be written to the archive's folder, so that the run stops."""

    @classmethod
    def because(cls, path: Path, problem: OSError) -> "Unwritable":
        """Say of a file why it cannot be written, and what to do."""
        reason = f"{path}: cannot be written: {problem.strerror}; check the disk and the folder"
        return cls(f"{reason}, or choose another --archive")


class ClusterError(SangrahError):
    """The machines that were to help cannot be reached."""
