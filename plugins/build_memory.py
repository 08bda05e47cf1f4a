"""What a plugin remembers from one build to the next: arrays in a file that only the programs that wrote it believe.

It knows nothing of an archive. A memory that was written by other programs, or is damaged, is none.
"""

import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

PROGRAMS: Final = "programs"
"""The name under which a file says what wrote it."""


def digest_of_programs(files: Iterable[Path], packages: Iterable[str]) -> str:
    """Take the digest of all that a memory follows from beside what was read: Python, packages, our own files."""
    digest = blake2b(f"{sys.version} {[version(package) for package in sorted(packages)]}".encode())
    for path in sorted({*files, Path(__file__)}):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def recall(path: Path, programs: str) -> Mapping[str, NDArray[Any]] | None:
    """Read the arrays that these very programs remembered; None where there are none that can be read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as saved:
            if str(saved[PROGRAMS]) != programs:
                return None
            return {name: saved[name] for name in saved.files if name != PROGRAMS}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def remember(path: Path, programs: str, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays for the next build of these programs."""
    with replacing(path) as file:
        np.savez(file, **{PROGRAMS: np.array(programs)}, **arrays)  # type: ignore[arg-type]


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file aside and put it in its place once it is whole; nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        aside = Path(file.name)
        try:
            yield file  # type: ignore[misc]
        except BaseException:
            aside.unlink()
            raise
    aside.replace(path)
