"""The engine's pure modules, called from Python: what the build writes is read by what the browser reads it with."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.search_site import NODE

Call = Callable[..., Any]


@contextmanager
def engine_modules() -> Iterator[Call]:
    """Run Node as long as it is needed: `call("codes", "readNumbers", text)`."""
    command = [NODE, str(Path(__file__).parent / "js" / "call.js")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout
        asked, answered = node.stdin, node.stdout

        def call(module: str, name: str, *parameters: Any) -> Any:
            asked.write(f"{json.dumps([module, name, parameters])}\n")
            asked.flush()
            return json.loads(answered.readline())

        yield call
        asked.close()
