"""Which encoding bytes are in by their looks, where nothing is declared or the declaration cannot be right."""

import codecs
import re

import charset_normalizer

from scraper.encoding.encoding_labels import CODECS
from scraper.encoding.windows_1252 import decode_windows_1252

MARKUP = re.compile(
    rb"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|&#?\w{1,32};", re.IGNORECASE | re.DOTALL
)
LANGUAGE = re.compile(rb"""<html[^>]{0,300}?\slang\s*=\s*["']?([A-Za-z]{2,3})""", re.IGNORECASE)
WITHIN = 4096
SAMPLE = 20_000
JAPANESE_ESCAPE = re.compile(rb"\x1b\$[@B][\x21-\x7e]{2}")
"""What opens two-byte letters in ISO-2022-JP."""
ZEROS_WITHIN = 2048
MANY_ZEROS = 0.2
LETTERS = re.compile(r"[^\W\d_]")
HIGH = re.compile(rb"[\x80-\xff]")
UPPER = re.compile(r"[А-ЯЁЄІЇҐ]")
LOWER = re.compile(r"[а-яёєіїґ]")
CONTROL_PLACES = re.compile(rb"[\x80-\x9f]")
DENSE = 0.35
"""The part of the letters of a text in Latin script that are beyond ASCII is always lower, and in others higher."""

SINGLE_BYTE = "cp1251 koi8-r koi8-u cp1253 iso8859-7 cp1255 iso8859-8 cp1256 iso8859-6 cp874 cp866 iso8859-5".split()
JAPANESE = ("euc-jp", "cp932")
HIRAGANA = re.compile(r"[\u3041-\u3096]")
MUCH_HIRAGANA = 0.2
"""The part of Japanese running text that is hiragana is always larger, and in bytes of other languages smaller."""
CYRILLIC = frozenset({"cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"})
LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-15", "mac-roman"})
CANDIDATES = [*SINGLE_BYTE, *LATIN, "gb18030", "big5hkscs", "euc-jp", "cp932", "cp949"]
CENTRAL_EUROPEAN = frozenset("bs cs hr hu pl ro sk sl sq".split())
NAME_OF = {codecs.lookup(codec).name.replace("-", "_"): codec for codec in CODECS}
LATIN_OF = {"tr": "cp1254", "az": "cp1254", "lt": "cp1257", "lv": "cp1257", "et": "cp1257", "vi": "cp1258"}


def codec_of_marks(body: bytes) -> str | None:
    """Return the codec of bytes that carry the marks of one: the zeros of UTF-16, the escapes of ISO-2022-JP."""
    if b"\x1b" in body and b"\x1b(" in body and JAPANESE_ESCAPE.search(body):
        return "iso2022-jp"
    head = body[:ZEROS_WITHIN]
    if b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < MANY_ZEROS * len(head) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def is_contradicted(body: bytes, codec: str) -> bool:
    """Tell whether bytes speak against the single-byte encoding that is declared for them."""
    if codec in CYRILLIC:
        text = _sample(body).decode(codec, "replace")
        return len(UPPER.findall(text)) > len(LOWER.findall(text))
    if codec not in LATIN:
        return False
    text = decode_windows_1252(_sample(body))
    if "ãñ" in text or "ãô" in text:  # है and हो in the glyphs of the font Chanakya
        return False
    return _is_dense(_sample(body)) or _latin_codec(body) not in {codec, "cp1252"}


def detect(body: bytes) -> str:
    """Return the codec that bytes look to be in."""
    sample = _sample(body)
    for codec in JAPANESE:
        if _is_japanese(sample, codec):
            return codec
    best = charset_normalizer.from_bytes(sample, cp_isolation=CANDIDATES).best() if HIGH.search(sample) else None
    if best is None:
        return "cp1252"
    name = NAME_OF[best.encoding]
    return _latin_codec(body) if name in LATIN else name


def _is_japanese(sample: bytes, codec: str) -> bool:
    text = sample.decode(codec, "ignore")
    return len(HIRAGANA.findall(text)) > MUCH_HIRAGANA * len(LETTERS.findall(text))


def _latin_codec(body: bytes) -> str:
    """Choose among the encodings of Latin script by the page's language; they differ in a few letters only."""
    found = LANGUAGE.search(body[:WITHIN])
    language = found[1].decode("ascii").lower() if found else ""
    if language in CENTRAL_EUROPEAN:
        return "cp1250" if CONTROL_PLACES.search(_sample(body)) else "iso8859-2"
    return LATIN_OF.get(language, "cp1252")


def _sample(body: bytes) -> bytes:
    """Return the page's text without markup, beginning where it leaves ASCII."""
    text = MARKUP.sub(b" ", body)
    first = HIGH.search(text)
    return text[first.start() :][:SAMPLE] if first else b""


def _is_dense(sample: bytes) -> bool:
    letters = LETTERS.findall(decode_windows_1252(sample))
    return sum(not letter.isascii() for letter in letters) > DENSE * len(letters)
