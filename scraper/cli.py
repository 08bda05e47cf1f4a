"""The command `scrape`: the only module that prints and sets the exit status."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from scraper.article import accept
from scraper.batch import extract_batch
from scraper.capture import Capture
from scraper.errors import SangrahError
from scraper.extraction import extract as extract_capture
from scraper.sources.handed_over import captures_of
from scraper.store import Archive, Plan
from scraper.topics import Topic, read_topics_file
from scraper.warc.captures import Captures
from web.urls import web_url

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
    _check_url(url, sources)
    topics = read_topics_file(archive / "content" / "topics.toml")
    store = Archive(archive)
    counts: Counter[str] = Counter()
    with Captures(archive / "captures") as captures:
        for found in captures_of(sources, url):
            try:
                plan = _add_one(found, topics, store, captures)
                counts[plan.result] += 1
                typer.echo(f"{MEANING.get(plan.result, plan.result)}: {plan.path}")
            except SangrahError as refusal:
                counts["refused"] += 1
                typer.echo(f"refused: {refusal}", err=True)
    always = {"written", "refused"}
    typer.echo(", ".join(f"{counts[result]} {result}" for result in RESULTS if counts[result] or result in always))
    if counts["refused"]:
        raise typer.Exit(1)


def _check_url(url: str | None, sources: list[str]) -> None:
    """Refuse a `--url` that cannot be meant for what is handed over."""
    if url and (len(sources) != 1 or Path(sources[0]).is_dir() or web_url(sources[0])):
        typer.echo("--url says where one saved page or text was served; hand over that one alone", err=True)
        raise typer.Exit(2)


def _add_one(found: Capture | SangrahError, topics: tuple[Topic, ...], store: Archive, captures: Captures) -> Plan:
    """Keep a capture and write its article; the capture goes first, so that no article is without."""
    if isinstance(found, SangrahError):
        raise found
    article = accept(found, extract_capture(found), topics)
    return store.add(article, lambda: captures.keep(found, article.host))


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
    for found in captures_of([page or ""], url):
        if isinstance(found, SangrahError):
            raise found
        _print_one(found, topics, explain=explain)


def _print_one(capture: Capture, topics: tuple[Topic, ...], *, explain: bool) -> None:
    extraction = extract_capture(capture, explain=explain)
    for removal in extraction.removals:
        typer.echo(str(removal), err=True)
    typer.echo(accept(capture, extraction, topics).to_file(), nl=False)
