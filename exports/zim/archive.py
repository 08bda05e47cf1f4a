"""Writing a ZIM file: all of the site, with an index for Kiwix's own search."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from babel.core import get_global
from libzim.writer import Creator

from exports.articles import Article
from exports.errors import ExportError
from exports.files import whole
from exports.site import INDEX, Site
from exports.words import read_words
from exports.zim.identity import name_by_contents
from exports.zim.items import ArticlePage, SearchPage, SiteFile

ILLUSTRATION = Path(__file__).with_name("illustration.png")
ILLUSTRATION_SIZE = 48
LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80
CODE = 3
"""The letters of a language's code in ISO 639-3."""
SEARCH = f"search/{INDEX}"
WORKERS = 1
"""More would take turns as it happens, write another file each time, and cost a third more."""
LEFT_OUT = frozenset({"sw.js"})
"""The worker that keeps pages for use without a connection: a ZIM file needs none, and its reader may have its own."""


def write_zim(site: Site, articles: list[Article], newest: datetime, folder: Path) -> Path:
    """Write the site; articles are what Kiwix searches, suggests and shows at random."""
    if site.address:
        raise ExportError(
            f"{site.folder} was built for {site.address}, so its links lead there; build it for the disk: make html"
        )
    path = folder / f"{site.slug}.zim"
    by_page = {article.page: article for article in articles}
    with whole(path) as beside:
        empty = Creator(beside).config_indexing(True, language_code(site.lang)).config_nbworkers(WORKERS)
        with _silent(), empty as creator:
            creator.set_mainpath(INDEX)
            creator.add_illustration(ILLUSTRATION_SIZE, ILLUSTRATION.read_bytes())
            for name, value in _metadata(site, articles, newest).items():
                creator.add_metadata(name, value)
            for file in sorted(site.folder.rglob("*")):
                if file.is_file() and not file.name.startswith(".") and file.name not in LEFT_OUT:
                    creator.add_item(_item(file, site, by_page))
        name_by_contents(beside)
    return path


def language_code(lang: str) -> str:
    """Return the code of a language in ISO 639-3, as ZIM wants it."""
    language = lang.split("-", maxsplit=1)[0].lower()
    codes = (long for long, short in get_global("language_aliases").items() if short == language and len(long) == CODE)
    return next(codes, language)


def _metadata(site: Site, articles: list[Article], newest: datetime) -> Mapping[str, str]:
    languages = dict.fromkeys(language_code(lang) for lang in (site.lang, *(article.lang for article in articles)))
    return {
        "Name": site.slug,
        "Title": site.name[:LONGEST_TITLE],
        "Description": f"{site.name}: {read_words(site.lang).counted(len(articles))}"[:LONGEST_DESCRIPTION],
        "Language": ",".join(languages),
        "Creator": site.name,
        "Publisher": site.name,
        "Date": newest.date().isoformat(),
        "Scraper": "Sangrah",
    }


def _item(file: Path, site: Site, by_page: Mapping[Path, Article]) -> SiteFile:
    path = file.relative_to(site.folder).as_posix()
    if file in by_page:
        return ArticlePage(path, file, by_page[file])
    return SearchPage(path, file) if path == SEARCH else SiteFile(path, file)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what libzim tells of its progress from the terminal; it writes past Python."""
    sys.stdout.flush()
    kept = [(number, os.dup(number)) for number in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number, _ in kept:
            os.dup2(nowhere, number)
        yield
    finally:
        for number, copy in kept:
            os.dup2(copy, number)
            os.close(copy)
        os.close(nowhere)
