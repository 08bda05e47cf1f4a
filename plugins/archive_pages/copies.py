"""Copies of an article: the same agency report in several papers, linked to each other and counted once in search.

The earliest article of those that say nearly the same is the one that counts. What the comparison needs of an article
is kept from one build to the next by the digest of its body, so that only new articles are read.
"""

import os
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from pelican.contents import Article

from .near_duplicates import SIZE, Numbers, Signatures, resemblance, resembling, signature

ALIKE: Final = 0.5
"""The share of their text that articles of two publishers have in common when they are copies."""
ALIKE_AT_ONE_PUBLISHER: Final = 0.8
"""Likewise of one publisher, whose report of the next day repeats much of this one's, and says something new."""
FILE: Final = "near-duplicates.npz"
ROOT: Final = Path(__file__).parents[2]
PROGRAMS: Final = ("plugins/archive_pages/near_duplicates.py", "languages/*.py", "languages/*.toml")
TAG: Final = re.compile(r"<[^>]*>")
DIGEST_BYTES: Final = 16


def join_copies(articles: Sequence[Article], settings: dict[str, Any]) -> None:
    """Tell each article of its copies, the earliest first, and each but the earliest of what it is a copy of."""
    earliest_first = sorted(articles, key=lambda article: (article.date, article.url))
    signatures = signatures_of(earliest_first, Path(settings["CACHE_PATH"]) / FILE)
    for group in groups_of(earliest_first, signatures):
        for article in group:
            article.copies = tuple(other for other in group if other is not article)
            article.copy_of = group[0] if article is not group[0] else None


def groups_of(articles: Sequence[Article], signatures: Signatures) -> list[list[Article]]:
    """Gather articles, given the earliest first, with the first one that they are a copy of."""
    neighbours: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in resembling(signatures, ALIKE):
        neighbours[other].append(one)
    first_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number in sorted(neighbours):
        for first in sorted({first_of.get(neighbour, neighbour) for neighbour in neighbours[number]}):
            group = groups.get(first, [first])
            if is_copy(number, group, articles, signatures):
                first_of[number] = first
                groups[first] = [*group, number]
                break
    return [[articles[number] for number in group] for group in groups.values()]


def is_copy(number: int, group: Sequence[int], articles: Sequence[Article], signatures: Signatures) -> bool:
    """Tell whether an article is a copy of the first of a group, and says nothing new beside those of its publisher."""
    own = articles[number].source
    kin = [other for other in group if own is None or articles[other].source in {None, own}]
    return resemblance(signatures[group[0]], signatures[number]) >= ALIKE and all(
        resemblance(signatures[other], signatures[number]) >= ALIKE_AT_ONE_PUBLISHER for other in kin
    )


def signatures_of(articles: Sequence[Article], cache: Path) -> Signatures:
    """Sign the body of each article, as far as it is not known from before."""
    programs = digest_of_programs()
    known = load(cache, programs)
    numbers = Numbers()
    signed: dict[bytes, Signatures] = {}
    found = []
    for article in articles:
        html = article._content  # noqa: SLF001 - the body before Pelican fills in its links
        digest = blake2b(html.encode(errors="replace"), digest_size=DIGEST_BYTES).digest()
        if digest not in signed:
            before = known.get(digest)
            signed[digest] = signature(unescape(TAG.sub(" ", html)), numbers) if before is None else before
        found.append(signed[digest])
    if signed.keys() != known.keys():
        save(cache, programs, signed)
    return np.stack(found) if found else np.zeros((0, SIZE), dtype=np.uint32)


def load(cache: Path, programs: str) -> dict[bytes, Signatures]:
    """Remember the signatures that these very programs made, or nothing."""
    try:
        with cache.open("rb") as file, np.load(file, allow_pickle=False) as saved:
            if str(saved["programs"]) != programs:
                return {}
            digests, rows = saved["digests"].tobytes(), saved["signatures"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    starts = range(0, len(digests), DIGEST_BYTES)
    return dict(zip((digests[start : start + DIGEST_BYTES] for start in starts), rows, strict=False))


def save(cache: Path, programs: str, signed: dict[bytes, Signatures]) -> None:
    """Save the signatures, written aside and then put in their place."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    aside = cache.with_name(f"{cache.name}.{os.getpid()}")
    with aside.open("wb") as file:
        np.savez(
            file,
            programs=np.array(programs),
            digests=np.frombuffer(b"".join(signed), dtype=np.uint8),
            signatures=np.stack(list(signed.values())) if signed else np.zeros((0, SIZE), dtype=np.uint32),
        )
    aside.replace(cache)


def digest_of_programs() -> str:
    """Take the digest of everything that a signature follows from, but the text."""
    digest = blake2b(f"{sys.version} {np.__version__}".encode())
    for path in sorted(chain.from_iterable(ROOT.glob(pattern) for pattern in PROGRAMS)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
