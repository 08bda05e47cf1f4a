"""Words typed in Latin letters: whether one of the first ten results holds the word in its own script.

The pairs are those that the spellings were developed on. Hindi is asked in the archive of its corpus, for the words
that occur there; each other language in an archive of its own, whose documents are made of the words of the list.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.search.browser import ask, documents, fresh_page
from benchmarks.search.contents import LANGUAGES, content_of, romanised, word_documents, words_content
from benchmarks.search.corpora import Corpus, Pair, words_of
from benchmarks.search.ours import engine_of, site_of
from benchmarks.search.server import serving

IN_A_CORPUS = "hi"


@dataclass(frozen=True, slots=True)
class Latin:
    """The pairs asked in one language, the documents that they were sought in, and the share that was found."""

    lang: str
    pairs: int
    documents: int
    found: float


def measure_latin(browser: Browser, corpus: Corpus) -> tuple[Latin, ...]:
    """Ask the pairs of every language that has a list."""
    return tuple(
        _measure(browser, lang, pairs, corpus) for lang in LANGUAGES if (pairs := romanised(corpus.shared, lang))
    )


def share_of_natives(
    find: Callable[[Sequence[str]], Sequence[Sequence[int]]], pairs: Sequence[Pair], words: Mapping[int, frozenset[str]]
) -> float | None:
    """Return the share of pairs that find the native word; None where no pair's word is in the documents."""
    wanted = [(pair.latin, words_of(pair.native)) for pair in pairs]
    wanted = [(latin, native) for latin, native in wanted if any(native <= held for held in words.values())]
    if not wanted:
        return None
    answers = zip(wanted, find([latin for latin, _ in wanted]), strict=True)
    return sum(any(native <= words[one] for one in found) for (_, native), found in answers) / len(wanted)


def _measure(browser: Browser, lang: str, pairs: Sequence[Pair], corpus: Corpus) -> Latin:
    if lang == IN_A_CORPUS:
        engine, words = engine_of(site_of(content_of(corpus))), corpus.words()
    else:
        content = words_content(corpus.shared, lang)
        engine = engine_of(site_of(content))
        words = {number: words_of(" ".join(held)) for number, held in enumerate(word_documents(pairs))}
    everywhere = frozenset().union(*words.values())
    asked = [pair for pair in pairs if words_of(pair.native) <= everywhere]
    with serving(engine.folder) as server, fresh_page(browser) as page:
        page.goto(server.root + engine.page)

        def find(texts: Sequence[str]) -> Sequence[tuple[int, ...]]:
            return [documents(addresses) for addresses in ask(page, engine, server, texts)]

        found = share_of_natives(find, asked, words)
    return Latin(lang, len(asked), len(words), found or 0.0)
