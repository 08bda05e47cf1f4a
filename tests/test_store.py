"""The archive on disk: whole files, the same bytes for the same capture, and a person's edits left alone."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pelican.readers import MarkdownReader
from pelican.settings import read_settings

from scraper.article import Article, accept
from scraper.capture import Capture
from scraper.content_file import is_edited
from scraper.errors import NotAnArticle
from scraper.extraction import extract
from scraper.store import Archive, Plan

PARAGRAPHS = "".join(
    f"<p>नदी के किनारे {number} पेड़ लगाए गए, और लोगों ने उनकी देखभाल का वादा किया है।</p>" for number in range(6)
)
PAGE = f"""<html lang="hi"><head><title>नदी के लिए एक शाम</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "नदी के लिए एक शाम",
"datePublished": "2024-05-06T07:08:09+05:30", "dateModified": "2024-05-07T07:08:09+05:30",
"author": [{{"name": "रवि कुमार"}}, {{"name": "Asha Sen"}}], "keywords": ["Washington, D.C.", "पर्यावरण"],
"description": "एक शाम में *सौ* लोग आए & पेड़ लगाए: <b>वादा</b> भी किया।", "articleSection": "देश",
"publisher": {{"name": "दैनिक प्रभात"}}}}</script>
<link rel="canonical" href="https://dainik.example/desh/nadi"></head>
<body><article><h1>नदी के लिए एक शाम</h1>{PARAGRAPHS}</article></body></html>"""


def article_of(page: str, day: int = 1) -> Article:
    capture = Capture("page.html", page.encode(), datetime(2024, 6, day, tzinfo=UTC))
    return accept(capture, extract(capture), ())


def write(root: Path, article: Article) -> Plan:
    return Archive(root).add(article)


def test_the_path_is_host_year_and_slug(tmp_path: Path) -> None:
    outcome = write(tmp_path, article_of(PAGE))
    assert outcome.result == "written"
    assert outcome.path == tmp_path / "content/articles/dainik.example/2024/nadi-ke-lie-ek-sham.md"


def test_the_same_capture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, article_of(PAGE)).path
    before = path.read_bytes()
    again = write(tmp_path, article_of(PAGE, day=9))
    assert (again.result, again.path.read_bytes()) == ("unchanged", before)


def test_a_new_capture_of_a_page_updates_its_article(tmp_path: Path) -> None:
    first = write(tmp_path, article_of(PAGE))
    second = write(tmp_path, article_of(PAGE.replace("लगाए गए", "रोपे गए"), day=2))
    assert (second.result, second.path) == ("updated", first.path)
    assert "रोपे गए" in second.path.read_text("utf-8")


def test_a_new_headline_keeps_the_published_address(tmp_path: Path) -> None:
    first = write(tmp_path, article_of(PAGE))
    second = write(tmp_path, article_of(PAGE.replace("नदी के लिए एक शाम", "नदी के नाम"), day=2))
    assert second.path == first.path
    assert "Slug: nadi-ke-lie-ek-sham\n" in second.path.read_text("utf-8")


def test_an_edited_file_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, article_of(PAGE)).path
    edited = path.read_text("utf-8").replace("Tags: ", "Tags: मेरी सूची; ")
    path.write_text(edited, "utf-8")
    assert is_edited(edited)
    assert write(tmp_path, article_of(PAGE.replace("लगाए", "रोपे"))).result == "edited"
    assert path.read_text("utf-8") == edited


def test_two_articles_of_one_title_keep_both(tmp_path: Path) -> None:
    first = write(tmp_path, article_of(PAGE))
    second = write(tmp_path, article_of(PAGE.replace("desh/nadi", "desh/doosri-nadi")))
    assert first.path != second.path
    assert {first.result, second.result} == {"written"}
    assert [f"Slug: {plan.path.stem}\n" in plan.path.read_text("utf-8") for plan in (first, second)] == [True, True]


@pytest.mark.parametrize(
    "url",
    [
        "http://www.dainik.example/desh/nadi/",
        "https://m.dainik.example/desh/nadi",
        "https://dainik.example/desh/nadi/amp",
    ],
)
def test_other_addresses_of_a_page_are_the_same_article(tmp_path: Path, url: str) -> None:
    first = write(tmp_path, article_of(PAGE))
    second = write(tmp_path, article_of(PAGE.replace("https://dainik.example/desh/nadi", url), day=2))
    assert (second.path, second.result) == (first.path, "updated")


def test_a_capture_behind_a_paywall_does_not_replace_the_article(tmp_path: Path) -> None:
    first = write(tmp_path, article_of(PAGE))
    before = first.path.read_bytes()
    with pytest.raises(NotAnArticle, match="as behind a paywall; the article is left alone"):
        write(tmp_path, article_of(PAGE.replace(PARAGRAPHS, PARAGRAPHS[: len(PARAGRAPHS) // 3 + 1] + "</p>"), day=2))
    assert first.path.read_bytes() == before


def test_a_file_that_is_no_utf_8_is_a_persons(tmp_path: Path) -> None:
    path = write(tmp_path, article_of(PAGE)).path
    path.write_bytes(path.read_bytes() + b"\xff")
    assert write(tmp_path, article_of(PAGE)).result == "edited"


def test_times_of_capture_are_in_utc(tmp_path: Path) -> None:
    ist = timezone(timedelta(hours=5, minutes=30))
    capture = Capture("page.html", PAGE.encode(), datetime(2024, 6, 1, 5, 30, tzinfo=ist))
    plan = write(tmp_path, accept(capture, extract(capture), ()))
    assert "Captured: 2024-06-01T00:00:00Z\n" in plan.path.read_text("utf-8")


def test_pelican_reads_back_the_same_fields(tmp_path: Path) -> None:
    path = write(tmp_path, article_of(PAGE)).path
    _, fields = MarkdownReader(read_settings("pelicanconf.py")).read(str(path))
    assert fields["title"] == "नदी के लिए एक शाम"
    assert fields["summary"] == "एक शाम में *सौ* लोग आए & पेड़ लगाए: <b>वादा</b> भी किया।"
    assert [author.name for author in fields["authors"]] == ["रवि कुमार", "Asha Sen"]
    assert [tag.name for tag in fields["tags"]] == ["Washington, D.C.", "पर्यावरण"]
    assert fields["date"].isoformat() == "2024-05-06T07:08:09+05:30"
    assert fields["modified"].isoformat() == "2024-05-07T07:08:09+05:30"
    assert fields["source_url"] == "https://dainik.example/desh/nadi"
    assert fields["source"] == "दैनिक प्रभात"
    assert fields["captured"] == "2024-06-01T00:00:00Z"


def test_nothing_but_the_article_is_left_in_its_folder(tmp_path: Path) -> None:
    path = write(tmp_path, article_of(PAGE)).path
    assert list(path.parent.iterdir()) == [path]
