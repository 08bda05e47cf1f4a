"""Pages with runs in old fonts come out in Unicode, or are refused by the font's name; the rest stays as it is."""

from datetime import UTC, datetime
from html import escape

import pytest

from languages.legacy_fonts.fonts import LegacyFont, legacy_fonts
from scraper.capture import PLAIN_TEXT, Capture
from scraper.extraction import Extraction, extract
from tests.cases import cases
from tests.legacy_glyphs import in_glyphs

KRUTI_DEV, CHANAKYA = legacy_fonts()
FONTS = cases({font.name: font for font in (KRUTI_DEV, CHANAKYA)})
TITLE = "आखिरी नाव की विदाई"
HINDI = (
    "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया और पूरा कस्बा उसे विदा करने घाट पर आया।",
    "मुख्यमंत्री ने कहा कि नई सड़क का काम वर्ष के अंत तक पूरा हो जाएगा, लेकिन कर्मचारियों की संख्या कम है।",
)
ENGLISH = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave."


def extracted(html: str, *, media_type: str = "text/html", encoding: str = "utf-8") -> Extraction:
    captured = datetime(2025, 6, 3, tzinfo=UTC)
    return extract(Capture("page.html", html.encode(encoding), captured, "https://courier.example/a", media_type))


def typed(text: str, font: LegacyFont = KRUTI_DEV) -> str:
    return escape(in_glyphs(text, font))


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>The last ferry</title>{head}</head><body><main>{body}</main></body></html>"


@pytest.mark.parametrize("font", FONTS)
def test_a_page_is_read_whose_font_is_declared_in_a_file_elsewhere(font: LegacyFont) -> None:
    body = f"<h1>{typed(TITLE, font)}</h1>" + "".join(f"<p>{typed(text, font)}</p>" for text in HINDI)
    extraction = extracted(page(body, f'<meta name="description" content="{typed(HINDI[1], font)}">'))
    assert extraction.refused is None
    assert extraction.text.split("\n\n")[-2:] == list(HINDI)
    assert extraction.fields.language == "hi"


DECLARED = {
    "by font": '<font face="Kruti Dev 010">{}</font>',
    "by a style": "<span style=\"color: red; font-family: 'DevLys 010', serif\">{}</span>",
    "by a style in short": '<span style="font: bold 18px/1.4 Kruti Dev 010">{}</span>',
    "by a class": '<span class="deva">{}</span>',
    "around other elements": "<font face='kruti dev 011'><b>{}</b></font>",
}
SHEET = "<style>@media print{p{color:red}} a:hover{color:blue} .deva{font-family:'Kruti Dev 010'}</style>"


@pytest.mark.parametrize("markup", cases(DECLARED))
def test_only_the_run_in_the_old_font_is_converted(markup: str) -> None:
    run = markup.format(typed("नदी हमारी माँ है"))
    body = f"<h1>The last ferry</h1><p>{ENGLISH} He said “{run}” and left.</p><p>{ENGLISH}</p>"
    extraction = extracted(page(body, SHEET))
    assert extraction.text == f"{ENGLISH} He said “नदी हमारी माँ है” and left.\n\n{ENGLISH}"


def test_english_in_a_page_of_an_old_font_stays_english() -> None:
    paragraphs = "".join(
        f"<p>{typed(text)} <span style='font-family:Arial'>(The Hill Courier)</span></p>" for text in HINDI
    )
    body = f"<div class=deva><h1>{typed(TITLE)}</h1>{paragraphs}</div>"
    assert extracted(page(body, SHEET)).text.endswith(f"{HINDI[1]} (The Hill Courier)")


def test_chanakya_in_the_bytes_of_windows_1252_keeps_its_letters_that_are_controls_there() -> None:
    text = "मुख्यमंत्री ने कहा कि नई सड़क का काम वर्ष के अंत तक पूरा हो जाएगा और यह अच्छी बात है कि संख्या कम है।"
    body = f"<h1>{typed(TITLE, CHANAKYA)}</h1><p>{typed(text, CHANAKYA)}</p><p>{typed(HINDI[0], CHANAKYA)}</p>"
    html = page(body, "<meta charset=iso-8859-1>")
    assert "\uf081" in html
    raw = b"".join(bytes([ord(char) - 0xF000]) if ord(char) >= 0xF000 else char.encode("cp1252") for char in html)
    capture = Capture("page.html", raw, datetime(2025, 6, 3, tzinfo=UTC), "https://courier.example/a")
    assert text in extract(capture).text


@pytest.mark.parametrize("font", FONTS)
def test_a_text_copy_is_read(font: LegacyFont) -> None:
    copy = "\n\n".join(in_glyphs(text, font) for text in (TITLE, *HINDI))
    extraction = extracted(copy, media_type=PLAIN_TEXT)
    assert extraction.fields.title == TITLE
    assert extraction.text == "\n\n".join(HINDI)


def test_a_page_in_a_font_that_is_not_known_is_refused_by_its_name() -> None:
    noise = "saaz saala tk daonaaoM iknaaraoM kao jaaoD,nao vaalaI naava nao rivavaar kao AaiKrI foro laga`ayaa AaOr"
    extraction = extracted(page(f"<font face='Shusha'><h1>AaiKrI naava</h1><p>{noise}</p><p>{noise}</p></font>"))
    assert extraction.refused is not None
    assert extraction.refused.startswith("it is written for the font Shusha")


def test_noise_of_which_nothing_is_known_is_refused() -> None:
    noise = "ÊiÉªÉÉä ¨ÉÉÆ MÉÖVÉ®úÉiÉ ºÉ®úEòÉ®äú VÉÉ½äþ®ú Eò®úÉÒ Uäô. " * 8
    extraction = extracted(page(f"<h1>The last ferry</h1><p>{noise}</p>"))
    assert extraction.refused is not None
    assert extraction.refused.startswith("its letters cannot be read")


def test_unicode_hindi_stays_where_a_page_still_declares_an_old_font_for_it() -> None:
    body = f"<font face='Kruti Dev 010, Mangal'><h1>{TITLE}</h1>" + "".join(f"<p>{text} (PhD)</p>" for text in HINDI)
    assert extracted(page(body)).text.removeprefix(f"{TITLE}\n\n") == "\n\n".join(f"{text} (PhD)" for text in HINDI)
