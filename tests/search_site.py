"""The small archive that search is tested on, built with the real settings, and its search asked in Node."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
CONTENT = Path(__file__).parent / "search_archive"
# The environment's own Node, or else the machine's.
NODE = shutil.which("node", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))) or "node"


def build_site(output: Path, *, content: Path = CONTENT, conf: str = "pelicanconf.py", **environment: str) -> Path:
    """Build the archive into a folder."""
    settings = str(ROOT / conf)
    command = [sys.executable, "-m", "pelican", str(content), "-s", settings, "-o", str(output), "--fatal=errors"]
    command += ["-e", f"CACHE_PATH={json.dumps(str(output.with_name(f'.cache-{output.name}')))}"]
    ran = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return output


def ask(site: Path, **request: Any) -> Any:
    """Ask the search program in Node."""
    ran = subprocess.run(
        [NODE, Path(__file__).parent / "js" / "ask.js"],
        input=json.dumps({"site": str(site), **request}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
