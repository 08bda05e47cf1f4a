"""From the bytes of a page to its text, by the encoding that they are in rather than the one they claim.

The order is the one of the HTML standard (byte-order mark, HTTP, `<meta>`), but for one thing: bytes that
are valid UTF-8 are taken for it whatever is declared, since no longer text in another encoding is.
"""

import codecs
import re
import unicodedata

import charset_normalizer
import regex

from scraper.encoding_labels import CODEC_OF

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# <meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DECLARATION_WITHIN = 4096
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
NO_TEXT_IN = 100
"""A text has less than one character in so many that is a control or that cannot be read."""
STACKED = regex.compile(r"(\p{M}{30})\p{M}+")
"""More marks on one letter than any script has, at which Unicode's Stream-Safe Text Format (UAX #15) cuts too."""


def decode(body: bytes, charset: str | None = None) -> str:
    """Decode a page; what cannot be read becomes U+FFFD, control characters go, and the text is NFC."""
    text = UNREADABLE.sub("", _text(body, charset))
    return XML_DECLARATION.sub("", compose(text), count=1)


def compose(text: str) -> str:
    """Bring a text to NFC; of marks piled on one letter only the first thirty stay, so that it takes no time."""
    return unicodedata.normalize("NFC", STACKED.sub(r"\1", text))


def is_text(body: bytes) -> bool:
    """Tell bytes that read as text from those of a picture, a program or the like."""
    text = _text(body, None)
    return len(NO_TEXT.findall(text)) * NO_TEXT_IN <= len(text)


def _text(body: bytes, charset: str | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    declared = [name.lower() for name in (charset, _declared(body)) if name]
    if not any(CODEC_OF.get(name) == "iso2022-jp" for name in declared):
        declared.insert(0, "utf-8")
    for name in declared:
        text = _strictly(body, name)
        if text is not None:
            return text
    return _guess(body, declared)


def _declared(body: bytes) -> str | None:
    found = DECLARATION.search(body[:DECLARATION_WITHIN])
    return found[1].decode("ascii") if found else None


def _strictly(body: bytes, label: str) -> str | None:
    codec = CODEC_OF.get(label)
    try:
        return body.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None


def _guess(body: bytes, declared: list[str]) -> str:
    """Take the declared encoding where few bytes contradict it, else the one that the bytes look like."""
    for name in reversed(declared):
        codec = CODEC_OF.get(name)
        if codec:
            text = body.decode(codec, "replace")
            if text.count("\ufffd") * 200 <= len(text):
                return text
    best = charset_normalizer.from_bytes(body).best()
    return str(best) if best else body.decode("cp1252", "replace")
