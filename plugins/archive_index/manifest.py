"""The manifest: what the search program must know before it looks anything up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from languages.alphabets import ALPHABETS, exchange, script_of
from languages.spelling import SPELLING, Rule
from languages.tokens import digit_zeros

from .lines import front_coded, shared_beginnings
from .postings import weights
from .words import FIELDS, STARTS


def make_manifest(*, documents: int, bounds: Mapping[str, Sequence[str]], scripts: Iterable[str]) -> dict[str, Any]:
    """Gather the rules of spelling, the weights of levels, and where each table is cut into parts.

    The bounds are in the alphabet of their script, as texts are.
    """
    written = {table: (script_of("".join(lines), sample=None) or "", lines) for table, lines in bounds.items()}
    used = {*scripts, *(script for script, _ in written.values())} - {""}
    return {
        "documents": documents,
        "bounds": {table: [script, in_alphabet(lines, script)] for table, (script, lines) in written.items()},
        "weights": weights(),
        "fields": {name: STARTS[name] for name in FIELDS},
        "alphabets": {script: ALPHABETS[script] for script in sorted(used)},
        "spelling": {
            "word": SPELLING.word,
            "unspaced": SPELLING.unspaced,
            "han": SPELLING.han,
            "zeros": digit_zeros(),
            "fold": pairs(SPELLING.fold),
            "key": pairs(SPELLING.key),
            "skeleton": pairs(SPELLING.skeleton),
        },
    }


def in_alphabet(lines: Sequence[str], script: str) -> str:
    """Write sorted lines with the letters of a script in the places of ASCII."""
    written = [exchange(line, script) for line in lines] if script else lines
    return front_coded(written, shared_beginnings(written))


def pairs(rules: Iterable[Rule]) -> list[list[str]]:
    """Write rules as pairs of pattern and replacement."""
    return [[rule.find, rule.put] for rule in rules]
