"""The scores that Lighthouse gives pages; its packages are those of `package.json`."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction.corpora import CACHE
from tools.chromium import ARGUMENTS

PACKAGES = CACHE / "pages" / "packages"
PROGRAM = Path(__file__).with_name("audit.mjs")
CATEGORIES = ("performance", "accessibility", "best practices", "SEO")
SCREENS = ("phone", "desk")
"""Lighthouse's own: a slow phone on a slow line, and a desk computer on a good one."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a page got on one screen: a score of 100 in each category, its layout shift, and what cost it points."""

    path: str
    screen: str
    scores: tuple[int, ...]
    shift: float
    faults: tuple[str, ...]


def version() -> str:
    """Return the version of Lighthouse that is installed."""
    return str(json.loads((PACKAGES / "node_modules/lighthouse/package.json").read_text("utf-8"))["version"])


def score(chromium: str, root: str, paths: Sequence[str]) -> Iterator[Scores]:
    """Yield the scores of each page on each screen, as soon as they are there."""
    command = ["node", str(PROGRAM), str(PACKAGES / "package.json"), chromium, json.dumps(ARGUMENTS), root, *paths]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        for line in node.stdout or ():
            told = json.loads(line)
            yield Scores(**{**told, "scores": tuple(told["scores"]), "faults": tuple(told["faults"])})
    if node.returncode:
        sys.exit("Lighthouse has failed; what it said stands above.")
