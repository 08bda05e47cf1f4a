"""An archive's own style, files and words, from its content folder, without touching the theme."""

from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page

from plugins.archive_pages.errors import StringsError
from plugins.archive_pages.own_words import with_own
from tests.cases import cases
from tests.small_site import build

ARTICLE = "Title: पुल\nSlug: pul\nDate: 2025-06-02\nLang: hi\nTags: नदी;\n\nपुल खुला।\n"
STYLE = ":root { --accent: #00695c; --text-serif: 'Own Serif', serif }\n.headline { font-style: italic }\n"
WORDS = '[site]\ntagline = "शहर की ख़बरें"\n[counts]\nminutes = { one = "{n} मि॰", other = "{n} मि॰" }\n'
NAME = "article/pul/index.html"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "content"
    (folder / "theme").mkdir(parents=True)
    (folder / "pul.md").write_text(ARTICLE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("plain") / "site")


@pytest.fixture(scope="module")
def own(content: Path, plain: Path) -> Path:
    """Build the same archive again, in the same place, with a look of its own."""
    (content / "theme/style.css").write_text(STYLE, "utf-8")
    (content / "theme/icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (content / "words.toml").write_text(WORDS, "utf-8")
    assert "style.css" not in (plain / NAME).read_text("utf-8")
    return build(content, plain)


def text(site: Path, selector: str) -> list[str]:
    page = lxml.html.fromstring((site / NAME).read_bytes())
    return [" ".join(found.text_content().split()) for found in page.cssselect(selector)]


def test_own_values_and_rules_hold_on_every_page_whatever_the_theme_says(own: Path, page: Page) -> None:
    page.goto((own / NAME).as_uri())
    style = page.locator("h1").evaluate("one => [getComputedStyle(one).fontStyle, getComputedStyle(one).fontFamily]")
    assert style[0] == "italic"
    assert "Own Serif" in style[1]
    page.goto((own / "search/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')") == "#00695c"


def test_an_own_file_takes_the_place_of_the_themes(own: Path) -> None:
    assert (own / "theme/icon.svg").read_text("utf-8") == "<svg xmlns='http://www.w3.org/2000/svg'/>"


def test_own_words_are_said_and_all_others_stay(own: Path) -> None:
    assert text(own, ".tagline") == ["शहर की ख़बरें"]
    assert "1 मि॰" in text(own, ".byline p")
    assert text(own, ".sections a")[0] == "विषय"


def test_an_own_style_works_offline_too(own: Path) -> None:
    assert '"theme/style.css"' in (own / "sw.js").read_text("utf-8")


THEIRS = {"site": {"name": "Site", "empty": "Nothing"}, "found": {"one": "{n} article", "other": "{n} articles"}}
MISTAKES = {
    "a key that is none": ('[site]\nnam = "x"', "site.nam is unknown; the words that there are stand in theme/"),
    "a table for a text": ('[site.name]\nx = "x"', "site.name.x is unknown"),
    "a number": ("[site]\nname = 1", "site.name must be a text in quotation marks"),
    "a form that is missing": ('[found]\nother = "{n}"', "found.one is missing; en counts with one, other"),
    "a place that is not filled in": ('[site]\nname = "{n}"', "site.name has {n}; nothing is filled in there"),
    "a place of another name": (
        'found = { one = "{number}", other = "{n}" }',
        "found has {number}; only {n} is filled in",
    ),
    "a text for a counted phrase": ('found = "x"', 'all of its forms: { one = "…", other = "…" }'),
    "a counted phrase for a text": ('[site]\nname = { one = "x", other = "y" }', "site.name is not counted"),
    "no TOML": ("[site", "mend the line, then build again"),
}  # fmt: skip


@pytest.mark.parametrize(("toml", "sentence"), cases(MISTAKES))
def test_a_mistake_in_own_words_is_named(toml: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(toml, "utf-8")
    with pytest.raises(StringsError) as refused:
        with_own(THEIRS, tmp_path, "en")
    assert str(refused.value).startswith("words.toml: ")
    assert sentence in str(refused.value)


def test_without_own_words_all_are_the_themes(tmp_path: Path) -> None:
    assert with_own(THEIRS, tmp_path, "en") == THEIRS
