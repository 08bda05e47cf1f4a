"""Blocks become Markdown, and Python-Markdown reads them back to the same words."""

import re

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from pelicanconf import MARKDOWN
from scraper.body.blocks import Blocks, Paragraph, Text
from scraper.body.reading import read_blocks
from scraper.markdown import to_markdown

BASE = "https://dainik.example/desh/khabar"


def blocks_of(html: str) -> Blocks:
    return read_blocks(BeautifulSoup(f"<body>{html}</body>", "lxml"), BASE)


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(text, **MARKDOWN), "lxml")


WRITTEN = {
    "emphasis": ("<p>एक <b> बड़ी </b>खबर, <em>सच</em>।</p>", "एक **बड़ी** खबर, *सच*।\n"),
    "link made absolute": (
        '<p>देखें <a href="/x/(1)">यह</a></p>',
        "देखें [यह](https://dainik.example/x/%281%29)\n",
    ),
    "script link loses its target": ('<p><a href="javascript:alert(1)">यह</a></p>', "यह\n"),
    "two line breaks part paragraphs": ("पहला<br><br>दूसरा", "पहला\n\nदूसरा\n"),
    "one line break stays": ("<p>पहला<br>दूसरा</p>", "पहला  \nदूसरा\n"),
    "subheads start at two": ("<p>क</p><h3><strong>आगे</strong></h3><p>ख</p>", "क\n\n## आगे\n\nख\n"),
    "nested lists": ("<ul><li>क<ul><li>ख</li></ul></li><li>ग</li></ul>", "-   क\n    -   ख\n-   ग\n"),
    "numbered list": ("<ol><li>क</li><li>ख</li></ol>", "1.  क\n2.  ख\n"),
    "quotation": ("<blockquote><p>क</p><p>ख</p></blockquote>", "> क\n>\n> ख\n"),
    "table": (
        "<table><tr><th>क</th><th>ख</th></tr><tr><td>1</td><td>a|b</td></tr></table>",
        "| क | ख |\n| --- | --- |\n| 1 | a\\|b |\n",
    ),
    "layout table is no table": ("<table><tr><td><p>क</p><p>ख</p></td></tr></table>", "क\n\nख\n"),
    "figure": (
        '<figure><img src="/a.jpg" alt="नदी"><figcaption>नदी में "नाव"</figcaption></figure>',
        '![नदी](https://dainik.example/a.jpg "नदी में &quot;नाव&quot;")\n',
    ),
    "video is a quiet link": (
        '<iframe src="https://video.example/e/1"></iframe>',
        "[video.example](https://video.example/e/1)\n",
    ),
    "code": ("<pre>a &lt; b\n  c</pre>", "    a < b\n      c\n"),
    "broken subhead": ("<p>क</p><h2>पहली<br>दूसरी</h2><p>ख</p>", "क\n\n## पहली दूसरी\n\nख\n"),
    "subhead that ends in a sign": ("<p>क</p><h2>C#</h2><p>ख</p>", "क\n\n## C\\#\n\nख\n"),
    "code in a subhead": ("<p>क</p><h2><code>a#b</code> ख</h2><p>ग</p>", "क\n\n## `a#b` ख\n\nग\n"),
    "list right inside a list": ("<ul><li>क</li><ul><li>ख</li></ul></ul>", "-   क\n    -   ख\n"),
    "words in a list outside of its items": ("<ul>क<li>ख</li></ul>", "-   क\n-   ख\n"),
    "bold over two lines": ("<p><b>क?<br><br>ख</b> ग</p>", "**क?  \nख** ग\n"),
    "two codes side by side": ("<p><code>क</code><code>ख</code></p>", "`कख`\n"),
    "table with a caption": (
        "<table><caption>दरें</caption><tr><th>क</th><th>ख</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "दरें\n\n| क | ख |\n| --- | --- |\n| 1 | 2 |\n",
    ),
    "deleted words": ("<p>कीमत <del>500</del> <ins>700</ins> रुपये</p>", "कीमत 700 रुपये\n"),
    "signs are escaped": (
        "<p>*तारा* _x_ [y] `z` &lt;b&gt; &amp;amp;</p>",
        "\\*तारा\\* \\_x\\_ \\[y\\] \\`z\\` &lt;b> &amp;amp;\n",
    ),
    "table with a cell over two columns": (
        "<table><tr><th colspan=2>क & ख</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
        (
            '<table>\n<thead>\n<tr><th colspan="2">क &amp; ख</th></tr>\n</thead>\n<tbody>\n'
            "<tr><td>1</td><td>2<br>3</td></tr>\n</tbody>\n</table>\n"
        ),
    ),
    "table with a list in a cell": (
        "<table><tr><th>क</th><th>ख</th></tr><tr><td><ul><li>*1</li></ul></td><td>2</td></tr></table>",
        (
            "<table>\n<thead>\n<tr><th>क</th><th>ख</th></tr>\n</thead>\n<tbody>\n"
            "<tr><td><ul><li>*1</li></ul></td><td>2</td></tr>\n</tbody>\n</table>\n"
        ),
    ),
    "lines of a cell": (
        "<table><tr><th>क</th><th>ख</th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>",
        "| क | ख |\n| --- | --- |\n| 1<br>2 | 3 |\n",
    ),
    "table inside a quotation has no spans": (
        "<blockquote><table><tr><th colspan=2>क</th></tr><tr><td>1</td><td>2</td></tr></table></blockquote>",
        "> | क |  |\n> | --- | --- |\n> | 1 | 2 |\n",
    ),
    "list that starts at three": ("<ol start=3><li>क</li><li>ख</li></ol>", "3.  क\n4.  ख\n"),
    "list of a hundred": ("<ol start=100><li>क</li></ol>", "100. क\n"),
    "line break in a list": ("<ul><li>क<br>ख</li></ul>", "-   क  \n    ख\n"),
    "list of sections is no list": ("<ol><li><h3>क</h3><p>ख</p></li></ol>", "## क\n\nख\n"),
    "two quotations stay two": (
        "<blockquote>क</blockquote><blockquote>ख</blockquote>",
        "> क\n\n<!-- -->\n\n> ख\n",
    ),
    "code after a list": ("<ul><li>क</li></ul><pre>ख</pre>", "-   क\n\n<!-- -->\n\n    ख\n"),
    "code that opens a comment": ("<pre>x &lt;!-- y</pre>", "<pre><code>x &lt;!-- y</code></pre>\n"),
    "definitions": ("<dl><dt>क<dd>ख</dl>", "**क**\n\nख\n"),
    "powers and indices": ("<p>10<sup>5</sup> H<sub>2</sub>O</p>", "10<sup>5</sup> H<sub>2</sub>O\n"),
    "ruby": (
        "<p><ruby>東京<rt>とうきょう</rt></ruby>へ</p>",
        "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ\n",
    ),
    "stars that would touch": ("<p><b>क</b><em>ख</em></p>", "**क**<em>ख</em>\n"),
    "link behind an exclamation": ('<p>वाह!<a href="/x">यह</a></p>', "वाह\\![यह](https://dainik.example/x)\n"),
    "picture without a caption of its own": (
        '<figure><img src="/a.jpg"><figcaption>नदी</figcaption></figure>',
        "![नदी](https://dainik.example/a.jpg)\n",
    ),
    "picture alone in a paragraph": ('<p><img src="/a.jpg"></p>', "![](https://dainik.example/a.jpg)\n"),
    "caption of code": ("<figure><pre>क</pre><figcaption>ख</figcaption></figure>", "    क\n\n*ख*\n"),
    "caption that says quotes": (
        '<figure><img src="/a.jpg" alt="नदी"><figcaption>(\'नाव\') `x` [y] A&amp;B</figcaption></figure>',
        '![नदी](https://dainik.example/a.jpg "(\'नाव&#39;) &#96;x&#96; &#91;y] A&B")\n',
    ),
    "year at the start is no list": ("<p>1986. अच्छा साल</p>", "1986\\. अच्छा साल\n"),
    "dash at the start is no list": ("<p>- उसने कहा</p>", "\\- उसने कहा\n"),
}


@pytest.mark.parametrize(("html", "expected"), WRITTEN.values(), ids=WRITTEN.keys())
def test_html_is_written_as(html: str, expected: str) -> None:
    assert to_markdown(blocks_of(html)) == expected


@pytest.mark.parametrize("written", [written for _, written in WRITTEN.values()], ids=WRITTEN.keys())
def test_markdown_reads_back_to_the_same_blocks(written: str) -> None:
    assert to_markdown(read_blocks(rendered(written), BASE)) == written


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_no_text_ever_means_anything_in_markdown(lines: list[str]) -> None:
    texts = [" ".join(line.split()) for line in lines]
    blocks = tuple(Paragraph((Text(text),)) for text in texts if text)
    shown = rendered(to_markdown(blocks))
    assert [tag.name for tag in shown.find_all(True) if tag.name not in {"html", "body", "p"}] == []
    assert [" ".join(p.get_text().split()) for p in shown.find_all("p")] == [text for text in texts if text]


def test_nothing_raw_is_left_in_what_is_written() -> None:
    running = '<p>a<script>x()</script><svg onload="x()"></svg><img src=x onerror=alert(1)></p>'
    text = to_markdown(blocks_of(running + "<p>&lt;script&gt;y()&lt;/script&gt;</p>"))
    assert not re.search(r"<[a-z]", text)
    assert rendered(text).find("script") is None
