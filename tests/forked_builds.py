"""Builds of a site by Pelican's own command, each in a process of its own.

The process is a fork of a server that has loaded the programs and done nothing with them: a build finds every plugin
as it would in a new interpreter, without the time that one takes to begin.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pelican

from plugins.fast_build import processes

ROOT = Path(__file__).parent.parent
SITEURL = "https://archive.example/site"
PLUGINS = ["plugins.archive_pages", "plugins.archive_index", "plugins.fast_build"]
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    ["tests.forked_builds", *PLUGINS, "plugins.archive_index.generator", "plugins.archive_index.program"]
)
Tree = dict[str, bytes | None]
Prepare = Callable[[], None] | None


@dataclass(frozen=True, slots=True)
class Archive:
    """The places of an archive and of its site, and the settings in which it differs from ours."""

    folder: Path
    is_for_the_web: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def memory(self) -> Path:
        return self.folder / "memory"


def build(archive: Archive, prepare: Prepare = None, code: int = 0) -> str:
    """Build an archive's site, by what changed since it was last built; return what was said.

    `prepare` is called in the process before it builds, `code` is how it is to end.
    """
    return _built(archive, archive.folder, PLUGINS, prepare, code)


def plainly_built(archive: Archive) -> Tree:
    """Return what plain Pelican makes of an archive, from nothing."""
    with TemporaryDirectory(dir=archive.folder) as aside:
        _built(archive, Path(aside), PLUGINS[:-1])
        return tree(Path(aside, "site"))


def tree(site: Path) -> Tree:
    """Read all that a site holds: its files, and its folders."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() if path.is_file() else None for path in site.rglob("*")
    }


def difference(found: Tree, wanted: Tree) -> list[str]:
    """Name what is not the same in two sites."""
    return [
        *(f"missing: {path}" for path in sorted(wanted.keys() - found.keys())),
        *(f"left over: {path}" for path in sorted(found.keys() - wanted.keys())),
        *(f"not the same: {path}" for path in sorted(wanted.keys() & found.keys()) if wanted[path] != found[path]),
    ]


def _built(archive: Archive, place: Path, plugins: list[str], prepare: Prepare = None, code: int = 0) -> str:
    said = archive.folder / "said.txt"
    settings = {**archive.settings, "PLUGINS": plugins}
    theme = next(path for path in (archive.folder / "theme", ROOT / "theme") if path.exists())
    conf = ROOT / ("publishconf.py" if archive.is_for_the_web else "pelicanconf.py")
    paths = (
        archive.folder / "content",
        "-s",
        conf,
        "-o",
        place / "site",
        "-t",
        theme,
        "--cache-path",
        place / "memory",
    )
    overrides = (f"{name}={json.dumps(value)}" for name, value in settings.items())
    command = [*map(str, paths), "--fatal=errors", "--verbose", "--log-handler=plain", "-e", *overrides]
    process = CONTEXT.Process(target=_run, args=(command, said, prepare))
    process.start()
    process.join()
    assert process.exitcode == code, said.read_text("utf-8")
    return said.read_text("utf-8")


def _run(command: list[str], said: Path, prepare: Prepare) -> None:
    os.environ |= {"NO_COLOR": "1", "SITEURL": SITEURL}
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    with said.open("wb") as file:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            os.dup2(file.fileno(), stream.fileno())
    processes.FEW = 4  # else an archive as small as those of the tests is built by one process alone
    if prepare:
        prepare()
    pelican.main(command)
