"""Our own site of a corpus, as `make html` builds one, and what its index costs."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search import costs
from benchmarks.search.browser import Engine
from benchmarks.search.corpora import CACHE, ROOT
from benchmarks.search.costs import Stored, stored_in
from benchmarks.search.kept import digest_of, files_in, keep

INDEX, TEXTS = "search-index", "search-texts"
"""The folders of the built site that search loads from: the index, and what excerpts are cut from."""
BUILT_BY = ("languages", "plugins", "theme", "pelicanconf.py", "requirements.txt")
PLUGINS = ("benchmarks.search.index_only", "plugins.archive_pages", "plugins.archive_index")
COST = "cost.json"
ARTICLE = """Title: एक नया समाचार
Slug: added
Date: 2025-06-01
Lang: hi
Tags: नया
Summary: संग्रह में एक और समाचार।

संग्रह में एक और समाचार जोड़ा गया। The archive has one more article, with a word that it lacked: xylograph.
"""


@dataclass(frozen=True, slots=True)
class IndexCost:
    """What the index of an archive costs: its own CPU seconds, the memory of the process that makes it, what it stores.

    `added` are the CPU seconds after one article was added, and `changed` the files that are new, other or gone then.
    """

    seconds: float
    memory: float
    index: Stored
    texts: Stored
    added: float
    changed: int


def site_of(content: Path) -> Path:
    """Return the built site of a content folder."""
    digest = digest_of(content, *(ROOT / name for name in BUILT_BY))

    def build(folder: Path) -> None:
        costs.run(_build(content, folder, folder.with_name(f"{folder.name}.kept")), ROOT)

    return keep(CACHE / "sites" / content.name, digest, build)


def engine_of(site: Path, title: str = "") -> Engine:
    """Return the search of a built site."""
    return Engine(title, site, "search/index.html", "theme/js/search/engine.js", is_ours=True)


def index_cost(content: Path) -> IndexCost:
    """Return what the index of a content folder costs; measured again only when it is another index."""
    digest = digest_of(content, Path(__file__), *(ROOT / name for name in BUILT_BY))

    def measure(folder: Path) -> None:
        with TemporaryDirectory(dir=folder) as space:
            cost = _measure(content, Path(space) / "output", Path(space) / "kept")
        (folder / COST).write_text(json.dumps(asdict(cost)), "utf-8")

    folder = keep(CACHE / "index" / content.name, digest, measure)
    told = json.loads((folder / COST).read_text("utf-8"))
    return IndexCost(**{**told, "index": Stored(**told["index"]), "texts": Stored(**told["texts"])})


def _measure(content: Path, output: Path, kept: Path) -> IndexCost:
    """Make the index from nothing, and once more with one article added."""
    seconds, memory = _timed_index(content, output, kept)
    index, texts = (stored_in(output / folder) for folder in (INDEX, TEXTS))
    before = _digests(output)

    article = content / "added.md"
    article.write_text(ARTICLE, "utf-8")
    try:
        added, _ = _timed_index(content, output, kept)
    finally:
        article.unlink()
    after = _digests(output)
    changed = sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
    return IndexCost(seconds, memory, index, texts, added, changed)


def _timed_index(content: Path, output: Path, kept: Path) -> tuple[float, float]:
    """Make the index alone; return its own CPU seconds, and the peak memory of the process with all that it read."""
    told = kept.with_name("index-seconds")
    cost = costs.run([*_build(content, output, kept), f'TOLD="{told}"', f"PLUGINS={json.dumps(PLUGINS)}"], ROOT)
    if not told.is_file():
        sys.exit("No generator of plugins.archive_index was seen in the build, so its time is not known.")
    return float(told.read_text("utf-8")), cost.memory


def _build(content: Path, output: Path, kept: Path) -> list[str]:
    """Return the command that builds a site; what a build may keep for the next one lies in a folder of its own."""
    program = [sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(output)]
    return [*program, "--fatal=errors", "-e", f'CACHE_PATH="{kept}"']


def _digests(output: Path) -> Mapping[str, str]:
    files = (file for folder in (INDEX, TEXTS) for file in files_in(output / folder))
    return {file.relative_to(output).as_posix(): digest_of(file) for file in files}
