"""The files of the index: scripts that hand their part to the search program.

They are scripts and not JSON because a page opened from a folder may load scripts only.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

# Raised whenever the browser would misread an index written before; SCHEMA in parts.js is the same number.
SCHEMA: Final = 2
RECEIVER: Final = "receiveSearchPart"
DIGITS: Final = 12  # of a digest

Written = tuple[str, int]  # the digest of a file, and its bytes


@dataclass(slots=True)
class Folder:
    """The files of one build below the site's root; those of a build before that are not written again go."""

    root: Path
    digests: dict[str, Written] = field(default_factory=dict)

    def write(self, name: str, content: Any) -> Written:
        """Write one part; a file that holds the same already is left as it is."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        script = f"{RECEIVER}({SCHEMA},{json.dumps(name)},{text});\n".encode()
        self.digests[f"{name}.js"] = written = (digest_of(script), len(script))
        path = self.root / f"{name}.js"
        if not (path.is_file() and path.stat().st_size == len(script) and path.read_bytes() == script):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(script)
        return written

    def keep(self, name: str, written: Written) -> bool:
        """Keep a part as it was written by a build before; say whether it is still there."""
        path = self.root / f"{name}.js"
        if not (path.is_file() and path.stat().st_size == written[1]):
            return False
        self.digests[f"{name}.js"] = written
        return True

    def version(self) -> str:
        """Name what has been written so far by a digest of it."""
        return digest_of(json.dumps(self.digests, sort_keys=True).encode())

    def list_files(self, name: str) -> None:
        """Write the list of all parts with their digests and bytes, for readers who keep the index."""
        rows = [[path, *about] for path, about in self.digests.items()]
        (self.root / name).write_text(json.dumps(rows, separators=(",", ":")) + "\n", encoding="utf-8")

    def remove_others(self, folder: str) -> None:
        """Remove the parts in a folder that this build has not written."""
        for path in sorted((self.root / folder).rglob("*.js")):
            if path.relative_to(self.root).as_posix() not in self.digests:
                path.unlink()


def digest_of(content: bytes) -> str:
    """Give the first digits of a digest, as files of the site are told apart by."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]
