"""What the search page says by its script: in the interface's language, with its plurals, digits and calendar."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.small_site import build_with

ARTICLE = "Title: Harbour {number}\nSlug: harbour-{number}\nDate: 2025-06-0{number}\nLang: en\n\nBoats came.\n"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ar", ("عُثر على مقالين", "عُثر على 3 مقالات", "2 يونيو 2025", "لم يؤخذ به")),
        ("bn", ("২টি নিবন্ধ পাওয়া গেছে", "৩টি নিবন্ধ পাওয়া গেছে", "২ জুন, ২০২৫", "বাদ রাখা হয়েছে")),
        ("fa", ("۲ مقاله پیدا شد", "۳ مقاله پیدا شد", "۲ ژوئن ۲۰۲۵", "کنار گذاشته شد")),
        ("ru", ("Найдено 2 статьи", "Найдено 3 статьи", "2 июня 2025\u202fг.", "Не учтено")),
    ],
    ids=["Arabic", "Bengali", "Persian", "Russian"],
)
def test_the_search_speaks_the_language_of_the_interface(
    lang: str, said: tuple[str, str, str, str], tmp_path: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    two, three, day, fault = said
    content = tmp_path / "content"
    content.mkdir()
    for number in (1, 2, 3):
        (content / f"{number}.md").write_text(ARTICLE.format(number=number), "utf-8")
    site = serve(build_with(content, tmp_path / "output", DEFAULT_LANG=lang))
    page.goto(f"{site}/search/index.html?q=harbour")
    expect(page.locator(".search-count")).to_have_text(three)
    expect(page.locator(".results time").nth(1)).to_have_text(day)
    page.goto(f"{site}/search/index.html?q=harbour -1 ~9")
    expect(page.locator(".search-count")).to_have_text(two)
    expect(page.locator(".search-problems li")).to_contain_text(fault)
