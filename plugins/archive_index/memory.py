"""What the index remembers from one build to the next, so that only new articles are read.

All of it follows from an article's own text, or from a word alone, by the programs of this folder and of `languages`;
their digest is kept with it. What was written by other programs, or cannot be read, is forgotten.
"""

import hashlib
import json
import os
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

import numpy as np

from .documents import Document
from .lexicon import Lexicon
from .words import DocumentWords, Rows, Vocabulary, joined, read_words

FILE: Final = "search-index.npz"
ROOT: Final = Path(__file__).parents[2]
PROGRAMS: Final = ("plugins/archive_index/*.py", "languages/*.py", "languages/*.toml")


# A text that was written: the digest of its document, its script, and what `Folder.written` says of it.
TextFile = tuple[str, str, tuple[str, int]]


@dataclass(slots=True)
class Memory:
    """The words of the articles read so far, by the digests of their texts, and what was written of them."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    lexicon: Lexicon = field(default_factory=Lexicon)
    documents: dict[str, DocumentWords] = field(default_factory=dict)
    texts: dict[str, TextFile] = field(default_factory=dict)

    def read_all(self, documents: Mapping[str, Document]) -> list[DocumentWords]:
        """Read documents, given by their digests, those that are known from memory, and forget all others."""
        self.documents = {
            digest: self.documents.get(digest) or read_words(document, self.vocabulary)
            for digest, document in documents.items()
        }
        return list(self.documents.values())

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Remember what was saved, or nothing."""
        try:
            with np.load(folder / FILE, allow_pickle=False) as saved:
                if str(saved["programs"]) != programs():
                    return cls()
                words = cut(saved["forms"], saved["places"], saved["lengths"])
                digests, forms, entries, texts = json.loads(saved["texts"].tobytes())
                documents = dict(zip(digests, words, strict=True))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return cls()
        return cls(Vocabulary(forms), Lexicon(entries), documents, texts)

    def save(self, folder: Path) -> None:
        """Save everything in one file, written aside and then put in its place."""
        folder.mkdir(parents=True, exist_ok=True)
        words = list(self.documents.values())
        known = [list(self.documents), list(self.vocabulary), self.lexicon, self.texts]
        texts = json.dumps(known, ensure_ascii=False)
        aside = folder / f"{FILE}.{os.getpid()}"
        with aside.open("wb") as file:
            np.savez(
                file,
                programs=np.array(programs()),
                forms=joined([each.forms for each in words]),
                places=joined([each.places for each in words]),
                lengths=np.array([len(each.forms) for each in words], dtype=np.int64),
                texts=np.frombuffer(texts.encode(), dtype=np.uint8),
            )
        aside.replace(folder / FILE)


def digest_of(document: Document) -> str:
    """Take the digest of all that is read of a document."""
    return hashlib.sha256(repr(document).encode(errors="surrogatepass")).hexdigest()


def programs() -> str:
    """Take the digest of everything that the memory follows from."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    for pattern in PROGRAMS:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def cut(forms: Rows, places: Rows, lengths: Rows) -> list[DocumentWords]:
    """Cut joined rows into those of each document."""
    ends = np.cumsum(lengths)  # behind the last one nothing is left
    return [DocumentWords(*pair) for pair in zip(np.split(forms, ends)[:-1], np.split(places, ends)[:-1], strict=True)]
