"""The page that tells what the archive holds, how it grew and what it does not hold."""

from pathlib import Path

import lxml.html
import pytest

from plugins.archive_pages.figures import months_between
from tests.small_site import build

SITEURL = "https://user.example/archive"
FIGURES = "about/figures/index.html"


def write(content: Path, name: str, header: str, body: str = "एक दो तीन चार।") -> None:
    path = content / "articles" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Title: {name}\nSlug: {name}\n{header}\n\n{body}\n", "utf-8")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures") / "content"
    paid = "Dropped: related 1;\nAccess: paywall\nCaptured: 2025-03-05T04:00:00Z"
    write(folder, "a", "Date: 2025-01-01\nLang: hi\nImage: https://img.example/a.jpg\nCaptured: 2025-01-02T04:00:00Z")
    write(folder, "b", f"Date: 2025-01-03\nLang: mr\nTags: पुल;\n{paid}", "पाँच")
    dropped = "Dropped: advertisement 3; related 12; {{x}} 2; share many"
    write(folder, "c", f"Date: 2025-01-10\nLang: zh-Hant\nCaptured: 2025-03-31T20:00:00Z\n{dropped}", "字" * 9)
    write(folder, "d", "Date: 2025-01-20\nDate_from: capture\nLang: ur\nSource: Subh\nCaptured: 2025-01-20T04:00:00Z")
    return folder


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(content, tmp_path_factory.mktemp("site") / "output")


def texts(site: Path, selector: str) -> list[str]:
    page = lxml.html.fromstring((site / FIGURES).read_bytes())
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def test_the_archive_is_counted(site: Path) -> None:
    counted = dict(zip(texts(site, "header + .figures dt"), texts(site, "header + .figures dd"), strict=True))
    assert counted == {
        "लेख": "4", "शब्द": "13", "भाषाएँ": "4", "लिपियाँ": "3", "प्रकाशक": "1", "लेखक": "0", "विषय": "1"
    }  # fmt: skip


def test_scripts_are_counted_by_name_whatever_way_they_are_written(site: Path) -> None:
    assert texts(site, "[aria-labelledby=scripts] li") == ["देवनागरी 2", "अरबी 1", "हान 1"]


def test_it_says_what_it_spans_and_when_the_last_page_was_captured(site: Path) -> None:
    assert texts(site, ".page-head .facts span") == [
        "सबसे पुराना लेख 1 जनवरी 2025",
        "सबसे नया लेख 10 जनवरी 2025",
        "आख़िरी बार सहेजा गया 1 अप्रैल 2025, 1:30 am",
    ]


def test_growth_is_drawn_month_by_month_with_its_ends_named(site: Path) -> None:
    page = lxml.html.fromstring((site / FIGURES).read_bytes())
    assert [path.get("d") for path in page.cssselect(".growth path")] == ["M0 100V50h25V50h25V25h25V0h25V100z"]
    assert texts(site, ".ends span") == ["जनवरी 2025", "अप्रैल 2025: 4 लेख"]


def test_months_run_over_the_end_of_a_year() -> None:
    assert list(months_between((2024, 11), (2025, 2))) == [(2024, 11), (2024, 12), (2025, 1), (2025, 2)]


def test_what_cleaning_left_out_is_added_up(site: Path) -> None:
    counted = dict(
        zip(texts(site, "[aria-labelledby=dropped] dt"), texts(site, "[aria-labelledby=dropped] dd"), strict=True)
    )
    assert counted == {"विज्ञापन": "3", "दूसरे लेखों के डिब्बे और पंक्तियाँ": "13"}


def test_it_says_what_it_does_not_hold(site: Path) -> None:
    notes = texts(site, "[aria-labelledby=absent] li")
    assert len(notes) == 7
    assert any(note.startswith("1 लेख का मुख्य चित्र") for note in notes)
    assert any(note.startswith("1 लेख का वह हिस्सा") for note in notes)
    assert any(note.startswith("1 लेख की तारीख़") for note in notes)
    assert notes[-1] == (
        "पहले और आख़िरी लेख के बीच के 7 दिनों का कोई लेख। सबसे लंबा अंतराल 6 दिनों का है: 3 जनवरी 2025 10 जनवरी 2025"
    )


def test_on_the_web_the_archive_is_cited_with_its_address(site: Path, content: Path, tmp_path: Path) -> None:
    web = build(content, tmp_path / "output", SITEURL=SITEURL)
    assert texts(site, ".cite pre") == ["संग्रह. (आख़िरी बार सहेजा गया 1 अप्रैल 2025)"]
    assert texts(web, ".cite pre") == [f"संग्रह. {SITEURL}/ (आख़िरी बार सहेजा गया 1 अप्रैल 2025)"]
    assert f"{SITEURL}/about/figures/" in (web / "sitemap.xml").read_text("utf-8")


def test_an_archive_without_articles_has_its_page_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    empty = build(tmp_path / "content", tmp_path / "output")
    assert texts(empty, ".figures dd") == ["0"] * 7
    assert texts(empty, ".growth") == []
    assert len(texts(empty, "[aria-labelledby=absent] li")) == 3
