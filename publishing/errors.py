"""The exceptions of this room. Each message says what happened and what to do.

PublishingError
├── NotBuiltError    there is no site to check or to publish
├── GitError         git is missing, or refuses
└── AddressError     nobody says where the site will live
"""


class PublishingError(Exception):
    """What keeps a site from being checked or published."""


class NotBuiltError(PublishingError):
    """The folder holds no built site."""


class GitError(PublishingError):
    """Git cannot do what was asked of it."""


class AddressError(PublishingError):
    """The site's address is not known."""
