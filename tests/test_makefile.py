"""The commands that people type: `make help` knows them all, and a mistake gets a sentence."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split()  # type: ignore[index]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive without its code, whose environment counts as made."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "tools").mkdir()
    for made_from in ("requirements.txt", "requirements-dev.txt", "pyproject.toml", "tools/environment.sh"):
        (tmp_path / made_from).touch()
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/ready").touch()
    (tmp_path / ".venv/ready-for-tests").touch()
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", TARGETS)
def test_help_says_what_a_command_does(archive: Path, target: str) -> None:
    assert re.search(rf"^  {target} +[A-Z]", make(archive).stdout, re.MULTILINE)


def test_scrape_asks_what_to_add(archive: Path) -> None:
    ran = make(archive, "scrape")
    assert ran.returncode != 0
    assert ran.stderr.startswith('Say what to add: make scrape FROM="saved-page.html"\n')


def test_empty_removes_the_samples_and_nothing_else(archive: Path) -> None:
    for folder in (
        "captures/samples/sample.example",
        "content/articles/sample.example",
        "content/articles/own.example",
    ):
        (archive / folder).mkdir(parents=True)
    assert make(archive, "empty").returncode == 0
    assert [path.name for path in (archive / "content/articles").iterdir()] == ["own.example"]
    assert list((archive / "captures").iterdir()) == []


def test_a_python_too_old_is_named_in_a_sentence(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        old = tmp_path / name
        old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        old.chmod(0o755)
    ran = subprocess.run(
        [ROOT / "tools/environment.sh", "requirements.txt"],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith("Python 3.11 or newer is needed;")
    assert ran.stderr.count("\n") == 1
