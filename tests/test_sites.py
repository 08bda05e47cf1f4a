"""Site rules against invented pages in each publisher's idiom.

`tests/sites/<host>.html` is a page; the `.md` beside it is what it says, written by hand: some header fields of the
file that the page becomes, and the body. Pictures are left aside: which of them belong to a body is another test's.
"""

from pathlib import Path

import pytest

from scraper import extraction
from scraper.article import Article, accept
from scraper.sources.saved import read_saved

SITES = Path(__file__).parent / "sites"
PAGES = sorted(SITES.glob("*.html"))
RULES = sorted((Path(extraction.__file__).parent / "sites").glob("*.toml"))
STATED = ("Title", "Date", "Authors", "Tags")
"""Fields that a page's gold has wherever the page states them; others are compared where the gold has them."""
PATHS = '    "/'
GENERIC = frozenset((SITES / "exact-without-rule.txt").read_text("utf-8").split())


def read_gold(page: Path) -> tuple[dict[str, str], str]:
    head, _, body = page.with_suffix(".md").read_text("utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def article_of(page: Path, url: str) -> Article:
    capture = read_saved(page, url)
    return accept(capture, extraction.extract(capture), ())


def words(body: str) -> str:
    """Return a body without its pictures."""
    return "\n\n".join(part for part in body.strip().split("\n\n") if not part.startswith("!["))


def check(page: Path, *, rule: str | None) -> None:
    gold, body = read_gold(page)
    article = article_of(page, gold["Source_url"])
    header = dict(article.header)
    assert words(article.body) == words(body)
    assert {key: header.get(key) for key in (*STATED, *gold)} == {key: gold.get(key) for key in (*STATED, *gold)}
    assert header["Cleaner"].partition(", rule ")[2] == (rule or "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_with_its_rule_a_page_is_read_exactly(page: Path) -> None:
    check(page, rule=host_of(page))


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem in GENERIC], ids=lambda page: page.stem)
def test_what_was_exact_without_a_rule_stays_so(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "rule_for", lambda *_: None)
    check(page, rule=None)


def test_every_rule_has_a_page() -> None:
    assert {host_of(page) for page in PAGES} == {rule.stem for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_every_selector_says_what_it_is_for(rule: Path) -> None:
    lines = rule.read_text("utf-8").splitlines()
    selecting = [line for line in lines if '"' in line and not line.startswith(("#", PATHS))]
    assert [line for line in selecting if " # " not in line] == []


def host_of(page: Path) -> str:
    """Return the host of a page's rule: the name of its file up to the design that it shows (bbc.com+hindi)."""
    return page.stem.partition("+")[0]
