"""An article as Markdown that a person wrote: a header, if there is one, the headline, and the body, all of it kept.

The header is Pelican's (`Title: …` lines up to a blank one, as in the archive's own files) or YAML between `---`
lines, as programs for notes write it; of YAML only texts and lists of texts are read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from scraper.body.blocks import Blocks, paragraphs
from scraper.body.reading import HEADINGS, read_blocks
from scraper.metadata.fields import Fields
from scraper.metadata.image import Image
from scraper.metadata.language import normalise_tag, read_language
from scraper.metadata.moments import read_moment
from scraper.metadata.structured import Structured
from scraper.page import parse_page, squeeze
from web.urls import web_url

EXTENSIONS = ("fenced_code", "footnotes", "sane_lists", "tables")
"""Those with which the archive's own files are read, in `pelicanconf.py`."""
YAML = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
PAIRS = re.compile(r"((?:[A-Za-z][\w -]{0,30}:(?:[ \t][^\n]*)?(?:\n|\Z))+)(?:[ \t]*\n|\Z)")
# Title: The last ferry
PAIR = re.compile(r"([A-Za-z][\w -]{0,30}):(.*)")
ITEM = re.compile(r"[ \t]*-[ \t](.+)")
TITLE = ("title", "headline")
AUTHORS = ("authors", "author")
PUBLISHED = ("date", "published", "created")
MODIFIED = ("modified", "updated")
TOPICS = ("tags", "topics", "keywords", "labels")
LANGUAGE = ("lang", "language")
SUMMARY = ("summary", "description", "excerpt")
ADDRESS = ("source_url", "url", "source", "link", "canonical")
SECTION = ("category", "section")
PUBLISHER = ("source", "publisher", "website", "site")
PICTURE = ("image", "cover", "thumbnail")

Header = Mapping[str, tuple[str, ...]]


def read_markdown_copy(text: str, url: str | None) -> tuple[Fields, Blocks]:
    """Read a Markdown file; its address is `url`, else the one that its header names."""
    header, body = _parted(text.replace("\r\n", "\n").lstrip("\ufeff\n"))
    address = url or next((found for value in _values(header, ADDRESS) if (found := web_url(value))), None)
    html = Markdown(extensions=list(EXTENSIONS), output_format="html").convert(body)
    soup = BeautifulSoup(f"<html><body>{html}</body></html>", "lxml")
    title = _headline(soup, _value(header, TITLE))
    blocks = read_blocks(soup, address)
    return _fields(header, title, _language(header, " ".join((title or "", *paragraphs(blocks)))), address), blocks


def _parted(text: str) -> tuple[Header, str]:
    """Part the header from the body."""
    found = YAML.match(text)
    if found is None and not ((found := PAIRS.match(text)) and _said(found[1]).keys() & {*TITLE}):
        return {}, text
    return _said(found[1]), text[found.end() :]


def _said(lines: str) -> dict[str, tuple[str, ...]]:
    """Read the lines of a header: a text behind its name, `[a, b]`, or items on lines of their own."""
    header: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    name = ""
    for line in lines.splitlines():
        if item := ITEM.fullmatch(line):
            header[name] += (_bare(item[1]),)
        elif pair := PAIR.fullmatch(line):
            name, value = pair[1].strip().lower(), pair[2].strip()
            is_list = value.startswith("[") and value.endswith("]")
            values = value[1:-1].split(",") if is_list else [value]
            header[name] += tuple(text for one in values if (text := _bare(one)))
    return header


def _bare(text: str) -> str:
    """Take the quotation marks off a text."""
    bare = squeeze(text)
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'" else bare


def _headline(soup: BeautifulSoup, title: str | None) -> str | None:
    """Take the headline out of the body, where it stands there; a title that the header names goes before."""
    first = soup.body.find(True, recursive=False) if soup.body else None
    heading = first if isinstance(first, Tag) and first.name in HEADINGS else None
    if title is None:
        heading = found if isinstance(found := soup.find("h1"), Tag) else heading
    if heading is None or (title is not None and squeeze(heading.get_text()) != title):
        return title
    heading.extract()
    return squeeze(heading.get_text()) or None


def _language(header: Header, words: str) -> str | None:
    stated = next((tag for value in _values(header, LANGUAGE) if (tag := normalise_tag(value))), None)
    return stated or read_language(parse_page(""), Structured({}, (), ()), words)


def _fields(header: Header, title: str | None, language: str | None, address: str | None) -> Fields:
    published, modified = _value(header, PUBLISHED), _value(header, MODIFIED)
    publisher = _value(header, PUBLISHER)
    return Fields(
        title=title,
        summary=_value(header, SUMMARY),
        authors=_each(header, AUTHORS),
        published=read_moment(published, language) if published else None,
        modified=read_moment(modified, language) if modified else None,
        language=language,
        topics=_each(header, TOPICS),
        section=_value(header, SECTION),
        publisher=None if web_url(publisher) else publisher,
        url=address,
        image=Image(next((found for value in _values(header, PICTURE) if (found := web_url(value))), None)),
        is_paid=False,
    )


def _values(header: Header, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from header.get(name, ())


def _value(header: Header, names: tuple[str, ...]) -> str | None:
    return next(_values(header, names), None)


def _each(header: Header, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in a header; one text may hold several, parted by semicolons, else by commas."""
    values = tuple(_values(header, names))
    if len(values) == 1:
        values = tuple(values[0].split(";" if ";" in values[0] else ","))
    return tuple(dict.fromkeys(name for value in values if (name := _bare(value).lstrip("#"))))
