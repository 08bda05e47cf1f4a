"""Run one command of `scrape` over and over, each time killed at another of its writes.

    python -m tests.killed_runs KILLS SEED COMMAND…

The run in `archive-000` is left alone. In each further folder the command is repeated until it comes to its end. A run
is a fork of this process, in which the program is loaded already. It ends by SIGKILL, when it is about to open, move or
remove a file, or in the middle of what it adds to one.
"""

import os
import random
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from scraper.cli import main
from scraper.warm_up import warm_up

CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.truncate"})
TO_WRITE = os.O_WRONLY | os.O_RDWR
LOCK = ".lock"
"""The file that every step opens, and in which nothing is kept."""


def run(command: list[str], kill_at: int) -> int | None:
    """Run a command that is killed at this write; return to how many writes it came, None where it was killed."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_RDWR), sys.stdout.fileno())
        os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
        writes = killing(kill_at)
        try:
            sys.argv = ["scrape", *command]
            main()
        finally:
            os.write(tell, str(writes[0]).encode())
            os._exit(0)
    os.close(tell)
    _, status = os.waitpid(child, 0)
    with os.fdopen(told) as answer:
        said = answer.read()
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    return int(said)


def killing(kill_at: int) -> list[int]:
    """Have this process killed at one of its writes; return where they are counted."""
    writes = [0]
    add = os.pwrite

    def is_time() -> bool:
        writes[0] += 1
        return writes[0] == kill_at

    def watch(event: str, given: tuple[object, ...]) -> None:
        opens = (
            event == "open" and isinstance(given[2], int) and given[2] & TO_WRITE and Path(str(given[0])).name != LOCK
        )
        if (opens or event in CHANGES) and is_time():
            os.kill(os.getpid(), signal.SIGKILL)

    def add_or_die(file: int, added: Any, offset: int) -> int:
        if is_time():
            add(file, added[: len(added) // 2], offset)
            os.kill(os.getpid(), signal.SIGKILL)
        return add(file, added, offset)

    sys.addaudithook(watch)
    os.pwrite = add_or_die
    return writes


def kill_at_random(kills: int, command: list[str], chance: random.Random) -> None:
    """Run the command once undisturbed, then in folder after folder until it has been killed so many times."""
    writes = run([*command, "--archive", "archive-000"], 0) or 0
    for number in count(1):
        if kills <= 0:
            break
        while run([*command, "--archive", f"archive-{number:03}"], chance.randint(1, writes // 2)) is None:
            kills -= 1


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    warm_up()
    kill_at_random(int(sys.argv[1]), sys.argv[3:], random.Random(int(sys.argv[2])))  # noqa: S311 - no secret
