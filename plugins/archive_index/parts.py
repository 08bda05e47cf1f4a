"""The files of the index: scripts that hand their part to the search program.

They are scripts and not JSON because a page opened from a folder may load scripts only.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

# Raised whenever the browser would misread an index written before; SCHEMA in parts.js is the same number.
SCHEMA: Final = 3
RECEIVER: Final = "receiveSearchPart"
DIGITS: Final = 12  # of a digest


class Written(NamedTuple):
    """A file as it was written: its digest, its bytes, and when, in nanoseconds."""

    digest: str
    size: int
    modified: int


@dataclass(slots=True)
class Folder:
    """The files of one build, written below `root`; those below `before` that are the same already are left there."""

    root: Path
    before: Path
    written: dict[str, Written] = field(default_factory=dict)

    def write(self, name: str, content: Any) -> Written:
        """Write one part; a file that holds the same already is left as it is."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        script = f"{RECEIVER}({SCHEMA},{json.dumps(name)},{text});\n".encode()
        path = self.before / f"{name}.js"
        if not (path.is_file() and path.stat().st_size == len(script) and path.read_bytes() == script):
            path = self.root / f"{name}.js"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(script)
        written = Written(digest_of(script), len(script), path.stat().st_mtime_ns)
        self.written[f"{name}.js"] = written
        return written

    def keep(self, name: str, written: Written) -> bool:
        """Keep a part as it was written by a build before; say whether it is still there, and still that one."""
        try:
            found = os.stat(f"{self.before}/{name}.js")  # noqa: PTH116 - asked for every article, and ten times as fast
        except OSError:
            return False
        if (found.st_size, found.st_mtime_ns) != (written.size, written.modified):
            return False
        self.written[f"{name}.js"] = written
        return True

    def version(self) -> str:
        """Name what has been written so far by a digest of it."""
        return digest_of(json.dumps(sorted(self.rows())).encode())

    def rows(self) -> list[tuple[str, str, int]]:
        """List all parts with their digests and bytes."""
        return [(path, written.digest, written.size) for path, written in self.written.items()]

    def list_files(self, name: str) -> None:
        """Write the list of all parts with their digests and bytes, for readers who keep the index."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(json.dumps(self.rows(), separators=(",", ":")) + "\n", encoding="utf-8")


def remove_others(root: Path, folders: Iterable[str], listing: str) -> None:
    """Remove the parts in some folders that are not listed: those of a build before."""
    listed = {path for path, _, _ in json.loads((root / listing).read_text("utf-8"))}
    for folder in folders:
        for path, _, names in os.walk(root / folder):
            below = Path(path).relative_to(root).as_posix()
            for name in names:
                if name.endswith(".js") and f"{below}/{name}" not in listed:
                    Path(path, name).unlink()


def digest_of(content: bytes) -> str:
    """Give the first digits of a digest, as files of the site are told apart by."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]
