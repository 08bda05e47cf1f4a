"""What can be found in a site: kinds of faults, each with the advice that mends it."""

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How much a fault matters."""

    BROKEN = "broken"
    TOO_MUCH = "beyond what GitHub Pages takes"
    WARNING = "to look at"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault, and what to do about it."""

    level: Level
    title: str
    advice: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: its kind, the file or address that has it, and what is wrong there."""

    kind: Kind
    place: str
    fault: str


DEAD_LINK = Kind(
    Level.BROKEN,
    "Links that lead nowhere",
    "Correct the link in the content file, or bring back what it led to.",
)
MISSING_FILE = Kind(
    Level.BROKEN,
    "Pictures and other files that are missing",
    "Put the file where the page looks for it, in content/images/ or theme/static/, or take it out of the text.",
)
DEAD_PLACE = Kind(
    Level.WARNING,
    "Links to a place that their page does not have",
    "The page opens at its top instead. Correct what follows the # in the content file.",
)
SAME_ADDRESS = Kind(
    Level.WARNING,
    "Files that are one where capitals do not count",
    "On Windows, on a Mac and on a USB stick one takes the other's place. Give one of the articles another Slug.",
)
TWO_FILES = Kind(
    Level.WARNING,
    "Addresses that have two pages",
    "Which of the two opens depends on the web server. Give one of them another Slug.",
)
TWICE = Kind(
    Level.WARNING,
    "Articles that are in the archive twice",
    "Keep one content file of each; its published address can be kept as its Slug.",
)
GONE = Kind(
    Level.WARNING,
    "Published addresses that are gone",
    "Links from elsewhere to them break. Bring the content file back; if it is meant to be gone, remove the "
    "address's line from content/published.tsv.",
)
TAKEN = Kind(
    Level.WARNING,
    "Published addresses that show something else now",
    "Who follows an old link finds the wrong page. Give what is there now another Slug, and the address will lead "
    "to where its article or topic has moved.",
)
ORPHAN = Kind(
    Level.WARNING,
    "Pages that no other page leads to",
    "Readers find them only by searching. Link to them from content/pages/about.md or an article, or remove them.",
)
EMPTY = Kind(
    Level.WARNING,
    "Lists without articles",
    "Remove the page, or let an article name the topic, author or publisher.",
)
LARGE_FILE = Kind(
    Level.TOO_MUCH,
    "Files of 100 MB or more",
    "Git on GitHub refuses them. Make the file smaller, or keep it elsewhere and link to it.",
)
LARGE_SITE = Kind(
    Level.TOO_MUCH,
    "A site of more than 1 GB",
    "GitHub Pages serves no more. Part the archive into two, keep no pictures, or publish on a server of your own.",
)
NEARLY_LARGE = Kind(
    Level.WARNING,
    "A site that is nearly as large as GitHub Pages allows",
    "It serves up to 1 GB. Think of parting the archive into two, or of keeping fewer pictures.",
)
SLOW = Kind(
    Level.WARNING,
    "A deployment that may take longer than the 10 minutes of GitHub Pages",
    "If it is stopped, publish once more; if it is stopped again, part the archive into two.",
)
