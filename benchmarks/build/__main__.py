"""Build generated articles in turn with others; print the costs as Markdown: `python -m benchmarks.build SHARED`.

All builds run in turn, several rounds, so that a busy machine disturbs them alike.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.build import ours, peers
from benchmarks.build.runs import Case, Run, run_rounds
from benchmarks.build.tables import builds_table
from benchmarks.build.workspace import Programs, Workspace, workspace_of

ARTICLES = 1_000
ROUNDS = 3


def main() -> None:
    """Print a table for each number of articles."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of corpora")
    parser.add_argument("--articles", type=int, nargs="+", default=[ARTICLES], help="build sites of so many articles")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="run each build so often")
    asked = parser.parse_args()
    programs = Programs(asked.shared.resolve())
    if not programs.are_here:
        tell(f"There is nothing in {programs.folder} that writes articles: no build is measured.")
        return
    for articles in asked.articles:
        tell(f"Writing {articles:,} articles, unless they are there from the last time.")
        print(_measure(workspace_of(programs, articles), asked.rounds), end="\n\n", flush=True)


def _measure(workspace: Workspace, rounds: int) -> str:
    """Run all builds in turn; return the table."""
    with TemporaryDirectory(dir=workspace.folder) as folder:
        cases = cases_of(workspace, Path(folder))
        runs: dict[str, list[Run]] = {case.title: [] for case in cases}
        for case, run in run_rounds(cases, rounds):
            tell(f"{case.title.strip('*')}: {run.cost.seconds:.2f} s of CPU time.")
            runs[case.title].append(run)
    return builds_table(workspace.articles, cases[0].title, runs)


def cases_of(workspace: Workspace, folder: Path) -> tuple[Case, ...]:
    """Return all builds of a round; their sites lie in a folder. The first is what the others are compared with."""
    return (
        peers.hugo(workspace, folder / "hugo"),
        *ours.changing_site(workspace, folder / "changing"),
        ours.without_fast_build(workspace, folder / "without"),
        peers.pelican(workspace, folder / "pelican"),
        peers.eleventy(workspace, folder / "eleventy"),
    )


def tell(sentence: str) -> None:
    """Say what goes on, apart from the table."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
