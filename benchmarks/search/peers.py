"""Other searches, each with an index of a corpus in a folder that the browser can open.

Their packages are those of `package.json`. An index is built again only when its corpus or its package has changed;
what is then known of its cost is that of the time when it was built.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search import costs
from benchmarks.search.corpora import CACHE, Article, Corpus
from benchmarks.search.costs import Cost, Stored, stored_in
from benchmarks.search.kept import digest_of, keep

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
PACKAGES = CACHE / "packages"
PAGE = '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
ARTICLE = PAGE + "<main data-pagefind-body><h1>{title}</h1>{paragraphs}</main></html>\n"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another search: its name, its title in tables, its library, its index, and whether that is whole."""

    name: str
    title: str
    library: str | None
    index: str
    whole: bool


PEERS = (
    Peer("pagefind", "Pagefind {version}", None, "pagefind", whole=False),
    Peer("minisearch", "MiniSearch {version}", "dist/es/index.js", "index.json", whole=True),
    Peer("lunr", "lunr.js {version}, whole index", "lunr.min.js", "index.json", whole=True),
)


@dataclass(frozen=True, slots=True)
class PeerIndex:
    """A built index: the peer's title, the folder with its page, what it cost and what it stores."""

    title: str
    whole: bool
    folder: Path
    cost: Cost
    index: Stored


def indexes_of(corpus: Corpus) -> Iterator[PeerIndex]:
    """Yield the index of every peer over a corpus."""
    for peer in PEERS:
        title = peer.title.format(version=_version(peer.name))
        digest = digest_of(corpus.file, str(corpus.first), title, PROGRAMS, Path(__file__))

        def build(folder: Path, peer: Peer = peer) -> None:
            cost = _build(peer, corpus, folder)
            (folder.with_name("cost.json")).write_text(json.dumps(asdict(cost)), "utf-8")

        folder = keep(CACHE / "peers" / corpus.folder_name / peer.name / "site", digest, build)
        cost = Cost(**json.loads(folder.with_name("cost.json").read_text("utf-8")))
        index = stored_in(folder / peer.index)
        yield PeerIndex(title, peer.whole, folder, cost, index)


def _build(peer: Peer, corpus: Corpus, folder: Path) -> Cost:
    """Put a page, the peer's program and its index into a folder; return what the index cost."""
    page = PAGE.format(lang=corpus.lang, title=peer.name)
    (folder / "index.html").write_text(f'{page}<link rel="icon" href="data:,">\n', "utf-8")
    shutil.copy(PROGRAMS / f"{peer.name}.js", folder / "engine.js")
    shutil.copy(PROGRAMS / "words.js", folder)
    if peer.library:
        shutil.copy(PACKAGES / "node_modules" / peer.name / peer.library, folder / "library.js")
    index = _index_pages if peer.name == "pagefind" else _index_list
    with TemporaryDirectory(dir=folder.parent) as material:
        return index(peer, corpus, Path(material), folder)


def _index_pages(peer: Peer, corpus: Corpus, material: Path, folder: Path) -> Cost:
    """Let Pagefind read a page of each article, with nothing but the article on it."""
    for article in corpus.articles():
        page = material / article.url / "index.html"
        page.parent.mkdir(parents=True)
        paragraphs = "".join(f"<p>{escape(text)}</p>" for text in (", ".join(article.topics), *article.paragraphs))
        page.write_text(ARTICLE.format(lang=corpus.lang, title=escape(article.title), paragraphs=paragraphs), "utf-8")
    program = PACKAGES / "node_modules" / ".bin" / peer.name
    return costs.run([program, "--site", material, "--output-path", folder / peer.name], folder)


def _index_list(peer: Peer, corpus: Corpus, material: Path, folder: Path) -> Cost:
    """Let a program of Node read all articles from one file."""
    listing = material / "articles.ndjson"
    rows = (_row(article, corpus.lang) for article in corpus.articles())
    listing.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
    return costs.run(["node", PROGRAMS / "build.mjs", peer.name, listing, folder, PACKAGES], folder)


def _row(article: Article, lang: str) -> dict[str, str]:
    topics, text = " ".join(article.topics), "\n".join(article.paragraphs)
    return {"url": article.url, "lang": lang, "title": article.title, "topics": topics, "text": text}


@cache
def _version(package: str) -> str:
    manifest = PACKAGES / "node_modules" / package / "package.json"
    return str(json.loads(manifest.read_text("utf-8"))["version"])
