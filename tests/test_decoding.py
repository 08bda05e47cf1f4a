"""Pages come out as their readers see them, whatever encoding they are in or claim."""

import codecs

import pytest

from scraper.encoding.decoding import decode, is_text
from scraper.encoding.encoding_labels import CODECS
from scraper.encoding.windows_1252 import decode_windows_1252, encode_windows_1252
from tests.cases import cases

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


NEWS = {
    "Russian": (
        "ru",
        "Мост через реку открыли в субботу утром, и на берегу собрался весь город. Мэр сказал: строили три года.",
        ("cp1251", "koi8-r", "iso8859-5", "cp866"),
    ),
    "Ukrainian": (
        "uk",
        "Міст через річку відкрили в суботу вранці, і на березі зібралося все місто. Будували його три роки.",
        ("cp1251", "koi8-u"),
    ),
    "Japanese": (
        "ja",
        "川に架かる新しい橋が土曜日の朝に開通し、町の人々が岸に集まった。市長は工事に三年かかったと述べた。",
        ("cp932", "euc-jp", "iso2022-jp"),
    ),
    "Chinese": (
        "zh",
        "河上的新桥于星期六上午通车，全城居民聚集在岸边。市长表示，工程历时三年，耗资巨大。",
        ("gb18030",),
    ),
    "Chinese of Taiwan": (
        "zh",
        "河上的新橋於星期六上午通車，全城居民聚集在岸邊。市長表示，工程歷時三年，耗資巨大。",
        ("big5hkscs",),
    ),
    "Korean": (
        "ko",
        "강 위의 새 다리가 토요일 아침에 개통되어 온 마을 사람들이 강가에 모였다. 공사에 삼 년이 걸렸다.",
        ("cp949",),
    ),
    "French": (
        "fr",
        "Le nouveau pont a été inauguré samedi matin, et la ville s’est réunie. « Trois années », dit le maire.",
        ("cp1252",),
    ),
    "Polish": (
        "pl",
        "Nowy most otwarto w sobotę rano, a całe miasto zebrało się na brzegu. Trwało to trzy lata, choć śnieg padał.",
        ("cp1250", "iso8859-2"),
    ),
    "Czech": (
        "cs",
        "Nový most přes řeku byl otevřen v sobotu ráno a město se sešlo na břehu. Stavba trvala tři roky, řekl šéf.",
        ("cp1250", "iso8859-2"),
    ),
    "Turkish": (
        "tr",
        "Nehrin üzerindeki yeni köprü cumartesi sabahı açıldı ve bütün şehir kıyıda toplandı. İnşaat üç yıl sürdü.",
        ("cp1254",),
    ),
    "Greek": (
        "el",
        "Η νέα γέφυρα στο ποτάμι άνοιξε το πρωί του Σαββάτου και όλη η πόλη συγκεντρώθηκε στην όχθη με χαρά.",
        ("cp1253", "iso8859-7"),
    ),
    "Hebrew": (
        "he",
        "הגשר החדש מעל הנהר נפתח בשבת בבוקר וכל העיר התאספה על הגדה. ראש העיר אמר שהבנייה נמשכה שלוש שנים.",
        ("cp1255", "iso8859-8"),
    ),
    "Arabic": (
        "ar",
        "افتتح الجسر الجديد فوق النهر صباح السبت وتجمعت المدينة كلها على الضفة. واستغرق البناء ثلاث سنوات.",
        ("cp1256", "iso8859-6"),
    ),
    "Thai": ("th", "สะพานใหม่ข้ามแม่น้ำเปิดเมื่อเช้าวันเสาร์ และชาวเมืองทั้งหมดมารวมตัวกันที่ริมฝั่ง การก่อสร้างใช้เวลาสามปี", ("cp874",)),
    "Hindi": ("hi", "नदी पर नया पुल शनिवार सुबह खुला और पूरा शहर घाट पर जमा हुआ।", ("utf-8", "utf-16-le", "utf-16-be")),
}
DECLARED = {
    "not": "",
    "as UTF-8": "<meta charset=utf-8>",
    "as Latin-1": '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    "as UTF-16": "<meta charset=utf-16>",
}
PAGES = {f"{name} in {codec}": (lang, text, codec) for name, (lang, text, all_of) in NEWS.items() for codec in all_of}


@pytest.mark.parametrize("declaration", cases(DECLARED))
@pytest.mark.parametrize(("lang", "text", "codec"), cases(PAGES))
def test_what_bytes_look_like_goes_before_what_cannot_be(lang: str, text: str, codec: str, declaration: str) -> None:
    html = (
        f"<html lang={lang}><head>{declaration}<style>p {{margin: 0}}</style></head><body><p>{text}</p></body></html>"
    )
    assert f"<p>{text}</p>" in decode(html.encode(codec))


def test_a_label_that_a_page_cannot_carry_means_another() -> None:
    assert "déjà vu" in decode(b"<meta charset=x-user-defined><p>d\xe9j\xe0 vu")
    assert "déjà vu" in decode(b"<meta charset=utf-16le><p>d\xe9j\xe0 vu")


def test_an_encoding_named_by_an_xml_declaration_is_read() -> None:
    body = "<?xml version='1.0' encoding='koi8-r'?><p>Москва".encode("koi8-r")
    assert decode(body) == "<p>Москва"


STRAYS = {
    "quotation marks": (b"\x93\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\x94 it\x92s", "“हिन” it’s"),
    "a letter": (b"caf\xe9 \xe0\xa4\xb9\xe0\xa4\xbf", "café हि"),
    "half a letter": (b"\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4", "हि\ufffd"),
}


@pytest.mark.parametrize(("body", "text"), cases(STRAYS))
def test_what_strays_in_utf_8_is_read_as_it_was_meant(body: bytes, text: str) -> None:
    assert decode(b"<meta charset=utf-8>" + body) == "<meta charset=utf-8>" + text


TWICE = {
    "Hindi": "हिन्दी समाचार: पुल खुला",
    "English with curly marks": "It’s the mayor’s “bridge” – déjà vu",
    "German": "Brücke über den Fluß",
    "Russian": "Москва — 5 июня",
    "Japanese": "橋が開通した",
    "Tamil": "தமிழ் செய்தி",
    "an emoji": "🌉 opened",
}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", cases(TWICE))
def test_text_encoded_more_than_once_is_decoded_as_often(text: str, times: int) -> None:
    wrong = text
    for _ in range(times):
        wrong = decode_windows_1252(wrong.encode())
    assert wrong != text
    assert decode(wrong.encode()) == text


def test_only_the_passages_that_were_encoded_twice_are_mended() -> None:
    twice = decode_windows_1252("पुल".encode())
    assert decode(f"नदी पर पुल: itâ€™s open, {twice}.".encode()) == "नदी पर पुल: it’s open, पुल."


ONCE = {
    "French guillemets after capitals": "Le maire, «JOSÉ», a dit: été",
    "capitals alone": "«JOSÉ»",
    "Portuguese capitals": "SÃO PAULO: É» NÃO “À”",
    "Turkish": "İstanbul ağ şu Ä°",
    "an article about it": "Å“ is what é à ç become",
    "degrees and fractions": "À 30° – 1½ mètre, Ø 20 mm × 3",
}


@pytest.mark.parametrize("text", cases(ONCE))
def test_text_that_only_looks_as_if_encoded_twice_is_left(text: str) -> None:
    assert decode(text.encode()) == text


def test_bytes_without_a_character_in_windows_1252_are_bytes_again() -> None:
    every = bytes(range(256))
    assert encode_windows_1252(decode_windows_1252(every)) == every


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
