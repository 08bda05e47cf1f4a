"""The parts that hold the terms: the written forms in order, with their postings and their kin, and their places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from .codes import write_letters, write_numbers
from .lines import front_coded
from .postings import Numbers, Postings, field_bit

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


def term_parts(postings: Postings, ranges: Sequence[Range], stems: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """Write the postings of each range of forms: the gaps between documents, the levels, the fields.

    `fields` is empty for a form that stands in bodies only. `kin` are the groups of forms with one stem: those of
    this part by their number in it, others by themselves.
    """
    gaps = write_numbers(gaps_within(postings.documents, postings.starts))
    levels, fields = write_letters(postings.levels), write_letters(postings.fields)
    body = write_letters(np.array([field_bit("body")]))
    groups = kin_of(postings, stems)
    starts = postings.starts.tolist()
    for part in ranges:
        bounds = list(pairwise(starts[part.start : part.end + 1]))
        held = sorted({group for form in postings.forms[part.start : part.end] for group in groups.get(form, ())})
        numbers = {form: number for number, form in enumerate(postings.forms[part.start : part.end])}
        yield {
            "forms": front_coded(postings.forms[part.start : part.end]),
            "gaps": [gaps.between(start, end) for start, end in bounds],
            "levels": [levels[start:end] for start, end in bounds],
            "fields": [fields[start:end].strip(body) and fields[start:end] for start, end in bounds],
            "kin": [[numbers.get(form, form) for form in group] for group in held],
        }


def kin_of(postings: Postings, stems: Mapping[str, set[str]]) -> dict[str, list[tuple[str, ...]]]:
    """List for each form the groups of forms that have a stem in common with it, the most used of them."""
    counts = dict(zip(postings.forms, postings.counts().tolist(), strict=True))
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for form in postings.forms:
        for stem in stems[form]:
            if len(stem) >= SHORTEST_STEM:
                sharing[stem].append(form)
    groups: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for forms in sharing.values():
        if len(forms) > 1:
            group = tuple(sorted(sorted(forms, key=counts.__getitem__, reverse=True)[:MOST_KIN]))
            for form in forms:
                groups[form].append(group)
    return groups


def place_parts(postings: Postings, ranges: Sequence[Range]) -> Iterator[list[list[str]]]:
    """Write the places of the forms of several parts: for each posting their number, and the gaps between them."""
    counts = np.diff(postings.place_starts)
    gaps = gaps_within(postings.places, postings.place_starts)
    numbers = np.insert(gaps, postings.place_starts[:-1], counts)
    written = write_numbers(numbers)
    starts = (postings.place_starts + np.arange(len(postings.place_starts)))[postings.starts].tolist()
    for file in range(0, len(ranges), PARTS_A_FILE_OF_PLACES):
        yield [
            [written.between(start, end) for start, end in pairwise(starts[part.start : part.end + 1])]
            for part in ranges[file : file + PARTS_A_FILE_OF_PLACES]
        ]


def gaps_within(numbers: Numbers, starts: Numbers) -> Numbers:
    """Turn rising numbers into the first of each stretch, and how far each other is from the one before."""
    gaps = np.diff(numbers, prepend=0)
    gaps[starts[:-1]] = numbers[starts[:-1]]
    return gaps
