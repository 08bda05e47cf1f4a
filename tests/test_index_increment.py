"""The index of an archive that grows and changes: which files change, and that they are those of a fresh build."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from languages.tokens import fold, tokenise
from plugins.archive_index import documents as reading
from plugins.archive_index.documents import Document, Named, first_captured
from plugins.archive_index.merge import GONE, Renumbered, merge
from plugins.archive_index.postings import Postings, invert
from plugins.archive_index.words import Vocabulary, read_words
from tests.index_archive import document, random_archive, write
from tests.index_lines import read_lines

# Articles in several scripts, some with words, topics and a language in common, and some that are versions of others.
RIVER = Named("river", "River", ("River", "नदी", "ندی"))
EVERY = [
    document(0, "<p>नदी का पुल</p><p>और किताबें, किताब</p>", lang="hi", topics=(RIVER,), title="पुल"),
    document(1, "<p>The bridge over the river, bridges of 2025</p>", topics=(RIVER,), summary="A bridge"),
    document(1, "<p>The bridge over the river, bridge of 2026</p>", topics=(RIVER,), summary="A bridge"),
    document(2, "<p>ندی کا پل</p>", lang="ur", dir="rtl", source=Named("dainik", "दैनिक", ("दैनिक",))),
    document(3, "<p>临江地铁 metro</p>", lang="zh", date="1969-12-31"),
    document(4, "<p>नदी metro किताब</p>", lang="mr", authors=(Named("ravi", "रवि", ("रवि",)),)),
    document(4, "<p>नदी metro किताब</p>", lang="hi", authors=(Named("ravi", "रवि", ("रवि",)),)),
    document(5, ""),
]
SOME = st.lists(st.sampled_from(range(len(EVERY))), unique=True)


def postings_of(documents: Sequence[Document]) -> Postings:
    vocabulary = Vocabulary()
    words = [read_words(each, vocabulary) for each in documents]
    return invert(words, list(vocabulary))


@settings(max_examples=100, deadline=None)
@given(SOME, SOME, SOME)
def test_merged_postings_are_those_of_all_documents(first: list[int], second: list[int], order: list[int]) -> None:
    second = [number for number in second if number not in first]
    order = [number for number in order if number in {*first, *second}]
    places = {number: place for place, number in enumerate(order)}
    merged = merge(
        [
            Renumbered(postings_of([EVERY[number] for number in some]), [places.get(number, GONE) for number in some])
            for some in (first, second)
        ]
    )
    expected = postings_of([EVERY[number] for number in order])
    assert merged.forms == expected.forms
    for rows in ("starts", "documents", "levels", "fields", "place_starts", "places"):
        found, wanted = getattr(merged, rows), getattr(expected, rows)
        assert found.dtype == wanted.dtype
        assert np.array_equal(found, wanted), rows


@settings(max_examples=10, deadline=None)
@given(st.lists(SOME, min_size=2, max_size=4))
def test_after_any_changes_the_index_is_that_of_a_fresh_build(archives: list[list[int]]) -> None:
    with TemporaryDirectory() as space:
        root = Path(space)
        for step, archive in enumerate(archives):
            documents = [EVERY[number] for number in archive]
            changed = write(documents, root / "changed")
            assert changed == write(documents, root / f"fresh-{step}")


def content_of(script: bytes) -> Any:
    return json.loads(script.decode().partition('",')[2].removesuffix(");\n"))


def forms_of(part: Any, table: str) -> set[str]:
    """The forms that a part of the terms or of a table of lines holds."""
    if table == "terms":
        return set(read_lines(part["forms"]))
    texts = read_lines(part["lines"])
    return {text[::-1] for text in texts} if table == "endings" else {text.rpartition(" ")[2] for text in texts}


def test_an_added_article_changes_only_the_parts_of_its_words_and_where_a_cut_has_moved(tmp_path: Path) -> None:
    documents = random_archive(300)
    added = document(300, documents[7].text[:200], title=documents[7].title)
    before = write(documents, tmp_path / "before")
    after = write([*documents, added], tmp_path / "after")
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    own = set(map(fold, tokenise(f"{added.title} {added.text}")))

    allowed = {"search-index/manifest.js", "search-index/files.json", "search-texts/0/300.js"}
    allowed |= {name for name in after if name.startswith("search-index/facets/")}  # a row for each article
    for name in after:
        table, _, number = name.removeprefix("search-index/").removesuffix(".js").partition("/")
        if table not in {"terms", "spellings", "endings", "latin"}:
            continue
        forms, forms_before = (forms_of(content_of(files[name]), table) for files in (after, before))
        if own & forms or forms != forms_before:
            allowed |= {name, f"search-index/places/{int(number) // 10}.js"} if table == "terms" else {name}
        assert len(forms ^ forms_before) <= len(forms) / 10, f"{name}: a cut moves by few forms"
    assert changed <= allowed
    assert any(name.startswith("search-index/terms/") for name in after.keys() - changed)


@pytest.mark.parametrize("change", ["added", "edited", "removed", "older"])
def test_a_large_archive_that_changes_is_that_of_a_fresh_build(tmp_path: Path, change: str) -> None:
    before = random_archive(120)
    after = {
        "added": [*before, document(120, "xylograph", title=before[3].title)],
        "edited": [*before[:60], replace(before[60], body=f"{before[60].body} xylograph"), *before[61:]],
        "removed": [*before[:60], *before[61:]],
        "older": [document(999, "xylograph", archived="0"), *before],
    }[change]
    write(before, tmp_path / "changed")
    assert write(after, tmp_path / "changed") == write(after, tmp_path / "fresh")


def test_the_text_of_an_article_that_is_known_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    text_of = reading.text_of

    def noted(html: str) -> str:
        read.append(html)
        return text_of(html)

    monkeypatch.setattr(reading, "text_of", noted)
    write([replace(each) for each in EVERY[:2]], tmp_path / "site")
    assert read == [each.body for each in EVERY[:2]]
    write([replace(each) for each in (*EVERY[:2], EVERY[3])], tmp_path / "site")
    assert read == [each.body for each in (*EVERY[:2], EVERY[3])]


def test_an_article_that_is_captured_anew_keeps_its_place() -> None:
    first, later = "2025-06-03T04:00:00Z", "2026-01-01T00:00:00Z"
    assert first_captured({"captured": first}) == first
    assert first_captured({"captured": later, "captures": f"{first}; {later}"}) == first
    assert first_captured({}) is None


def test_a_file_that_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    documents = random_archive(20)
    write(documents, tmp_path / "site")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*.js")}
    write(documents, tmp_path / "site")
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_text_that_somebody_else_has_written_is_written_again(tmp_path: Path) -> None:
    documents = random_archive(3)
    files = write(documents, tmp_path / "site")
    path = tmp_path / "site" / "search-texts" / "0" / "1.js"
    for content in (b"x" * path.stat().st_size, b"x"):
        path.write_bytes(content)
        assert write(documents, tmp_path / "site") == files
    path.unlink()
    assert write(documents, tmp_path / "site") == files


def test_one_memory_serves_two_folders(tmp_path: Path) -> None:
    documents = random_archive(3)
    other = [replace(documents[0], body=documents[0].body.swapcase()), *documents[1:]]
    write(documents, tmp_path / "draft", tmp_path / "cache")
    write(other, tmp_path / "published", tmp_path / "cache")
    assert write(other, tmp_path / "draft", tmp_path / "cache") == write(other, tmp_path / "fresh")
