"""Related articles: found by words, topics and links, never a copy, and nothing twice on a page."""

from pathlib import Path

import lxml.html
import numpy as np
import pytest

from languages.tokens import runs_of
from plugins.archive_pages.likeness import LIKEST, REACH, TAGGED, Stems, Traits, likenesses, number_of, telling_words
from plugins.archive_pages.related import MOST, MOST_FOUND, onward_from
from plugins.archive_pages.sketches import Sketch, load, save
from tests.small_site import build

# Invented reports: two of one flood, of which one is printed by two papers; two of a library; and one of neither.
FLOOD = (
    "सुवर्णा नदी की बाढ़ का पानी सोमवार की रात चंदनपुर के निचले मोहल्लों में घुस गया। बाढ़ से चार सौ घर डूबे हैं।",
    "ज़िलाधिकारी कमला नायर ने बताया कि सुवर्णा के किनारे चार शिविर लगाए गए हैं और बाढ़ का पानी मंगलवार तक उतरेगा।",
    "दुकानदारों ने सामान ऊपर की मंज़िलों पर पहुँचाया और दरवाज़ों पर रेत की बोरियाँ लगाईं ताकि पानी भीतर न आए।",
)
FLOOD_NEXT_DAY = (
    "सुवर्णा की बाढ़ उतरने लगी है। चंदनपुर के शिविरों से दो सौ परिवार बुधवार को घर लौटे और सफ़ाई में जुट गए।",
    "नगर निगम ने कहा कि बाढ़ के बाद सुवर्णा के पानी की जाँच होगी और टैंकर दस दिन तक चलते रहेंगे।",
)
LIBRARY = (
    "The town library opened its reading room on Saturday. The library holds ten thousand books, most of them gifts.",
    "Its head, Asha Sen, said that membership of the library is free for a year and that story evenings will follow.",
)
LIBRARY_LATER = (
    "A year on, the library has lent every one of its books at least once, its head Asha Sen said at the reading room.",
    "The books most asked for were cookery books; the library has bought a second copy of each of those books.",
)
MATCH = (
    "The harbour side won the final by two wickets after the last ball had been bowled twice because of a stray dog.",
    "Captain Ravi Kumar said that the dog had been their best fielder and would be asked to the dinner of the season.",
)
HOSTS = {"setu.example": "सेतु", "prabhat.example": "प्रभात"}


def write(content: Path, place: str, paragraphs: tuple[str, ...], title: str, *more: str) -> None:
    host, _, slug = place.partition("/")
    header = (f"Title: {title}", f"Slug: {slug}", f"Source: {HOSTS[host]}", f"Source_url: https://{place}", *more)
    path = content / "articles" / host / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(header) + "\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("related") / "content"
    write(content, "setu.example/baarh", FLOOD, "सुवर्णा में बाढ़, चार सौ घर डूबे", "Date: 2025-06-02", "Lang: hi")
    write(content, "prabhat.example/baarh", FLOOD, "सुवर्णा की बाढ़ से तबाही", "Date: 2025-06-03", "Lang: hi")
    write(content, "setu.example/agle-din", FLOOD_NEXT_DAY, "सुवर्णा की बाढ़ उतरी", "Date: 2025-06-04", "Lang: hi")
    reading = ("Date: 2024-06-01", "Lang: en", "Tags: Reading;")
    write(content, "setu.example/library", LIBRARY, "Library opens its reading room", *reading)
    write(content, "setu.example/year", LIBRARY_LATER, "A year of the library", "Date: 2025-06-01", "Lang: en")
    write(
        content,
        "prabhat.example/padhna",
        ("छोटी ख़बर।",),
        "पढ़ने की शाम",
        "Date: 2024-07-01",
        "Lang: hi",
        "Tags: Reading;",
    )
    linking = (*MATCH, "The cup stands in [the library](https://setu.example/library) until autumn.")
    write(content, "prabhat.example/match", linking, "Harbour side wins", "Date: 2024-07-03", "Lang: en")
    for number in range(12):
        date = f"Date: 2023-01-{number + 10}"
        write(content, f"setu.example/hi-{number}", (f"आम{number} नीम{number}।",), f"पेड़{number}", date, "Lang: hi")
        write(content, f"setu.example/en-{number}", (f"Plum{number} pear{number}.",), f"Tree{number}", date, "Lang: en")
    return build(content, tmp_path_factory.mktemp("site") / "output")


class Named:
    """An article, as far as reading on from it goes."""

    linked_from = copies = topics = ()

    def __init__(self, *related: "Named") -> None:
        self.related_articles = related


def related_on(site: Path, place: str) -> list[str]:
    page = lxml.html.fromstring((site / f"article/{place}/index.html").read_bytes())
    return [link.text_content() for link in page.cssselect("[aria-labelledby=others] .entry-title a")]


def reason_on(site: Path, place: str) -> str:
    page = lxml.html.fromstring((site / f"article/{place}/index.html").read_bytes())
    return " ".join(page.cssselect("[aria-labelledby=others] .entry .facts:last-child")[0].text_content().split())


def test_each_says_why_it_is_there(site: Path) -> None:
    assert reason_on(site, "setu.example/baarh") == "मिलती-जुलती बातें"
    assert reason_on(site, "prabhat.example/padhna") == "Reading"
    assert reason_on(site, "prabhat.example/match") == "पाठ में इसका लिंक है"


def test_what_the_publisher_named_comes_first_and_the_list_has_an_end() -> None:
    publishers, alike = [Named() for _ in range(6)], [Named() for _ in range(20)]
    found = onward_from(Named(*publishers), alike)
    assert [one.article for one in found] == [*publishers, *alike[: MOST - 6]]
    assert len(onward_from(Named(), alike)) == MOST_FOUND


def test_articles_of_one_event_are_related_by_their_words(site: Path) -> None:
    assert related_on(site, "setu.example/baarh") == ["सुवर्णा की बाढ़ उतरी"]
    assert related_on(site, "setu.example/year")[0] == "Library opens its reading room"


def test_a_copy_is_never_related_and_of_copies_one_is_named(site: Path) -> None:
    assert related_on(site, "prabhat.example/baarh") == ["सुवर्णा की बाढ़ उतरी"]
    assert related_on(site, "setu.example/agle-din") in (["सुवर्णा में बाढ़, चार सौ घर डूबे"], ["सुवर्णा की बाढ़ से तबाही"])


def test_a_topic_joins_languages(site: Path) -> None:
    assert related_on(site, "prabhat.example/padhna") == ["Library opens its reading room"]


def test_a_link_relates_the_page_that_has_it_and_the_other_page_lists_it_once(site: Path) -> None:
    assert "Library opens its reading room" in related_on(site, "prabhat.example/match")
    assert "Harbour side wins" not in related_on(site, "setu.example/library")


def test_an_article_like_no_other_has_no_list(site: Path) -> None:
    assert related_on(site, "setu.example/hi-3") == []


def test_words_that_tell_stand_at_the_start_or_come_again() -> None:
    start, rest = "The library opens.", "A ferry sank. The ferry was old and rust had eaten it."
    words, strengths = telling_words(runs_of(f"{start} {rest}"), runs_of("Library"), runs_of(start), Stems("en"))
    told = dict(zip(words, strengths, strict=True))
    assert told[number_of("librari")] > told[number_of("ferri")] > 0
    assert number_of("rust") not in told


def traits(*articles: tuple[str, ...], population: int = 1000) -> Traits:
    pairs = [(number, number_of(trait)) for number, article in enumerate(articles) for trait in article]
    owners, numbers = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Traits(owners, numbers, np.full(len(pairs), TAGGED), np.full(len(pairs), population))


def test_the_likest_come_first_and_of_the_same_the_newest() -> None:
    found = dict(likenesses(traits(("a", "b"), ("a", "b"), ("a", "c"), ("b", "c", "d"), ("d", "e"))))
    assert found[0] == [1, 2, 3]
    assert found[4] == [3]


def test_what_every_article_has_tells_nothing() -> None:
    assert list(likenesses(traits(*[("the",)] * 20, population=20))) == []
    assert list(likenesses(traits())) == []


def test_of_many_that_share_a_trait_those_nearest_in_time_are_named() -> None:
    found = dict(likenesses(traits(*[("flood",)] * 200)))
    assert len(found[100]) == LIKEST >= MOST_FOUND
    assert all(abs(other - 100) <= REACH for other in found[100])


def test_what_is_kept_is_read_by_the_same_programs_alone(tmp_path: Path) -> None:
    cache = tmp_path / "new" / "sketches.npz"
    rows = np.arange(128, dtype=np.uint32)
    sketches = {
        bytes(range(16)): Sketch(rows, np.array([7, 9], dtype=np.int32), np.array([4, 8], dtype=np.uint8)),
        bytes(16): Sketch(rows, np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint8)),
    }
    save(cache, "these", sketches)
    again = dict(load(cache, "these"))
    assert again.keys() == sketches.keys()
    for digest, sketch in sketches.items():
        assert (again[digest].signature == sketch.signature).all()
        assert again[digest].words.tolist() == sketch.words.tolist()
        assert again[digest].strengths.tolist() == sketch.strengths.tolist()
    assert dict(load(cache, "others")) == {}
    save(cache, "these", {})
    assert dict(load(cache, "these")) == {}
