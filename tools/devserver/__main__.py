"""Show the site, and build it at every change: `python -m tools.devserver`, with the arguments of `pelican`."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pelican
from pelican.settings import read_settings
from watchfiles import watch

from .building import Building
from .serving import Showing, serve

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = ("plugins", "languages", "web")
"""The rooms whose programs build the site."""


def main() -> None:
    """Show the site until Ctrl+C is pressed."""
    command = sys.argv[1:]
    arguments = pelican.parse_arguments(command)
    settings = read_settings(arguments.settings, override=pelican.get_config(arguments))
    showing = Showing(Path(settings["OUTPUT_PATH"]))
    building = Building(command, settings["PLUGINS"], showing.show)
    try:
        with suppress(KeyboardInterrupt), serve(showing, settings["BIND"], settings["PORT"]) as address:
            print(f"The archive is at {address} until you press Ctrl+C; it shows what you save.", flush=True)  # noqa: T201
            for changes in watch(*watched(settings, arguments.settings), rust_timeout=0):
                building.want(with_programs=any(path.endswith(".py") for _, path in changes))
    finally:
        building.end()


def watched(settings: dict[str, Any], conf: str | None) -> list[Path]:
    """List the files and folders of which the site is made."""
    named = (settings["PATH"], settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"], conf)
    found = (*(Path(name) for name in named if name), *(ROOT / name for name in PROGRAMS))
    return [path for path in found if path.exists()]


if __name__ == "__main__":
    main()
