"""What `make bench` prints is right, and what it costs to know the peers' answers again is kept low."""

import gzip
import json
import sys
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.extraction import ours
from benchmarks.extraction.corpora import Corpora, sample_pages
from benchmarks.extraction.ours import Run, measure
from benchmarks.extraction.speed import Timed
from benchmarks.extraction.tables import OURS, endurance_table, quality_tables, speed_table
from benchmarks.search import contents, costs
from benchmarks.search.contents import content_of, larger_content_of, word_documents
from benchmarks.search.corpora import Corpus, Pair, Query
from benchmarks.search.kept import digest_of, keep
from benchmarks.search.latin import share_of_natives
from benchmarks.search.ours import engine_of
from benchmarks.search.ranking import Find, Known, score_known, score_relative
from benchmarks.search.server import Served, serving
from benchmarks.search.tables import p95, transfer_table
from benchmarks.search.transfer import Transfer, measure_transfer
from tests.search_site import build_site

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


PROGRAM = """
import json, sys
rows = [json.loads(line) for line in __import__("gzip").open(sys.argv[1], "rt", encoding="utf-8")]
for row in rows[: int(sys.argv[4]) if len(sys.argv) > 3 else None]:
    open(f"{sys.argv[2]}/{row['id']}.md", "w", encoding="utf-8").write("\\n".join([row["title"], *row["paragraphs"]]))
"""


@pytest.fixture
def search_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """A corpus of two articles, of which a query each is known."""
    folder, programs = tmp_path / "corpora" / "search", tmp_path / "measure" / "search"
    folder.mkdir(parents=True)
    programs.mkdir(parents=True)
    (programs / "to_content.py").write_text(PROGRAM, "utf-8")
    rows = [
        {"id": 0, "title": "मेट्रो खुली", "date": "2025-06-01", "topics": ["मेट्रो"], "paragraphs": ["एक", "दो"]},
        {"id": 1, "title": "नदी बढ़ी", "date": "2024-06-01", "topics": [], "paragraphs": ["तीन"]},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "hi-10k.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    queries = {"title": [{"id": 0, "q": "मेट्रो"}, {"id": 1, "q": "नदी"}], "latin": [{"q": "nadi", "dev": "नदी"}]}
    (folder / "hi-10k.queries.json").write_text(json.dumps(queries), "utf-8")
    monkeypatch.setattr(contents, "CACHE", tmp_path / "cache")
    return Corpus("hi-10k", tmp_path)


def test_only_queries_whose_article_is_there_are_asked(search_corpus: Corpus) -> None:
    part = Corpus(search_corpus.name, search_corpus.shared, first=1)
    assert [query.text for query in search_corpus.queries("title")] == ["मेट्रो", "नदी"]
    assert [query.text for query in part.queries("title")] == ["मेट्रो"]
    assert part.queries("inflect") == ()
    assert part.articles()[0].url == "article/2025/doc-0/"


def test_a_corpus_that_is_not_there_is_known_to_be_missing(search_corpus: Corpus, tmp_path: Path) -> None:
    assert search_corpus.is_here
    assert not Corpus("hi-10k", tmp_path / "elsewhere").is_here


def test_a_larger_archive_has_the_paragraphs_of_the_corpus_five_times(search_corpus: Corpus) -> None:
    small, large = content_of(search_corpus), larger_content_of(search_corpus)
    assert len(list(small.iterdir())) == 2
    texts = [file.read_text("utf-8").split("\n") for file in large.iterdir()]
    assert sorted(len(lines) for lines in texts) == [2] * 5 + [3] * 5
    assert sorted(line for _, *paragraphs in texts for line in paragraphs) == sorted(["एक", "दो", "तीन"] * 5)


def test_a_folder_is_made_again_only_when_what_it_is_made_from_has_changed(tmp_path: Path) -> None:
    made: list[Path] = []
    source = tmp_path / "source"
    source.write_text("one", "utf-8")
    for _ in range(2):
        keep(tmp_path / "made", digest_of(source), made.append)
    source.write_text("two", "utf-8")
    keep(tmp_path / "made", digest_of(source), made.append)
    assert len(made) == 2


def test_every_native_word_stands_in_one_document() -> None:
    pairs = [Pair(f"word{number}", f"शब्द{number}") for number in range(12)]
    documents = list(word_documents([*pairs, Pair("again", "शब्द0")]))
    assert [len(document) for document in documents] == [5, 5, 2]
    assert {word for document in documents for word in document} == {pair.native for pair in pairs}


def test_the_cost_of_a_command_is_that_of_the_processes_it_starts_too() -> None:
    busy = "import time\nwhile time.process_time() < .3: pass"
    started = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    assert costs.run([sys.executable, "-c", started], Path.cwd()).seconds > 0.3


def test_what_a_failing_command_said_is_told() -> None:
    with pytest.raises(SystemExit, match="no room"):
        costs.run([sys.executable, "-c", "import sys; sys.exit('no room')"], Path.cwd())


def test_the_bytes_served_are_those_of_the_gzipped_body(tmp_path: Path) -> None:
    (tmp_path / "index.js").write_text("const word = 'नदी';\n" * 100, "utf-8")
    with serving(tmp_path) as server:
        connection = HTTPConnection("127.0.0.1", server.server_port)
        connection.request("GET", "/index.js")
        answer = connection.getresponse()
        body = answer.read()
        assert int(answer.headers["Content-Length"]) == len(body) < 100
        assert gzip.decompress(body).count(b"const") == 100
        connection.request("GET", "/missing.js")
        assert connection.getresponse().status == 404
        connection.close()
        assert server.take() == (Served("/index.js", len(body), installs_worker=False),)
        assert server.take() == ()


def finder(**answers: tuple[int, ...]) -> Find:
    """Find what is written here."""

    def find(texts: Sequence[str]) -> list[tuple[int, ...]]:
        return [answers.get(text, ()) for text in texts]

    return find


def test_a_known_item_scores_by_its_place() -> None:
    find = finder(metro=(7, 3), river=(4,))
    queries = [Query("metro", 3), Query("river", 4), Query("bridge", 5), Query("road", 6)]
    assert score_known(find, queries) == Known(0.375, 0.25, 0.5)


def test_a_mistyped_word_scores_relative_to_the_right_one() -> None:
    find = finder(metro=(3,), meto=(3,), river=(4,), bridge=())
    queries = [Query("meto", 3, "metro"), Query("rver", 4, "river"), Query("brige", 5, "bridge")]
    assert score_relative(find, queries) == 0.5


def test_latin_letters_find_a_word_where_a_result_holds_it_as_it_is_written() -> None:
    words = {1: frozenset({"नदी"}), 2: frozenset({"नदियों"}), 3: frozenset({"चुनाव"})}
    pairs = [Pair("nadi", "नदी"), Pair("chunav", "चुनाव"), Pair("pahad", "पहाड़")]
    assert share_of_natives(finder(nadi=(2, 1), chunav=(2,)), pairs, words) == 0.5
    assert share_of_natives(finder(), pairs[2:], words) is None


def test_the_table_of_bytes_tells_the_median_and_what_few_exceed() -> None:
    assert p95(range(1, 101)) == 95
    assert transfer_table("hi", {OURS: Transfer((1000, 2000, 9000), (0, 0, 500))}).splitlines() == [
        "| hi: kB gzip | first query | p95 | further query | p95 |",
        "| --- | ---: | ---: | ---: | ---: |",
        f"| **{OURS}** | 2.0 | 9.0 | 0.0 | 0.5 |",
    ]


def test_the_bytes_of_a_reader_are_counted_from_the_first_touch(browser: Browser, tmp_path: Path) -> None:
    site = build_site(tmp_path / "site")
    transfer = measure_transfer(browser, engine_of(site), ["पुतिन", "नदी"])
    assert min(transfer.first) > 1_000
    assert max(transfer.further) < min(transfer.first)
