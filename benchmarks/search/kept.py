"""Folders that are made once and kept until something that they were made from changes."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path


def keep(folder: Path, digest: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` fills; it is filled again only when the digest is another than it was."""
    mark = folder.with_name(f"{folder.name}.digest")
    if not (mark.is_file() and folder.is_dir() and mark.read_text("utf-8") == digest):
        mark.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        mark.write_text(digest, "utf-8")
    return folder


def digest_of(*sources: Path | str) -> str:
    """Return a digest of texts, files and all files in folders."""
    digest = hashlib.sha256()
    for source in sources:
        if isinstance(source, str):
            digest.update(f"{source}\0".encode())
            continue
        for file in files_in(source):
            name = file.relative_to(source.parent).as_posix()
            digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()


def files_in(path: Path) -> Iterator[Path]:
    """Yield a file, or all files in a folder, but for Python's own leavings."""
    if path.is_file():
        yield path
    else:
        yield from sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
