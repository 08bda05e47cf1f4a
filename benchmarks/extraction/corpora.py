"""The pages that are measured: the gold corpora with their scorer, or the samples where there are none.

A folder of corpora holds `corpora/extraction/<corpus>/gold.ndjson` with its pages, and in `measure/extraction/` the
programs that score answers and run other extractors over the same pages.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench"
SAMPLES = ROOT / "captures" / "samples"
SAMPLE_GOLD = ROOT / "tests" / "samples" / "gold.ndjson"
CORPORA = ("zyte", "fundus", "trafi", "readability", "indic")
TIMED = ("zyte", "fundus", "samples")
"""Pages as news sites serve them; those of the other corpora are cut down, or cover one thing many times over."""

Scores = dict[str, dict[str, float | None]]
"""The scores of one extractor, by corpus."""


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page; its id names its corpus first."""

    id: str
    file: Path
    url: str | None

    @property
    def corpus(self) -> str:
        """The corpus that the page is of."""
        return self.id.partition("/")[0]

    def request(self) -> str:
        """Return the page as a line of the list that `scrape extract --batch` reads."""
        return json.dumps({"id": self.id, "file": str(self.file), "url": self.url}) + "\n"


def sample_pages() -> tuple[Page, ...]:
    """Return the sample pages of this archive; none where it has been emptied."""
    golds = map(json.loads, SAMPLE_GOLD.read_text("utf-8").splitlines())
    pages = (Page(f"samples/{gold['file']}", SAMPLES / gold["file"], gold["url"]) for gold in golds)
    return tuple(page for page in pages if page.file.is_file())


@dataclass(frozen=True, slots=True)
class Corpora:
    """The gold corpora in a folder, and the programs that lie beside them."""

    folder: Path

    @property
    def are_here(self) -> bool:
        """Whether the folder holds corpora."""
        return (self._programs / "score.py").is_file() and bool(self._listings())

    def pages(self) -> tuple[Page, ...]:
        """Return the pages of all corpora; none where they are not here."""
        return tuple(page for listing in self._listings() for page in _pages_of(listing)) if self.are_here else ()

    def digest(self) -> str:
        """Return a digest of what an extractor's answers depend on but itself: the pages and how it is called."""
        digest = hashlib.sha256()
        programs = sorted(self._programs.glob("*.*js")) + sorted(self._programs.glob("*.py"))
        for path in (*programs, *self._listings(), *(page.file for page in self.pages())):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()[:16]

    def scores(self, answers: Iterable[Path]) -> Mapping[str, Scores]:
        """Return the scores of files of answers, by the name of the file."""
        printed = self.run(sys.executable, "score.py", "--json", *answers)
        return {scores.pop("system"): scores for scores in map(json.loads, printed.splitlines())}

    def run(self, python: Path | str, program: str, *arguments: Path | str) -> str:
        """Run one of the programs beside the corpora, and return what it prints."""
        command = [python, "-B", self._programs / program, *arguments]
        here = {"CORPORA": str(self._pages.resolve())}
        done = subprocess.run(command, env=os.environ | here, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"{self._programs / program} has failed; what it said stands above.")
        return done.stdout

    @property
    def _pages(self) -> Path:
        return self.folder / "corpora" / "extraction"

    @property
    def _programs(self) -> Path:
        return self.folder / "measure" / "extraction"

    def _listings(self) -> tuple[Path, ...]:
        listings = (self._pages / corpus / "gold.ndjson" for corpus in CORPORA)
        return tuple(listing for listing in listings if listing.is_file())


def _pages_of(listing: Path) -> Iterable[Page]:
    golds = map(json.loads, filter(None, listing.read_text("utf-8").split("\n")))
    folder = listing.parent.resolve() / "pages"
    return (Page(gold["id"], folder / gold["file"], gold.get("url")) for gold in golds)
