"""Commands behave alike at the terminal, whatever terminal it is."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = "from terminal.commands import run_command\n"


def run(program: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", COMMAND + program]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, check=False)


def test_any_script_is_said_to_any_terminal() -> None:
    ran = run("run_command(lambda: print('पुल'))", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stdout.decode("utf-8").strip(), ran.stderr) == (0, "पुल", b"")


def test_a_refusal_is_a_sentence_and_anything_else_is_a_fault() -> None:
    ran = run("def refuse(): raise KeyError('पुल')\nrun_command(refuse, LookupError)")
    assert (ran.returncode, ran.stdout, ran.stderr.decode("utf-8")) == (1, b"", "'पुल'\n")
    assert b"Traceback" in run("def fail(): raise KeyError\nrun_command(fail, OSError)").stderr


def test_who_stops_reading_sees_no_traceback() -> None:
    ran = run("def leave(): raise BrokenPipeError\nrun_command(leave, OSError)")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"", b"")
