"""What `make bench` prints is right, and what it costs to know the peers' answers again is kept low."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.extraction import ours
from benchmarks.extraction.corpora import Corpora, sample_pages
from benchmarks.extraction.ours import Run, measure
from benchmarks.extraction.speed import Timed
from benchmarks.extraction.tables import OURS, endurance_table, quality_tables, speed_table

SCORES: dict[str, float | None] = {
    "f1": 0.5,
    "precision": 0.5,
    "recall": 0.5,
    "accuracy": 0.25,
    "pages": 8,
    "answered": 7,
}


@pytest.fixture
def corpora(tmp_path: Path) -> Corpora:
    """A folder with a corpus of one page, and a scorer."""
    zyte = tmp_path / "corpora" / "extraction" / "zyte"
    (zyte / "pages").mkdir(parents=True)
    (zyte / "pages" / "metro.html.gz").write_bytes(gzip.compress(b"<p>The metro opens.</p>"))
    gold = {"id": "zyte/metro", "file": "metro.html.gz", "url": None, "body": "The metro\u2028opens."}
    (zyte / "gold.ndjson").write_text(json.dumps(gold, ensure_ascii=False) + "\n", "utf-8")
    (tmp_path / "measure" / "extraction").mkdir(parents=True)
    (tmp_path / "measure" / "extraction" / "score.py").touch()
    return Corpora(tmp_path)


def test_the_pages_of_a_corpus_are_those_that_its_gold_names(corpora: Corpora) -> None:
    (page,) = corpora.pages()
    assert (page.id, page.corpus, page.url, page.file.is_file()) == ("zyte/metro", "zyte", None, True)


def test_where_no_corpora_are_there_are_no_pages(tmp_path: Path) -> None:
    assert not Corpora(tmp_path).are_here
    assert Corpora(tmp_path).pages() == ()


def test_kept_answers_are_not_taken_for_those_of_a_changed_page(corpora: Corpora) -> None:
    before = corpora.digest()
    assert corpora.digest() == before
    corpora.pages()[0].file.write_bytes(gzip.compress(b"<p>The metro closes.</p>"))
    assert corpora.digest() != before


@pytest.mark.skipif(not sample_pages(), reason="the samples were removed from this archive (make empty)")
def test_a_long_run_goes_over_the_pages_again_and_keeps_the_answers_of_the_first_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = sample_pages()[:2]
    monkeypatch.setattr(ours, "CACHE", tmp_path)
    monkeypatch.setattr(ours, "MARKS", (3, 5))
    run = measure(pages)
    answers = [json.loads(line) for line in run.answers.read_text("utf-8").split("\n") if line]
    assert [answer["id"] for answer in answers] == [page.id for page in pages]
    assert all(answer["body"] for answer in answers)
    assert [mark for mark, _ in run.memory] == [3, 5]
    assert run.slowest_seconds > 0


def test_a_table_ranks_the_extractors_and_marks_ours() -> None:
    table = quality_tables({"newspaper": {"zyte": SCORES}, OURS: {"zyte": {**SCORES, "f1": 0.75}}})
    assert table.splitlines() == [
        "| zyte, 8 pages | F1 | precision | recall | identical | answered |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        f"| **{OURS}** | 0.750 | 0.500 | 0.500 | 0.250 | 7 |",
        "| newspaper | 0.500 | 0.500 | 0.500 | 0.250 | 7 |",
    ]


def test_a_score_that_cannot_be_is_a_dash() -> None:
    assert "| 0.250 | - | 7 |" in quality_tables({OURS: {"fundus": {**SCORES, "topics": None}}})


def test_the_ratio_of_speeds_is_told_for_all_pages_and_for_the_median_page() -> None:
    times = (Timed("zyte", 0.01, 0.02), Timed("zyte", 0.01, 0.03), Timed("fundus", 0.02, 0.03))
    assert speed_table(times, "2.0").splitlines()[2:] == [
        "| zyte, 2 pages | 100.0 | 40.0 | 2.50 | 2.50 |",
        "| fundus, 1 pages | 50.0 | 33.3 | 1.50 | 1.50 |",
        "| together, 3 pages | 75.0 | 37.5 | 2.00 | 2.00 |",
    ]


def test_memory_that_cannot_be_read_is_not_called_nothing() -> None:
    table = endurance_table(Run(Path(), "zyte/metro", 1.5, ((1_000, 99.7), (10_000, None))))
    assert "| slowest page | 1.50 s of CPU time |" in table
    assert "| peak memory after 1,000 pages | 100 MB |" in table
    assert "| peak memory after 10,000 pages | not measured: there is no /proc |" in table
