"""Pages made to keep the scraper busy: refused by a sentence, or read in steps as many as they have elements."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from scraper.body.blocks import Break, CodeBlock, Emphasis, Strong, Text
from scraper.body.reading import read_blocks
from scraper.body.soup import soup_of
from scraper.body.tidying import tidy
from scraper.capture import Capture
from scraper.extraction import MOST_ELEMENTS, Extraction, extract
from scraper.page import LONGEST_TAG, MOST_ATTRIBUTES, parse_page
from tests.cases import cases

PARAGRAPH = "<p>नाव ने रविवार को आखिरी फेरा लगाया, और घाट पर शहर के बहुत से लोग उसे देखने के लिए जमा हुए।</p>"


def extracted(middle: str) -> Extraction:
    html = f"<article><h1>आखिरी फेरा</h1>{PARAGRAPH * 3}{middle}{PARAGRAPH * 3}</article>"
    return extract(
        Capture("", html.encode(), datetime(2026, 1, 2, tzinfo=UTC), "https://dainik-prabhat.example/naav-1")
    )


def test_a_page_of_more_elements_than_an_article_has_is_refused() -> None:
    extraction = extracted("<br>" * MOST_ELEMENTS)
    assert extraction.refused == "it has 30,011 elements, and an article some thousands at most"
    assert not extraction.blocks


def test_a_tag_with_more_attributes_than_any_real_one_keeps_the_first() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(LONGEST_TAG // 4))
    page = parse_page(f"<body><p {attributes}>नाव</p><p>पुल</p></body>")
    assert len(page.tagged("p")[0].attrib) == MOST_ATTRIBUTES - 1
    assert [element.text for element in page.tagged("p")] == ["नाव", "पुल"]


def test_a_script_of_many_words_is_no_tag() -> None:
    said = '"a <b or less' + " word" * LONGEST_TAG + '"'
    page = parse_page(f'<body><script type="application/ld+json">{said}</script></body>')
    assert page.tagged("script")[0].text == said


def test_neighbours_of_a_kind_become_one_however_many_there_are() -> None:
    many = (Strong((Text("a"),)), Strong((Text("b"),)), Text("c"), Text(" "), Text("d "), Emphasis((Text("e"),))) * 2
    once = (Strong((Text("ab"),)), Text("c d "), Emphasis((Text("e"),)))
    assert tidy(many) == once * 2


def test_breaks_and_spaces_at_the_ends_of_a_paragraph_go() -> None:
    assert tidy((Break(), Text("  "), Break(), Text(" a "), Break(), Text(" "))) == (Text("a"),)


def test_lines_of_code_are_parted_by_breaks() -> None:
    body = BeautifulSoup("<body><pre>a<br>  <b>b</b><!-- no -->\n<br>c</pre></body>", "lxml").body
    assert body is not None
    assert read_blocks(body, None) == (CodeBlock("a\n  b\n\nc"),)


TREES = {
    "attributes and nested texts": '<body><p class="a b" id="x">a<b>b</b>c<br>d</p><ul><li>e</li></ul></body>',
    "white space": "<body>\n<p> a </p> \t <pre>  a\n b </pre>\n</body>",
    "addresses": '<body><a href=" https://dainik.example/पुल ?a=b&c=d%20e">a</a><img src="/a b.jpg"></body>',
    "signs": "<body><p>a &lt; b &amp; c &gt; d “e” \u00a0f</p></body>",
    "readings and scripts": "<body><ruby>東<rt>ひがし</rt></ruby><template>a</template></body>",
}


@pytest.mark.parametrize("html", cases(TREES))
def test_a_tree_is_handed_over_as_it_would_be_in_writing(html: str) -> None:
    body = etree.HTML(html).find("body")
    written = BeautifulSoup(etree.tostring(body, encoding="unicode", method="html", with_tail=False), "lxml").body
    assert soup_of(body) == written
