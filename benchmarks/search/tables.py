"""What was measured, as Markdown tables; what is ours stands first and bold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from statistics import median

from benchmarks.search.costs import Stored
from benchmarks.search.identity import Identity
from benchmarks.search.latin import Latin
from benchmarks.search.ours import IndexCost
from benchmarks.search.peers import PeerIndex
from benchmarks.search.ranking import RELATIVE, Ranking
from benchmarks.search.speed import Speed
from benchmarks.search.transfer import Transfer
from scraper import VERSION

OURS = f"Sangrah {VERSION}"


def transfer_table(label: str, transfers: Mapping[str, Transfer]) -> str:
    """Write what a first query loads, and a further one."""
    head = [f"{label}: kB gzip", "first query", "p95", "further query", "p95"]
    rows = (
        [name, *(_kilobytes(size) for sizes in (of.first, of.further) for size in (median(sizes), p95(sizes)))]
        for name, of in transfers.items()
    )
    return table(head, rows)


def ranking_tables(label: str, rankings: Mapping[str, Ranking]) -> str:
    """Write where known items stand, and what other words find."""
    some = next(iter(rankings.values()))
    head = [label, *(f"{kind}: {score}" for kind in some.known for score in ("MRR@10", "first", "in ten"))]
    rows = (
        [name, *(f"{score:.3f}" for known in of.known.values() for score in (known.reciprocal, known.first, known.ten))]
        for name, of in rankings.items()
    )
    kinds = [kind for kind in ("prefix", "typo", "typo, ended", *RELATIVE[2:]) if kind in some.relative]
    latin = [] if some.latin is None else ["Latin letters"]
    others = (
        [name, *(f"{of.relative[kind]:.2f}" for kind in kinds), *(f"{of.latin:.2f}" for _ in latin)]
        for name, of in rankings.items()
    )
    return f"{table(head, rows)}\n\n{table([label, *kinds, *latin], others)}"


def speed_table(speeds: Mapping[str, Speed]) -> str:
    """Write how fast answers come, by corpus."""
    head = [OURS, "a key: median", "p95", "first results: median", "p95", "never came"]
    rows = (
        [
            label,
            *(f"{value:.0f} ms" for value in (median(of.keys), p95(of.keys))),
            *(f"{value / 1000:.2f} s" for value in (_of(median, of.first_results), _of(p95, of.first_results))),
            str(of.missing),
        ]
        for label, of in speeds.items()
    )
    return table(head, rows)


def latin_table(languages: Sequence[Latin]) -> str:
    """Write what Latin letters find, by language."""
    head = [OURS, "pairs", "documents", "found in ten"]
    rows = ([of.lang, f"{of.pairs:,}", f"{of.documents:,}", f"{of.found:.3f}"] for of in languages)
    return table(head, rows)


def identity_table(label: str, of: Identity) -> str:
    """Write how far the answers are from those of one whole lunr index."""
    head = [label, "queries", "other documents found", "documents compared", "largest difference of scores"]
    row = [OURS, f"{of.queries:,}", f"{of.differing:,}", f"{of.documents:,}", f"{of.difference:.1e}"]
    return table(head, [row])


def index_table(label: str, ours: IndexCost, peers: Iterable[PeerIndex]) -> str:
    """Write what making an index costs; what excerpts are cut from is part of Pagefind's index, and of no other."""
    head = [label, "CPU time", "peak memory", "index", "files", "texts", "files"]
    rows = [
        [OURS, *_making(ours.seconds, ours.memory), *_stored(ours.index), *_stored(ours.texts)],
        *([of.title, *_making(of.cost.seconds, of.cost.memory), *_stored(of.index), "-", "-"] for of in peers),
    ]
    return table(head, rows)


def growth_table(costs: Mapping[str, IndexCost]) -> str:
    """Write what the index of a larger archive costs, and what one more article does."""
    head = [OURS, "CPU time", "peak memory", "index", "files", "texts", "files", "one article more", "files changed"]
    rows = (
        [
            label,
            *_making(of.seconds, of.memory),
            *_stored(of.index),
            *_stored(of.texts),
            f"{of.added:.2f} s",
            f"{of.changed:,}",
        ]
        for label, of in costs.items()
    )
    return table(head, rows)


def _making(seconds: float, memory: float) -> tuple[str, str]:
    return f"{seconds:.1f} s", f"{memory:,.0f} MB"


def _stored(stored: Stored) -> tuple[str, str]:
    return f"{stored.size:.1f} MB", f"{stored.files:,}"


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; all columns but the first are figures."""
    rule = ["---", *("---:" for _ in head[1:])]
    marked = ([f"**{row[0]}**" if row[0] == OURS else row[0], *row[1:]] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *marked))


def _kilobytes(size: float) -> str:
    return f"{size / 1000:,.1f}"


def _of(measure: Callable[[Sequence[float]], float], values: Sequence[float]) -> float:
    """Measure some values, of which there may be none."""
    return measure(values) if values else float("nan")
