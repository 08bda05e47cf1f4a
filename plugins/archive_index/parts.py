"""The files of the index: scripts that hand their part to the search program.

They are scripts and not JSON because a page opened from a folder may load scripts only.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from languages.spelling import SPELLING, Rule
from languages.tokens import digit_zeros

from .terms import STEM_MARK

# Raised whenever the browser would misread an index written before; SCHEMA in parts.js is the same number.
SCHEMA: Final = 1
RECEIVER: Final = "receiveSearchPart"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the index."""

    name: str
    content: Any


def write_parts(folder: Path, parts: Iterable[Part], *, lunr: str) -> None:
    """Write the parts and their manifest, which names them by the digest of what they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    digests = {part.name: write_part(folder, part) for part in parts}
    manifest = {"lunr": lunr, "stemMark": STEM_MARK, "parts": digests, "spelling": spelling_rules()}
    write_part(folder, Part("manifest", manifest))


def write_part(folder: Path, part: Part) -> str:
    """Write one part and return the digest of its content."""
    content = json.dumps(part.content, ensure_ascii=False, separators=(",", ":"))
    script = f"{RECEIVER}({SCHEMA},{json.dumps(part.name)},{content});\n"
    (folder / f"{part.name}.js").write_text(script, encoding="utf-8")
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def spelling_rules() -> dict[str, Any]:
    """Hand the rules of spelling to the browser, which reads queries as the build has read articles."""
    return {
        "word": SPELLING.word,
        "unspaced": SPELLING.unspaced,
        "zeros": digit_zeros(),
        "fold": pairs(SPELLING.fold),
        "key": pairs(SPELLING.key),
        "skeleton": pairs(SPELLING.skeleton),
    }


def pairs(rules: Iterable[Rule]) -> list[list[str]]:
    """Write rules as pairs of pattern and replacement."""
    return [[rule.find, rule.put] for rule in rules]
