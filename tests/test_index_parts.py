"""What the index is made of: numbers and lines as text, postings, tables, columns, and which files change."""

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import log2
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.search.documents_only import documents_of
from languages.alphabets import ALPHABETS, exchange, script_of
from languages.tokens import fold, tokenise
from plugins.archive_index import lines, postings, terms
from plugins.archive_index.codes import BASE, LETTERS, LONGEST, write_letters, write_numbers
from plugins.archive_index.documents import Document, Named
from plugins.archive_index.facets import EPOCH, day_column, facet_parts
from plugins.archive_index.lines import Lines, front_coded, line_parts, shared_beginnings, shortest_bounds
from plugins.archive_index.postings import Postings, code_units, invert, levels_of, weights
from plugins.archive_index.terms import cut_into_parts, place_parts, term_parts
from plugins.archive_index.texts import text_part
from plugins.archive_index.words import FIELDS, ROOM, STARTS, Vocabulary, read_words, texts_of
from tests.engine_modules import Call, engine_modules
from tests.index_archive import document, random_archive, write
from tests.index_lines import read_lines, read_numbers
from tests.search_site import CONTENT

FEW = settings(max_examples=40, deadline=None)
NUMBERS = st.lists(st.integers(0, BASE**LONGEST - 1) | st.integers(0, 100))
# Words whose beginnings are often alike, in scripts of one, two and three bytes a letter, and beyond the first plane.
WORDS = st.lists(st.text(st.sampled_from("abकिताबчमெ\u0978﷽𐌀𐌁𠮷𠮶"), min_size=1, max_size=6), unique=True)


@pytest.fixture(scope="module")
def engine() -> Iterator[Call]:
    with engine_modules() as call:
        yield call


@pytest.fixture(scope="module")
def archive() -> list[Document]:
    return documents_of(CONTENT)


def in_order(words: Iterable[str]) -> list[str]:
    return sorted(words, key=code_units)


# Numbers and lines


@FEW
@given(NUMBERS)
def test_numbers_are_read_as_they_were_written(engine: Call, numbers: list[int]) -> None:
    written = write_numbers(np.array(numbers, dtype=np.int64))
    assert read_numbers(written.text) == engine("codes", "readNumbers", written.text) == numbers
    assert written.cut(np.arange(len(numbers) + 1)) == [write_numbers(np.array([number])).text for number in numbers]
    assert json.dumps(written.text) == f'"{written.text}"'


def test_letters_are_read_as_they_were_written(engine: Call) -> None:
    text = write_letters(np.arange(len(LETTERS)))
    assert len(set(text)) == 2 * BASE
    assert [engine("codes", "letterAt", text, place) for place in range(len(text))] == list(range(2 * BASE))


@FEW
@given(WORDS)
def test_lines_are_read_as_they_were_written(engine: Call, words: list[str]) -> None:
    texts = in_order(words)
    written = front_coded(texts, shared_beginnings(texts))
    assert read_lines(written) == engine("codes", "readLines", written) == texts


def test_lines_that_share_very_much_are_read_as_they_were_written(engine: Call) -> None:
    texts = ["क" * 89, "क" * 90, "क" * 200, "क" * 200 + "ख", "𐌀" * 44, "𐌀" * 46, "𐌀" * 90]
    assert engine("codes", "readLines", front_coded(texts, shared_beginnings(texts))) == texts


# Texts in one byte a letter


@pytest.mark.parametrize("script", ALPHABETS)
def test_every_text_comes_back_from_one_byte_a_letter(engine: Call, script: str) -> None:
    planes = (
        range(0x1180),
        range(0x1780, 0x1800),
        range(0x2000, 0x2100),
        range(0x3040, 0x3100),
        range(0x1F600, 0x1F640),
    )
    every = "".join(chr(code) for plane in planes for code in plane)
    for text in (every, every[::-1], '"\\\n\t"', "\\" * 3, ALPHABETS[script], ""):
        written = json.loads(json.dumps(exchange(text, script), ensure_ascii=False))
        assert engine("alphabets", "exchangeBack", written, ALPHABETS[script]) == text


@FEW
@given(st.sampled_from(sorted(ALPHABETS)), st.text())
def test_any_text_comes_back_from_one_byte_a_letter(engine: Call, script: str, text: str) -> None:
    assert engine("alphabets", "exchangeBack", exchange(text, script), ALPHABETS[script]) == text


@pytest.mark.parametrize("script", ALPHABETS)
def test_an_alphabet_has_each_letter_once_and_room_for_all(script: str) -> None:
    assert len(set(ALPHABETS[script])) == len(ALPHABETS[script]) <= 93


def test_a_text_is_written_in_the_script_of_most_of_its_letters() -> None:
    assert script_of("नदी का पुल, bridge") == "devanagari"
    assert script_of("the bridge of नदी") is None
    assert script_of("Новый мост") == "cyrillic"
    assert script_of("2025, 北京") is None
    letters = "नदी का पुल और बाढ़ " * 20
    assert len(exchange(letters, "devanagari").encode()) < len(letters) * 1.2


# Postings


def brute_force(documents: Sequence[Document]) -> dict[str, dict[int, list[int]]]:
    """The places of every form in every document, by the definition."""
    found: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
    for number, each in enumerate(documents):
        for name, texts in texts_of(each).items():
            start = STARTS[name]
            place = start
            for text in texts:
                for form in filter(None, map(fold, tokenise(text))):
                    found[form].setdefault(number, []).append(min(place, start + ROOM[name] - 1))
                    place += 1
                place += 1
    return dict(found)


def field_of(place: int) -> str:
    return FIELDS[bisect_right(list(STARTS.values()), place) - 1]


def level_of(places: Sequence[int], all_places: Sequence[int]) -> int:
    """BM25F: occurrences by the worth of their field and the length of the document, as parts of an octave."""
    worth = {"title": 40, "topics": 2, "summary": 6, "body": 1}
    length = sum(worth[field_of(place)] for place in all_places)
    counted = sum(worth[field_of(place)] for place in places) / (0.25 + 0.75 * length / 1000)
    return min(max(round(postings.STEPS * log2(counted)) + postings.ONE, 0), postings.LEVELS - 1)


def postings_of(documents: Sequence[Document]) -> Postings:
    vocabulary = Vocabulary()
    words = [read_words(each, vocabulary) for each in documents]
    return invert(words, list(vocabulary))


def test_postings_are_those_of_a_count_by_hand(archive: list[Document]) -> None:
    long = document(
        99, "tram " * 10, title="word " * 600 + "last", summary="tram", topics=(Named("a", "A", ("tram", "桜")),)
    )
    documents = [*archive, long, document(100, "")]
    expected = brute_force(documents)
    all_places = [
        [place for by_document in expected.values() for place in by_document.get(number, ())]
        for number in range(len(documents))
    ]
    found = postings_of(documents)
    assert found.forms == in_order(expected.keys())
    assert found.counts().tolist() == [len(expected[form]) for form in found.forms]
    rows = iter(range(len(found.documents)))
    for form in found.forms:
        for number, places in sorted(expected[form].items()):
            row = next(rows)
            assert found.documents[row] == number
            assert found.places[found.place_starts[row] : found.place_starts[row + 1]].tolist() == places, form
            assert found.fields[row] == sum(1 << FIELDS.index(name) for name in set(map(field_of, places)))
            assert found.levels[row] == level_of(places, all_places[number]), form
    assert next(rows, None) is None


def test_the_postings_of_no_documents_are_none() -> None:
    none = postings_of([])
    assert (none.forms, none.documents.tolist(), none.starts.tolist(), none.place_starts.tolist()) == ([], [], [0], [0])
    assert postings_of([document(1, "")]).forms == []


def test_the_weight_of_a_level_rises_and_saturates() -> None:
    every = weights()
    assert all(lower < higher for lower, higher in pairwise(every))
    assert every[postings.ONE] == 1
    assert every[-1] < postings.SATURATION + 1
    one, octave, highest = postings.ONE, postings.STEPS, postings.LEVELS - 1
    assert levels_of(np.array([0.0, 1.0, 2.0, 1e12])).tolist() == [0, one, one + octave, highest]


def test_written_postings_are_read_as_they_were(archive: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "LETTERS_A_PART", 400)
    found = postings_of(archive)
    ranges = cut_into_parts(found, len(archive))
    lexicon = {"en": {form: (form[:4], "") for form in found.forms}}
    written, row = list(term_parts(found, ranges, lexicon)), 0
    places = [part for file in place_parts(found, ranges) for part in file]
    assert len(places) == len(written) > 5
    for part, placed in zip(written, places, strict=True):
        forms = read_lines(part["forms"])
        for form, gaps, levels, fields, stands in zip(
            forms, part["gaps"], part["levels"], part["fields"], placed, strict=True
        ):
            documents = list(accumulate(read_numbers(gaps)))
            rows = slice(row, row + len(documents))
            assert documents == found.documents[rows].tolist(), form
            assert levels == write_letters(found.levels[rows])
            assert (fields or write_letters(np.full(len(documents), 8))) == write_letters(found.fields[rows])
            numbers = iter(read_numbers(stands))
            assert [list(accumulate(next(numbers) for _ in range(next(numbers)))) for _ in documents] == [
                found.places[found.place_starts[each] : found.place_starts[each + 1]].tolist()
                for each in range(row, rows.stop)
            ]
            row = rows.stop
        kin = [[forms[each] if isinstance(each, int) else each for each in group] for group in part["kin"]]
        assert all(len({form[:4] for form in group}) == 1 < len(group) <= terms.MOST_KIN for group in kin)
        sharing = Counter(form[:4] for form in found.forms)
        assert {form for form in forms if sharing[form[:4]] > 1} >= {
            form for group in kin for form in group if form in forms
        }
        assert {group[0][:4] for group in kin} == {form[:4] for form in forms if sharing[form[:4]] > 1}
    assert row == len(found.documents)


# Where sorted things are cut


@FEW
@given(WORDS, st.integers(20, 80))
def test_every_form_is_in_the_part_that_its_bounds_name(engine: Call, words: list[str], size: int) -> None:
    found = postings_of([document(number, " ".join(words[number:])) for number in range(3)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terms, "LETTERS_A_PART", size)
        ranges = cut_into_parts(found, 3)
    assert [form for part in ranges for form in found.forms[part.start : part.end]] == found.forms
    assert all(part.start < part.end for part in ranges)
    parts = [found.forms[part.start : part.end] for part in ranges]
    assert_bounds_find(engine, parts)


@FEW
@given(WORDS, st.integers(4, 30))
def test_every_line_is_in_a_part_that_its_beginnings_name(engine: Call, words: list[str], size: int) -> None:
    every = Lines(in_order(words), range(1, 1 + len(words)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "LETTERS_A_PART", size)
        parts = list(line_parts(every))
    read = [read_lines(part.content["lines"]) for part in parts]
    assert [text for part in read for text in part] == every.texts
    assert [(part[0], part[-1]) for part in read] == [(part.first, part.last) for part in parts]
    counts = [
        2 ** (engine("codes", "letterAt", part.content["counts"], place) / 2)
        for part, each in zip(parts, read, strict=True)
        for place in range(len(each))
    ]
    assert all(0.8 < told / count < 1.25 for told, count in zip(counts, every.counts, strict=True))
    assert_bounds_find(engine, read)


def assert_bounds_find(engine: Call, parts: Sequence[Sequence[str]]) -> None:
    bounds = shortest_bounds([part[0] for part in parts], [part[-1] for part in parts])
    assert engine("codes", "readLines", front_coded(bounds, shared_beginnings(bounds))) == bounds
    assert bounds[:1] == ["" for _ in parts[:1]]
    assert in_order(bounds) == bounds
    for number, part in enumerate(parts):
        for form in part:
            assert engine("bounds", "partOf", bounds, form) == number
    prefixes = {
        text[:length]
        for text in {*bounds, *(part[0] for part in parts), *(part[-1] for part in parts)}
        for length in range(len(text) + 1)
    }
    for prefix in prefixes:
        named = engine("bounds", "partsFrom", bounds, prefix)
        assert {number for number, part in enumerate(parts) if any(form.startswith(prefix) for form in part)} <= set(
            named
        )
        inside = [number for number in named if any(form.startswith(prefix) for form in parts[number])]
        assert len(named) <= len(inside) + 2, "no more than the parts at both ends are asked for in vain"


# Columns


def test_the_columns_tell_of_each_document_what_it_is_filtered_by(archive: list[Document]) -> None:
    authors = (Named("ravi-kumar", "रवि कुमार", ()), Named("sudha-negi", "सुधा नेगी", ()))
    documents = [*archive, document(99, "", authors=authors, date="1969-12-31"), document(100, "", authors=authors[:1])]
    columns = dict(facet_parts(documents))
    values: dict[str, Callable[[Document], list[str]]] = {
        "topic": lambda each: [topic.slug for topic in each.topics],
        "source": lambda each: [each.source.slug] if each.source else [],
        "author": lambda each: [author.slug for author in each.authors],
        "lang": lambda each: [each.lang],
    }
    for facet, values_of in values.items():
        column = columns[f"facets/{facet}"]
        names = [name for part in range(column["names"]) for name in columns[f"facets/{facet}-{part}"]]
        numbers = iter(read_numbers(column["values"]))
        rows = [[names[next(numbers)][0] for _ in range(next(numbers))] for _ in documents]
        assert rows == [values_of(each) for each in documents]
        counts = [sum(slug in row for row in rows) for slug, _ in names]
        assert counts == sorted(counts, reverse=True)
    assert columns["facets/author-0"] == [["ravi-kumar", "रवि कुमार"], ["sudha-negi", "सुधा नेगी"]]


def test_the_names_of_very_many_values_are_in_several_parts() -> None:
    documents = [document(n, "", topics=(Named(f"t{n}", f"T {n}", ()), Named("all", "All", ()))) for n in range(1100)]
    columns = dict(facet_parts(documents))
    assert columns["facets/topic"]["names"] == 3
    assert [len(columns[f"facets/topic-{part}"]) for part in range(3)] == [500, 500, 101]
    assert columns["facets/topic-0"][0] == ["all", "All"]


@FEW
@given(st.lists(st.dates(date(1, 1, 1), date(2999, 12, 31))))
def test_days_are_read_as_they_were_written(days: list[date]) -> None:
    steps = read_numbers(day_column([document(0, "", date=day.isoformat()) for day in days]))
    read = accumulate(-(step + 1) // 2 if step % 2 else step // 2 for step in steps)
    assert [EPOCH + timedelta(day) for day in read] == days


def test_a_text_part_names_source_authors_and_topics_by_line(engine: Call, archive: list[Document]) -> None:
    for each in archive:
        url, lang, rtl, day, source, authors, topics, script, written = text_part(each)
        text = engine("alphabets", "exchangeBack", written, ALPHABETS[script]) if script else written
        title, source_name, author_names, topic_names, body = text.split("\n", 4)
        assert (url, lang, "rtl" if rtl else "ltr", day, title, body) == (
            each.url,
            each.lang,
            each.dir,
            each.date,
            each.title,
            each.text,
        )
        assert each.source is None or (source, source_name) == (each.source.slug, each.source.name)
        assert list(zip(authors, author_names.split("\t"), strict=False)) == [
            (one.slug, one.name) for one in each.authors
        ]
        assert list(zip(topics, topic_names.split("\t"), strict=True)) == [(one.slug, one.name) for one in each.topics]


# Files


def test_the_names_of_files_are_safe_everywhere(tmp_path: Path, archive: list[Document]) -> None:
    odd = Named("क/../../x", "?#%", ("con", "nul"))
    documents = [*archive, document(9, "con nul aux .. /etc", title="../..", topics=(odd,), source=odd, url="../../x/")]
    files = write(documents, tmp_path / "site")
    for name in files.keys() - {"search-index/files.json"}:
        assert all(
            part.isascii() and part.replace("-", "").isalnum() and part == part.lower()
            for part in name.removesuffix(".js").split("/")
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site-cache"]


def test_parts_that_are_no_longer_written_go_and_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "site"
    kept = {"index.html", "article/1/index.html", "theme/js/search/engine.js", "search-index-of-mine/terms/0.js"}
    for name in kept:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("mine", "utf-8")
    larger = write(random_archive(120), root)
    smaller = write(random_archive(12), root)
    assert kept < smaller.keys() < larger.keys()
    assert smaller.keys() - kept == write(random_archive(12), tmp_path / "fresh").keys()
