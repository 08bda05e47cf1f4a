"""A site of a test's own content, built for real."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(content: Path, output: Path, **environment: str) -> Path:
    """Build `content`, for the web where a SITEURL is given; what builds remember lies beside the output."""
    conf = "publishconf" if "SITEURL" in environment else "pelicanconf"
    return run(content, output, f"from {conf} import *\n", environment)


def build_with(content: Path, output: Path, **settings: str) -> Path:
    """Build `content` as on one's own machine, with other settings."""
    changed = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    return run(content, output, f"from pelicanconf import *\n{changed}", {})


def run(content: Path, output: Path, settings: str, environment: dict[str, str]) -> Path:
    """Let Pelican build in a process of its own."""
    lines = f'import sys\nsys.path.insert(0, "{ROOT}")\n{settings}CACHE_PATH = "{output.parent}"\n'
    (output.parent / "conf.py").write_text(lines, "utf-8")
    paths = (content, "-s", output.parent / "conf.py", "-o", output, "-t", ROOT / "theme")
    command = [sys.executable, "-m", "pelican", *map(str, paths), "--fatal=errors"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
