"""What the exports read of an archive: headers, pages, plain text; and how they write."""

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import lxml.html
import pytest

from exports.articles import newest_moment, read_articles
from exports.errors import ExportError
from exports.files import Package, whole
from exports.header import listed, read_content_file
from exports.pages import place_of, read_article_page
from exports.plain_text import plain_text
from exports.site import Site, read_site
from tests.exports_site import URL, Archive, write_article
from tests.search_site import ROOT

PAGE = "article/a.example/2024/x/index.html"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "exports", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def text_of(html: str) -> str:
    return plain_text(lxml.html.fragment_fromstring(html, create_parent="div"))


def test_the_site_says_its_name_and_language(archive: Archive) -> None:
    assert (archive.site.name, archive.site.lang, archive.site.dir, archive.site.address) == ("संग्रह", "hi", "ltr", None)
    assert archive.site.slug == "sangrah"


def test_articles_come_newest_first_and_drafts_do_not_come(archive: Archive) -> None:
    days = [article.day for article in archive.articles]
    assert days == sorted(days, reverse=True)
    pages = {path.parent for path in (archive.site.folder / "article").rglob("index.html")}
    assert {article.page.parent for article in archive.articles} == pages
    assert "masauda" not in {article.file.stem for article in archive.articles}


def test_a_header_is_read_as_the_site_reads_it(archive: Archive) -> None:
    article = archive.article("baees")
    assert article.title == "baees & <चिट्ठी>"
    assert article.authors == ("वर्मा, राम",)
    assert (article.published, article.day) == ("2024-06-02", date(2024, 6, 2))
    assert (article.source_url, article.host, article.is_paid) == (f"{URL}22", "sham-ki-chitthi.example", True)
    assert (article.captured, article.digest, article.modified) == (None, None, None)


def test_a_kept_picture_is_known_by_its_original(archive: Archive) -> None:
    assert archive.article("ikkees").image == f"{URL}1.jpg"


def test_a_date_that_the_page_does_not_give_is_absent(archive: Archive) -> None:
    article = archive.article("bina-tarikh")
    assert (article.published, article.day) == (None, date(2023, 1, 5))


def test_the_newest_moment_follows_from_the_captures(archive: Archive) -> None:
    assert newest_moment(archive.articles) == datetime(2026, 8, 14, 2, tzinfo=UTC)
    assert newest_moment([archive.article("ikkees")]) == datetime(2024, 5, 2, tzinfo=UTC)


def test_topics_are_those_of_the_site(archive: Archive) -> None:
    topics = read_article_page(archive.article("ikkees").page).topics
    assert {topic.slug: topic.name for topic in topics} == {"kitaben": "किताबें", "suvarna-river": "सुवर्णा नदी"}


def test_a_list_is_parted_at_semicolons_before_commas() -> None:
    assert listed("a, b") == ("a", "b")
    assert listed("a, b;") == ("a, b",)
    assert listed("a; ; b; a") == ("a", "b")


def test_a_value_may_run_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("\ufeffTitle: एक\n    दो\nSource:\n\nपाठ\n\nTitle: नहीं\n", "utf-8")
    assert read_content_file(path) == ({"title": "एक दो"}, "पाठ\n\nTitle: नहीं\n")


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("../../../../topic/x/index.html", "topic/x/index.html"),
        ("../y/", "article/a.example/2024/y/index.html"),
        ("../y/a%20b.png#z", "article/a.example/2024/y/a b.png"),
        ("../../../../../etc/passwd", None),
        ("/etc/passwd", None),
        ("//other.example/x", None),
        ("https://other.example/x", None),
        ("#x", None),
    ],
)
def test_a_link_names_a_file_of_the_site_or_none(link: str, place: str | None) -> None:
    assert place_of(link, PAGE) == place


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>एक\nदो</p>\n<p>तीन<br>चार</p>", "एक दो\n\nतीन\nचार"),
        ("<ul><li>एक</li><li><p>दो</p></li></ul>", "एक\n\nदो"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"),
        ('10<sup>5</sup> <sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.', "10⁵ ."),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字です"),
        ("<pre><code>a\nb</code></pre>", "a\nb"),
        ("", ""),
    ],
)
def test_plain_text_is_what_is_read(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"

    def write_half() -> None:
        with whole(path) as beside:
            beside.write_text("half")
            raise ExportError("broken")

    with pytest.raises(ExportError, match="broken"):
        write_half()
    assert list(path.parent.iterdir()) == []
    with whole(path) as beside:
        beside.write_text("all")
    assert path.read_text() == "all"


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with (
        pytest.raises(ExportError, match=r"taken/x: cannot be written: .*; check the disk"),
        whole(tmp_path / "taken/x"),
    ):
        pass


def test_packages_of_one_content_are_one(tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(b"content")
    for name in ("a", "b"):
        with Package(tmp_path / name) as package:
            package.add("एक", "पाठ")
            packed = package.add_file("two", tmp_path / "content")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (packed.size, packed.sha256[:8]) == (7, "ed7002b4")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ({"Date": "kal"}, "Date is 'kal', which is no date; write it as 2025-06-02"),
        ({"Title": ""}, "the header has no Title"),
        ({}, "its page .* is not there; build the site: make html"),
    ],
)
def test_a_fault_names_the_file_and_the_remedy(
    archive: Archive, tmp_path: Path, header: dict[str, str], message: str
) -> None:
    fields = {"Title": "x", "Slug": "naya", "Date": "2025-06-02"} | header
    (tmp_path / "naya.md").write_text(
        "".join(f"{name}: {value}\n" for name, value in fields.items()) + "\nx\n", "utf-8"
    )
    with pytest.raises(ExportError, match=rf"naya\.md: {message}"):
        read_articles(tmp_path, archive.site)


def test_a_page_without_a_body_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x", "utf-8")
    with pytest.raises(ExportError, match="the article's body is not found"):
        read_article_page(tmp_path / "index.html")
    with pytest.raises(ExportError, match="does not say the site's name and language; build the site: make html"):
        read_site(tmp_path)


def test_what_cannot_be_done_is_a_sentence(archive: Archive, tmp_path: Path) -> None:
    ran = run("epub", "--site", tmp_path / "nowhere", "--to", tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"{tmp_path}/nowhere/index.html: there is no such page; build the site: make html\n"
    ran = run("epub", "--site", archive.site.folder, "--content", tmp_path, "--to", tmp_path)
    assert ran.stderr.endswith('it holds no article yet; add one: make scrape FROM="saved-page.html"\n')
    ran = run("wacz", "--site", archive.site.folder, "--content", archive.content, "--captures", tmp_path)
    assert ran.stderr.startswith(f"{tmp_path}: it holds no captures yet")


def test_a_command_says_what_it_made(archive: Archive, tmp_path: Path) -> None:
    ran = run("data", "--site", archive.site.folder, "--content", archive.content, "--to", tmp_path)
    made = [line.partition(" is made, ")[0] for line in ran.stdout.splitlines()]
    assert made == [f"{tmp_path}/articles.ndjson", f"{tmp_path}/articles.parquet"]


def test_a_package_that_is_missing_is_named_with_its_remedy(archive: Archive, tmp_path: Path) -> None:
    program = (
        "import importlib.util as u, sys; found = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name in ('libzim', 'duckdb') else found(name, *more)\n"
        "from exports.cli import main; main()"
    )
    folders = ["--site", archive.site.folder, "--content", archive.content, "--to", tmp_path]
    for command, what, package in (("zim", "a ZIM file", "libzim"), ("data", "articles.parquet", "duckdb")):
        ran = subprocess.run(
            [sys.executable, "-c", program, command, *map(str, folders)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        remedy = f"{what} is made with {package}: install it with pip install -r requirements-exports.txt\n"
        assert (ran.returncode, ran.stderr) == (1, remedy)
    assert (tmp_path / "articles.ndjson").exists()


def test_an_archive_without_articles_below_articles_is_read_too(archive: Archive, tmp_path: Path) -> None:
    content, folder = tmp_path / "content", tmp_path / "site"
    path = write_article(content, "x")
    flat = content / "2019/12.md"
    flat.parent.mkdir()
    shutil.move(path, flat)
    page = folder / "article/2019/x/index.html"
    page.parent.mkdir(parents=True)
    shutil.copy(archive.article("ikkees").page, page)
    (article,) = read_articles(content, Site(folder, "x", "hi", None))
    assert (article.path, article.page) == ("2019/x", page)
