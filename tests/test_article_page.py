"""An article's page on a phone, in every script: wide tables scroll, nothing else does, and all of it is accessible."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.small_site import build

RIVERS = {
    "hi": "सुवर्णा नदी", "ta": "சுவர்ணா ஆறு", "bn": "সুবর্ণা নদী", "te": "సువర్ణ నది", "ml": "സുവർണ നദി",
    "ur": "سورنا ندی", "ar": "نهر سوفارنا", "he": "נהר סוברנה", "ru": "река Суварна", "en": "the Suvarna",
    "th": "แม่น้ำสุวรรณ", "ja": "スヴァルナ川", "zh": "苏瓦尔纳河", "ko": "수바르나강",
}  # fmt: skip
PHONE = (390, 844)
FINGER = 43.5
MOST_BYTES = 30_000  # over the wire, without pictures
TOO_WIDE = """
width => [...document.querySelectorAll("main *")]
  .filter(element => !element.closest(".table-frame, .unseen"))
  .filter(element => { const box = element.getBoundingClientRect(); return box.left < -1 || box.right > width + 1; })
  .map(element => element.outerHTML.slice(0, 200))
"""


def body(river: str) -> str:
    cells = f"| {' | '.join([river] * 9)} |\n"
    table = f"{cells}|{'---|' * 9}\n{cells * 3}"
    post = f"> {river}\n\n— [{river}, x.example](https://x.example/1)"
    return f"{river}[^1]\n\n{table}\n[video.example: {river}](https://v.example/1)\n\n{post}\n\n[^1]: {river}.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("scripts") / "content"
    for host, (lang, river) in zip("ab" * len(RIVERS), RIVERS.items(), strict=False):
        path = content / f"articles/{host}.example/2025/{lang}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        source = f"Source: {river}\nSource_url: https://{host}.example/{'long-' * 20}{lang}\n"
        digest = f"Captured: 2025-01-02T00:00:00Z\nDigest: sha256:{'5f' * 32}\n"
        header = f"Title: {river}\nSlug: {lang}\nDate: 2025-01-01\nLang: {lang}\nTags: River;\n{source}{digest}"
        path.write_text(f"{header}\n{body(river)}", "utf-8")
    return build(content, tmp_path_factory.mktemp("site") / "output")


def place_of(site: Path, lang: str) -> str:
    return next(site.glob(f"article/*/2025/{lang}/index.html")).relative_to(site).as_posix()


@pytest.mark.parametrize("lang", RIVERS)
def test_a_wide_table_scrolls_and_the_page_does_not(
    lang: str, site: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{serve(site)}/{place_of(site, lang)}")
    page.locator(".cite summary").click()
    assert page.evaluate(TOO_WIDE, PHONE[0]) == []
    frame = page.locator(".table-frame").evaluate("frame => [frame.clientWidth, frame.scrollWidth]")
    assert frame[0] <= PHONE[0] < frame[1]
    heights = [
        button.evaluate("one => one.getBoundingClientRect().height") for button in page.locator(".cite button").all()
    ]
    assert len(heights) == 3
    assert min(heights) >= FINGER


@pytest.mark.parametrize(("lang", "scheme"), [("hi", "light"), ("ur", "dark"), ("ja", "light")])
def test_with_everything_unfolded_it_is_accessible(
    lang: str, scheme: Literal["light", "dark"], site: Path, browser: Browser
) -> None:
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:  # axe measures with inline styles
        page = context.new_page()
        page.goto((site / place_of(site, lang)).as_uri())
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("lang", RIVERS)
def test_a_page_with_its_styles_and_scripts_is_light(lang: str, site: Path) -> None:
    place = place_of(site, lang)
    html = (site / place).read_text("utf-8")
    page = lxml.html.fromstring(html)
    linked = [link.get("href") for link in page.cssselect("link[rel=stylesheet], link[rel=icon]")]
    files = [
        (site / place).parent / name for name in (*linked, *(one.get("src") for one in page.cssselect("script[src]")))
    ]
    styles = [file for file in files if file.suffix == ".css"]
    imported = [
        file.parent / name for file in styles for name in re.findall(r'url\("([^"]+)"\)', file.read_text("utf-8"))
    ]
    wire = sum(len(gzip.compress(file.read_bytes())) for file in (site / place, *files, *imported))
    assert wire < MOST_BYTES
