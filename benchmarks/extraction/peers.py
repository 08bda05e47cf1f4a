"""The answers of other extractors, which live in an environment of their own, `.venv-bench`.

They change only with the extractor or the corpora, so each is kept and run again only when one of these has changed.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from benchmarks.extraction.corpora import CACHE, ROOT, Corpora

ENVIRONMENT = ROOT / ".venv-bench"
PYTHON = ENVIRONMENT / "bin" / "python"
NODE_MODULES = ENVIRONMENT / "node_modules"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another extractor: its name beside the corpora, its package, and its title in tables."""

    name: str
    package: str
    title: str


PEERS = (
    Peer("trafilatura_stock", "trafilatura", "trafilatura {version}"),
    Peer("trafilatura", "trafilatura", "trafilatura {version}, no comments"),
    Peer("trafilatura_precision", "trafilatura", "trafilatura {version}, no comments, favour precision"),
    Peer("rs_trafilatura", "rs-trafilatura", "rs-trafilatura {version}"),
    Peer("readability_lxml", "readability-lxml", "readability-lxml {version}"),
    Peer("newspaper4k", "newspaper4k", "newspaper4k {version}"),
    Peer("readability_js", "@mozilla/readability", "Readability.js {version}"),
)


def answers_of_peers(corpora: Corpora, tell: Callable[[str], None]) -> Iterator[Path]:
    """Yield a file of answers for every peer that is installed, named by the peer's title."""
    folder = CACHE / corpora.digest()
    for peer in PEERS:
        version = versions().get(peer.package)
        if version is None:
            tell(f"{peer.package} is not installed in {ENVIRONMENT.name}, and is left out.")
            continue
        answers = folder / f"{peer.title.format(version=version)}.ndjson"
        if not answers.is_file():
            tell(f"Running {answers.stem}; its answers are kept for the next time.")
            corpora.run(PYTHON, "run_peers.py", peer.name, "--out", folder, "--node-modules", NODE_MODULES)
            (folder / f"{peer.name}.ndjson").rename(answers)
        yield answers


def trafilatura_version() -> str:
    """Return the version of trafilatura, which the environment always has."""
    return versions()["trafilatura"]


@cache
def versions() -> dict[str, str]:
    """Return the versions of the packages in the peers' environment, those of Python and those of Node."""
    folders = [str(folder) for folder in ENVIRONMENT.glob("lib/python*/site-packages")]
    found = {package.metadata["Name"]: package.version for package in distributions(path=folders)}
    for manifest in NODE_MODULES.glob("@mozilla/*/package.json"):
        package = json.loads(manifest.read_text("utf-8"))
        found[package["name"]] = package["version"]
    return found
