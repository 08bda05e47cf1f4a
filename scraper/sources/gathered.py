"""What lies together in a folder or an archive: exports of many files, and complete pages with their pictures."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import quote

from scraper.errors import SangrahError
from scraper.sources import omnivore, pages, readeck
from scraper.sources.given import Found, Given, suffix_of
from scraper.sources.kinds import TAKEN
from scraper.sources.selection import Selection
from scraper.sources.told import UNREADABLE

HIDDEN = re.compile(r"(?:^|/)(?:\.[^/]|__MACOSX/)")
LONGEST_PATH, DEEPEST_PATH = 1000, 50


class Export(Protocol):
    """A module that knows an export of many files: the one that tells it, and which in its folder belong to it."""

    TOLD_BY: re.Pattern[str]
    HOLDS: re.Pattern[str]

    def read(self, members: dict[str, Given], only: Selection) -> Iterator[Found]:
        """Yield the pages of an export, whose files are named as they lie in its folder."""


EXPORTS: tuple[Export, ...] = (omnivore, readeck)


def gathered(members: Sequence[Given], only: Selection) -> Iterator[Found | Given]:
    """Yield the pages of the exports among some files, then the other files that are worth a look, by their names."""
    left = {given.name: given for given in members if not HIDDEN.search(given.name) and _is_a_path(given.name)}
    for export in EXPORTS:
        for folder, own in _exports(left, export).items():
            for name in own:
                del left[folder + name]
            yield from export.read(own, only)
    assets = frozenset(_asset_folders(left))
    for name in sorted(left):
        if suffix_of(name) in TAKEN and not assets.intersection(map(str, PurePosixPath(name).parents)):
            yield left[name]


def _is_a_path(name: str) -> bool:
    """Tell the name of a file from what an archive made for harm names one."""
    return len(name) <= LONGEST_PATH and name.count("/") <= DEEPEST_PATH


def _exports(members: dict[str, Given], export: Export) -> dict[str, dict[str, Given]]:
    """Find the folders that are exports, with the files that belong to each."""
    told_by = re.compile(rf"((?:.*/)?){export.TOLD_BY.pattern}", re.DOTALL)
    folders = {found[1] for name in members if (found := told_by.fullmatch(name))}
    held: defaultdict[str, dict[str, Given]] = defaultdict(dict)
    for name, given in members.items() if folders else ():
        for parent in PurePosixPath(name).parents:
            folder = "" if str(parent) == "." else f"{parent}/"
            if folder in folders and export.HOLDS.fullmatch(name, len(folder)):
                held[folder][name[len(folder) :]] = given
                break
    return held


def _asset_folders(members: dict[str, Given]) -> Iterator[str]:
    """Find the folders of pictures and frames that browsers save beside a complete page: `metro_files`."""
    page_of = {name.rpartition(".")[0]: name for name in members if suffix_of(name) in pages.SUFFIXES}
    for folder in {str(parent) for name in members for parent in PurePosixPath(name).parents}:
        start = folder.rfind("/") + 1
        stems = (folder[:end] for end in range(len(folder) - 1, start, -1))
        page = next((page_of[stem] for stem in stems if stem in page_of), None)
        if page is not None and _mentions(members[page], folder[start:]):
            yield folder


def _mentions(page: Given, folder: str) -> bool:
    """Tell whether a page loads something out of a folder; one that cannot be read might."""
    try:
        body = pages.body_of(page)
    except (SangrahError, *UNREADABLE):
        return True
    return any(f"{name}/".encode("utf-8", "replace") in body for name in {folder, escape(folder), quote(folder)})
