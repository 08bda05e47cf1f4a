"""Whether the index in parts answers like the one whole lunr index: the same documents with the same scores.

A word counts in a document by the best of the forms that it may be: the typed one, its kin, its readings. Each of them
is looked up in the whole index by one stock lunr query. The scores of words are put together as lunr does it, by the
cosine of its vectors: the sum of what the words count, by the length of the query.
"""

import json
import math
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.search.corpora import CACHE, ROOT, Corpus
from benchmarks.search.documents_only import documents_of
from benchmarks.search.kept import digest_of, keep
from benchmarks.search.ours import BUILT_BY
from benchmarks.search.whole import ANY, whole_index
from plugins.archive_index.words import ROOM, STARTS

PROGRAM = Path(__file__).parent / "programs" / "identity.mjs"
WHOLE = "whole.json"
URLS = "urls.json"
EACH = 30
"""Of how many words, articles or known queries queries are made."""
OTHERS = ("body", "prefix", "typo", "inflect", "spell", "nfd")
LIMIT = 100
CLOSE = 1e-9
SURELY = 20
"""In how many steps the engine counts how surely a word is meant."""


@dataclass(frozen=True, slots=True)
class Posting:
    """What lunr scores a document that has a term, and the places of the term in it."""

    score: float
    places: tuple[int, ...] = ()


LookUp = Callable[[str, str], Mapping[int, Posting]]
"""Return, for a field of the whole index and a term, the documents that have it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How many queries were asked and documents compared, in how many queries documents differ, and scores how far."""

    queries: int
    documents: int
    differing: int
    difference: float


@dataclass(frozen=True, slots=True)
class Scored:
    """How much of a query a document answers, and its score."""

    answered: int
    score: float


def measure_identity(site: Path, content: Path, texts: Sequence[str]) -> Identity:
    """Compare the first results of queries with what lunr.js answers from the whole index."""
    whole = whole_index_of(content)
    asked = ask_engine(site, texts, limit=LIMIT, whole=whole / WHOLE)
    found = {
        (field, term): {int(document): Posting(score, tuple(places)) for document, score, places in postings}
        for field, term, postings in asked["terms"]
    }
    numbers = {url: number for number, url in enumerate(json.loads((whole / URLS).read_text("utf-8")))}
    return compare(asked["answers"], numbers, lambda field, term: found[field, term])


def whole_index_of(content: Path) -> Path:
    """Return a folder with the whole index of a content folder, and the addresses of its documents."""
    digest = digest_of(content, Path(__file__).with_name("whole.py"), *(ROOT / name for name in BUILT_BY))

    def write(folder: Path) -> None:
        documents = documents_of(content)
        (folder / WHOLE).write_text(json.dumps(whole_index(documents), ensure_ascii=False), "utf-8")
        (folder / URLS).write_text(json.dumps([document.url for document in documents]), "utf-8")

    return keep(CACHE / "whole" / content.name, digest, write)


def ask_engine(site: Path, texts: Sequence[str], *, limit: int, whole: Path | None = None) -> Any:
    """Ask the engine in Node; tell what it answers, and what it makes of each query."""
    request = {"site": str(site), "texts": texts, "limit": limit, "whole": whole and str(whole)}
    command = ["node", "--max-old-space-size=8192", str(PROGRAM)]
    ran = subprocess.run(command, input=json.dumps(request), stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(ran.stdout)


def compare(answers: Sequence[Any], numbers: Mapping[str, int], look_up: LookUp) -> Identity:
    """Compare answers with the whole index."""
    documents, differing, difference = 0, 0, 0.0
    for answer in answers:
        expected = expect(answer, look_up)
        found = {numbers[url]: score for url, score in answer["found"]}
        documents += len(found)
        differing += not are_the_best(found, answer, expected)
        apart = (abs(score - expected[number].score) for number, score in found.items() if number in expected)
        difference = max(difference, *apart, 0.0)
    return Identity(len(answers), documents, differing, difference)


def are_the_best(found: Mapping[int, float], answer: Any, expected: Mapping[int, Scored]) -> bool:
    """Tell whether the documents of an answer are those that must be found, and none that was left out is better."""
    if answer["total"] != len(expected) or not found.keys() <= expected.keys():
        return False
    if is_guess(answer["words"]):
        return True
    rest = expected.keys() - found.keys()
    best_left = max(((one.answered, one.score) for one in map(expected.__getitem__, rest)), default=(-1, 0.0))
    return all((expected[one].answered, expected[one].score + CLOSE) >= best_left for one in found)


def is_guess(words: Sequence[Any]) -> bool:
    """Tell whether a query is one word that the archive lacks: then every guess has a seat among the results."""
    return len(words) == 1 and all(sure < 1 for *_, sure in words[0]["forms"])


def expect(answer: Any, look_up: LookUp) -> dict[int, Scored]:
    """Return the documents that a query must find, each with its score."""
    words = [(word, counted(word, look_up)) for word in answer["words"]]
    asked = [(word, values) for word, values in words if word["presence"] != "prohibited"]
    found = {document for _, values in asked for document in values}
    for word, values in words:
        if word["presence"] == "required":
            found &= values.keys()
        elif word["presence"] == "prohibited":
            found -= values.keys()
    for phrase in answer["phrases"]:
        holders = phrase_holders(phrase, look_up)
        found = found - holders if phrase["presence"] == "prohibited" else found & holders
    held = [(word, values) for word, values in asked if values.keys() & found]
    length = math.sqrt(sum(word["boost"] ** 2 for word, _ in held)) or 1
    return {
        document: Scored(
            sum(values[document].answered for _, values in held if document in values),
            sum(word["boost"] * values[document].score for word, values in held if document in values) / length,
        )
        for document in found
    }


def counted(word: Any, look_up: LookUp) -> dict[int, Scored]:
    """Return what a word counts in each document that has it, by the best of the forms that it may be."""
    counts: dict[int, Scored] = {}
    for form, weight, title_weight, sure in word["forms"]:
        titled = look_up("title", form)
        for document, posting in look_up(word["field"] or ANY, form).items():
            best = counts.get(document, Scored(0, 0.0))
            score = posting.score * (title_weight if document in titled else weight)
            counts[document] = Scored(max(best.answered, math.floor(sure * SURELY + 0.5)), max(best.score, score))
    return {document: count for document, count in counts.items() if count.answered}


def phrase_holders(phrase: Any, look_up: LookUp) -> set[int]:
    """Return the documents that have the words of a phrase in a row, in its field where it names one."""
    steps: list[dict[int, set[int]]] = []
    for step, forms in enumerate(phrase["words"]):
        starts: dict[int, set[int]] = {}
        for form in forms:
            for document, posting in look_up(ANY, form).items():
                starts.setdefault(document, set()).update(place - step for place in posting.places)
        steps.append(starts)
    first, *others = steps
    inside = range_of(phrase["field"])
    return {
        document
        for document, starts in first.items()
        if any(place in inside for place in starts.intersection(*(each.get(document, set()) for each in others)))
    }


def range_of(field: str | None) -> range:
    """Return the places of a field, or all."""
    return range(STARTS[field], STARTS[field] + ROOM[field]) if field else range(sum(ROOM.values()))


def queries_of(corpus: Corpus) -> Iterator[str]:
    """Yield queries of every kind, made of the words of known articles."""
    for pair in [query.text.split() for query in corpus.queries("title")[:EACH]]:
        one, other = pair[0], pair[-1]
        yield from (f"{one} {other} ", one, f"+{one} {other} ", f"{other} -{one} ", f"+title:{one} {other} ")
        yield from (f"title:{other} ", f"topics:{one} ", f"{one}^3 {other} ", f"{one}~1 ", f"{other}~2 {one}~1")
        yield from (f"{one[:3]}* ", f"*{other[-3:]}", f"{one[:2]}*{one[-1]} {other}", f'"{one}" ')
    for article in corpus.articles()[:EACH]:
        title = " ".join(article.title.split()[:2])
        words = article.paragraphs[0].split()[2:5]
        yield from (f'"{title}"', f'title:"{title}"', f'"{" ".join(words)}"', f'{words[0]} -"{title}"')
    for kind in OTHERS:
        yield from (query.text for query in corpus.queries(kind)[:EACH])
    yield from (pair.latin for pair in corpus.latin_pairs())
