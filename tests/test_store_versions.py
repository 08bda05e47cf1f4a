"""An article over time: the newest capture is shown, earlier ones that differ are kept as versions, in any order."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.article import CLEANER, Article, utc
from scraper.capture import Capture
from scraper.content_file import parse
from scraper.errors import NotAnArticle
from scraper.store import Archive, Plan

FIRST = datetime(2024, 6, 1, tzinfo=UTC)
URL = "https://dainik.example/desh/nadi"
SHORT, LONG = "नदी के किनारे एक शाम।\n", "नदी के किनारे एक शाम, और सौ लोग जो पेड़ लगाने आए थे।\n"


def article(  # noqa: PLR0913 - what captures of one page may differ in
    body: str,
    *,
    day: int,
    digest: str | None = None,
    title: str = "नदी के लिए एक शाम",
    tags: str = "नदी",
    cleaner: str = CLEANER,
    is_dated: bool = True,
) -> Article:
    captured = utc(FIRST + timedelta(days=day))
    digest = "sha256:" + (f"{digest:0<64}" if digest else hashlib.sha256(f"{title} {body}".encode()).hexdigest())
    date = {"Date": "2024-05-06"} if is_dated else {"Date": captured, "Date_from": "capture"}
    header = {"Title": title, "Slug": "nadi", **date, "Lang": "hi", "Tags": tags, "Source_url": URL}
    provenance = {"Captured": captured, "Digest": digest, "Cleaner": cleaner}
    return Article("dainik.example", 2024, "nadi", URL, digest, tuple((header | provenance).items()), body)


def add(root: Path, one: Article) -> Plan | None:
    try:
        return Archive(root).add(one)
    except NotAnArticle:
        return None


def tree(root: Path) -> dict[str, str]:
    content = root / "content"
    return {
        path.relative_to(content).as_posix(): path.read_text("utf-8") for path in content.rglob("*") if path.is_file()
    }


SHOWN = "articles/dainik.example/2024/nadi.md"
VERSIONS = "versions/dainik.example/2024/nadi"


def test_the_newest_capture_is_shown_and_the_earlier_one_is_kept_as_a_version(tmp_path: Path) -> None:
    for day, body in ((1, SHORT), (2, LONG)):
        add(tmp_path, article(body, day=day))
    files = {name: parse(text) for name, text in tree(tmp_path).items()}
    assert sorted(files) == [SHOWN, f"{VERSIONS}/20240602T000000Z.md"]
    assert files[SHOWN].body == LONG
    assert files[f"{VERSIONS}/20240602T000000Z.md"].body == SHORT
    assert [entry.split()[0] for entry in files[SHOWN]["Captures"].split("; ")] == [
        "2024-06-02T00:00:00Z",
        "2024-06-03T00:00:00Z",
    ]


def test_a_version_keeps_what_the_page_said_and_where_that_comes_from(tmp_path: Path) -> None:
    for day, body in ((1, SHORT), (2, LONG)):
        add(tmp_path, article(body, day=day))
    version = parse(tree(tmp_path)[f"{VERSIONS}/20240602T000000Z.md"])
    assert " ".join(key for key, _ in version.header) == "Title Date Lang Source_url Captured Digest Cleaner"


def test_captures_that_say_the_same_are_listed_and_leave_no_version(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        add(tmp_path, article(SHORT, day=day, digest=f"{day}"))
    (shown,) = tree(tmp_path).values()
    assert parse(shown)["Captures"].count("; ") == 2


def test_a_single_capture_lists_none(tmp_path: Path) -> None:
    add(tmp_path, article(SHORT, day=1))
    assert "Captures:" not in tree(tmp_path)[SHOWN]


def test_an_earlier_capture_that_comes_later_does_not_replace_the_article(tmp_path: Path) -> None:
    add(tmp_path, article(LONG, day=2))
    plan = add(tmp_path, article(SHORT, day=1))
    assert plan is not None
    assert (plan.result, plan.is_new_capture) == ("updated", True)
    assert parse(tree(tmp_path)[SHOWN]).body == LONG


def test_the_same_bytes_are_one_capture_of_the_earliest_time_known(tmp_path: Path) -> None:
    for day in (5, 9, 3):
        add(tmp_path, article(SHORT, day=day))
    (shown,) = tree(tmp_path).values()
    assert parse(shown)["Captured"] == "2024-06-04T00:00:00Z"


def test_an_article_without_a_date_is_dated_by_its_first_capture(tmp_path: Path) -> None:
    for day, body in ((4, LONG), (2, SHORT)):
        add(tmp_path, article(body, day=day, is_dated=False))
    shown = parse(tree(tmp_path)[SHOWN])
    assert (shown["Date"], shown["Captured"]) == ("2024-06-03T00:00:00Z", "2024-06-05T00:00:00Z")


def test_cleaning_an_earlier_capture_again_updates_its_version(tmp_path: Path) -> None:
    for day, body in ((1, SHORT), (2, LONG)):
        add(tmp_path, article(body, day=day, digest=f"{day}"))
    plan = add(tmp_path, article("बेहतर साफ़ किया गया।\n", day=1, digest="1", cleaner="sangrah 9"))
    assert plan is not None
    assert [change.path.name for change in plan.changes] == ["20240602T000000Z.md"]
    assert not plan.is_new_capture
    assert "बेहतर" in tree(tmp_path)[f"{VERSIONS}/20240602T000000Z.md"]


def test_a_version_that_says_what_the_next_one_says_after_cleaning_again_goes(tmp_path: Path) -> None:
    for day, body in ((1, SHORT), (2, LONG)):
        add(tmp_path, article(body, day=day, digest=f"{day}"))
    add(tmp_path, article(LONG, day=1, digest="1"))
    assert sorted(tree(tmp_path)) == [SHOWN]
    assert not (tmp_path / "content" / VERSIONS).exists()


def test_cleaning_again_in_another_order_than_that_of_time_loses_no_capture(tmp_path: Path) -> None:
    """A better cleaner leaves less of both; the later capture is cleaned first."""
    cluttered, clean = LONG * 3, LONG
    for day in (1, 2):
        add(tmp_path, article(f"{day} {cluttered}", day=day, digest=f"{day}", cleaner="sangrah 0.0.1"))
    for day in (2, 1):
        add(tmp_path, article(f"{day} {clean}", day=day, digest=f"{day}"))
    assert len(tree(tmp_path)) == 2


def test_two_captures_of_one_second_are_two_versions(tmp_path: Path) -> None:
    for body in (SHORT, LONG, LONG + SHORT):
        add(tmp_path, article(body, day=1, digest=f"{len(body)}"))
    names = sorted(name.rpartition("/")[2] for name in tree(tmp_path) if "versions" in name)
    assert len(names) == 2
    assert all(len(name) == len("20240602T000000Z-01234567.md") for name in names)


def test_a_version_that_a_person_edited_stays(tmp_path: Path) -> None:
    for day, body in ((1, SHORT), (2, LONG)):
        add(tmp_path, article(body, day=day))
    path = tmp_path / "content" / VERSIONS / "20240602T000000Z.md"
    path.write_text(path.read_text("utf-8") + "\nMy note.\n", "utf-8")
    add(tmp_path, article(LONG + SHORT, day=3))
    assert path.read_text("utf-8").endswith("My note.\n")


def test_a_capture_of_an_edited_article_is_new_and_changes_nothing(tmp_path: Path) -> None:
    add(tmp_path, article(SHORT, day=1))
    path = tmp_path / "content" / SHOWN
    path.write_text(path.read_text("utf-8") + "\nMy note.\n", "utf-8")
    before, kept = tree(tmp_path), list[int]()
    plan = Archive(tmp_path).add(article(LONG, day=2), lambda: kept.append(1))
    assert (plan.result, plan.changes, kept, tree(tmp_path)) == ("edited", (), [1], before)
    assert not Archive(tmp_path).plan(article(SHORT, day=1)).is_new_capture


def test_a_shrunk_capture_is_refused_also_when_the_whole_one_comes_later(tmp_path: Path) -> None:
    add(tmp_path, article(SHORT, day=2))
    add(tmp_path, article(LONG * 3, day=1))
    assert parse(tree(tmp_path)[SHOWN]).body == LONG * 3
    assert len(tree(tmp_path)) == 1


def test_topics_of_the_newest_capture_are_those_of_the_article(tmp_path: Path) -> None:
    for day in (2, 1):
        add(tmp_path, article(f"{day} {LONG}", day=day, tags=f"{day}"))
    assert parse(tree(tmp_path)[SHOWN])["Tags"] == "2"


CAPTURES = st.lists(
    st.builds(
        article,
        st.sampled_from(["क" * 10, "ख" * 10, "ग" * 12, "घ" * 30, "ङ" * 17]),
        day=st.integers(1, 4),
        digest=st.sampled_from([*"123456"]),
        title=st.sampled_from(["नदी", "पुल"]),
        is_dated=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda one: one.digest,
)


@settings(max_examples=25, deadline=None)
@given(CAPTURES)
def test_captures_that_come_in_any_order_make_the_same_files(captures: list[Article]) -> None:
    results = []
    for order in permutations(captures):
        with TemporaryDirectory() as folder:
            (Path(folder) / "content").mkdir()
            for one in order:
                add(Path(folder), one)
            results.append(tree(Path(folder)))
    assert all(result == results[0] for result in results)


@settings(max_examples=60, deadline=None)
@given(CAPTURES)
def test_captures_that_come_again_change_nothing(captures: list[Article]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "content").mkdir()
        for one in captures:
            add(Path(folder), one)
        before = tree(Path(folder))
        for one in captures:
            add(Path(folder), one)
        assert tree(Path(folder)) == before


def capture(one: Article, topics: tuple[str, ...]) -> Capture:
    time = datetime.fromisoformat(one.file["Captured"])
    return Capture("page.html", one.digest.encode(), time, one.url, topics=topics)


@pytest.mark.parametrize(
    ("topics", "cleaner", "result"),
    [((), CLEANER, "unchanged"), ((), "sangrah 0.0.1", None), (("नदी",), CLEANER, None)],
    ids=["cleaned before", "by an earlier cleaner", "with topics of its own"],
)
def test_bytes_that_were_cleaned_before_need_not_be_cleaned(
    tmp_path: Path, topics: tuple[str, ...], cleaner: str, result: str | None
) -> None:
    again = capture(article(SHORT, day=1), topics)
    add(tmp_path, article(SHORT, day=1, digest=again.digest.removeprefix("sha256:"), cleaner=cleaner))
    plan = Archive(tmp_path).settled(again)
    assert (plan.result if plan else None) == result
