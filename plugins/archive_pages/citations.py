"""How to cite an article: as text, and in the forms that citation managers read.

Names stand as the article gives them: which part of रवि कुमार or of an agency's name is a family name nobody can tell.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from babel import UnknownLocaleError
from pelican.contents import Article

from .addresses import address_on_the_web
from .dates import Moment
from .names import Name
from .strings import locale_of

ENDS = tuple(".!?…।॥؟۔。！？")
# What TeX takes for a sign of its own, as it is to be written; braces are counted even where they are escaped.
TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip
WORDS_OF_KEY = 4


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite an article; `name` is the form's own, and None for plain text.

    Of its parts, a text is in the interface's language, and a `Name` is marked up with its own language and direction.
    """

    name: str | None
    parts: tuple[Name | str, ...]


def citations(article: Article) -> tuple[Citation, ...]:
    """Cite an article in every form."""
    page = address_on_the_web(article.url, article.settings)
    return (
        Citation(None, tuple(plain(article, page))),
        Citation("BibTeX", (bibtex(article, page),)),
        Citation("CSL-JSON", (csl_json(article, page),)),
    )


def plain(article: Article, page: str | None) -> Iterator[Name | str]:
    """Cite an article as a footnote does, in parts."""
    for place, author in enumerate(article.authors):
        yield from (", " if place else "", author.label)
    title = article.title if article.title.endswith(ENDS) else f"{article.title}."
    yield from (". “" if article.authors else "“", Name(title, article.lang, article.dir), "”")
    if article.source:
        yield from (" ", article.source.label)
    if article.published:
        yield f"{',' if article.source else ''} {article.published.day}"
    if article.source or article.published:
        yield "" if article.published and article.published.day.endswith(ENDS) else "."
    if article.source_url:
        yield from (" ", address_part(article.source_url))
    if article.captured_on or page:
        words = article.settings["JINJA_GLOBALS"]["strings"].article.captured
        kept = f"{words} {article.captured_on.day}" if article.captured_on else ""
        yield f" ({kept}{', ' if kept and page else ''}"
        if page:
            yield from (f"{article.settings['SITENAME']}: ", address_part(page))
        yield ")"


def address_part(address: str) -> Name:
    """Mark an address up: it runs from left to right in every language, and is of none."""
    return Name(address, "zxx", "ltr")


def bibtex(article: Article, page: str | None) -> str:
    """Cite an article as BibTeX and biblatex read it; each name in braces, which keep it whole."""
    published = article.published.iso[:10] if article.published else None
    authors = " and ".join(f"{{{tex(author.name)}}}" for author in article.authors)
    source = name_of_source(article)
    fields = {
        "title": f"{{{tex(article.title)}}}",
        "author": authors,
        "journal": source and tex(source),
        "date": published,
        "year": published and published[:4],
        "url": tex_address(article.source_url or page),
        "urldate": article.captured_on and article.captured_on.iso[:10],
        "langid": language_name(article.lang),
        "note": page and f"{tex(article.settings['SITENAME'])}: \\url{{{tex_address(page)}}}",
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@article{{{key_of(article)},\n{''.join(lines)}}}"


def csl_json(article: Article, page: str | None) -> str:
    """Cite an article in the form of the Citation Style Language, which Zotero, Mendeley and pandoc read."""
    facts = {
        "id": key_of(article),
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": author.name} for author in article.authors],
        "container-title": name_of_source(article),
        "section": article.section and article.section.text,
        "issued": date_parts(article.published),
        "accessed": date_parts(article.captured_on),
        "language": article.lang,
        "URL": article.source_url or page,
        "archive": article.settings["SITENAME"] if page else None,
        "archive_location": page,
    }
    told = {key: value for key, value in facts.items() if value}
    lines = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items())
    return "[{\n" + ",\n".join(lines) + "\n}]"


def key_of(article: Article) -> str:
    """Make a key of the first words of the slug and the year: putin-delhi-pahunche-2025."""
    words = re.findall(r"[a-z0-9]+", article.slug.lower())[:WORDS_OF_KEY]
    return "-".join((*words, article.day.iso[:4]))


def name_of_source(article: Article) -> str | None:
    """Tell the publisher's name."""
    return article.source.name if article.source else None


def date_parts(when: Moment | None) -> dict[str, list[list[int]]] | None:
    """Write a day as CSL does."""
    return {"date-parts": [[int(part) for part in when.iso[:10].split("-")]]} if when else None


def tex(text: str) -> str:
    """Write a text so that TeX prints it as it is."""
    return text.translate(TEX)


def tex_address(address: str | None) -> str | None:
    r"""Write an address so that neither BibTeX nor `\url` stumbles."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%-._~") if address else None


def language_name(lang: str) -> str | None:
    """Name a language as biblatex does, in English and small letters."""
    try:
        name = locale_of(lang.partition("-")[0]).english_name
    except (ValueError, UnknownLocaleError):
        return None
    return name.lower() if name else None
