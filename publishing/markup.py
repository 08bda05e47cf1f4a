"""What the files of a site point to, found fast: markup is searched for attributes, and parsed only in doubt.

Text may look like an attribute, as in an article on HTML; an attribute never escapes the search. So only what leads
nowhere has to be looked at by a parser.
"""

import re
from collections.abc import Iterator
from html import unescape

import lxml.html

LINKS = (b'href="', b'action="')
FILES = (b'src="',)
SETS = (b'srcset="',)
BEFORE_ATTRIBUTE = b" \n\t\r\f"
STYLE_URL = re.compile(rb"""url\(\s*["']?([^"')]+)""")  # url("fonts/deva.woff2")
LOCATION = re.compile(rb"<loc>([^<]+)</loc>")
UNLISTED = re.compile(rb'<meta name="robots" content="[^"]*noindex')
CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]+)"')


def links_in(markup: bytes) -> set[str]:
    """List what a page or feed links to."""
    return {_read(value) for name in LINKS for value in _values(markup, name)}


def files_in(markup: bytes) -> set[str]:
    """List the pictures, scripts and the like that a page shows or runs."""
    found = {_read(value) for name in FILES for value in _values(markup, name)}
    for name in SETS:
        for value in _values(markup, name):
            found.update(part.split()[0] for part in _read(value).split(",") if part.split())
    return found


def urls_in_style(style: bytes) -> set[str]:
    """List the files that a stylesheet asks for."""
    return {url for url in map(_read, STYLE_URL.findall(style)) if not url.startswith("data:")}


def locations_in(sitemap: bytes) -> set[str]:
    """List the addresses of a sitemap."""
    return set(map(_read, LOCATION.findall(sitemap)))


def places_in(markup: bytes) -> set[str]:
    """List the places of a page that a link can lead to."""
    return {_read(value) for name in (b'id="', b'name="') for value in _values(markup, name)}


def is_unlisted(markup: bytes) -> bool:
    """Tell whether a page asks search engines to leave it out."""
    return UNLISTED.search(markup) is not None


def canonical_of(markup: bytes) -> str | None:
    """Return the address that a page gives as its own."""
    found = CANONICAL.search(markup)
    return _read(found[1]) if found else None


def addresses_in(markup: bytes) -> set[str]:
    """List what a page links to and shows, as a parser reads it."""
    found: set[str] = set()
    for element in lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(encoding="utf-8")).iter():
        found.update(element.get(name) for name in ("href", "action", "src") if element.get(name) is not None)
        found.update(part.split()[0] for part in (element.get("srcset") or "").split(",") if part.split())
    return found


def _values(markup: bytes, name: bytes) -> Iterator[bytes]:
    """Find the values of what looks like an attribute; splitting is several times as fast as a regular expression."""
    before, *rest = markup.split(name)
    for chunk in rest:
        if before[-1:] in BEFORE_ATTRIBUTE and before:
            yield chunk.partition(b'"')[0]
        before = chunk


def _read(value: bytes) -> str:
    text = value.decode("utf-8", errors="replace").strip()
    return unescape(text) if "&" in text else text
