"""What the scraper writes for embeds, footnotes and scripts is shown as such, and nothing else gets their names."""

import markdown
import pytest

from pelicanconf import MARKDOWN
from plugins.archive_pages.bodies import Body, safe_body
from tests.cases import cases


def shown(text: str) -> Body:
    return safe_body(markdown.markdown(text, **MARKDOWN), picture="Picture")


OUTSIDE = 'rel="noopener noreferrer"'
SHOWN = {
    "a video": (
        "[YouTube: पुल](https://video.example/1)",
        f'<p><a href="https://video.example/1" {OUTSIDE} class="embed">YouTube: पुल</a></p>',
    ),
    "whose words a quotation is": (
        "— [Asha, X](https://x.example/1)",
        f'<p class="attribution">— <a href="https://x.example/1" {OUTSIDE}>Asha, X</a></p>',
    ),
    "a link in a sentence": ("क [ख](https://x.example/)", f'<p>क <a href="https://x.example/" {OUTSIDE}>ख</a></p>'),
    "ruby": ("<ruby>東<rp>(</rp><rt>ひがし</rt><rp>)</rp></ruby>", None),
    "powers": ("10<sup>5</sup>", None),
    "a direction": ('<bdi dir="rtl">क</bdi> <bdo dir="rtl">abc</bdo>', None),
    "an empty comment": ("<!-- -->\n\nक", "<p>क</p>"),
}


@pytest.mark.parametrize(("text", "html"), cases(SHOWN))
def test_what_is_written_is_shown(text: str, html: str | None) -> None:
    assert shown(text).html.strip() == (html or f"<p>{text}</p>")


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    html = shown("पुल[^1]\n\n[^1]: क\n").html
    assert '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>' in html
    assert '<li id="fn:1">' in html
    assert '<a class="footnote-backref" href="#fnref:1" title="↑ 1">↩</a>' in html


@pytest.mark.parametrize("identity", ["q", "fn:", "fn:1x", "fnref", "article-topics"])
def test_no_other_place_of_a_body_has_a_name(identity: str) -> None:
    assert "id=" not in safe_body(f'<ul><li id="{identity}">क</li></ul><sup id="{identity}">1</sup>', picture="x").html


TEXTS = {
    "powers are raised": ("10<sup>5</sup> लोग", "10⁵ लोग"),
    "readings are not read": ("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ", "東京へ"),
    "marks of notes are not read": ("पुल[^1]।\n\n[^1]: क", "पुल।\nक\nक"),
    "ordinals stay": ("1<sup>er</sup> mai", "1er mai"),
}


@pytest.mark.parametrize(("text", "read"), cases(TEXTS))
def test_the_text_of_a_body_is_what_is_read(text: str, read: str) -> None:
    assert shown(text).text == read
