"""Cleaning a stream of captures: the order stays, over worker processes too, and a death among them is survived."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from scraper.article import Article
from scraper.capture import Capture
from scraper.cleaning import Cleaned, clean
from scraper.errors import SangrahError, SourceError
from scraper.running.waiting import WaitingList
from scraper.running.workers import AHEAD, local_workers
from scraper.topics import Topic
from scraper.warc.captures import Captures
from tests.long_runs import captured

FERRIES = (Topic("ferry", "Ferries", ("ferry",)),)
MISSING = SourceError("missing.html: cannot be read")
NO_ARTICLE = "<html><body><h1>Weather</h1><p>Rain.</p></body></html>"


def said(one: Cleaned | SangrahError) -> str:
    answer = one.article if isinstance(one, Cleaned) else one
    return answer.file.to_text() if isinstance(answer, Article) else str(answer)


def stream(length: int) -> list[Capture | SangrahError]:
    """Make captures of articles; the third is of none, and the fourth could not be read."""
    captures: list[Capture | SangrahError] = [captured(number) for number in range(length)]
    captures[2:4] = [captured(2, NO_ARTICLE), MISSING]
    return captures


def test_captures_become_articles_or_refusals_in_their_order() -> None:
    answers = [said(one) for one in clean(stream(5), FERRIES, jobs=1)]
    assert [answer.partition("\n")[0] for answer in answers] == [
        "Title: The ferry of lock 0",
        "Title: नाव का फेरा 1",
        "https://roznama-sahar.example/story/2: not an article: it has no running text",
        "missing.html: cannot be read",
        "Title: The ferry of lock 4",
    ]
    assert "\nTags: Ferries\n" in answers[0]


def test_worker_processes_answer_as_this_process_does() -> None:
    here, there = ([said(one) for one in clean(stream(40), FERRIES, jobs=jobs)] for jobs in (1, 2))
    assert here == there


def test_records_of_the_archive_are_read_where_they_are_cleaned(tmp_path: Path) -> None:
    with Captures(tmp_path / "captures") as kept:
        for number in range(20):
            kept.keep(captured(number), "web")
        answers = [said(one) for one in clean(kept.recorded(), (), jobs=2)]
    assert answers == [said(one) for one in clean(map(captured, range(20)), (), jobs=1)]


def double_or_die(numbers: Sequence[int]) -> list[int]:
    """Work as a cleaner does that some pages bring down."""
    if 13 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in numbers]


def test_a_page_that_brings_its_worker_down_is_told_from_those_beside_it() -> None:
    batches = [range(start, start + 5) for start in range(0, 40, 5)]
    with local_workers(2) as workers:
        answers = [answer for _, found in workers.work(double_or_die, batches) for answer in found]
    assert answers == [None if number == 13 else 2 * number for number in range(40)]


def test_no_more_is_read_ahead_than_the_workers_need() -> None:
    read = 0

    def batches() -> Iterator[Sequence[int]]:
        nonlocal read
        for read in range(1, 100):
            yield (read,)

    with local_workers(2) as workers:
        answers = workers.work(double_or_die, batches())
        next(answers)
        assert read == 2 * AHEAD + 1


def test_a_long_list_waits_in_a_file_and_comes_back_in_order() -> None:
    with WaitingList[tuple[int, str]]() as waiting:
        for number in range(50_000):
            waiting.append((number, "https://courier.example/ferry"))
        assert len(waiting) == 50_000
        assert [number for number, _ in waiting] == list(range(50_000))
