"""Golden pages: `tests/pages/<host>/<slug>.html` is written exactly as the `<slug>.md` beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.article import accept
from scraper.extraction import extract
from scraper.sources.saved import read_saved

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("page", sorted(PAGES.rglob("*.html")), ids=lambda page: str(page.relative_to(PAGES)))
def test_a_page_is_written_as_its_golden_file(page: Path, golden: Callable[[Path, str], None]) -> None:
    capture = read_saved(page, None)
    article = accept(capture, extract(capture), ())
    golden(page.with_suffix(".md"), article.to_file())


def test_there_are_golden_pages() -> None:
    assert list(PAGES.rglob("*.html"))
