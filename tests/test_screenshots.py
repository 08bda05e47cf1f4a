"""The pictures that README and docs show are those that the script takes, and small."""

import re
from itertools import product

from tools.screenshots import DESK, FOLDER, LARGEST, PAGES, PHONE, SCHEMES

DOCS = FOLDER.parent
SHOWN = re.compile(r"screenshots/([\w-]+\.webp)")
MOST_BYTES = 2_000_000
NAMES = {f"{page.name}-{window.name}-{scheme}.webp" for page, window, scheme in product(PAGES, (DESK, PHONE), SCHEMES)}


def test_every_picture_is_there_and_all_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert sizes.keys() == NAMES
    assert max(sizes.values()) <= LARGEST
    assert sum(sizes.values()) <= MOST_BYTES


def test_the_page_of_pictures_shows_each_of_them() -> None:
    assert set(SHOWN.findall((DOCS / "screenshots.md").read_text("utf-8"))) == NAMES


def test_no_document_shows_a_picture_that_is_not_there() -> None:
    documents = (DOCS.parent / "README.md", *DOCS.glob("*.md"))
    assert set().union(*(SHOWN.findall(document.read_text("utf-8")) for document in documents)) == NAMES
