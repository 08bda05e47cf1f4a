"""The command `scrape`: the only module that prints and sets the exit status."""

import os
from collections.abc import Container, Iterable
from datetime import datetime
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from scraper.adding import Adding
from scraper.again import STILL_REFUSED, WITHOUT_CAPTURE, clean_again, cleaner_digest
from scraper.article import accept
from scraper.batch import extract_batch
from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.fetch import fetch, fetch_pictures
from scraper.fetch.fetching import nothing_known
from scraper.illustrating import Which, found_first
from scraper.keeping import REFUSED, SKIPPED, WARNING, Keeping, Outcome
from scraper.running.journal import Journal
from scraper.running.progress import Ahead, shown
from scraper.several_pages import extract_article, next_page
from scraper.sources.handed_over import read_sources
from scraper.sources.listings import listed_in
from scraper.sources.selection import Selection
from scraper.sources.wanted import Wanted
from scraper.topics import Topic, read_topics_file
from scraper.warc.web_archives import WebArchives
from terminal.commands import run_command
from web.urls import web_url

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news pages into clean articles of the archive.",
)

RESULTS = ("written", "updated", "unchanged", "edited", REFUSED, STILL_REFUSED, WITHOUT_CAPTURE)
ALWAYS = frozenset({"written", REFUSED})
"""Results that are counted aloud also where there are none."""
MEANING = {"edited": "edited by a person, left alone"}
INTERRUPTED = 130
DAY = "%Y-%m-%d"

ArchiveFolder = Annotated[
    Path,
    typer.Option(
        "--archive", metavar="FOLDER", show_default=False, help="The folder that holds content/ (else this one)."
    ),
]
ServedAt = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="Where a single saved page or text was served.")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, help="Processes that clean at once (else one a core).")
]


def main() -> None:
    """Run the command."""
    run_command(app, SangrahError)


@app.command()
def add(  # noqa: PLR0913 - an argument an option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="URLs, lists of them, feeds, sitemaps, bookmarks, exports of reading lists, saved pages, folders, "
            "WARC files, texts, or - for standard input.",
        ),
    ],
    *,
    url: ServedAt = None,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=[DAY], metavar="DATE", help="From lists, nothing of before this day."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--until", formats=[DAY], metavar="DATE", help="From lists, nothing of after this day."),
    ] = None,
    matching: Annotated[
        str | None,
        typer.Option("--matching", metavar="PATTERN", help="From lists, only URLs that hold this, as /city/*.html."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
    ] = False,
    archived: Annotated[
        bool, typer.Option("--archived", help="Take the Wayback Machine's copy of a page that is gone.")
    ] = False,
    browser: Annotated[
        bool, typer.Option("--browser", help="Render a page that is empty without script in a browser.")
    ] = False,
    images: Annotated[
        Which, typer.Option("--images", metavar="WHICH", help="Keep pictures: none, lead (of each article), or all.")
    ] = "none",
    jobs: Jobs = None,
    archive: ArchiveFolder = Path(),
) -> None:
    """Clean articles and add them to the archive."""
    _check_url(url, sources)
    selection = Selection(since.date() if since else None, until.date() if until else None, matching)
    topics = read_topics_file(archive / "content" / "topics.toml")
    command = ("add", Path.cwd(), *sources, url, selection, allow_private, archived, browser, images)
    journal = Journal(archive / "captures", command)
    keeping = Keeping(archive)
    archives = WebArchives(keeping.earlier)
    found = read_sources(
        sources,
        url=url,
        since=selection.since,
        until=selection.until,
        matching=selection.matching,
        web_archives=archives,
    )
    fetch_wanted = partial(
        fetch,
        known=keeping.known if images == "none" else nothing_known,
        allow_private=allow_private,
        archived=archived,
        browser=browser,
        expand=partial(listed_in, only=selection),
        next_page=next_page,
    )
    pictures = found_first(archives.picture, partial(fetch_pictures, allow_private=allow_private))
    adding = Adding(keeping, journal, topics, images, pictures)
    _tell(adding.add(found, fetch_wanted, jobs=jobs or _cores()), journal)


def _check_url(url: str | None, sources: list[str]) -> None:
    """Refuse a `--url` that cannot be meant for what is handed over."""
    if url and (len(sources) != 1 or Path(sources[0]).is_dir() or web_url(sources[0])):
        typer.echo("--url says where one saved page or text was served; hand over that one alone", err=True)
        raise typer.Exit(2)


@app.command()
def clean(
    *,
    diff: Annotated[bool, typer.Option("--diff", help="Show what changes in the text of each article.")] = False,
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="tcp://…", help="Clean on the Dask cluster whose scheduler is there."),
    ] = None,
    archive: ArchiveFolder = Path(),
) -> None:
    """Clean the whole archive again, from its captures, and say what changes."""
    topics = read_topics_file(archive / "content" / "topics.toml")
    journal = Journal(archive / "captures", ("clean", cleaner_digest(), topics))
    outcomes = clean_again(Keeping(archive), journal, topics, jobs=jobs or _cores(), scheduler=scheduler)
    _tell(outcomes, journal, silent=frozenset({"unchanged", STILL_REFUSED, WITHOUT_CAPTURE}), with_diff=diff)


def _tell(
    outcomes: Iterable[Outcome | Ahead], journal: Journal, *, silent: Container[str] = (), with_diff: bool = False
) -> None:
    """Say what became of each page, then of all; exit with 1 where something was refused."""
    counts = journal.counts.copy()
    if counts:
        typer.echo(f"{counts.total()} pages were finished before; going on from there", err=True)
    try:
        for outcome in shown(outcomes):
            counts[outcome.result] += 1
            if outcome.result not in silent:
                _tell_one(outcome, with_diff=with_diff)
    except KeyboardInterrupt:
        done = journal.counts.total()
        typer.echo(f"stopped after {done} pages; the same command goes on from there", err=True)
        raise typer.Exit(INTERRUPTED) from None
    typer.echo(", ".join(f"{counts[result]} {result}" for result in RESULTS if counts[result] or result in ALWAYS))
    if counts[REFUSED]:
        raise typer.Exit(1)


def _tell_one(outcome: Outcome, *, with_diff: bool) -> None:
    said = f"{MEANING.get(outcome.result, outcome.result)}: {outcome.what}"
    typer.echo(said, err=outcome.result in {REFUSED, SKIPPED, WARNING})
    for note in outcome.notes:
        typer.echo(f"{SKIPPED}: {note}", err=True)
    for change in outcome.changes if with_diff and outcome.result == "updated" else ():
        before, after = ((text or "").splitlines(keepends=True) for text in (change.before, change.after))
        typer.echo("".join(unified_diff(before, after, str(change.path), str(change.path))), nl=False)


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@app.command()
def extract(
    page: Annotated[
        str | None, typer.Argument(metavar="PAGE", help="A saved page or text, a URL, or - for standard input.")
    ] = None,
    url: ServedAt = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say what was dropped from the body, and why.")] = False,  # noqa: FBT002
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="LIST", help="NDJSON of id, file and url; prints NDJSON.")
    ] = None,
    archive: ArchiveFolder = Path(),
) -> None:
    """Print the Markdown file that would be written, without writing it."""
    topics = read_topics_file(archive / "content" / "topics.toml")
    if (page is None) == (batch is None):
        typer.echo("extract takes a page, or --batch with a list of pages: scrape extract PAGE.html", err=True)
        raise typer.Exit(2)
    if batch:
        for line in extract_batch(batch, topics):
            typer.echo(line)
        return
    if Path(page or "").is_dir():
        typer.echo(f"{page} is a folder; extract takes one page, and add takes folders", err=True)
        raise typer.Exit(2)
    _check_url(url, [page or ""])
    for found in read_sources([page or ""], url=url):
        for one in fetch([found], allow_private=True, next_page=next_page) if isinstance(found, Wanted) else [found]:
            if isinstance(one, SangrahError):
                raise one
            if isinstance(one, Capture):
                _print_one(one, topics, explain=explain)


def _print_one(capture: Capture, topics: tuple[Topic, ...], *, explain: bool) -> None:
    extraction = extract_article(capture, explain=explain)
    for removal in extraction.removals:
        typer.echo(str(removal), err=True)
    typer.echo(accept(capture, extraction, topics).to_file(), nl=False)
