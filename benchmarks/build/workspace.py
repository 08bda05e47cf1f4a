"""Generated articles with a simple site for each builder, in a folder that is made once and kept.

A folder of corpora holds in `measure/build/` the program that writes articles for several builders of sites
(`make_content.py`) and, in `sites/`, an equivalent theme for each.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.kept import digest_of, keep

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench" / "build"
ELEVENTY_DATA = Path(__file__).with_name("content.11tydata.mjs")


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs that write articles and the sites of the other builders."""

    shared: Path

    @property
    def folder(self) -> Path:
        """Where they lie in the folder of corpora."""
        return self.shared / "measure" / "build"

    @property
    def are_here(self) -> bool:
        """Whether they are in the folder of corpora."""
        return self.content.is_file() and self.sites.is_dir()

    @property
    def content(self) -> Path:
        """The program that writes articles."""
        return self.folder / "make_content.py"

    @property
    def sites(self) -> Path:
        """A site for each of the other builders, without articles."""
        return self.folder / "sites"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with so many articles, and the sites of the other builders."""

    folder: Path
    articles: int
    programs: Programs

    @property
    def content(self) -> Path:
        """The articles as Pelican reads them."""
        return self._data / "pelican" / "content"

    @property
    def sites(self) -> Path:
        """A site for each of the other builders."""
        return self.folder / "sites"

    @property
    def eleventy_input(self) -> Path:
        """The templates and the articles as Eleventy reads them; its site names topics by a key of its own."""
        return self.sites / "eleventy" / f"site-{self.articles}-topics"

    @property
    def environment(self) -> Mapping[str, str]:
        """What the configurations of the sites read from the environment."""
        return os.environ | {"BENCH": str(self.folder), "BENCH_N": str(self.articles), "BENCH_TOPICS": "1"}

    def write_new_article(self, folder: Path) -> Path:
        """Write one more article, newer than all others, as Pelican reads it; return its file."""
        before = set(folder.rglob("*.md"))
        numbers = ["--only", str(self.articles), "--topics", str(max(1, self.articles // 10))]
        scratch = folder.with_name("added")
        _run([self.programs.content, "-o", scratch, *numbers, "--formats", "pelican"], self.folder)
        shutil.copytree(scratch / "pelican" / "content", folder, dirs_exist_ok=True)
        shutil.rmtree(scratch)
        (added,) = set(folder.rglob("*.md")) - before
        return added

    def write(self) -> None:
        """Write the articles, and the sites of the other builders."""
        _run([self.programs.content, "-n", str(self.articles), "-o", self._data], self.folder)
        shutil.copytree(self.programs.sites, self.sites, copy_function=shutil.copyfile)
        _run(["mkconf.py", str(self.articles)], self.sites / "hugo", self.environment)
        shutil.copytree(self.sites / "theme" / "static", self.sites / "hugo" / "static" / "theme")
        self._write_eleventy_input()

    @property
    def _data(self) -> Path:
        return self.folder / "data" / str(self.articles)

    def _write_eleventy_input(self) -> None:
        """Join templates and articles, all with a key of their own for topics: Eleventy's own key is twice as slow."""
        shutil.move(self.sites / "eleventy" / "src", self.eleventy_input)
        content = self.eleventy_input / "content"
        shutil.move(self._data / "eleventy" / "content", content)
        (self.eleventy_input / ELEVENTY_DATA.with_suffix(".json").name).unlink()
        shutil.copy(ELEVENTY_DATA, content)
        for article in content.rglob("*.md"):
            _replace(article, "\ntags: ", "\ntopics: ")
        for template in self.eleventy_input.rglob("*.njk"):
            _replace(template, "a.data.tags", "a.data.topics")
            _replace(template, " in tags ", " in topics ")


def workspace_of(programs: Programs, articles: int) -> Workspace:
    """Return the workspace of so many articles; it is made anew only when the programs that made it have changed."""
    folder = CACHE / str(articles)
    workspace = Workspace(folder, articles, programs)
    digest = digest_of(str(folder), programs.folder, ELEVENTY_DATA, Path(__file__))
    keep(folder, digest, lambda _: workspace.write())
    return workspace


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def _run(command: list[Path | str], folder: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Run a Python program; stop where it fails, with what it said."""
    program = [sys.executable, "-B", *command]
    done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr}\n{command[0]} has failed; what it said stands above.")
