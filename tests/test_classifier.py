"""The parts of the classifier, each on its own: cutting, asking the trees, what is put right after, what is copied."""

import numpy as np
import pytest
from lxml import etree

from scraper.classifier.classify import Classified, classify, load_forests, second_rows
from scraper.classifier.cutting import Box, Candidate, cut
from scraper.classifier.explained import explained
from scraper.classifier.features import features
from scraper.classifier.fragment import fragment
from scraper.classifier.likeness import Known
from scraper.classifier.subheads import with_subheads
from scraper.classifier.trees import LEAVES, NODES, Forest
from scraper.classifier.vetoes import without_vetoed
from scraper.page import Element, parse_page
from tests.cases import cases

ONE = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to see it."
TWO = (
    "Its captain, who had never missed a day, sounded the horn three times and then went home to have his supper early."
)
THREE = (
    "The council says that a bridge will be open by the spring, though nobody in the town has ever seen a plan of it."
)
STORY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
KNOWN = Known("The last ferry", "", (), ("Tara Mukhim",), "")
UNKNOWN = Known("", "", (), (), "")


def parsed(html: str) -> Element:
    return parse_page(f"<!doctype html><html><body>{html}</body></html>").root


def texts(candidates: list[Candidate]) -> list[str]:
    return [candidate.text for candidate in candidates]


def cut_texts(html: str) -> list[str]:
    return texts(cut(parsed(html))[1])


def box_of(candidate: Candidate, boxes: list[Box]) -> Box:
    return boxes[candidate.box]


CUT = {
    "blocks": ("<h1>One</h1><p>Two</p><div>Three</div>", ["One", "Two", "Three"]),
    "inline elements, which part nothing": (
        "<p>One <b>two</b> <a href=/x>three</a><i>four</i></p>",
        ["One two threefour"],
    ),
    "white space, squeezed": ("<p>\n One\n  two&nbsp;three </p>", ["One two three"]),
    "text around a block": ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
    "a block inside an inline element": ("<p>One</p><b>Two<div>Three</div>Four</b>", ["One", "Two", "Three", "Four"]),
    "one line break": ("<p>One<br>two</p>", ["One two"]),
    "two line breaks": ("<p>One<br><br>Two</p>", ["One", "Two"]),
    "two line breaks with a space between": ("<p>One<br> <br>Two</p>", ["One", "Two"]),
    "line breaks before any text": ("<p><br><br>One</p>", ["One"]),
    "a rule": ("<div>One<hr>Two</div>", ["One", "Two"]),
    "what nobody reads": ("<p>One<script>x()</script> two<noscript>x</noscript></p><style>p{}</style>", ["One two"]),
    "a remark in the source": ("<p>One<!-- two --> three</p>", ["One three"]),
    "the reading of a word": ("<p><ruby>船<rt>ふね</rt></ruby>が出る</p>", ["船が出る"]),
    "a picture without words": ("<p><img src=/a.jpg></p><p>One</p>", ["One"]),
}


@pytest.mark.parametrize(("html", "found"), cases(CUT))
def test_the_candidates_are_cut_at(html: str, found: list[str]) -> None:
    assert cut_texts(html) == found


def test_a_candidate_counts_its_letters_by_their_markup() -> None:
    [one] = cut(parsed("<p>plain <b>bold</b> <a href=/x>link</a> <em>soft</em><br>end <img src=/a.jpg></p>"))[1]
    assert (one.text, one.bold, one.linked, one.stressed) == ("plain bold link soft end", 4, 4, 4)
    assert (one.links, one.images, one.breaks, one.in_link) == (1, 1, 1, False)


def test_a_candidate_knows_its_place_among_those_of_its_box() -> None:
    candidates = cut(parsed("<div>One<br><br>Two<p>Three</p>Four</div>"))[1]
    assert [one.part for one in candidates] == [0, 1, 0, 2]


def test_a_block_inside_a_link_is_a_link() -> None:
    [one] = cut(parsed("<a href=/x><h3>A boat in a field</h3></a>"))[1]
    assert one.in_link
    assert one.linked == len(one.text)


def test_pictures_and_players_are_counted_before_the_end_of_a_candidate() -> None:
    candidates = cut(parsed("<img src=/a.jpg><p>One</p><iframe></iframe><video></video><p>Two</p>"))[1]
    assert [one.media for one in candidates] == [1, 3]


def test_of_a_menu_the_first_and_the_last_item_are_kept_and_the_others_counted() -> None:
    items = ("Town", "River", "Mills", "Letters")
    boxes, candidates = cut(parsed(f"<ul>{''.join(f'<li><a href=/x>{item}</a></li>' for item in items)}</ul>{STORY}"))
    assert texts(candidates) == ["Town", "Letters", ONE, TWO, THREE]
    assert sum(box.menu_links for box in boxes) == 2
    assert sum(box.menu_letters for box in boxes) == len("River" + "Mills")


def test_two_short_links_are_no_menu() -> None:
    assert cut_texts("<p><a href=/1>Town</a></p><p><a href=/2>River</a></p>") == ["Town", "River"]


def test_boxes_without_a_candidate_are_left_out_and_the_others_know_what_is_around_them() -> None:
    boxes, [one] = cut(parsed("<div class=empty><span></span></div><main id=top class=wide><p>One</p></main>"))
    assert [box.tag for box in boxes] == ["body", "main", "p"]
    assert [box.parent for box in boxes] == [-1, 0, 1]
    assert boxes[1].names.split() == ["wide", "top"]
    assert box_of(one, boxes).tag == "p"


def test_text_that_a_page_without_a_body_leaves_in_the_head_is_found() -> None:
    root = etree.fromstring("<html><head><p>One</p></head><body/></html>")
    assert texts(cut(root)[1]) == ["One"]
    assert texts(cut(etree.fromstring("<html><head><p>One</p></head></html>"))[1]) == ["One"]


def test_an_empty_page_has_no_candidates_and_nothing_is_kept_of_it() -> None:
    found = classify(parsed(""), UNKNOWN)
    assert (found.candidates, found.kept(), explained(found, [])) == ([], [], ())


def forest() -> Forest:
    """One tree: is figure 0 above 1.5? If not, -2. If so, is figure 1 above 0? If not, 0; if so, 3."""
    feature, threshold = np.zeros(NODES, np.int16), np.full(NODES, np.inf, np.float32)
    left, leaf = np.full(NODES, 0xFFFF, np.uint16), np.zeros((1, LEAVES), np.float32)
    feature[:2], threshold[:2] = (0, 1), (1.5, 0)
    left[:2] = (0xFFFF & ~0b001, 0xFFFF & ~0b010)
    leaf[0, :3] = (-2, 0, 3)
    return Forest(feature, threshold, left, leaf)


def test_a_tree_is_asked_as_it_reads() -> None:
    rows = np.array([[1, 9], [1.5, 9], [2, 0], [2, 1]], np.float32)
    said = np.array([-2, -2, 0, 3], np.float32)
    assert forest().chances(rows) == pytest.approx(1 / (1 + np.exp(-said)))


def test_the_trees_of_a_forest_are_summed() -> None:
    one = forest()
    two = Forest(*(np.concatenate([part, part]) for part in (one.feature, one.threshold, one.left, one.leaf)))
    rows = np.array([[1, 0], [2, 1]], np.float32)
    assert two.chances(rows) == pytest.approx(1 / (1 + np.exp([4, -6])))


def test_the_model_asks_for_figures_that_there_are_and_for_the_last_of_them() -> None:
    boxes, candidates = cut(parsed(STORY))
    figures = features(boxes, candidates, UNKNOWN)
    first, second = load_forests()
    rows = second_rows(figures, first.chances(figures.rows))
    assert first.feature.max() < figures.rows.shape[1]
    assert figures.rows.shape[1] <= second.feature.max() < rows.shape[1]
    assert len(rows) == len(candidates)
    for one in (first, second):
        assert len(one.feature) == len(one.threshold) == len(one.left) == NODES * len(one.leaf)


def test_every_figure_has_a_name_of_its_own() -> None:
    figures = features(*cut(parsed(STORY)), UNKNOWN)
    assert len(figures.names) == len(set(figures.names)) == figures.rows.shape[1]


def test_figures_are_finite_also_of_a_single_word() -> None:
    boxes, candidates = cut(parsed("x"))
    figures = features(boxes, candidates, UNKNOWN)
    assert np.isfinite(second_rows(figures, load_forests()[0].chances(figures.rows))).all()


def classified(html: str, chances: list[float]) -> Classified:
    boxes, candidates = cut(parsed(html))
    return Classified(boxes, candidates, np.array(chances, np.float32), KNOWN)


def test_what_is_more_likely_than_not_is_kept() -> None:
    assert texts(classified(STORY, [0.9, 0.4, 0.6]).kept()) == [ONE, THREE]


def test_where_next_to_nothing_is_likely_the_choice_is_more_lenient() -> None:
    assert texts(classified(STORY, [0.3, 0.25, 0.01]).kept()) == [ONE, TWO]


def test_where_nothing_is_likely_nothing_is_kept() -> None:
    assert classified(STORY, [0.03, 0.03, 0.03]).kept() == []


def settled(html: str, *left_out: str) -> list[str]:
    """What is settled on where all is kept but some texts."""
    boxes, candidates = cut(parsed(html))
    found = Classified(boxes, candidates, np.ones(len(candidates), np.float32), KNOWN)
    return texts(found.settled([one for one in candidates if one.text not in left_out]))


def with_missed(html: str) -> list[str]:
    boxes, candidates = cut(parsed(html))
    return texts(with_subheads([one for one in candidates if len(one.text) > 60], candidates, boxes))


SUBHEADS = {
    "a heading over a kept text": ("<h2>A bridge to come</h2>", True),
    "a bold line over a kept text": ("<p><b>A bridge to come</b></p>", True),
    "a plain line": ("<p>A bridge to come</p>", False),
    "a heading that is a link": ("<h2><a href=/x>A bridge to come</a></h2>", False),
    "a label": ("<h2>Related articles</h2>", False),
    "a heading in another box": ("<section><div><h2>A bridge to come</h2></div></section>", False),
    "a heading over another heading": ("<h2>A bridge to come</h2><h3>Soon</h3><p>Maybe.</p>", False),
}


@pytest.mark.parametrize(("html", "belongs"), cases(SUBHEADS))
def test_a_missed_subhead_belongs_to_the_article_where_it_is(html: str, belongs: bool) -> None:  # noqa: FBT001 - a case
    found = with_missed(f"<p>{ONE}</p>{html}<p>{TWO}</p>")
    assert ("A bridge to come" in found) is belongs
    assert [text for text in found if text in {ONE, TWO}] == [ONE, TWO]


def test_a_heading_over_the_first_kept_text_is_not_taken_for_a_subhead() -> None:
    assert with_missed(f"<h2>The last ferry</h2>{STORY}") == [ONE, TWO, THREE]


VETOED = {
    "the headline": f"<h2>The last ferry!</h2>{STORY}",
    "an author": f"{STORY}<p>TARA MUKHIM</p>",
    "a label anywhere": f"<p>{ONE}</p><p>Advertisement</p><p>{TWO}</p><p>{THREE}</p>",
    "a caption": f"<figure><img src=/a.jpg><figcaption>A boat</figcaption></figure>{STORY}",
    "a word in a figure": f"<figure><img src=/a.jpg><div>A boat</div></figure>{STORY}",
    "a call to the reader at the end": f"{STORY}<p>Follow us on Instagram for more.</p>",
    "a note that is no sentence": f"<p>{ONE}</p><p>Read Time: 3 mins</p><p>{TWO}</p><p>{THREE}</p>",
    "a short pointer to another article": f"<p>{ONE}</p><p>Also read: A boat in a field</p><p>{TWO}</p><p>{THREE}</p>",
    "code": f'{STORY}<p>{{"a": "b"}}</p>',
    "what is hidden": f"{STORY}<p hidden>Words that nobody sees.</p>",
    "what a style hides, with all in it": f"{STORY}<div style='display:none'><p>Words that nobody sees.</p></div>",
}


@pytest.mark.parametrize("html", cases(VETOED))
def test_left_out_whatever_the_model_thinks_is(html: str) -> None:
    assert settled(html) == [ONE, TWO, THREE]


NOT_VETOED = {
    "a table in a figure": "<figure><table><tr><td>Year of the flood</td></tr></table></figure>",
    "a quotation in a figure": "<figure><blockquote>So long, old boat.</blockquote></figure>",
    "a sentence with an opening of a pointer": (
        "<p>Also read out was a letter of the captain's mother, who had not been able to come to the landing that day, "
        "but had sent a cake.</p>"
    ),
}


@pytest.mark.parametrize("html", cases(NOT_VETOED))
def test_left_in_is(html: str) -> None:
    assert len(settled(f"<p>{ONE}</p>{html}<p>{TWO}</p>")) == 3


def test_hidden_text_is_kept_where_it_is_all_that_there_is() -> None:
    assert settled(f"<div hidden>{STORY}</div>") == [ONE, TWO, THREE]
    assert settled(f"<p>{ONE}</p><div style='visibility:hidden'>{STORY}</div>") == [ONE, ONE, TWO, THREE]


def test_a_call_to_the_reader_is_left_out_only_after_the_last_paragraph() -> None:
    call = "Follow us on Instagram for more."
    long = f"{ONE} {TWO}"
    boxes, candidates = cut(parsed(f"<p>{long}</p><p>{call}</p><p>{long}</p><p>{call}</p>"))
    assert texts(without_vetoed(candidates, boxes, frozenset())) == [long, call, long]


def test_a_veto_that_would_leave_next_to_nothing_is_not_heard() -> None:
    assert settled("<p>Advertisement</p><p>The last ferry</p>") == ["Advertisement", "The last ferry"]


def reasons(html: str, chances: list[float]) -> list[str]:
    found = classified(html, chances)
    return list(map(str, explained(found, found.kept())))


def test_what_was_left_out_is_told_with_its_chance_and_its_marks() -> None:
    html = f"<p>{ONE}</p><div class=related><p><a href=/x>A boat in a field</a></p></div><p>{TWO}</p>"
    assert reasons(html, [0.9, 0.41, 0.9]) == [
        "classify: 41% likely to be of the article; in a box of kind related; mostly links: A boat in a field"
    ]


def test_what_a_veto_left_out_is_told_with_the_veto() -> None:
    html = f"<p>The last ferry</p><p>{ONE}</p><p>Advertisement</p><p>{TWO}</p>"
    assert reasons(html, [0.9] * 4) == [
        "classify: repeats the headline or an author: The last ferry",
        "classify: says it is advertisement: Advertisement",
    ]


def test_what_stands_far_from_the_article_is_not_spoken_of() -> None:
    html = "".join(f"<p>Line {number} of the weather</p>" for number in range(9)) + f"<p>{ONE}</p><p>{TWO}</p>"
    assert len(reasons(html, [0.1] * 9 + [0.9] * 2)) == 5


def copied(html: str, *left_out: str) -> str:
    """The fragment, as HTML, where all is kept but some texts."""
    boxes, candidates = cut(parsed(html))
    kept = [one for one in candidates if one.text not in left_out]
    return str(etree.tostring(fragment(kept, boxes), encoding="unicode", method="html"))


PICTURE = "<figure><img src=/a.jpg alt='A boat'><figcaption>The boat at its landing</figcaption></figure>"
COPIED_PICTURE = '<figure><img src="/a.jpg" alt="A boat"><figcaption>The boat at its landing</figcaption></figure>'
COPIED: dict[str, tuple[str, str]] = {
    "markup, without classes and styles": (
        "<p class=x style='color:red'>One <a href=/x class=y onclick=z()>two</a> <b>three</b></p><p>Four</p>",
        '<p>One <a href="/x">two</a> <b>three</b></p><p>Four</p>',
    ),
    "no box that holds nothing kept": ("<p>One</p><div><p>Out</p></div><p>Two</p>", "<p>One</p><p>Two</p>"),
    "a line break": ("<p>One<br>two</p><p>Three</p>", "<p>One<br>two</p><p>Three</p>"),
    "the text after what is left out": ("<div>One<p>Out</p>Two</div>", "<div>OneTwo</div>"),
    "a word with its reading": (
        "<p><ruby>船<rt>ふね</rt></ruby>が出る</p><p>One</p>",
        "<p><ruby>船<rt>ふね</rt></ruby>が出る</p><p>One</p>",
    ),
    "a picture between, with its caption": (
        f"<p>One</p>{PICTURE}<p>Two</p>",
        f"<p>One</p>{COPIED_PICTURE}<p>Two</p>",
    ),
    "a picture in a box of another kind": (
        "<p>One</p><div class=photo><span><img src=/a.jpg></span></div><p>Two</p>",
        '<p>One</p><figure><img src="/a.jpg"></figure><p>Two</p>',
    ),
    "the whole picture, where the one shown waits for a script": (
        "<p>One</p><div><img src=/blank.gif><noscript><img src=/a.jpg></noscript></div><p>Two</p>",
        '<p>One</p><figure><img src="/a.jpg"></figure><p>Two</p>',
    ),
    "no picture of an aside": (f"<p>One</p><aside>{PICTURE}</aside><p>Two</p>", "<p>One</p><p>Two</p>"),
    "no picture in a box that is named furniture": (
        f"<p>One</p><div class=related>{PICTURE}</div><p>Two</p>",
        "<p>One</p><p>Two</p>",
    ),
    "no hidden picture": (f"<p>One</p><div hidden>{PICTURE}</div><p>Two</p>", "<p>One</p><p>Two</p>"),
    "no row of pictures": (
        "<p>One</p><div><img src=/a.jpg><img src=/b.jpg></div><p>Two</p>",
        "<p>One</p><p>Two</p>",
    ),
    "a post between, whole": (
        "<p>One</p><blockquote class=twitter-tweet><p>Out</p></blockquote><p>Two</p>",
        '<p>One</p><blockquote class="twitter-tweet"><p>Out</p></blockquote><p>Two</p>',
    ),
    "a player between, whole": (
        "<p>One</p><iframe src='https://player.example/1'></iframe><p>Two</p>",
        '<p>One</p><iframe src="https://player.example/1"></iframe><p>Two</p>',
    ),
    "a player in a box, as a figure": (
        "<p>One</p><div><iframe src='https://player.example/1'></iframe></div><p>Two</p>",
        '<p>One</p><figure><iframe src="https://player.example/1"></iframe></figure><p>Two</p>',
    ),
    "nothing before the first text": (f"{PICTURE}<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
    "nothing after the last text": (f"<p>One</p><p>Two</p>{PICTURE}", "<p>One</p><p>Two</p>"),
    "no script": ("<p>One</p><script>x()</script><p>Two</p>", "<p>One</p><p>Two</p>"),
}


@pytest.mark.parametrize(("html", "copy"), cases(COPIED))
def test_the_fragment_holds(html: str, copy: str) -> None:
    assert copied(html, "Out", "The boat at its landing") == f"<body>{copy}</body>"


def test_the_fragment_is_the_innermost_box_around_what_is_kept() -> None:
    html = f"<header>Out</header><main><section class=story>{STORY}</section></main>"
    assert copied(html, "Out") == f"<body><section>{STORY}</section></body>"


def test_the_times_of_a_live_blog_are_copied() -> None:
    entries = "".join(f"<div><div><time>10:0{number}</time></div><p>Entry {number}</p></div>" for number in range(4))
    times = [f"10:0{number}" for number in range(4)]
    assert copied(entries, *times).count("<time>") == 4 - 1  # nothing is copied before the first text


def test_the_page_is_left_as_it_was() -> None:
    root = parsed(f"<div class=story>{STORY}</div>{PICTURE}")
    before = etree.tostring(root)
    boxes, candidates = cut(root)
    fragment(candidates[:2], boxes)
    assert etree.tostring(root) == before
