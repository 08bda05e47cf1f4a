"""Cleaning the whole archive again, from its captures: what a better cleaner makes of them, and what that changes."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import languages
import scraper
import web
from scraper.cleaning import Cleaned, clean
from scraper.errors import SangrahError
from scraper.keeping import REFUSED, Keeping, Outcome, refused
from scraper.running.interrupts import uninterrupted
from scraper.running.journal import Journal
from scraper.running.progress import Ahead
from scraper.topics import Topic
from scraper.warc.captures import Captures, Recorded
from scraper.warc.host_file import Place

STILL_REFUSED = "still refused"
WITHOUT_CAPTURE = "without a capture"
CLEANER = (scraper, languages, web)
"""The packages whose code and data decide what an article is."""


def clean_again(
    keeping: Keeping, journal: Journal, topics: tuple[Topic, ...], *, jobs: int, scheduler: str | None
) -> Iterator[Outcome | Ahead]:
    """Clean all captures of an archive, in the order in which each host's were kept; then those that were refused.

    What was refused and now is an article becomes one. An article without a capture is left alone, and so is one that
    a person edited.
    """
    kept = [(captures, place) for captures in (keeping.captures, keeping.refused) for place in captures.places()]
    for path in keeping.articles.made_of_others({place.digest for _, place in kept}):
        yield Outcome(WITHOUT_CAPTURE, str(path))
    places = [(captures, place) for captures, place in kept if not journal.has(*_name(place))]
    yield Ahead(len(places))
    recorded = (_recorded(captures, place) for captures, place in places)
    answers = clean(recorded, topics, jobs=jobs, scheduler=scheduler)
    with keeping:
        for (captures, place), answer in zip(places, answers, strict=True):
            with uninterrupted():
                outcome = keeping.keep(answer) if isinstance(answer, Cleaned) else refused(answer)
                if outcome.result == REFUSED and captures is keeping.refused:
                    outcome = replace(outcome, result=STILL_REFUSED)
                journal.note(outcome.result, *_name(place))
            yield outcome
    journal.close()


def cleaner_digest() -> str:
    """Digest the cleaner itself, so that what another one has finished is not taken for finished."""
    digest = hashlib.sha256()
    folders = [Path(package.__file__ or "").parent for package in CLEANER]
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _name(place: Place) -> tuple[str, int]:
    return str(place.file), place.offset


def _recorded(captures: Captures, place: Place) -> Recorded | SangrahError:
    try:
        return Recorded(f"{place.file} at byte {place.offset}", captures.raw(place))
    except SangrahError as refusal:
        return refusal
