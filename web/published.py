"""What is published where: the addresses of an archive as they are remembered, and where what they showed is now.

A line of the list is an address, the kind of thing it shows, and the names that tell the thing for good, with tabs
between: an article's source, the spellings of a topic.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

PLACE = "content/published.tsv"
LISTED = "addresses.tsv"
"""The list that a built site carries of its own addresses."""
FOREWORD = "# What was published where; pages that move are found by it. `make publish` and `make github` write it.\n"
ADDRESS = re.compile(r"(?:(?!\.{1,2}/)[^\s/\\\x00-\x1f\x7f]+/)+")  # topic/kim-jong-un/
COLUMNS = 3
CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


class PublishedError(Exception):
    """A list of addresses holds a line that is none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address shows: `topic/kim-jong-un/`, `topic`, and the spellings of that topic."""

    address: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Something whose published address now shows something else; it is found at `new`."""

    address: str
    new: str


Addresses = Mapping[str, Shown]


def by_address(things: Iterable[Shown]) -> dict[str, Shown]:
    """Find things by their addresses; of two at one address the later counts."""
    return {thing.address: thing for thing in things}


def read_published(text: str, file: str) -> dict[str, Shown]:
    """Read a list of addresses; of an address that stands there twice the later line counts."""
    lines = enumerate(text.splitlines(), start=1)
    return by_address(_read_line(line, f"{file}, line {number}") for number, line in lines if not _is_remark(line))


def _is_remark(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _read_line(line: str, place: str) -> Shown:
    address, *rest = line.split("\t")
    if not ADDRESS.fullmatch(address) or len(rest) < COLUMNS - 1 or not all(rest):
        raise PublishedError(
            f"{place}: {line[:60]!r} is not an address such as topic/metro/, a kind and names, with tabs between; "
            "mend or remove the line"
        )
    return Shown(address, rest[0], tuple(rest[1:]))


def write_published(things: Addresses) -> str:
    """Write a list of addresses, in their order."""
    return FOREWORD + "".join(_write_line(thing) for _, thing in sorted(things.items()))


def _write_line(thing: Shown) -> str:
    """Write one line; what has no name but signs is known by its address."""
    names = [name for name in (CONTROL.sub(" ", name).strip() for name in thing.names) if name]
    return "\t".join((thing.address, thing.kind, *(names or [thing.address]))) + "\n"


def moves(published: Addresses, shown: Addresses) -> dict[str, str]:
    """Tell where that which was published is now, by the addresses that show nothing any more.

    Each leads to where the thing itself is, never to another that has moved.
    """
    find = _Finder(shown)
    gone = (thing for address, thing in sorted(published.items()) if address not in shown)
    return {thing.address: new for thing in gone if (new := find.address_of(thing))}


def taken(published: Addresses, shown: Addresses) -> Iterator[Taken]:
    """Name what has moved while its address shows something else now, so that nothing can lead from it."""
    find = _Finder(shown)
    for address, thing in sorted(published.items()):
        now = shown.get(address)
        if now and (now.kind != thing.kind or not set(now.names) & set(thing.names)):
            new = find.address_of(thing)
            if new:
                yield Taken(address, new)


class _Finder:
    """Finds things by their names."""

    def __init__(self, shown: Addresses) -> None:
        """Note the names of all things."""
        self.addresses: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for address, thing in sorted(shown.items()):
            for name in thing.names:
                self.addresses[thing.kind, name].append(address)

    def address_of(self, thing: Shown) -> str | None:
        """Find the address that shows most of a thing's names now; of equals, the first."""
        counts = Counter(address for name in thing.names for address in self.addresses.get((thing.kind, name), ()))
        return min(counts, key=lambda address: (-counts[address], address), default=None)
