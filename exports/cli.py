"""The command `python -m exports`: the only module that prints and sets the exit status."""

from pathlib import Path
from typing import Annotated

import typer

from exports.articles import newest_moment, read_articles
from exports.errors import ExportError
from exports.optional import need
from exports.site import read_site
from terminal.commands import run_command

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Make one file of the archive, to be taken along.",
)

Folder = Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where the file is put.")]
SiteFolder = Annotated[Path, typer.Option("--site", metavar="FOLDER", help="The built site.")]
Content = Annotated[Path, typer.Option("--content", metavar="FOLDER", help="The articles as Markdown.")]
CapturesFolder = Annotated[Path, typer.Option("--captures", metavar="FOLDER", help="The pages as they were served.")]

SITE, CONTENT, CAPTURES, TO = Path("output"), Path("content"), Path("captures"), Path("downloads")


def main() -> None:
    """Run the command."""
    run_command(app, ExportError)


@app.command()
def epub(site: SiteFolder = SITE, content: Content = CONTENT, to: Folder = TO) -> None:
    """Make a book for e-readers (EPUB 3), of a large archive one a year."""
    from exports.epub.volumes import write_books  # noqa: PLC0415 - each command loads what it needs

    built = read_site(site)
    for path in write_books(built, read_articles(content, built), to):
        _made(path)


@app.command()
def zim(site: SiteFolder = SITE, content: Content = CONTENT, to: Folder = TO) -> None:
    """Make a file for Kiwix (ZIM): the whole site, to be read without the internet."""
    need("libzim", "a ZIM file")
    from exports.zim.archive import write_zim  # noqa: PLC0415 - likewise

    built = read_site(site)
    articles = read_articles(content, built)
    _made(write_zim(built, articles, newest_moment(articles), to))


@app.command()
def wacz(
    site: SiteFolder = SITE, content: Content = CONTENT, captures: CapturesFolder = CAPTURES, to: Folder = TO
) -> None:
    """Make a file for ReplayWeb.page (WACZ): all pages as their publishers served them."""
    from exports.wacz.collection import write_wacz  # noqa: PLC0415 - likewise

    built = read_site(site)
    _made(write_wacz(built, read_articles(content, built), captures, to))


@app.command()
def data(site: SiteFolder = SITE, content: Content = CONTENT, to: Folder = TO) -> None:
    """Make tables for researchers: articles.ndjson and articles.parquet."""
    from exports.tables import write_ndjson, write_parquet  # noqa: PLC0415 - likewise

    built = read_site(site)
    ndjson = write_ndjson(read_articles(content, built), to)
    _made(ndjson)
    _made(write_parquet(ndjson))


def _made(path: Path) -> None:
    size = path.stat().st_size / 1_000_000
    typer.echo(f"{path} is made, {size:.1f} MB.")
