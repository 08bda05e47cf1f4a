"""One book: its package file, contents, cover, chapters and pictures."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from exports.articles import Article, newest_moment
from exports.epub.chapters import Pictures, chapter_of, place_in_book
from exports.epub.contents import years_of
from exports.epub.cover import draw_cover
from exports.epub.templates import render
from exports.files import Package
from exports.pages import read_article_page
from exports.site import Site
from exports.words import Words

FOLDER = "book"
STYLE = Path(__file__).parent / "pages" / "book.css"


def write_book(path: Path, site: Site, words: Words, title: str, articles: tuple[Article, ...]) -> None:
    """Write a book of these articles, in their order."""
    places = {f"article/{article.path}/index.html": place_in_book(article) for article in articles}
    newest = newest_moment(list(articles))
    with Package(path) as package:
        package.add("mimetype", "application/epub+zip", packed=False)
        package.add("META-INF/container.xml", render("container.xml", folder=FOLDER))

        def add(name: str, content: bytes | str) -> None:
            package.add(f"{FOLDER}/{name}", content)

        add("book.css", STYLE.read_bytes())
        add("cover.svg", draw_cover(site, words, title, articles))
        about = {"site": site, "title": title, "words": words}
        add("cover.xhtml", render("cover.xhtml", **about))
        add("nav.xhtml", render("nav.xhtml", years=years_of(articles, words), **about))
        pictures = Pictures(site.folder)
        for article in articles:
            page = read_article_page(article.page)
            chapter = chapter_of(article, page, site, places, pictures)
            add(chapter.place, render("chapter.xhtml", chapter=chapter, **about))
        for name, file in pictures.kept.items():
            package.add_file(f"{FOLDER}/{name}", file)
        add("book.opf", _package_file(title, site, articles, newest, pictures))


def _package_file(title: str, site: Site, articles: tuple[Article, ...], newest: datetime, pictures: Pictures) -> str:
    """Write the file that lists all others."""
    languages = Counter(article.lang for article in articles)
    return render(
        "book.opf",
        title=title,
        site=site,
        identifier=uuid5(NAMESPACE_URL, f"{site.address or site.name} {title}").urn,
        languages=[site.lang, *(lang for lang, _ in languages.most_common() if lang != site.lang)],
        newest=newest.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        places=[place_in_book(article) for article in articles],
        pictures=pictures.media_types(),
    )
