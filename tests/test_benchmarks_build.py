"""What `make bench WHAT=build` measures is what it says, and its table is right."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.build.ours import Archive, changing_site, without_fast_build
from benchmarks.build.runs import Case, Run, changes_in, run
from benchmarks.build.tables import builds_table
from benchmarks.build.workspace import ROOT, Programs, Workspace, workspace_of
from benchmarks.search.costs import Cost

ARTICLE = "Title: Day {day}\nDate: 2025-06-0{day}\nLang: en\nTags: river\n\nThe river rose on day {day}.\n"
YAML = "---\ntags: [river]\n---\n"
WRITER = f"""
import sys
from pathlib import Path

ARTICLE, YAML = {ARTICLE!r}, {YAML!r}
told = dict(zip(sys.argv[1::2], sys.argv[2::2]))
days = [9] if "--only" in told else range(1, int(told["-n"]) + 1)
for form in told.get("--formats", "pelican,hugo,eleventy").split(","):
    folder = Path(told["-o"]) / form / "content" / "2025"
    folder.mkdir(parents=True)
    for day in days:
        (folder / f"day-{{day}}.md").write_text(YAML if form == "eleventy" else ARTICLE.format(day=day))
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three articles as Pelican reads them, and a program that writes one more."""
    programs = Programs(tmp_path / "shared")
    programs.sites.mkdir(parents=True)
    programs.content.write_text(WRITER, "utf-8")
    workspace = Workspace(tmp_path / "3", 3, programs)
    folder = workspace.content / "2024"
    folder.mkdir(parents=True)
    for day in (1, 2, 3):
        (folder / f"day-{day}.md").write_text(ARTICLE.format(day=day), "utf-8")
    return workspace


def case(folder: Path, program: str) -> Case:
    return Case("x", [sys.executable, "-c", program], folder, folder / "site", os.environ, lambda: None)


def runs(*costs: tuple[float, float]) -> Sequence[Run]:
    return [Run(Cost(seconds, 64.0, elapsed), 2, 1_500) for seconds, elapsed in costs]


def test_without_the_programs_a_sentence_says_that_nothing_is_measured(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.build", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = f"There is nothing in {tmp_path / 'measure' / 'build'} that writes articles: no build is measured.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", said)


def test_files_that_are_new_written_again_or_put_in_place_count_as_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("left", "again", "replaced", "removed"):
        (site / name).write_text("before", "utf-8")
    (tmp_path / "aside").write_text("after", "utf-8")
    program = """
from pathlib import Path
site = Path("site")
Path("aside").replace(site / "replaced")
(site / "again").write_text("before")
(site / "new").write_text("after")
(site / "removed").unlink()
"""
    found = run(case(tmp_path, program))
    assert (found.written, found.files) == (3, 4)


def test_a_build_that_fails_stops_the_run_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such theme"):
        run(case(tmp_path, "import sys; sys.exit('no such theme')"))


def test_ratios_are_medians_of_those_in_the_same_round() -> None:
    found = {"Hugo 1": runs((2, 1), (4, 2), (8, 4)), "ours": runs((1, 2), (1, 2), (8, 8))}
    assert builds_table(1_000, "Hugo 1", found).splitlines() == [
        "| 1,000 articles | CPU s | ÷ Hugo 1 | s | ÷ Hugo 1 | peak MB | files written | files |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| Hugo 1 | 4.00 | 1.00 | 2.00 | 1.00 | 64 | 2 | 1,500 |",
        "| ours | 1.00 | 0.50 | 2.00 | 2.00 | 64 | 2 | 1,500 |",
    ]


def test_an_archive_changes_as_the_steps_say_and_begins_again_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    archive = Archive(workspace, tmp_path / "changing")
    archive.begin()
    before = contents(archive.content)
    archive.add_article()
    assert contents(archive.content).keys() - before.keys() == {"day-9.md"}
    archive.edit_article()
    edited = contents(archive.content)
    assert [name for name in before if edited[name] != before[name]] == ["day-3.md"]
    archive.remove_article()
    assert edited.keys() - contents(archive.content).keys() == {"day-2.md"}
    archive.begin()
    assert contents(archive.content) == before


def test_our_site_is_built_after_each_change_and_without_the_fast_build(workspace: Workspace, tmp_path: Path) -> None:
    first, nothing, added, *_, template = changing_site(workspace, tmp_path / "changing")
    whole = run(first)
    assert whole.written == whole.files > len(changes_in(workspace.content))
    assert run(nothing).written == 0
    after = run(added)
    assert 0 < after.written < after.files > whole.files
    pages = {page: page.stat().st_ctime_ns for page in first.output.rglob("index.html")}
    run(template)
    assert all(page.stat().st_ctime_ns > changed for page, changed in pages.items())
    assert run(without_fast_build(workspace, tmp_path / "without")).files == whole.files


def test_a_workspace_holds_a_site_for_each_builder_and_is_made_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sites = workspace.programs.sites
    for folder in ("hugo", "theme/static", "eleventy/src"):
        (sites / folder).mkdir(parents=True)
    (sites / "hugo" / "mkconf.py").write_text("open('hugo-3.json', 'w').close()\n", "utf-8")
    (sites / "eleventy" / "src" / "content.11tydata.json").touch()
    (sites / "eleventy" / "src" / "list.njk").write_text("{% for t in a.data.tags %}", "utf-8")
    monkeypatch.setattr("benchmarks.build.workspace.CACHE", tmp_path / "cache")
    made = workspace_of(workspace.programs, 3)
    assert len(list(made.content.rglob("*.md"))) == 3
    assert (made.sites / "hugo" / "hugo-3.json").is_file()
    (article, *_) = made.eleventy_input.rglob("*.md")
    assert "\ntopics: [river]\n" in article.read_text("utf-8")
    assert (made.eleventy_input / "list.njk").read_text("utf-8") == "{% for t in a.data.topics %}"
    article.unlink()
    workspace_of(workspace.programs, 3)
    assert not article.exists()
    (sites / "eleventy" / "src" / "list.njk").write_text("{% for t in tags %}", "utf-8")
    workspace_of(workspace.programs, 3)
    assert article.exists()


def contents(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in sorted(folder.rglob("*.md"))}
