"""A site of a test's own content, built for real."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(content: Path, output: Path, *, lang: str = "hi", **environment: str) -> Path:
    """Build `content`, for the web where a SITEURL is given; what builds remember lies beside the output."""
    output.parent.mkdir(parents=True, exist_ok=True)
    conf = "publishconf.py" if "SITEURL" in environment else "pelicanconf.py"
    settings = f'from {conf.removesuffix(".py")} import *\nCACHE_PATH = "{output.parent}"\nDEFAULT_LANG = "{lang}"\n'
    (output.parent / "conf.py").write_text(f'import sys\nsys.path.insert(0, "{ROOT}")\n{settings}', "utf-8")
    paths = (content, "-s", output.parent / "conf.py", "-o", output, "-t", ROOT / "theme")
    command = [sys.executable, "-m", "pelican", *map(str, paths), "--fatal=errors"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
