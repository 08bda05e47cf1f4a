"""Building, one time after the other, each in a process that has the programs loaded and knows nothing of the last."""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from multiprocessing.connection import Connection

import pelican


class Building:
    """A thread that builds when it is wanted, and says so when a build is done; several wishes at once are one."""

    def __init__(self, command: Sequence[str], plugins: Sequence[str], done: Callable[[], None]) -> None:
        """Begin with a build."""
        self._command, self._plugins, self._done = command, plugins, done
        self._wanted, self._programs_changed = threading.Event(), False
        self._begin()
        self._wanted.set()
        threading.Thread(target=self._build_when_wanted, daemon=True).start()

    def want(self, *, with_programs: bool) -> None:
        """Ask for a build, by the programs as they are now where those have changed."""
        self._programs_changed |= with_programs
        self._wanted.set()

    def end(self) -> None:
        """Build no more."""
        self._connection.close()

    def _begin(self) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        spawning = multiprocessing.get_context("spawn")  # a fork would have our threads' locks
        spawning.Process(target=_build_as_told, args=(theirs, self._command, self._plugins)).start()
        theirs.close()

    def _build_when_wanted(self) -> None:
        while self._wanted.wait():
            self._wanted.clear()
            if self._programs_changed:
                self._programs_changed = False
                self._connection.close()
                self._begin()
            try:
                self._connection.send(None)
                is_built = self._connection.recv()
            except (OSError, EOFError):  # the end
                return
            if is_built:
                self._done()
            else:
                print("The site is as it was. Mend what is said above, and save it again.", flush=True)  # noqa: T201


def _build_as_told(told: Connection, command: Sequence[str], plugins: Sequence[str]) -> None:
    """Build whenever told to, until nobody is there to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the one who tells
    for name in plugins:
        import_module(name)
    while True:
        try:
            told.recv()
            process = multiprocessing.Process(target=_build, args=(command,))
            process.start()
            process.join()
            told.send(process.exitcode == 0)
        except (OSError, EOFError):
            return


def _build(command: Sequence[str]) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pelican.main([*command])
