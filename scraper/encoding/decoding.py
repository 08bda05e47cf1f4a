"""From the bytes of a page to its text, by the encoding that they are in rather than the one they claim.

The order is the one of the HTML standard (byte-order mark, HTTP, `<meta>`), but for two things: bytes that are
valid UTF-8 are taken for it whatever is declared, since no longer text in another encoding is; and a declaration
that the bytes contradict gives way to what they look like. Text that was encoded twice is decoded twice.
"""

import codecs
import re
import unicodedata

import regex

from scraper.encoding.detection import codec_of_marks, detect, is_contradicted
from scraper.encoding.encoding_labels import CODEC_OF
from scraper.encoding.twice_encoded import decoded_again, holds_sequences
from scraper.encoding.windows_1252 import CHARACTERS, decode_windows_1252

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# <meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
IN_PAGE = {"x-user-defined": "cp1252"}
"""What a label means in a page only: https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding"""
DECLARATION_WITHIN = 4096
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
PLAIN = b"\t\n\x0c\r" + bytes(range(0x20, 0x7F))
WITHOUT_PLAIN = bytes.maketrans(PLAIN + b"\x0b", b" " * len(PLAIN) + b"\x01")
"""A vertical tab is a control that `bytes.split` takes for white space."""
BEYOND_ASCII = bytes(range(0x80, 0x100))
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
NO_TEXT_IN = 100
"""A text has less than one character in so many that is a control or that cannot be read."""
STACKED = regex.compile(r"(\p{M}{30})\p{M}+")
"""More marks on one letter than any script has, at which Unicode's Stream-Safe Text Format (UAX #15) cuts too."""
MARKS_OF_LATIN = re.compile("[\u0300-\u036f]")
"""Marks that may stand on plain ASCII letters."""
MORE_GOOD_THAN_BAD = 2
MUCH_MORE_GOOD_THAN_BAD = 10
STRAY = "windows-1252 in UTF-8"
STRAY_MARKS = frozenset(b"\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb")
FIRST_LETTER = 0xC0
IS_IN_CHANAKYA = re.compile("ãñ|ãô")
"""है and हो in the glyphs of the font Chanakya."""
GLYPHS_OF_CONTROLS = {code: 0xF000 + code for code in range(0x80, 0xA0)}
"""Chanakya has letters where windows-1252 has control characters; fonts for symbols number theirs from U+F000."""


def decode(body: bytes, charset: str | None = None) -> str:
    """Decode a page; what cannot be read becomes U+FFFD, control characters go, and the text is NFC."""
    text, codec = _text(body, charset)
    strange = b" ".join(body.translate(WITHOUT_PLAIN).split())
    if strange:
        text = _cleaned(text, strange.decode("utf-8", "replace") if codec == "utf-8" else text)
    return XML_DECLARATION.sub("", text, count=1)


def compose(text: str) -> str:
    """Bring a text to NFC; of marks piled on one letter only the first thirty stay, so that it takes no time."""
    return text if text.isascii() else unicodedata.normalize("NFC", STACKED.sub(r"\1", text))


def is_text(body: bytes) -> bool:
    """Tell bytes that read as text from those of a picture, a program or the like."""
    text, _ = _text(body, None)
    return len(NO_TEXT.findall(text)) * NO_TEXT_IN <= len(text)


def _cleaned(text: str, strange: str) -> str:
    """Clean a text of what its `strange` characters tell to be in it: those beyond ASCII, others being a space."""
    if UNREADABLE.search(strange):
        text = UNREADABLE.sub("", text)
    if IS_IN_CHANAKYA.search(strange):
        text = text.translate(GLYPHS_OF_CONTROLS)
    elif holds_sequences(strange):
        text = decoded_again(text)
    if STACKED.search(strange):
        return compose(text)
    return text if _is_composed(strange) else unicodedata.normalize("NFC", text)


def _is_composed(strange: str) -> bool:
    return not MARKS_OF_LATIN.search(strange) and unicodedata.is_normalized("NFC", strange)


def _text(body: bytes, charset: str | None) -> tuple[str, str | None]:
    """Decode a page, and say by which codec where that is certain."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace"), encoding
    certain = codec_of_marks(body)
    if certain:
        return body.decode(certain, "replace"), certain
    try:
        return body.decode(), "utf-8"
    except UnicodeDecodeError:
        return _by_declaration(body, _codecs_said(body, charset)) or _by_looks(body), None


def _codecs_said(body: bytes, charset: str | None) -> list[str]:
    """Return the codecs that HTTP and the page declare, as the HTML standard reads them."""
    found = DECLARATION.search(body[:DECLARATION_WITHIN]) or XML_ENCODING.match(body)
    in_page = found[1].decode("ascii").lower() if found else ""
    by_page = IN_PAGE.get(in_page) or CODEC_OF.get(in_page)
    by_http = CODEC_OF.get(charset.lower()) if charset else None
    return [codec for codec in (by_http, "utf-8" if (by_page or "").startswith("utf-16") else by_page) if codec]


def _by_declaration(body: bytes, said: list[str]) -> str | None:
    mixed = _mixed(body, MORE_GOOD_THAN_BAD if "utf-8" in said else MUCH_MORE_GOOD_THAN_BAD)
    if mixed is not None:
        return mixed
    for codec in said:
        text = _strictly(body, codec)
        if text is not None and not is_contradicted(body, codec):
            return text
    return _nearly(body, said)


def _mixed(body: bytes, good_for_bad: int) -> str | None:
    """Read as UTF-8 what is mostly so, and as windows-1252 the quotation marks and letters that stray in it."""
    beyond = len(body) - len(body.translate(None, BEYOND_ASCII))
    bad = len(body) - len(body.decode("utf-8", "ignore").encode())
    return body.decode("utf-8", STRAY) if beyond - bad >= good_for_bad * bad else None


def _nearly(body: bytes, said: list[str]) -> str | None:
    """Read in the declared encoding where few bytes contradict it."""
    for codec in said:
        text = body.decode(codec, "replace")
        bad = text.count("\ufffd")
        if bad and bad * 200 <= sum(not char.isascii() for char in text) and not is_contradicted(body, codec):
            return text
    return None


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    is_alone = error.end - error.start == 1 and (byte >= FIRST_LETTER or byte in STRAY_MARKS)
    return CHARACTERS[byte] if is_alone else "\ufffd", error.end


codecs.register_error(STRAY, _stray)


def _strictly(body: bytes, codec: str) -> str | None:
    if codec == "cp1252":
        return decode_windows_1252(body)
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return None


def _by_looks(body: bytes) -> str:
    codec = detect(body)
    return _strictly(body, codec) or body.decode(codec, "replace")
