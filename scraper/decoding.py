"""From the bytes of a page to its text, by the encoding that they are in rather than the one they claim.

The order is the one of the HTML standard (byte-order mark, HTTP, `<meta>`), but for one thing: bytes that
are valid UTF-8 are taken for it whatever is declared, since no longer text in another encoding is.
"""

import codecs
import re
import unicodedata

import charset_normalizer

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# <meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
DECLARATION_WITHIN = 4096

# Labels mean the larger encoding that browsers read them as: https://encoding.spec.whatwg.org/#names-and-labels
BROWSERS_READ = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(body: bytes, charset: str | None = None) -> str:
    """Decode a page; what cannot be read becomes U+FFFD, control characters go, and the text is NFC."""
    text = UNREADABLE.sub("", _text(body, charset))
    return XML_DECLARATION.sub("", unicodedata.normalize("NFC", text), count=1)


def _text(body: bytes, charset: str | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    declared = [name for name in (charset, _declared(body)) if name]
    if not any(_codec(name) == "iso2022_jp" for name in declared):
        declared.insert(0, "utf-8")
    for name in declared:
        text = _strictly(body, name)
        if text is not None:
            return text
    return _guess(body, declared)


def _declared(body: bytes) -> str | None:
    found = DECLARATION.search(body[:DECLARATION_WITHIN])
    return found[1].decode("ascii").lower() if found else None


def _codec(label: str) -> str | None:
    try:
        return codecs.lookup(BROWSERS_READ.get(label.lower(), label)).name
    except LookupError:
        return None


def _strictly(body: bytes, label: str) -> str | None:
    codec = _codec(label)
    try:
        return body.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None


def _guess(body: bytes, declared: list[str]) -> str:
    """Take the declared encoding where few bytes contradict it, else the one that the bytes look like."""
    for name in reversed(declared):
        codec = _codec(name)
        if codec:
            text = body.decode(codec, "replace")
            if text.count("\ufffd") * 200 <= len(text):
                return text
    best = charset_normalizer.from_bytes(body).best()
    return str(best) if best else body.decode("cp1252", "replace")
