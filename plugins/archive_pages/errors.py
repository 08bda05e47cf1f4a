"""The exceptions of this plugin. Each message says what happened, to which file, and what to do.

ArchivePagesError
├── TopicsError      topics.toml cannot be used
├── StringsError     a file of theme/strings/ cannot be used
└── ArticlesError    a content file cannot become a page
"""


class ArchivePagesError(Exception):
    """A fault in what the archive's owner wrote, which stops the build."""


class TopicsError(ArchivePagesError):
    """`topics.toml` holds something that no topic can be made of."""


class StringsError(ArchivePagesError):
    """A file of interface words lacks a key or has one too many."""


class ArticlesError(ArchivePagesError):
    """A content file lacks what a page needs, or wants to be the same page as another."""
