"""The parts that hold the terms: the written forms in order, with their postings and their kin, and their places."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from .codes import cut, write_letters, write_numbers
from .lexicon import Lexicon
from .lines import front_coded, shared_beginnings
from .postings import Postings, field_bit
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
    shared = shared_beginnings(postings.forms)
    groups = kin_of(postings, lexicon)
    for part in ranges:
        rows, inside = slice(part.start, part.end), range(part.start, part.end)
        held = sorted({group for number in inside for group in groups.get(number, ())})
        yield {
            "forms": front_coded(postings.forms[rows], shared[rows]),
            "gaps": gaps[rows],
            "levels": levels[rows],
            "fields": [each if each.strip(body) else "" for each in fields[rows]],
            "kin": [
                [number - part.start if number in inside else postings.forms[number] for number in group]
                for group in held
            ],
        }


def kin_of(postings: Postings, lexicon: Lexicon) -> dict[int, list[tuple[int, ...]]]:
    """List for each form the groups of forms that have a stem in common with it, the most used of them; by numbers."""
    numbers = {form: number for number, form in enumerate(postings.forms)}
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for entries in lexicon.values():
        for form, (stem, _) in entries.items():
            if len(stem) >= SHORTEST_STEM:
                sharing[stem].append(numbers[form])
    rareness = (-postings.counts()).tolist()
    groups: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    for shared in sharing.values():
        if len(shared) > 1 and len(kin := sorted(set(shared))) > 1:
            group = tuple(sorted(sorted(kin, key=rareness.__getitem__)[:MOST_KIN]))
            for number in kin:
                groups[number].append(group)
    return groups


def place_parts(postings: Postings, ranges: Sequence[Range]) -> Iterator[list[list[str]]]:
    """Write the places of the forms of several parts."""
    for file in range(0, len(ranges), PARTS_A_FILE_OF_PLACES):
        parts = ranges[file : file + PARTS_A_FILE_OF_PLACES]
        first = parts[0].start
        places = places_of(postings, Range(first, parts[-1].end))
        yield [places[part.start - first : part.end - first] for part in parts]


def places_of(postings: Postings, forms: Range) -> list[str]:
    """Write the places of some forms: for each posting their number, and the gaps between them."""
    starts = postings.starts[forms.start : forms.end + 1]
    place_starts = postings.place_starts[starts[0] : starts[-1] + 1]
    places, place_starts = postings.places[place_starts[0] : place_starts[-1]], place_starts - place_starts[0]
    numbers = np.insert(gaps_within(places, place_starts), place_starts[:-1], np.diff(place_starts))
    # Each posting has one number more than places.
    return write_numbers(numbers).cut((place_starts + np.arange(len(place_starts)))[starts - starts[0]])


def gaps_within(numbers: Rows, starts: Rows) -> Rows:
    """Turn rising numbers into the first of each stretch, and how far each other is from the one before."""
    gaps = np.diff(numbers, prepend=np.int32(0))
    gaps[starts[:-1]] = numbers[starts[:-1]]
    return gaps
