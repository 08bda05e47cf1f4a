"""What comparing articles needs of each text, kept from one build to the next, so that only new articles are read.

A sketch follows from an article's own words and from the programs that make it; the digests of both are kept with it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pelican.contents import Article

from languages.tokens import runs_of
from plugins.build_memory import digest_of_programs, recall, remember

from .likeness import Stems, telling_words
from .near_duplicates import Numbers, Signatures, signature

FILE: Final = "sketches.npz"
ROOT: Final = Path(__file__).parents[2]
OWN: Final = tuple(f"plugins/archive_pages/{name}.py" for name in ("sketches", "near_duplicates", "likeness"))
PROGRAMS: Final = (*OWN, "languages/*.py", "languages/*.toml")
PACKAGES: Final = ("numpy", "regex", "snowballstemmer")
TAG: Final = re.compile(r"<[^>]*>")
DIGEST_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Sketch:
    """One text: its signature, by which copies are found, and the words that tell what it is about."""

    signature: Signatures
    words: NDArray[np.int32]
    strengths: NDArray[np.uint8]


class Sketcher:
    """Sketches articles; remembers the words that it has met."""

    def __init__(self) -> None:
        """Begin without a word."""
        self.numbers = Numbers()
        self.stems: dict[str, Stems] = {}

    def sketch(self, article: Article) -> Sketch:
        """Read an article."""
        lang = article.lang.partition("-")[0].lower()
        stems = self.stems.setdefault(lang, Stems(lang))
        body = runs_of(unescape(TAG.sub(" ", html_of(article))))
        words, strengths = telling_words(body, runs_of(article.title), runs_of(article.excerpt), stems)
        return Sketch(
            signature(body, self.numbers), np.array(words, dtype=np.int32), np.array(strengths, dtype=np.uint8)
        )


def sketches_of(articles: Sequence[Article], settings: Mapping[str, Any]) -> tuple[Sketch, ...]:
    """Sketch each article, as far as its sketch is not known from before."""
    cache = Path(settings["CACHE_PATH"]) / FILE
    programs = digest_of_programs(chain.from_iterable(map(ROOT.glob, PROGRAMS)), PACKAGES)
    known = dict(load(cache, programs))
    sketcher = Sketcher()
    digests = [digest_of(article) for article in articles]
    sketches: dict[bytes, Sketch] = {}
    for digest, article in zip(digests, articles, strict=True):
        if digest not in sketches:
            sketches[digest] = known.get(digest) or sketcher.sketch(article)
    if sketches.keys() != known.keys():
        save(cache, programs, sketches)
    return tuple(sketches[digest] for digest in digests)


def html_of(article: Article) -> str:
    """Return the sanitised body, before Pelican fills in its links."""
    return str(article._content)  # noqa: SLF001


def digest_of(article: Article) -> bytes:
    """Take the digest of all that a sketch is made of."""
    read = "\0".join((article.lang, article.title, article.excerpt, html_of(article)))
    return blake2b(read.encode(errors="replace"), digest_size=DIGEST_BYTES).digest()


def load(cache: Path, programs: str) -> Iterator[tuple[bytes, Sketch]]:
    """Remember the sketches that these very programs made, or nothing."""
    saved = recall(cache, programs)
    if saved is None:
        return
    digests, lengths, signatures = saved["digests"].tobytes(), saved["lengths"], saved["signatures"]
    words, strengths = saved["words"], saved["strengths"]
    ends = [0, *np.cumsum(lengths).tolist()]
    for number, (start, end) in enumerate(pairwise(ends)):
        digest = digests[DIGEST_BYTES * number : DIGEST_BYTES * (number + 1)]
        yield digest, Sketch(signatures[number], words[start:end], strengths[start:end])


def save(cache: Path, programs: str, sketches: Mapping[bytes, Sketch]) -> None:
    """Save sketches for the next build."""
    each = sketches.values()
    arrays: dict[str, NDArray[Any]] = {
        "digests": np.frombuffer(b"".join(sketches), dtype=np.uint8),
        "lengths": np.array([len(sketch.words) for sketch in each], dtype=np.int64),
        "signatures": np.array([sketch.signature for sketch in each], dtype=np.uint32),
        "words": np.concatenate([np.zeros(0, dtype=np.int32), *(sketch.words for sketch in each)]),
        "strengths": np.concatenate([np.zeros(0, dtype=np.uint8), *(sketch.strengths for sketch in each)]),
    }
    remember(cache, programs, arrays)
