"""GitHub Pages: where the site will live there, and how it gets there, as the branch `gh-pages` of the remote."""

import re
from collections.abc import Sequence

from .errors import AddressError
from .findings import Finding, Level
from .git import Repository, push_alone, remote_url, text_in, tip_of, tree_at, tree_of
from .report import has
from .site import Site

BRANCH = "gh-pages"
OWN_DOMAIN = "CNAME"
AS_IT_IS = ".nojekyll"
"""With this file GitHub serves a site as it is, instead of building it as one of Jekyll's."""
MESSAGE = "The archive as it is published"
ON_GITHUB = re.compile(
    r"(?:https?://(?:[^@/]+@)?|ssh://(?:[^@/]+@)?|(?:[^@/]+@)?)(?:ssh\.)?github\.com(?::\d+)?[:/]"
    r"(?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
# git@github.com:you/archive.git, https://github.com/you/archive


def address_of(repository: Repository, given: str) -> str:
    """Tell where the site will live: where its owner says, at its own domain, or where GitHub Pages serves it."""
    url = remote_url(repository)
    if given:
        return given
    tip = tip_of(repository, BRANCH)
    domain = own_domain(repository, tip)
    if domain:
        return f"https://{domain}"
    found = ON_GITHUB.fullmatch(url)
    if found is None:
        raise AddressError(
            f"the remote is {url}, which is not on github.com; say where the site will live: "
            "make github SITEURL=https://archive.example.org"
        )
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}" if found["name"].lower() == host else f"https://{host}/{found['name']}"


def own_domain(repository: Repository, tip: str | None) -> str | None:
    """Read the domain that the published branch names."""
    return (text_in(repository, tip, OWN_DOMAIN) if tip else None) or None


def obstacle(site: Site, findings: Sequence[Finding]) -> str | None:
    """Say what keeps a site from being pushed."""
    if site.address is None:
        return "The site is built for this computer, and not for the web; publish it with: make github"
    if has(findings, Level.BROKEN, Level.TOO_MUCH):
        return "Nothing was published; mend what is broken or too large, and run the command again."
    return None


def push(repository: Repository, site: Site) -> bool:
    """Push a built site; False where it is already there as it is."""
    remote_url(repository)
    tip = tip_of(repository, BRANCH)
    domain = own_domain(repository, tip)
    extra = {AS_IT_IS: ""}
    if domain and OWN_DOMAIN not in site.sizes:
        extra[OWN_DOMAIN] = f"{domain}\n"
    tree = tree_of(repository, site.folder, extra)
    if tip and tree_at(repository, tip) == tree:
        return False
    push_alone(repository, tree, BRANCH, message=MESSAGE, expected=tip)
    return True
