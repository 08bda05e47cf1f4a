"""The command `scrape`: the only module that prints and sets the exit status."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from scraper import warc
from scraper.article import accept
from scraper.batch import extract_batch
from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.extraction import extract as extract_capture
from scraper.sources.handed_over import captures_of
from scraper.store import Archive
from scraper.topics import read_topics_file

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn news pages into clean articles of the archive.",
)

RESULTS = ("written", "updated", "unchanged", "edited", "refused")
MEANING = {"edited": "edited by a person, left alone"}

ArchiveFolder = Annotated[
    Path,
    typer.Option(
        "--archive", metavar="FOLDER", show_default=False, help="The folder that holds content/ (else this one)."
    ),
]
ServedAt = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="Where a single saved page or text was served.")
]


def main() -> None:
    """Run the command; what is refused is a sentence on standard error, and an exit status of 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except SangrahError as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


@app.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Saved pages, folders of them, texts, URLs, or - for standard input."),
    ],
    url: ServedAt = None,
    archive: ArchiveFolder = Path(),
) -> None:
    """Clean articles and add them to the archive."""
    topics = read_topics_file(archive / "content" / "topics.toml")
    store = Archive(archive)
    counts: Counter[str] = Counter()
    for found in captures_of(sources, url):
        try:
            if isinstance(found, SangrahError):
                raise found
            article = accept(found, extract_capture(found), topics)
            outcome = store.write(article)
            if outcome.result in {"written", "updated"}:
                warc.keep(found, archive / "captures", article.host)
            counts[outcome.result] += 1
            typer.echo(f"{MEANING.get(outcome.result, outcome.result)}: {outcome.path}")
        except SangrahError as refusal:
            counts["refused"] += 1
            typer.echo(f"refused: {refusal}", err=True)
    typer.echo(
        ", ".join(
            f"{counts[result]} {result}" for result in RESULTS if counts[result] or result in {"written", "refused"}
        )
    )
    if counts["refused"]:
        raise typer.Exit(1)


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
    for found in captures_of([page or ""], url):
        if isinstance(found, SangrahError):
            raise found
        _print_one(found, topics, explain=explain)


def _print_one(capture: Capture, topics: tuple, *, explain: bool) -> None:  # type: ignore[type-arg]
    extraction = extract_capture(capture)
    if explain:
        for removal in extraction.removals:
            typer.echo(str(removal), err=True)
    typer.echo(accept(capture, extraction, topics).to_file(), nl=False)
