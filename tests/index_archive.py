"""Invented articles, and the index that is written of them."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from plugins.archive_index.documents import Document
from plugins.archive_index.index import remove_old_parts, write_index


def document(number: int, body: str, **about: Any) -> Document:
    """An article of some words."""
    bare = Document(f"article/{number}/", "", "en", "ltr", "2025-01-01", None, (), (), "", body, f"{number:05}")
    return replace(bare, **about)


def random_archive(size: int, seed: int = 1) -> list[Document]:
    """Articles of invented words, some common and most rare."""
    chance = random.Random(seed)  # noqa: S311 - the same articles every time
    syllables = [one + other for one in "bdgjklmnprst" for other in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(4000)]
    common = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    return [
        document(number, " ".join(chance.choices(words, cum_weights=common, k=80)), title=chance.choice(words))
        for number in range(size)
    ]


def write(documents: Sequence[Document], root: Path, cache: Path | None = None) -> dict[str, bytes]:
    """Write the index of some articles, and read its files."""
    cache = cache or root.with_name(f"{root.name}-cache")
    write_index(documents, root, root, lunr="theme/js/vendor/lunr.js", cache=cache)
    remove_old_parts(root)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
