"""The parts that hold the terms: the written forms in order, with their postings and their kin, and their places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from .codes import cut, write_letters, write_numbers
from .lexicon import Lexicon
from .lines import front_coded
from .postings import Numbers, Postings, field_bit
from .words import Rows

# How many letters a part holds: what a query fetches for a word. Places are fetched for phrases only.
LETTERS_A_PART: Final = 8_000
SMALL: Final = 10_000  # documents
PARTS_A_FILE_OF_PLACES: Final = 10
MOST_KIN: Final = 12
SHORTEST_STEM: Final = 2  # a single letter is no kinship: की and का


@dataclass(frozen=True, slots=True)
class Range:
    """The forms of one part, from `start` up to `end`."""

    start: int
    end: int


def cut_into_parts(postings: Postings, documents: int) -> list[Range]:
    """Cut the forms into parts of about equal size.

    In larger archives both their number and their size grow: the size at each doubling, so that an article more
    leaves most parts as they are.
    """
    sizes = (postings.counts() * 3 + 20).cumsum()
    doublings = max(documents // SMALL, 1).bit_length() - 1
    most = LETTERS_A_PART * 2 ** (doublings / 2)
    bounds = [0]
    while bounds[-1] < len(postings.forms):
        before = sizes[bounds[-1] - 1] if bounds[-1] else 0
        bounds.append(max(int(np.searchsorted(sizes, before + most, side="right")), bounds[-1] + 1))
    return [Range(start, end) for start, end in pairwise(bounds)]


def term_parts(postings: Postings, ranges: Sequence[Range], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Write the postings of each range of forms: the gaps between documents, the levels, the fields.

    `fields` is empty for a form that stands in bodies only. `kin` are the groups of forms with one stem: those of
    this part by their number in it, others by themselves.
    """
    gaps = write_numbers(gaps_within(postings.documents, postings.starts)).cut(postings.starts)
    levels = cut(write_letters(postings.levels), postings.starts)
    fields = cut(write_letters(postings.fields), postings.starts)
    body = write_letters(np.array([field_bit("body")]))
    groups = kin_of(postings, lexicon)
    for part in ranges:
        rows = slice(part.start, part.end)
        inside = range(part.start, part.end)
        held = sorted({group for number in inside for group in groups.get(number, ())})
        yield {
            "forms": front_coded(postings.forms[rows]),
            "gaps": gaps[rows],
            "levels": levels[rows],
            "fields": [each if each.strip(body) else "" for each in fields[rows]],
            "kin": [[number - part.start if number in inside else postings.forms[number] for number in group] for group in held],
        }


def kin_of(postings: Postings, lexicon: Lexicon) -> dict[int, list[tuple[int, ...]]]:
    """List for each form the groups of forms that have a stem in common with it, the most used of them; by numbers."""
    numbers = {form: number for number, form in enumerate(postings.forms)}
    sharing: defaultdict[str, set[int]] = defaultdict(set)
    for entries in lexicon.values():
        for form, (stem, _) in entries.items():
            if len(stem) >= SHORTEST_STEM:
                sharing[stem].add(numbers[form])
    rareness = (-postings.counts()).tolist()
    groups: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    for kin in sharing.values():
        if len(kin) > 1:
            most_used = sorted(sorted(kin), key=rareness.__getitem__)[:MOST_KIN]
            for number in kin:
                groups[number].append(tuple(sorted(most_used)))
    return groups


def place_parts(postings: Postings, ranges: Sequence[Range]) -> Iterator[list[list[str]]]:
    """Write the places of the forms of several parts: for each posting their number, and the gaps between them."""
    counts = np.diff(postings.place_starts)
    gaps = gaps_within(postings.places, postings.place_starts)
    starts = postings.place_starts + np.arange(len(postings.place_starts))  # with the number before each posting's places
    written = write_numbers(np.insert(gaps, postings.place_starts[:-1], counts)).cut(starts[postings.starts])
    for file in range(0, len(ranges), PARTS_A_FILE_OF_PLACES):
        yield [written[part.start : part.end] for part in ranges[file : file + PARTS_A_FILE_OF_PLACES]]


def gaps_within(numbers: Rows, starts: Numbers) -> Rows:
    """Turn rising numbers into the first of each stretch, and how far each other is from the one before."""
    gaps = np.diff(numbers, prepend=np.int32(0))
    gaps[starts[:-1]] = numbers[starts[:-1]]
    return gaps
