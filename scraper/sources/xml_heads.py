"""What an XML document is, told from its beginning, before a parser is trusted with it."""

import re

from scraper.sources.given import encoding_of, head_text

BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
# <?xml version="1.0"?><!-- made by hand -->
ELEMENT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})")
# <rss version="2.0">, <rdf:RDF
ENTITY = "<!ENTITY"


def root_of(head: bytes) -> str | None:
    """Return the name of the outermost element, without its prefix; None where the text is no XML."""
    text, position = head_text(head), 0
    while before := BEFORE.match(text, position):
        position = before.end()
    found = ELEMENT.match(text, position)
    return found[1] if found else None


def declares_entities(body: bytes) -> bool:
    """Tell a document that declares entities, by which a small file can be made to fill any memory."""
    codec = encoding_of(body)
    return ENTITY.encode() in body or (codec == "utf-16" and ENTITY in body.decode(codec, "replace"))
