"""Pages come out as their readers see them, whatever encoding they are in or claim."""

import codecs

import pytest

from scraper.decoding import decode, is_text
from scraper.encoding_labels import CODECS

TEXT = "Москва — 5 июня"
PAGE = "<html><head><meta charset='{}'></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("body", "charset", "words"),
    [
        (PAGE.format("windows-1251", TEXT).encode("cp1251"), None, TEXT),
        (PAGE.format("utf-8", TEXT).encode("cp1251"), "windows-1251", TEXT),
        (PAGE.format("iso-8859-1", "हिन्दी समाचार").encode(), None, "हिन्दी समाचार"),
        (PAGE.format("Shift_JIS", "東京の天気").encode("cp932"), None, "東京の天気"),
        (PAGE.format("gb2312", "北京新闻").encode("gb18030"), None, "北京新闻"),
        (PAGE.format("iso-8859-1", "“naïve”").encode("cp1252"), None, "“naïve”"),
        (("\ufeff" + PAGE.format("x", "தமிழ்")).encode("utf-16-le"), None, "தமிழ்"),
        (PAGE.format("", "ہندوستان کی خبر").encode(), None, "ہندوستان کی خبر"),
        (PAGE.format("no-such-label", "déjà vu").encode(), None, "déjà vu"),
    ],
    ids=[
        "declared",
        "http before meta",
        "wrong: it is UTF-8",
        "Shift_JIS",
        "gb2312 is gb18030",
        "latin-1 is 1252",
        "byte-order mark",
        "undeclared",
        "unknown label",
    ],
)
def test_the_text_is_what_readers_see(body: bytes, charset: str | None, words: str) -> None:
    assert words in decode(body, charset)


def test_text_is_in_composed_form() -> None:
    assert "क\u093c" in decode("क़".encode())  # NFC never yields U+0958
    assert "é" in decode("e\u0301".encode())


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    body = ("नमस्ते " * 200).encode() + b"\xff\xfe"
    text = decode(b"<meta charset=utf-8>" + body)
    assert text.count("नमस्ते") == 200


def test_control_characters_are_dropped() -> None:
    assert decode(b"a\x00b\x08c\nd") == "abc\nd"


@pytest.mark.parametrize(
    "label",
    [
        "hex",
        "rot13",
        "zlib",
        "base64",
        "bz2",
        "uu",
        "quopri",
        "idna",
        "punycode",
        "undefined",
        "unicode_escape",
        "mbcs",
    ],
)
def test_what_python_calls_a_codec_is_no_encoding_of_a_page(label: str) -> None:
    body = PAGE.format(label, "d\xe9j\xe0 vu, " * 40).encode("cp1252")
    assert "vu, d" in decode(body)
    assert "vu, d" in decode(body, label)


@pytest.mark.parametrize("codec", CODECS)
def test_every_codec_of_a_label_is_one_of_text(codec: str) -> None:
    assert "x".encode(codec)
    assert codecs.lookup(codec).name


def test_a_label_belongs_to_one_codec() -> None:
    labels = " ".join(CODECS.values()).split()
    assert len(labels) == len(set(labels))


def test_a_pile_of_marks_is_cut_before_it_is_sorted() -> None:
    text = decode(("x" + "\u0301\u0316" * 50_000 + "y").encode())
    assert (text[0], text[-1], len(text)) == ("x", "y", 32)


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("नमस्ते\n\x0c".encode(), True),
        ("Москва — 5 июня, ".encode("cp1251") * 20, True),
        ("\ufeffதமிழ்".encode("utf-16-le"), True),
        (bytes(range(256)) * 10, False),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(0, 256, 3)) * 10, False),
        (b"plain " * 100 + b"\0" * 20, False),
    ],
    ids=["UTF-8", "windows-1251", "UTF-16", "all bytes", "a picture", "zeros"],
)
def test_text_is_told_from_other_bytes(body: bytes, *, is_one: bool) -> None:
    assert is_text(body) is is_one
