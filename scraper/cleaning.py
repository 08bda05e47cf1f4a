"""Cleaning captures into articles: one, or a stream of them over worker processes, in the order they come."""

import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from typing import TypeVar

from scraper import VERSION
from scraper.article import Article, accept
from scraper.capture import Capture
from scraper.errors import ClusterError, NotAnArticle, SangrahError
from scraper.running.cluster import cluster_workers
from scraper.running.workers import Workers, local_workers
from scraper.several_pages import extract_article
from scraper.topics import Topic
from scraper.warc.captures import Recorded
from scraper.warm_up import warm_up

HANDFUL = 16
"""Captures that are cleaned sooner than worker processes are started."""
BATCH = 16
BATCH_BYTES = 2**20
"""What a worker is given at a time: so many captures, or fewer where they are large."""

Other = TypeVar("Other")


Kept = Capture | Recorded


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of a capture: an article, or the reason why it is none."""

    capture: Kept
    article: Article | SangrahError


def clean(
    found: Iterable[Kept | Other], topics: tuple[Topic, ...], *, jobs: int, scheduler: str | None = None
) -> Iterator[Cleaned | Other]:
    """Clean the captures of a stream, and let pass what else is in it; the order stays.

    A handful is cleaned in this process. More are cleaned by `jobs` worker processes, or by those of the Dask cluster
    whose scheduler is named; what they have in hand is bounded, however long the stream is.
    """
    arriving = iter(found)
    first = list(islice(arriving, HANDFUL + 1)) if jobs > 1 or scheduler else []
    if scheduler:
        start = cluster_workers(scheduler)
    elif len(first) > HANDFUL:
        start = local_workers(jobs)
    else:
        for one in chain(first, arriving):
            yield Cleaned(one, clean_one(one, topics)) if isinstance(one, Kept) else one
        return
    with start as workers:
        yield from _cleaned_by(workers, chain(first, arriving), topics)


def clean_one(capture: Kept, topics: tuple[Topic, ...]) -> Article | SangrahError:
    """Make an article of a capture, or say why it is none; the same capture gives the same answer everywhere."""
    try:
        page = capture.read() if isinstance(capture, Recorded) else capture
        return accept(page, extract_article(page), topics)
    except SangrahError as refusal:
        return refusal


def _cleaned_by(
    workers: Workers, found: Iterable[Kept | Other], topics: tuple[Topic, ...]
) -> Iterator[Cleaned | Other]:
    clean_batch = partial(_clean_batch, topics=topics, version=VERSION)
    for batch, answers in workers.work(clean_batch, _batches(found)):
        for one, answer in zip(batch, answers or (), strict=True):
            if isinstance(one, Kept):
                yield Cleaned(one, answer or NotAnArticle(f"{one.origin}: cleaning it brought a worker process down"))
            else:
                yield one


def _batches(found: Iterable[Kept | Other]) -> Iterator[tuple[Kept | Other, ...]]:
    batch: list[Kept | Other] = []
    size = 0
    for one in found:
        batch.append(one)
        size += _size(one)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _size(one: object) -> int:
    match one:
        case Capture(body=held, parts=parts):
            return len(held) + sum(map(_size, parts))
        case Recorded(raw=held):
            return len(held)
    return 0


def _clean_batch(
    batch: Sequence[object], topics: tuple[Topic, ...], version: str
) -> list[Article | SangrahError | None]:
    """Clean what a worker is given; None stands for what is no capture."""
    if version != VERSION:
        raise ClusterError(f"{platform.node()} has sangrah {VERSION}, this machine {version}; install the same on both")
    _ready()
    return [clean_one(one, topics) if isinstance(one, Kept) else None for one in batch]


@cache
def _ready() -> None:
    """Get a worker ready, once."""
    warm_up()
