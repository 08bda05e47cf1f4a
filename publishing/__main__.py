"""The commands behind `make check`, `make publish` and `make github`.

`check` reports on the built site; `remember` keeps what is published where; `address` tells where GitHub Pages will
serve the site, and `github` pushes it there.
"""

import argparse
import os
import sys
from pathlib import Path

from terminal.commands import run_command
from web.published import PLACE, PublishedError, write_published

from .errors import PublishingError
from .findings import Level
from .git import open_repository
from .github import address_of, obstacle, push
from .report import findings_in, has, report
from .site import Site, read_site

COMMANDS = ("check", "remember", "address", "github")


def main() -> None:
    """Run a command; a fault is a sentence, and the exit status 1."""
    parser = argparse.ArgumentParser(prog="python -m publishing", description="Check and publish the built site.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--output", type=Path, default=Path("output"), help="the built site")
    parser.add_argument("--content", type=Path, default=Path("content"), help="the content folder")
    asked = parser.parse_args()
    run_command(
        lambda: sys.exit(run(asked.command, asked.output, asked.content)), PublishingError, PublishedError, OSError
    )


def run(command: str, output: Path, content: Path) -> int:
    """Run a command and return the exit status."""
    if command == "address":
        say(address_of(open_repository(Path.cwd()), os.environ.get("SITEURL", "").rstrip("/")))
        return 0
    site = read_site(output, content)
    if command == "remember":
        remember(site, content)
        return 0
    findings = findings_in(site)
    for line in report(site, findings):
        say(line)
    if command == "check":
        return 1 if has(findings, Level.BROKEN) else 0
    reason = obstacle(site, findings)
    if reason:
        say(reason)
        return 1
    is_new = push(open_repository(Path.cwd()), site)
    say(f"The archive is on its way to {site.address}." if is_new else "Nothing has changed since it was published.")
    remember(site, content)
    return 0


def remember(site: Site, content: Path) -> None:
    """Add what the site shows where to what is remembered; say so where that is new."""
    file = content / Path(PLACE).name
    text = write_published({**site.published, **site.shown})
    if file.is_file() and file.read_text("utf-8") == text:
        return
    file.write_text(text, "utf-8", newline="\n")
    new = len(site.shown.keys() - site.published.keys())
    say(f"{file} remembers what is published where ({new:,} new); keep it with your articles.")


def say(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
