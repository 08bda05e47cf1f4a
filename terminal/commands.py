"""Running a command: it speaks UTF-8 to any terminal, and what is refused is a sentence, not a traceback."""

import sys
from collections.abc import Callable


def run_command(command: Callable[[], object], *refusals: type[Exception]) -> None:
    """Run a command; a refusal is said on standard error, with an exit status of 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        command()
    except BrokenPipeError:
        sys.stderr.close()  # who read what was said has gone
        sys.exit(1)
    except refusals as refusal:
        sys.exit(str(refusal))
