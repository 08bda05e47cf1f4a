"""Inline HTML becomes inlines: white space folded, emphasis tidied, links made safe."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from scraper.body.blocks import Break, Code, Emphasis, Inlines, Link, Marked, Ruby, Strong, Text, plain
from scraper.body.inlines import directed, read_inlines
from scraper.body.tidying import tidy
from tests.cases import cases

BASE = "https://dainik.example/desh/khabar"


def inlines_of(html: str) -> Inlines:
    body = BeautifulSoup(f"<body>{html}</body>", "lxml").body
    assert body is not None
    return read_inlines(body.children, BASE)


T = Text
READ: dict[str, tuple[str, Inlines]] = {
    "white space is folded": ("  एक \n\t दो  ", (T("एक दो"),)),
    "a no-break space is a space": ("एक&nbsp;&nbsp;दो", (T("एक दो"),)),
    "soft hyphens and zero-width spaces go": ("Zu&shy;sam&#8203;men", (T("Zusammen"),)),
    "joiners of Indic scripts stay": ("क्&#8205;ष ना&#8204;ही", (T("क्\u200dष ना\u200cही"),)),
    "comments are silent": ("एक<!-- दो -->तीन", (T("एकतीन"),)),
    "scripts and styles are silent": ("a<script>b</script><style>c</style><noscript>d</noscript>e", (T("ae"),)),
    "ruby keeps its reading": (
        "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ",
        (Ruby((T("東京"),), "とうきょう"), T("へ")),
    ),
    "each reading belongs to the words before it": (
        "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>",
        (Ruby((T("漢"),), "かん"), Ruby((T("字"),), "じ")),
    ),
    "powers and indices": (
        "10<sup>5</sup> H<sub>2</sub>O",
        (T("10"), Marked("sup", (T("5"),)), T(" H"), Marked("sub", (T("2"),)), T("O")),
    ),
    "words struck out": ("<strike>500</strike> 700", (Marked("s", (T("500"),)), T(" 700"))),
    "a stated direction isolates": (
        'اردو <span dir="ltr">C++</span>',
        (T("اردو "), Marked("bdi", (T("C++"),), "ltr")),
    ),
    "a direction is overridden": ('<bdo dir="rtl">abc</bdo>', (Marked("bdo", (T("abc"),), "rtl"),)),
    "bold inside of bold is bold": ("<b>क<strong>ख</strong></b>", (Strong((T("कख"),)),)),
    "bold italics are one thing": ("<em><b>क</b></em>", (Strong((Emphasis((T("क"),)),)),)),
    "spaces move out of code": ("क<code> ख </code>ग", (T("क "), Code("ख"), T(" ग"))),
    "spans are transparent": ("<span>एक</span> <font color=red>दो</font>", (T("एक दो"),)),
    "emphasis": ("<em>एक</em> <i>दो</i>", (Emphasis((T("एक"),)), T(" "), Emphasis((T("दो"),)))),
    "importance": ("<strong>एक</strong>", (Strong((T("एक"),)),)),
    "neighbours of one kind are one": ("<b>एक</b><strong>दो</strong>", (Strong((T("एकदो"),)),)),
    "neighbours become one when what parts them is empty": ("<b>एक</b><i></i><b>दो</b>", (Strong((T("एकदो"),)),)),
    "spaces move out of emphasis": ("एक<b> दो </b>तीन", (T("एक "), Strong((T("दो"),)), T(" तीन"))),
    "line breaks move out of emphasis": ("<b>एक<br></b>दो", (Strong((T("एक"),)), Break(), T("दो"))),
    "emphasis of nothing goes": ("एक<b> </b>दो<em></em>", (T("एक दो"),)),
    "line breaks at the ends go": ("<br>एक<br><br>", (T("एक"),)),
    "spaces around a line break go": ("एक <br> दो", (T("एक"), Break(), T("दो"))),
    "code": ("चलाएं <code>make\n html</code>", (T("चलाएं "), Code("make html"))),
    "a quotation gets its marks": ("<q>चलो</q>", (T("“चलो”"),)),
    "a link is resolved": ('<a href="../khel">खेल</a>', (Link("https://dainik.example/khel", (T("खेल"),)),)),
    "a link keeps the emphasis in it": (
        '<a href="/x"><b>क</b></a>',
        (Link("https://dainik.example/x", (Strong((T("क"),)),)),),
    ),
    "halves of a link are one": (
        '<a href="/x">क</a><a href="/x">ख</a>',
        (Link("https://dainik.example/x", (T("कख"),)),),
    ),
    "two links stay two": (
        '<a href="/x">क</a><a href="/y">ख</a>',
        (Link("https://dainik.example/x", (T("क"),)), Link("https://dainik.example/y", (T("ख"),))),
    ),
    "a link to a script is its words": ('<a href="javascript:x()">क</a>', (T("क"),)),
    "a link without address is its words": ('<a name="x">क</a>', (T("क"),)),
    "a link of nothing goes": ('क<a href="/x"> </a>ख', (T("क ख"),)),
    "Urdu keeps its order": ("<b>اردو</b>، ہندی", (Strong((T("اردو"),)), T("، ہندی"))),
    "nothing": (" <b> </b> <br> ", ()),
}


@pytest.mark.parametrize(("html", "inlines"), cases(READ))
def test_html_is_read_as(html: str, inlines: Inlines) -> None:
    assert inlines_of(html) == inlines


def test_a_line_break_is_a_space_in_plain_text() -> None:
    assert plain(inlines_of("एक<br><b>दो</b> <code>तीन</code>")) == "एक दो तीन"


PLAIN = {
    "ten to the fifth is not 105": ("10<sup>5</sup>", "10⁵"),
    "a negative power": ("10<sup>−3</sup>", "10⁻³"),
    "a raised letter stays": ("1<sup>er</sup> mai", "1er mai"),
    "a unit stays as it is typed": ("30 m<sup>2</sup>", "30 m2"),
    "a reading is not of the text": ("<ruby>東京<rt>とうきょう</rt></ruby>へ", "東京へ"),
}


@pytest.mark.parametrize(("html", "text"), cases(PLAIN))
def test_html_is_read_aloud_as(html: str, text: str) -> None:
    assert plain(inlines_of(html)) == text


def test_a_direction_says_nothing_where_all_goes_from_left_to_right() -> None:
    assert directed(inlines_of('क <b><bdi dir="ltr">C++</bdi></b>')) == (T("क "), Strong((T("C++"),)))


TEXTS = st.text("aक \u0301·", max_size=4).map(Text)
INLINES = st.recursive(
    st.one_of(TEXTS, st.just(Break())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda some: Strong(tuple(some))),
        st.lists(inner, max_size=3).map(lambda some: Emphasis(tuple(some))),
        st.lists(inner, max_size=3).map(lambda some: Link("https://a.example/", tuple(some))),
    ),
    max_leaves=8,
)


@given(st.lists(INLINES, max_size=6).map(tuple))
def test_tidying_twice_is_tidying_once(inlines: Inlines) -> None:
    once = tidy(inlines)
    assert tidy(once) == once


@given(st.lists(INLINES, max_size=6).map(tuple))
def test_tidying_keeps_every_word(inlines: Inlines) -> None:
    assert plain(tidy(inlines)).split() == plain(inlines).split()
