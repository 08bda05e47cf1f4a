"""What the search answers to a reader: words in every script and spelling, the query language, filters and facets."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.search_site import ask, build_site

PUTIN = "putin-delhi-pahunche"
HINDI = "hindi-diwas-ki-dhoom"
FAIR = "kul-devta-ka-mela"
CRICKET = "cricket-mein-jeet"
TRAM = "city-in-a-rush"
GRAIN = "grain-ships-sail"
RAIN = "chennai-mazhai"
RIVER = "nodi-bhangon"
URDU = "putin-ki-aamad"
LIBRARY = "beijing-daxue"
CHERRY = "sakura-no-kaika"
BRIDGE = "novyy-most"
NEWEST = [RAIN, LIBRARY, URDU, PUTIN, TRAM, BRIDGE, CRICKET, FAIR, HINDI, RIVER, CHERRY, GRAIN]

Found = list[tuple[str, list[str]]]
Search = Callable[..., Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("search") / "site")


@pytest.fixture
def search(site: Path) -> Search:
    """Answer one query."""

    def answer(text: str, **options: Any) -> Any:
        return ask(site, searches=[{"text": text, **options}])["searches"][0]

    return answer


@pytest.fixture
def count(site: Path) -> Search:
    """Count the facets of one query."""

    def facets(text: str, **filters: str) -> Any:
        return ask(site, facets=[{"text": text, "filters": filters}])["facets"][0]

    return facets


def slugs(answer: Any) -> list[str]:
    return [result["url"].removesuffix("/index.html").rpartition("/")[2] for result in answer["results"]]


def counts(values: Sequence[Any]) -> dict[str, int]:
    return {value["slug"]: value["count"] for value in values}


def marked(text: str, marks: Sequence[Sequence[int]]) -> list[str]:
    letters = text.encode("utf-16-le")
    return [letters[2 * start : 2 * end].decode("utf-16-le") for start, end in marks]


FOUND_FIRST = [
    ("पुतिन", PUTIN), ("putin", PUTIN), ("Putin delhi", PUTIN), ("dilli", PUTIN), ("रूस", PUTIN), ("roos", PUTIN),
    ("russia", GRAIN), ("sailing", GRAIN), ("cafe", GRAIN), ("rush", TRAM),
    ("हिन्दी", HINDI), ("हिंदी", HINDI), ("हिँदी", HINDI), ("hindi", HINDI),
    ("बाजार", HINDI), ("बाज़ार", HINDI), ("बा\u095bार", HINDI), ("bazaar", HINDI), ("कल", HINDI), ("कुल", FAIR),
    ("किसान", PUTIN), ("लड़के", CRICKET), ("ladka", CRICKET),
    ("சென்னை", RAIN), ("chennai", RAIN), ("பள்ளி", RAIN), ("নদী", RIVER), ("nodi", RIVER), ("dhaka", RIVER),
    ("پوتن", URDU), ("كتاب", URDU), ("北京", LIBRARY), ("图书馆", LIBRARY), ("桜", CHERRY), ("東京", CHERRY),
    ("мосты", BRIDGE), ("елки", BRIDGE), ("ЁЛКИ", BRIDGE), ("RUSSELL", TRAM),
]  # fmt: skip


def test_words_are_found_in_every_script_and_spelling(site: Path) -> None:
    answers = ask(site, searches=[{"text": text} for text, _ in FOUND_FIRST])["searches"]
    first = {text: slugs(answer)[:1] for (text, _), answer in zip(FOUND_FIRST, answers, strict=True)}
    assert first == {text: [slug] for text, slug in FOUND_FIRST}


EXACTLY = {
    "a word finds no other that differs in its vowels": [("कल ", [HINDI]), ("कुल ", [FAIR])],
    "other forms of a word are found with it, the headline first": [
        ("मेला ", [FAIR, HINDI]), ("मेले ", [FAIR, HINDI]), ("मेलों ", [FAIR, HINDI]), ("sail ", [GRAIN]),
    ],
    "documents with all words come first": [("मेला किताबों ", [HINDI, FAIR]), ("мост утром ", [BRIDGE])],
    "a word as typed comes before its readings in other scripts": [("city ", [TRAM])],
    "required words": [("+मेला +किताबों ", [HINDI]), ("+मेला किताबों ", [HINDI, FAIR]), ("+nowhere मेला ", [])],
    "required words in any of their readings": [("+putin +delhi ", [PUTIN, URDU]), ("+putin +kitab ", [URDU])],
    "prohibited words": [("+मेला -किताबों ", [FAIR]), ("मेला -तीन ", [HINDI])],
    "prohibited words in any of their readings": [("किसानों -putin ", []), ("रूस -dilli ", [GRAIN])],
    "a prohibited word that the archive lacks": [("Russia -shops ", [GRAIN]), ("Russia -zzzz ", [GRAIN])],
    "words in one field": [("title:मेला ", [FAIR]), ("body:मेला ", [FAIR, HINDI]), ("topics:putin ", [PUTIN])],
    "authors and sources are topics too": [("topics:सुधा ", [FAIR]), ("topics:harbour ", [GRAIN, TRAM])],
    "a summary": [("summary:depot ", [TRAM]), ("summary:midnight ", [])],
    "a wildcard at the end": [("क्रिक*", [CRICKET]), ("лод*", []), ("ёлк*", [BRIDGE]), ("harb* ", [GRAIN, TRAM])],
    "a wildcard inside": [("क्र*ट", [CRICKET]), ("st*t ", [TRAM]), ("கன*ழை", [RAIN])],
    "a wildcard at the start": [("*हुँचे", [PUTIN]), ("*ailed ", [GRAIN]), ("*ессиянин", [])],
    "several wildcards": [("ru*e*l ", [TRAM]), ("sp*k*m*n ", [GRAIN])],
    "one edit": [("लडका~1 +क्रिकेट", [CRICKET]), ("quai~1 ", [GRAIN]), ("hrbur~1", []), ("mirnight~1", [TRAM])],
    "two edits": [("hrbur~2 ", [GRAIN, TRAM]), ("midnoghd~2", [TRAM]), ("midnoghd~1", [])],
    "a boost": [("tram^5 ships ", [TRAM, GRAIN]), ("tram ships^5 ", [GRAIN, TRAM])],
    "a phrase": [
        ('"कल फिर मेला"', [HINDI]), ('"फिर कल"', []), ('"இன்று விடுமுறை"', [RAIN]), ('"விடுமுறை இன்று"', []),
        ('"দুশো পরিবার"', [RIVER]), ('"পরিবার দুশো"', []), ('"بات چیت اچھی"', [URDU]), ('"چیت بات"', []),
        ('"图书馆馆长"', [LIBRARY]), ('"馆书图"', []), ('"花見の客"', [CHERRY]), ('"客の花見"', []),
        ('"через реку"', [BRIDGE]), ('"реку через"', []), ('"last tram left"', [TRAM]), ('"left last tram"', []),
        ("“कल फिर मेला”", [HINDI]), ("«через реку»", [BRIDGE]), ('"last tram', [TRAM]),
    ],
    "a phrase does not run from one field or name into the next": [('"russia harbour"', []), ('"street the last"', [])],
    "a phrase in one field": [
        ('title:"city in a rush"', [TRAM]), ('body:"city in a rush"', []), ('body:"in a rush"', [TRAM]),
        ('title:"left russell"', []), ('summary:"left the depot"', [TRAM]), ('summary:"at midnight"', []),
        ('topics:"harbour courier"', [GRAIN, TRAM]),
    ],
    "a phrase that must not be there": [('मेला -"तीन दिन"', [HINDI]), ('मेला -"दिन तीन"', [FAIR, HINDI])],
    "a phrase in Latin letters": [('"kal phir mela"', [HINDI]), ('"kul devta"', [FAIR]), ('"mela phir kal"', [])],
    "one quoted word is found as it is written": [('"मेले"', [FAIR]), ('"sail"', [GRAIN]), ('"sailing"', [])],
    "what asks for nothing": [("-मेला", []), ("   ", []), ("", []), ("* + - ~", []), ('-"तीन दिन"', [])],
    "a letter mistyped at the beginning": [("Tussell ", [TRAM]), ("प्रिकेट ", [CRICKET])],
    "a letter mistyped at the end": [("Russelk ", [TRAM]), ("राष्ट्रपत ", [PUTIN])],
    "two letters that changed places": [("Rsusell ", [TRAM]), ("दुकादनार ", [HINDI]), ("midnihgt ", [TRAM])],
    "a letter left out": [("दुकानार ", [HINDI]), ("राष्ट्रति ", [PUTIN]), ("чрез ", [BRIDGE]), ("spokeman ", [GRAIN])],
    "a letter too many": [("crikket ", [CRICKET]), ("दुककानदार ", [HINDI])],
    "times, numbers and addresses": [("13:05 ", []), ("https://harbour-courier.example/ ", [GRAIN, TRAM])],
}  # fmt: skip


@pytest.mark.parametrize("queries", EXACTLY.values(), ids=list(EXACTLY))
def test_these_are_found_and_nothing_else(site: Path, queries: Found) -> None:
    answers = ask(site, searches=[{"text": text} for text, _ in queries])["searches"]
    found = {text: slugs(answer) for (text, _), answer in zip(queries, answers, strict=True)}
    expected = dict(queries)
    assert found == expected
    assert {text: answer["total"] for text, answer in zip(found, answers, strict=True)} == {
        text: len(each) for text, each in expected.items()
    }


def test_the_beginning_of_a_word_finds_it_while_it_is_typed(site: Path) -> None:
    begun = {"पुति": PUTIN, "puti": PUTIN, "கனம": RAIN, "russe": TRAM, "мос": BRIDGE, "クリ": None, "library": None}
    answers = ask(site, searches=[{"text": text} for text in begun])["searches"]
    found = {text: slugs(answer) for text, answer in zip(begun, answers, strict=True)}
    assert {text: slug in found[text] for text, slug in begun.items() if slug} == dict.fromkeys(
        (text for text, slug in begun.items() if slug), True
    )


def test_every_letter_that_is_typed_is_answered(site: Path) -> None:
    for text in ("पुतिन दिल्ली", "putin dilli", "last tram", "北京大学", "پوتن دہلی"):
        typed = [text[:length] for length in range(1, len(text) + 1)]
        answers = ask(site, searches=[{"text": each} for each in typed])["searches"]
        assert slugs(answers[-1])[0] in {PUTIN, TRAM, LIBRARY, URDU}
        assert all(answer["problems"] == [] for answer in answers)


def test_what_was_searched_for_instead_is_told(search: Search) -> None:
    assert search("Tussell ")["instead"] == [{"typed": "Tussell", "meant": "russell"}]
    assert search("पुतन मेला ")["instead"] == [{"typed": "पुतन", "meant": "पुतिन"}]
    assert [search(text)["instead"] for text in ("पुतिन ", "putin ", "zzzz ", "-Tussell मेला ", "मेल")] == [[]] * 5


@pytest.mark.parametrize(
    ("text", "problem", "first"),
    [
        ("foo:मेला", ("field", "foo:मेला", 0, 8), FAIR),
        ("मेला~x", ("edits", "मेला~x", 0, 6), FAIR),
        ("मेला~3", ("edits", "मेला~3", 0, 6), FAIR),
        ("मेला^", ("boost", "मेला^", 0, 5), FAIR),
        ("देवता मेला^-1", ("boost", "मेला^-1", 6, 13), FAIR),
        ('+कुल "कुल देवता', ("quote", '"कुल देवता', 5, 15), FAIR),
        ("मेला *i*", ("wildcard", "*i*", 5, 8), FAIR),
    ],
    ids=str,
)
def test_a_fault_in_a_query_is_named_with_its_place_and_the_rest_is_answered(
    search: Search, text: str, problem: tuple[str, str, int, int], first: str
) -> None:
    answer = search(text)
    assert [tuple(each[key] for key in ("fault", "text", "start", "end")) for each in answer["problems"]] == [problem]
    assert text[problem[2] : problem[3]] == problem[1]
    assert slugs(answer)[0] == first


def test_every_fault_of_a_query_is_named(search: Search) -> None:
    faults = search('foo:मेला मेला~9 tram^x a*b "कल फिर')["problems"]
    assert [each["fault"] for each in faults] == ["field", "edits", "boost", "wildcard", "quote"]


HOSTILE = [
    "a" * 5000, "a b " * 1250, "मेला " * 1000, "क" * 5000, "é" * 5000, "北" * 5000, "- + * \" ' ~ ^ : " * 300,
    "(.*)+$ [a-z]{2,} \\d+ (?=x) a|b ^ $ .", "((((((((((a*)*)*)*)*)*)*)*)*)*", "\\", "\\u0000",
    "\x00\x01\x02", "\ud83d",
    "मेला\udc00 \ud800", '"', '"""""', '"मेला', '+"', '-"', '-"मेला', "title:", "title:title:title:", 'title:"', "+-+-मेला",
    "~~~~", "^^^^", "मेला~1~2^3^4", "मेला~1e9", "मेला^1e999", "मेला^NaN", "मेला~Infinity", "मेला^-5", "a*" * 2500, "*" * 5000,
    "\u200d\u200c\u200b\u202e", "\u0300" * 100, "🙂🙃" * 50, "👩\u200d👩\u200d👧",
    "__proto__ constructor toString", "title:__proto__ hasOwnProperty:x",
    "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "%E0%A4%A", "\u2028\u2029", "ﷺ" * 200, "ǅ ŉ İ ß ſ",
]  # fmt: skip


def test_no_query_whatever_breaks_the_search(site: Path) -> None:
    request = [{"text": text, "filters": filters} for text in HOSTILE for filters in ({}, {"lang": "hi"})]
    for answer in ask(site, searches=request)["searches"]:
        assert answer["total"] >= len(answer["results"])
    for counted in ask(site, facets=[{"text": text} for text in HOSTILE])["facets"]:
        assert counted.keys() == {"topic", "source", "author", "lang", "months"}


def test_names_of_javascript_find_nothing(site: Path) -> None:
    texts = ["constructor ", "__proto__ ", "toString ", "hasOwnProperty~1 ", "+constructor tram ", '"constructor tram"']
    assert [slugs(each) for each in ask(site, searches=[{"text": text} for text in texts])["searches"]] == [[]] * 6


ODD_FILTERS = [
    {"topic": "constructor"}, {"lang": "__proto__"}, {"year": "20x"}, {"year": "99999"}, {"year": "-1"},
    {"source": "../x"},
    {"from": "2025-13-45", "to": "x"}, {"from": "2025-12-31", "to": "2025-01-01"},
]  # fmt: skip


def test_no_filter_whatever_breaks_the_search(site: Path) -> None:
    answers = ask(site, searches=[{"text": "", "filters": filters} for filters in ODD_FILTERS])["searches"]
    assert [answer["total"] for answer in answers[:6]] == [0] * 6
    assert answers[7]["total"] == 0


# Filters, order and facets


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"lang": "ur"}, [URDU]),
        ({"topic": "vladimir-putin"}, [PUTIN]),
        ({"topic": "russia"}, [URDU, PUTIN, GRAIN]),
        ({"source": "subh-e-nau.example"}, [URDU]),
        ({"author": "ravi-kumar"}, [FAIR, HINDI]),
        ({"author": "sudha-negi"}, [FAIR]),
        ({"author": "nobody"}, []),
        ({"year": 2024}, [HINDI, RIVER, CHERRY]),
        ({"year": "2025", "lang": "hi"}, [PUTIN, CRICKET, FAIR]),
        ({"from": "2025-06-02"}, NEWEST[:4]),
        ({"to": "2024-03-22"}, [CHERRY, GRAIN]),
        ({"from": "2024-03-22", "to": "2024-07-19"}, [RIVER, CHERRY]),
        ({"year": "2025", "to": "2025-03-05"}, [CRICKET, FAIR]),
        ({"from": "2026-01-01"}, []),
        ({"from": "0001-01-01"}, NEWEST),
    ],
    ids=str,
)
def test_filters_leave_out_the_rest_and_alone_list_the_newest_first(
    search: Search, filters: dict[str, Any], found: list[str]
) -> None:
    answer = search("", filters=filters, limit=20)
    assert (answer["total"], slugs(answer)) == (len(found), found)


def test_filters_narrow_what_words_find(site: Path) -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("रूस روس russia", {"lang": "ur"}),
        ("मेला", {"year": 2024}),
        ("मेला", {"author": "sudha-negi"}),
        ("tram", {"lang": "hi"}),
    ]
    answers = ask(site, searches=[{"text": text, "filters": filters} for text, filters in asked])["searches"]
    assert [slugs(answer) for answer in answers] == [[URDU], [HINDI], [FAIR], []]


def test_what_must_not_be_there_is_left_out_of_what_filters_list(search: Search) -> None:
    assert slugs(search("-मेला", filters={"lang": "hi"})) == [PUTIN, CRICKET]
    assert slugs(search('-"तीन दिन"', filters={"lang": "hi"})) == [PUTIN, CRICKET, HINDI]


def test_results_are_sorted_by_date_when_that_is_asked_for(search: Search) -> None:
    assert slugs(search("मेला putin ", sort="newest")) == [URDU, PUTIN, FAIR, HINDI]
    assert slugs(search("मेला putin ", sort="oldest")) == [HINDI, FAIR, PUTIN, URDU]
    assert slugs(search("", filters={"year": 2024}, sort="oldest")) == [CHERRY, RIVER, HINDI]
    assert slugs(search("मेला putin ", sort="newest", limit=2)) == [URDU, PUTIN]


def test_the_limit_cuts_the_results_and_not_their_number(search: Search) -> None:
    whole, few = search("मेला putin "), search("मेला putin ", limit=2)
    assert few["total"] == whole["total"] == 4
    assert few["results"] == whole["results"][:2]


def test_facets_are_counted_among_what_is_found(count: Search) -> None:
    facets = count("मेला putin ")
    assert counts(facets["topic"]) == {"russia": 2, "hindi": 1, "kitaben": 1, "mela": 1, "vladimir-putin": 1}
    assert counts(facets["source"]) == {
        "dainik-prabhat.example": 2,
        "subah-ki-baat.example": 1,
        "subh-e-nau.example": 1,
    }
    assert counts(facets["author"]) == {"ravi-kumar": 2, "sudha-negi": 1}
    assert counts(facets["lang"]) == {"hi": 3, "ur": 1}
    assert facets["months"] == [
        {"month": "2024-09", "count": 1},
        {"month": "2025-02", "count": 1},
        {"month": "2025-06", "count": 2},
    ]
    assert facets["topic"][0] == {"slug": "russia", "name": "रूस", "count": 2}
    assert facets["author"][0] == {"slug": "ravi-kumar", "name": "रवि कुमार", "count": 2}


def test_each_facet_is_counted_without_its_own_filter(count: Search) -> None:
    facets = count("मेला putin ", lang="hi", year="2025")
    assert counts(facets["lang"]) == {"hi": 2, "ur": 1}
    assert counts(facets["topic"]) == {"russia": 1, "mela": 1, "vladimir-putin": 1}
    assert counts(facets["author"]) == {"ravi-kumar": 1, "sudha-negi": 1}
    assert [each["month"] for each in facets["months"]] == ["2024-09", "2025-02", "2025-06"]
    assert [each["count"] for each in facets["months"]] == [1, 1, 1]
    by_author = count("मेला putin ", author="sudha-negi")
    assert counts(by_author["author"]) == {"ravi-kumar": 2, "sudha-negi": 1}
    assert counts(by_author["lang"]) == {"hi": 1}
    by_day = count("मेला putin ", **{"from": "2025-06-03"})
    assert sum(each["count"] for each in by_day["months"]) == 4
    assert counts(by_day["lang"]) == {"ur": 1}


def test_facets_without_words_are_those_of_the_whole_archive(count: Search, search: Search) -> None:
    facets = count("")
    assert sum(each["count"] for each in facets["months"]) == sum(counts(facets["lang"]).values()) == len(NEWEST)
    for facet in ("topic", "source", "author", "lang"):
        for value in facets[facet]:
            assert search("", filters={facet: value["slug"]})["total"] == value["count"], value


def test_facets_of_nothing_found_are_empty(count: Search) -> None:
    assert count("zzzz ") == {"topic": [], "source": [], "author": [], "lang": [], "months": []}


# What is shown


def test_a_result_says_what_is_shown(search: Search) -> None:
    answer = search("روس", limit=1)
    result = answer["results"][0]
    assert result["title"] == "صدر پوتن کی دہلی آمد"
    assert (result["lang"], result["dir"], result["date"]) == ("ur", "rtl", "2025-06-03")
    assert result["source"] == ["subh-e-nau.example", "صبحِ نو"]
    assert result["topics"] == [["russia", "रूस"]]
    assert result["authors"] == []
    assert marked(result["excerpt"], result["excerptMarks"]) == ["روس"]
    assert search("सुधा ")["results"][0]["authors"] == [["sudha-negi", "सुधा नेगी"], ["ravi-kumar", "रवि कुमार"]]


def test_the_words_that_answer_are_marked(search: Search) -> None:
    for text, title, excerpt in [
        ("मेला ", ["मेला"], ["मेले", "मेला"]),
        ("putin ", ["पुतिन"], ["पुतिन"]),
        ("last tram ", ["last", "tram"], ["last", "tram"]),
        ("北京大学", ["北京大学"], ["北京大学"]),
        ('"花見の客"', [], ["の", "花見の客"]),
        ("Tussell ", ["Russell"], ["Russell"]),
        ("पुस्तक ", [], ["पुस्तक"]),
    ]:
        result = search(text)["results"][0]
        assert marked(result["title"], result["titleMarks"]) == title, text
        assert marked(result["excerpt"], result["excerptMarks"]) == excerpt, text


def test_a_link_lands_on_the_first_words_that_are_marked(site: Path) -> None:
    asked = ["पुतिन", "putin", "last tram", "北京大学", "சென்னை", "بات چیت", "мост через", '"कल फिर मेला"', "in a rush"]
    for text, answer in zip(asked, ask(site, searches=[{"text": text} for text in asked])["searches"], strict=True):
        assert answer["results"], text
        for result in answer["results"]:
            page, _, directive = result["href"].partition("#")
            assert page == result["url"]
            assert directive.startswith(":~:text=")
            landing = directive.removeprefix(":~:text=")
            assert not set(landing) & set("-,& "), "these have a meaning of their own in a directive"
            marks = marked(result["excerpt"], result["excerptMarks"]) or marked(result["title"], result["titleMarks"])
            words = unquote(landing, errors="strict")
            assert words.startswith(marks[0])
            assert words in result["excerpt"] or words in result["title"]


def test_a_link_without_marked_words_lands_on_the_article(search: Search) -> None:
    for result in search("", filters={"lang": "hi"})["results"] + search("topics:सुधा ")["results"]:
        assert result["href"] == result["url"]
        assert result["url"].startswith("file:///")
        assert result["excerpt"]
