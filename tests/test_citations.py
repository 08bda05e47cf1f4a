"""How an article's page tells readers, catalogues and citation managers what it is."""

import json
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page

from plugins.archive_pages.citations import tex, tex_address
from plugins.archive_pages.described import locale_name
from tests.small_site import build

SITEURL = "https://user.example/archive"
ORIGINAL = "https://dainik-prabhat.example/desh/pul?id=7&lang=hi"
WHOLE = f"""\
Title: नदी पर {{नया}} पुल: 50% & more
Slug: nadi-par-naya-pul-khula
Date: 2025-06-02T13:05:00+05:30
Modified: 2025-06-02T15:00:00+05:30
Lang: hi
Authors: रवि कुमार; दैनिक प्रभात
Tags: पुल; Harbour
Category: देश
Summary: पुल खुला।
Source: दैनिक प्रभात
Source_url: {ORIGINAL}
Access: paywall
Captured: 2025-06-03T04:00:00Z
Digest: sha256:{"5f" * 32}

पुल सोमवार को खुला।
"""
BARE = "Title: Who came?\nSlug: who\nDate: 2024-01-05\nDate_from: capture\nLang: en\n\nNobody.\n"
PLACE = "article/dainik-prabhat.example/2025/nadi-par-naya-pul-khula/"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cited") / "content"
    (folder / "articles/dainik-prabhat.example/2025").mkdir(parents=True)
    (folder / "articles/dainik-prabhat.example/2025/pul.md").write_text(WHOLE, "utf-8")
    (folder / "articles/who.md").write_text(BARE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def disk(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("disk") / "output")


@pytest.fixture(scope="module")
def web(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("web") / "output", SITEURL=SITEURL)


def page_of(site: Path, place: str = PLACE) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / place / "index.html").read_bytes())


def cited(site: Path, place: str = PLACE) -> list[str]:
    return [text.text_content() for text in page_of(site, place).cssselect(".cite pre")]


def meta(site: Path, attribute: str, place: str = PLACE) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page_of(site, place).cssselect(f"meta[{attribute}]"):
        found.setdefault(element.get(attribute), []).append(element.get("content"))
    return found


def test_as_text_an_article_is_cited_with_its_original_and_its_place_in_the_archive(web: Path) -> None:
    assert cited(web)[0] == (
        f"रवि कुमार, दैनिक प्रभात. “नदी पर {{नया}} पुल: 50% & more.” दैनिक प्रभात, 2 जून 2025. {ORIGINAL} "
        f"(सहेजा गया 3 जून 2025, संग्रह: {SITEURL}/{PLACE})"
    )


def test_on_a_disk_an_archive_does_not_know_its_address(disk: Path) -> None:
    assert "user.example" not in "".join(cited(disk))
    assert cited(disk)[0].endswith(f"{ORIGINAL} (सहेजा गया 3 जून 2025)")


def test_what_an_article_does_not_say_is_not_cited(disk: Path) -> None:
    text, bibtex, csl = cited(disk, "article/who/")
    assert text == "“Who came?” (सहेजा गया 5 जनवरी 2024)"
    assert bibtex == "@article{who-2024,\n  title = {{Who came?}},\n  urldate = {2024-01-05},\n  langid = {english},\n}"
    (item,) = json.loads(csl)
    assert item.keys() == {"id", "type", "title", "accessed", "language"}


def test_bibtex_keeps_names_whole_and_escapes_what_tex_takes_for_signs(web: Path) -> None:
    assert cited(web)[1] == (
        "@article{nadi-par-naya-pul-2025,\n"
        "  title = {{नदी पर \\textbraceleft{}नया\\textbraceright{} पुल: 50\\% \\& more}},\n"
        "  author = {{रवि कुमार} and {दैनिक प्रभात}},\n"
        "  journal = {दैनिक प्रभात},\n"
        "  date = {2025-06-02},\n"
        "  year = {2025},\n"
        f"  url = {{{ORIGINAL}}},\n"
        "  urldate = {2025-06-03},\n"
        "  langid = {hindi},\n"
        f"  note = {{संग्रह: \\url{{{SITEURL}/{PLACE}}}}},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a_b#1 $2", r"a\_b\#1 \$2"),
        ("C:\\{x}~^", r"C:\textbackslash{}\textbraceleft{}x\textbraceright{}\textasciitilde{}\textasciicircum{}"),
    ],
)
def test_signs_of_tex_are_written_as_text(text: str, written: str) -> None:
    assert tex(text) == written
    assert written.count("{") == written.count("}")


def test_an_address_cannot_end_its_field() -> None:
    assert tex_address("https://x.example/{a}\\%20?q=1#é") == "https://x.example/%7Ba%7D%5C%20?q=1#%C3%A9"
    assert tex_address(None) is None


def test_csl_json_has_names_as_given_and_days_in_parts(web: Path) -> None:
    (item,) = json.loads(cited(web)[2])
    assert item == {
        "id": "nadi-par-naya-pul-2025",
        "type": "article-newspaper",
        "title": "नदी पर {नया} पुल: 50% & more",
        "author": [{"literal": "रवि कुमार"}, {"literal": "दैनिक प्रभात"}],
        "container-title": "दैनिक प्रभात",
        "section": "देश",
        "issued": {"date-parts": [[2025, 6, 2]]},
        "accessed": {"date-parts": [[2025, 6, 3]]},
        "language": "hi",
        "URL": ORIGINAL,
        "archive": "संग्रह",
        "archive_location": f"{SITEURL}/{PLACE}",
    }


def test_dublin_core_says_what_catalogues_and_zotero_read(web: Path) -> None:
    told = meta(web, "name")
    assert {key: value for key, value in told.items() if "." in key} == {
        "DC.type": ["NewsItem"],
        "DC.title": ["नदी पर {नया} पुल: 50% & more"],
        "DC.creator": ["रवि कुमार", "दैनिक प्रभात"],
        "DC.publisher": ["दैनिक प्रभात"],
        "prism.publicationName": ["दैनिक प्रभात"],
        "DC.date": ["2025-06-02T13:05:00+05:30"],
        "DCTERMS.modified": ["2025-06-02T15:00:00+05:30"],
        "DC.language": ["hi"],
        "DC.subject": ["पुल", "Harbour"],
        "DC.source": [ORIGINAL],
        "DC.identifier": [f"{SITEURL}/{PLACE}"],
    }
    declared = {link.get("rel").removeprefix("schema.") for link in page_of(web).cssselect("link[rel^='schema.']")}
    assert {key.partition(".")[0] for key in told if "." in key} == declared
    assert not [key for key in told if key.startswith("citation_")]  # which would make it an article of a journal


def test_open_graph_names_the_article_and_not_the_archive_with_it(web: Path) -> None:
    told = meta(web, "property")
    assert told["og:title"] == ["नदी पर {नया} पुल: 50% & more"]
    assert (told["og:type"], told["og:locale"], told["og:site_name"]) == (["article"], ["hi_IN"], ["संग्रह"])
    assert told["og:url"] == [f"{SITEURL}/{PLACE}"]
    assert told["article:published_time"] == ["2025-06-02T13:05:00+05:30"]
    assert told["article:modified_time"] == ["2025-06-02T15:00:00+05:30"]
    assert (told["article:section"], told["article:tag"]) == (["देश"], ["पुल", "Harbour"])


@pytest.mark.parametrize(
    ("lang", "locale"), [("hi", "hi_IN"), ("ur", "ur_PK"), ("pt-PT", "pt_PT"), ("zh-Hant", "zh_TW"), ("tlh", None)]
)
def test_a_locale_is_a_language_with_a_country(lang: str, locale: str | None) -> None:
    assert locale_name(lang) == locale


def test_linked_data_tells_the_original_from_the_page_of_the_archive(web: Path) -> None:
    (script,) = page_of(web).cssselect('script[type="application/ld+json"]')
    facts = json.loads(script.text_content())
    assert facts["url"] == ORIGINAL
    assert facts["archivedAt"] == {"@type": "WebPage", "name": "संग्रह", "url": f"{SITEURL}/{PLACE}"}
    home = {"name": "दैनिक प्रभात", "url": "https://dainik-prabhat.example/"}
    assert facts["publisher"] == {"@type": "Organization", **home}
    assert facts["isPartOf"] == {"@type": "WebSite", **home}
    assert [(author["@type"], author["name"]) for author in facts["author"]] == [
        ("Person", "रवि कुमार"),
        ("Organization", "दैनिक प्रभात"),
    ]
    assert facts["isAccessibleForFree"] is False
    assert (facts["inLanguage"], facts["keywords"]) == ("hi", ["पुल", "Harbour"])
    assert facts["datePublished"] < facts["dateModified"]


def test_provenance_leads_to_the_copy_of_the_day_and_shows_the_digest_whole(web: Path) -> None:
    box = page_of(web).cssselect(".provenance")[0]
    assert f"https://web.archive.org/web/20250603/{ORIGINAL}" in [link.get("href") for link in box.cssselect("a")]
    assert [code.text for code in box.cssselect("code")] == [f"sha256:{'5f' * 32}"]


def test_a_button_copies_a_citation(page: Page, serve: Callable[[Path], str], disk: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{serve(disk)}/{PLACE}")
    assert not page.locator(".cite pre").first.is_visible()
    page.locator(".cite summary").click()
    button = page.locator(".cite button").nth(1)
    button.click()
    button.filter(has_text="कॉपी हो गया").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == cited(disk)[1]
    assert page.evaluate("getSelection().toString()").startswith("@article{")


def test_without_a_script_citations_stand_there_all_the_same(disk: Path) -> None:
    assert len(cited(disk)) == 3
    assert not page_of(disk).cssselect(".cite button")
