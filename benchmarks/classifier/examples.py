"""The pages that the classifier learns from: each cut into candidates, with its figures and its labels.

A corpus is a folder with `gold.ndjson` (`id`, `file`, `url`, and `body` where there is one) and `pages/<file>`, gzip. A
page without a gold body is labelled by `labels.ndjson`: the runs of its text that a reader judged to be the article,
each by a digest. The project's own pages (samples, and pages of site rules), with their gold, are examples too.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.classifier.alignment import shares_in_gold
from scraper.classifier.cutting import Box, Candidate, cut
from scraper.classifier.features import Described, features
from scraper.classifier.likeness import Known, known_of
from scraper.encoding.decoding import decode
from scraper.metadata.fields import read_fields
from scraper.metadata.structured import read_structured
from scraper.page import parse_page
from scraper.sources.saved import read_saved
from web.urls import host_of

Floats = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]
PROJECT = Path(__file__).parent.parent.parent
LABELS = Path(__file__).with_name("labels.ndjson")
SAMPLES = PROJECT / "captures" / "samples"
SAMPLES_GOLD = PROJECT / "tests" / "samples" / "gold.ndjson"
SITES = PROJECT / "tests" / "sites"
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
OWN_WEIGHT = 1.5
MATCHED = 0.5
"""Share of a candidate's words that stand in the gold, from which on it is of the article."""
LEAST_FOUND = 0.95
"""Share of a page's labels that have to be found, or the labels are of another way of cutting."""
LONGEST_WEIGHED = 400
SECOND_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A page to learn from; `labels` tells which of its candidates are of the article."""

    corpus: str
    name: str
    publisher: str
    boxes: list[Box]
    candidates: list[Candidate]
    known: Known
    figures: Described
    labels: Marks
    weights: Floats


def read_examples(corpora: Iterable[Path]) -> Iterator[Example]:
    """Read all pages of some corpora that have gold or labels, and the project's own."""
    labels = {page["id"]: page["kept"] for page in _lines(LABELS)}
    for corpus in corpora:
        for gold in _lines(corpus / "gold.ndjson"):
            html = gzip.decompress((corpus / "pages" / gold["file"]).read_bytes()).decode()
            kept = gold.get("body", labels.get(gold["id"]))
            if kept is not None:
                yield from _example(corpus.name, gold["id"], html, gold.get("url"), kept)
    for example in _own_pages():
        yield replace(example, weights=example.weights * OWN_WEIGHT)


def _own_pages() -> Iterator[Example]:
    """Read the project's own pages, which weigh more: few others are of the publishers that it is for."""
    for gold in _lines(SAMPLES_GOLD):
        capture = read_saved(SAMPLES / gold["file"], None)
        if gold["body"] and not gold["file"].endswith(".txt"):
            yield from _example("samples", gold["file"], decode(capture.body), capture.url, gold["body"])
    for page in sorted(SITES.glob("*.html")):
        header, _, body = page.with_suffix(".md").read_text("utf-8").partition("\n\n")
        url = header.partition("\n")[0].removeprefix("Source_url: ")
        yield from _example("sites", page.name, page.read_text("utf-8"), url, LINK.sub(r"\1", body))


def digest(corpora: Iterable[Path]) -> str:
    """Sum up the pages, their gold and the labels, so that a model can say what it was trained on."""
    whole = hashlib.sha256()
    files = [file for corpus in corpora for file in (corpus / "gold.ndjson", *sorted((corpus / "pages").iterdir()))]
    for path in (*files, LABELS, SAMPLES_GOLD, *sorted(SITES.iterdir())):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def label_of(text: str) -> str:
    """Return the digest by which a run of text is labelled."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def fold_of(publisher: str, folds: int, salt: str = "") -> int:
    """Return the fold of a publisher, the same in every run."""
    return int.from_bytes(hashlib.sha256((salt + publisher).encode()).digest()[:4], "big") % folds


def _lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _example(corpus: str, name: str, html: str, url: str | None, kept: str | list[str]) -> Iterator[Example]:
    page = parse_page(html, url)
    structured = read_structured(page)
    boxes, candidates = cut(page.root)
    if not candidates:
        return
    known = known_of(structured, read_fields(page, None, structured))
    figures = features(boxes, candidates, known)
    texts = [candidate.text for candidate in candidates]
    labels = shares_in_gold(texts, kept) >= MATCHED if isinstance(kept, str) else _labelled(name, texts, kept)
    publisher = _publisher(url, name)
    yield Example(corpus, name, publisher, boxes, candidates, known, figures, labels, _weights(texts))


def _labelled(name: str, texts: list[str], kept: list[str]) -> Marks:
    labels = np.isin([label_of(text) for text in texts], kept)
    if labels.sum() < LEAST_FOUND * len(kept):
        raise SystemExit(f"{LABELS.name}: the labels of {name} do not fit the way pages are cut now.")
    return labels


def _weights(texts: list[str]) -> Floats:
    """Weigh candidates by the root of their length, and pages by the root of the number of theirs."""
    weights = np.sqrt(np.minimum([len(text) for text in texts], LONGEST_WEIGHED) + 10)
    return (weights / weights.sum() * np.sqrt(len(texts))).astype(np.float32)


def _publisher(url: str | None, name: str) -> str:
    """Return what pages of one publisher share: the registered part of the host."""
    parts = host_of(url or "").split(".")
    count = 3 if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= SECOND_LEVEL else 2  # noqa: PLR2004
    return ".".join(parts[-count:]) or name
