"""The sample articles: scraped again they are what `content/` holds, and they say what their gold says.

Someone who has emptied the archive (`make empty`) has no samples, and these tests are skipped; a part of them is a
fault. `samples/known_gaps.toml` names what does not reach its gold yet, `samples/floors.toml` pins the whole.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
import regex

from scraper.article import accept
from scraper.extraction import extract
from scraper.sources.saved import read_saved

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "captures" / "samples"
ARTICLES = ROOT / "content" / "articles"
HERE = Path(__file__).parent / "samples"
GOLD = {gold["file"]: gold for gold in map(json.loads, (HERE / "gold.ndjson").read_text("utf-8").splitlines())}
KNOWN_GAPS = tomllib.loads((HERE / "known_gaps.toml").read_text("utf-8"))
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
HOSTS = sorted({file.partition("/")[0] for file in GOLD})
TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{M}\p{N}]+")


def present() -> set[str]:
    """What is there of the samples: their pages, and the hosts of their articles."""
    return {file for file in GOLD if (PAGES / file).is_file()} | {host for host in HOSTS if (ARTICLES / host).is_dir()}


needs_samples = pytest.mark.skipif(not present(), reason="the samples were removed from this archive (make empty)")


def test_the_samples_are_all_there_or_all_gone() -> None:
    assert present() in (set(), {*GOLD, *HOSTS}), "a part of the samples is gone; remove the rest with: make empty"


@needs_samples
def test_every_sample_has_its_gold() -> None:
    assert {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html")} == set(GOLD)


@needs_samples
def test_scraping_the_samples_again_writes_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    shutil.copy(ROOT / "content" / "topics.toml", tmp_path / "content")
    command = [sys.executable, "-m", "scraper", "add", str(PAGES), "--archive", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    again, kept = (dict(written(folder)) for folder in (tmp_path / "content" / "articles", ARTICLES))
    assert sorted(again) == sorted(kept), "remove the samples' articles, then: make scrape FROM=captures/samples"
    assert [path for path in again if again[path] != kept[path]] == [], "do: make scrape FROM=captures/samples"


def written(articles: Path) -> Iterator[tuple[str, bytes]]:
    for host in HOSTS:
        for path in (articles / host).rglob("*.md"):
            yield path.relative_to(articles).as_posix(), path.read_bytes()


@dataclass(frozen=True, slots=True)
class Scraped:
    """What the scraper makes of a sample, by the names of its gold."""

    title: str | None
    summary: str | None
    authors: list[str]
    published: date | None
    topics: list[str]
    language: str | None
    url: str | None
    body: str


@cache
def scraped(file: str) -> Scraped:
    capture = read_saved(PAGES / file, None)
    extraction = extract(capture)
    article = accept(capture, extraction, ())
    fields = extraction.fields
    return Scraped(
        title=fields.title,
        summary=fields.summary,
        authors=list(fields.authors),
        published=fields.published,
        topics=list(fields.topics),
        language=fields.language,
        url=article.url,
        body=extraction.text,
    )


def squeezed(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def lines(text: str) -> list[str]:
    """The paragraphs of a body, and the rows of its tables, each on a line."""
    return [squeezed(line) for line in text.splitlines() if line.strip()]


def moment(text: str | None) -> date | None:
    """A moment as precise as its text."""
    return None if text is None else datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def leaks(file: str) -> list[str]:
    """The unwanted strings that stand in the body; captions and what other sites say in their posts do not."""
    body = squeezed(scraped(file).body)
    return [text for text in GOLD[file]["must_not"] if squeezed(text) in body]


FIELDS: dict[str, Callable[[str], tuple[object, object]]] = {
    "title": lambda file: (scraped(file).title, squeezed(GOLD[file]["title"])),
    "summary": lambda file: (squeezed(scraped(file).summary), squeezed(GOLD[file]["summary"])),
    "authors": lambda file: (scraped(file).authors, GOLD[file]["authors"]),
    "published": lambda file: (scraped(file).published, moment(GOLD[file]["published"])),
    "topics": lambda file: (scraped(file).topics, GOLD[file]["topics"]),
    "language": lambda file: (scraped(file).language, GOLD[file]["language"]),
    "url": lambda file: (unquote(scraped(file).url or ""), unquote(GOLD[file]["url"])),
    "body": lambda file: (lines(scraped(file).body), lines(GOLD[file]["body"])),
    "must_not": lambda file: (leaks(file), []),
}


@needs_samples
@pytest.mark.parametrize("file", GOLD)
def test_a_sample_says_what_its_gold_says_but_for_its_known_gaps(file: str) -> None:
    known = KNOWN_GAPS.get(file, {})
    found = {name: compare(file) for name, compare in FIELDS.items()}
    for name, (have, gold) in found.items():
        if name in known:
            assert have != gold, f"{name} has reached its gold; take the gap out of known_gaps.toml"
        else:
            assert have == gold, f"{name} is not what gold.ndjson says"


def test_known_gaps_name_samples_and_fields_and_say_why() -> None:
    assert KNOWN_GAPS.keys() <= GOLD.keys()
    for file, gaps in KNOWN_GAPS.items():
        assert gaps.keys() <= FIELDS.keys(), file
        assert all(why.strip() for why in gaps.values()), file


@needs_samples
def test_the_floors_are_pinned_for_this_very_set() -> None:
    digest = hashlib.sha256((HERE / "gold.ndjson").read_bytes())
    for file in sorted(GOLD):
        digest.update(file.encode() + b"\n" + (PAGES / file).read_bytes())
    assert digest.hexdigest() == FLOORS["sha256"], "the samples have changed: measure them again, then pin the floors"


@needs_samples
def test_the_bodies_of_all_samples_stay_above_the_floors() -> None:
    pairs = [(tokens(scraped(file).body), tokens(GOLD[file]["body"])) for file in GOLD]
    shared = sum((Counter(have) & Counter(gold)).total() for have, gold in pairs)
    assert sum(have == gold for have, gold in pairs) / len(pairs) >= FLOORS["identical_bodies"]
    assert shared / sum(len(have) for have, _ in pairs) >= FLOORS["precision"]
    assert shared / sum(len(gold) for _, gold in pairs) >= FLOORS["recall"]


def tokens(text: str) -> list[str]:
    """The words of a text, vowel signs kept; where words are not parted, its characters."""
    return TOKEN.findall(unicodedata.normalize("NFC", text))
