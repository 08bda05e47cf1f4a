"""What the index remembers from one build to the next, so that only new articles are read.

All of it follows from an article's own text, or from a word alone, by the programs of this folder and of `languages`;
their digest is kept with it. What was written by other programs, or cannot be read, is forgotten.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Final, Self

import numpy as np

from plugins.build_memory import digest_of_programs, recall, remember

from .documents import Document, Named
from .lexicon import Lexicon, make_lexicon
from .merge import GONE, Renumbered, merge
from .parts import Written
from .postings import Postings, invert
from .texts import TextFile
from .words import Vocabulary, read_words

FILE: Final = "search-index.npz"
ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("anyascii", "numpy", "regex", "snowballstemmer")
PROGRAMS: Final = ("plugins/archive_index/*.py", "languages/*.py", "languages/*.toml")
ROWS: Final = ("starts", "documents", "levels", "fields", "place_starts", "places")  # of postings
# What is read of a document beside its body.
HEADER: Final = attrgetter(*(name for name in Document.__match_args__ if name != "body"))
VALUES_OF_NAMED: Final = attrgetter(*Named.__match_args__)


@dataclass(slots=True)
class Memory:
    """The postings of the articles read so far, what is known of their forms, and the texts that were written."""

    documents: list[str] = field(default_factory=list)  # digests, by number
    postings: Postings = field(default_factory=lambda: invert([], []))
    lexicon: Lexicon = field(default_factory=dict)
    texts: dict[str, TextFile] = field(default_factory=dict)

    def read(self, documents: Mapping[str, Document]) -> None:
        """Read documents, given by their digests in order, those that are not known, and forget all others."""
        numbers = {digest: number for number, digest in enumerate(documents)}
        known = set(self.documents)
        new = [digest for digest in documents if digest not in known]
        vocabulary = Vocabulary()
        words = [read_words(documents[digest], vocabulary) for digest in new]
        self.postings = merge(
            [
                Renumbered(self.postings, [numbers.get(digest, GONE) for digest in self.documents]),
                Renumbered(invert(words, list(vocabulary)), [numbers[digest] for digest in new]),
            ]
        )
        self.lexicon = make_lexicon(self.postings, [document.lang for document in documents.values()], self.lexicon)
        self.documents = list(documents)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Remember what was saved, or nothing."""
        saved = recall(folder / FILE, programs())
        if saved is None:
            return cls()
        documents, forms, entries, texts = json.loads(saved["words"].tobytes())
        postings = Postings(forms, **{name: saved[name] for name in ROWS})
        lexicon = {lang: dict(zip(*rows, strict=True)) for lang, rows in entries.items()}
        rows = zip(*texts, strict=True)
        files = {name: TextFile(digest, script, Written(*file)) for name, digest, script, *file in rows}
        return cls(documents, postings, lexicon, files)

    def save(self, folder: Path) -> None:
        """Save everything in one file."""
        lexicon = {lang: [list(entries), list(entries.values())] for lang, entries in self.lexicon.items()}
        texts = zip(
            *((name, text.document, text.script, *text.written) for name, text in self.texts.items()), strict=True
        )
        known = [self.documents, self.postings.forms, lexicon, list(texts)]  # in columns, which are read fast
        words = json.dumps(known, ensure_ascii=False).encode()
        rows = {name: getattr(self.postings, name) for name in ROWS}
        remember(folder / FILE, programs(), {"words": np.frombuffer(words, dtype=np.uint8), **rows})


def digest_of(document: Document) -> str:
    """Take the digest of all that is read of a document."""
    about = json.dumps(HEADER(document), default=VALUES_OF_NAMED)
    return hashlib.sha256(f"{about}{document.body}".encode(errors="surrogatepass")).hexdigest()


def programs() -> str:
    """Take the digest of everything that the memory follows from."""
    return digest_of_programs(chain.from_iterable(map(ROOT.glob, PROGRAMS)), PACKAGES)
