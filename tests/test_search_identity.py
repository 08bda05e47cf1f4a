"""The index in parts answers like one whole lunr index: lunr.py, asked for every form, gives the same scores."""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from lunr.index import Index

from benchmarks.search import identity
from benchmarks.search.documents_only import documents_of
from benchmarks.search.identity import LookUp, Posting, ask_engine, compare, expect, measure_identity
from benchmarks.search.whole import ANY, whole_index
from plugins.archive_index.documents import Document
from tests.search_site import CONTENT, NODE, build_site

WORDS = "मेला पुतिन रूस हिन्दी किताबों लड़का சென்னை নদী پوتن 北京 東京 мосты grain Russia street putin".split()
QUERIES = [
    *(f"{word} " for word in WORDS),
    *WORDS[:6],
    *(f"+{one} {other} " for one, other in zip(WORDS, [*WORDS[3:], *WORDS[:3]], strict=True)),
    "Russia -ships ", "मेला -किताबों ", "-title:मेला +मेला ", "the street -bus -lantern ",
    "title:मेला ", "title:रूस ", "topics:putin ", "topics:russia ", "summary:tram ", "body:tram ", "+title:tram left ",
    "Russia^4 street ", "street^0.5 tram^2 ships ", "मेला^3 पुतिन ", "tram^0 street ",
    "the last tram left Russell Street ", "दिल्ली में किसानों की बात ", "in a rush of the street ",
    "क्रिक*", "क्र*ट", "*ता ", "s*", "st*t ", "*ails ", "मे* -किताबों ",
    "लडका~1 ", "grein~1 ", "strete~2 ships ", "पुतन~1 मेला",
    '"कल फिर मेला"', '"फिर कल"', '"last tram" street ', 'title:"last tram"', 'body:"last tram"', '-"last tram" the ',
    '"रूस के राष्ट्रपति"', '"北京大学"', '"কল ঘর" নদী ', '"putin dilli"', '"tram"', '-"tram" street ',
    'topics:"vladimir putin"',
    "dilli ", "roos ", "ladka ", "nodi dhaka ", "kisan mela ", "bazaar", "russia rus روس ",
    "crikket ", "राष्ट्रपत ", "grane ships ", "tarm ", "zzzzz ", "+nowhere मेला ", "zzzzz street ",
]  # fmt: skip


@pytest.fixture(autouse=True)
def node(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(NODE).parent), prepend=os.pathsep)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("identity") / "site")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return documents_of(CONTENT)


@pytest.fixture(scope="module")
def look_up(documents: list[Document]) -> LookUp:
    whole = Index.load(json.dumps(whole_index(documents)))

    @cache
    def find(field: str, term: str) -> Mapping[int, Posting]:
        query = whole.create_query([field])
        query.term(term, use_pipeline=False)
        return {
            int(found["ref"]): Posting(
                found["score"], tuple(found["match_data"].metadata[term][field].get("place", ()))
            )
            for found in whole.query(query)
        }

    return find


def test_documents_and_scores_are_those_of_the_whole_index(
    site: Path, documents: list[Document], look_up: LookUp
) -> None:
    answers = ask_engine(site, QUERIES, limit=len(documents))["answers"]
    numbers = {document.url: number for number, document in enumerate(documents)}
    wrong = [
        text for text, answer in zip(QUERIES, answers, strict=True) if compare([answer], numbers, look_up).differing
    ]
    assert wrong == []
    compared = compare(answers, numbers, look_up)
    assert compared.queries >= 60
    assert compared.documents >= 120
    assert compared.difference < 1e-9
    assert sum(bool(answer["found"]) for answer in answers) >= 60


def test_a_document_that_is_missed_is_noticed(site: Path, documents: list[Document], look_up: LookUp) -> None:
    numbers = {document.url: number for number, document in enumerate(documents)}
    (answer,) = ask_engine(site, ["मेला पुतिन "], limit=len(documents))["answers"]
    assert compare([answer], numbers, look_up).differing == 0
    assert compare([answer | {"total": answer["total"] - 1}], numbers, look_up).differing == 1
    *found, (url, score) = answer["found"]
    assert compare([answer | {"found": [*found, [url, score + 0.1]]}], numbers, look_up).difference > 0.09
    assert len(expect(answer, look_up)) == answer["total"]


def test_a_plain_lunr_query_of_exact_words_finds_the_same(site: Path, documents: list[Document]) -> None:
    whole = Index.load(json.dumps(whole_index(documents)))
    texts = ['"tram"', '"मेला" -"किताबों"', 'title:"मेला"', '"street" "tram"']
    answers = ask_engine(site, texts, limit=len(documents))["answers"]
    for text, answer in zip(texts, answers, strict=True):
        field = "title" if text.startswith("title") else ANY
        signed = re.sub(r'(-?)(?:title:)?"([^"]+)"', rf"\1+{field}:\2", text).replace("-+", "-")
        found = {int(each["ref"]) for each in whole.search(signed)}
        assert {number for number, document in enumerate(documents) if document.url in dict(answer["found"])} == found


def test_lunr_js_says_the_same_of_the_whole_index(
    site: Path, documents: list[Document], look_up: LookUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "CACHE", tmp_path)
    answers = ask_engine(site, QUERIES, limit=len(documents))["answers"]
    numbers = {document.url: number for number, document in enumerate(documents)}
    assert measure_identity(site, CONTENT, QUERIES) == compare(answers, numbers, look_up)
