"""The README shows the command's own words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import cases

README = Path(__file__).parent.parent / "README.md"
PLAIN = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
COMMANDS: dict[str, list[str]] = {"scrape": [], "scrape add": ["add"], "scrape extract": ["extract"]}


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("command", cases(COMMANDS))
def test_the_readme_holds_the_help_text_of(command: list[str]) -> None:
    program = "import sys; sys.argv[0] = 'scrape'; from scraper.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, *command, "--help"],
        env=os.environ | PLAIN,
        capture_output=True,
        text=True,
        check=True,
    )
    assert squeezed(ran.stdout) in squeezed(README.read_text("utf-8"))
