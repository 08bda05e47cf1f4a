"""The map of topics: the largest, drawn so that those lie near each other that occur together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from pelican.contents import Tag

from .counts import Tally
from .labels import Circle, Room, place_names
from .layout import fit, make_room, spread
from .pairs import Pair

WIDTH = 1000
LOWEST, HIGHEST, HEIGHT_OF_A_TOPIC = 200, 660, 9  # few topics need a low map
MARGIN_INLINE, MARGIN_BLOCK = 70, 36
LARGEST = 80  # topics
TIES = 3  # of a topic, its strongest; more would hide each other
LISTED = 60  # pairs in words
SMALLEST_CIRCLE, LARGEST_CIRCLE = 4.0, 20.0
SMALLEST_LETTERS, LARGEST_LETTERS = 13, 22
STRENGTHS = 3  # thicknesses of the ties
GAP = 12.0
BASELINE = 0.72  # of the height of a line, from above
ANCHORS = {"start": 0, "middle": 0.5, "end": 1}  # of its width


@dataclass(frozen=True, slots=True)
class Label:
    """Where a topic's name stands, on the line that it is written on, and how large its letters are."""

    x: int
    y: int
    anchor: str
    size: int


@dataclass(frozen=True, slots=True)
class Place:
    """A topic on the map; `ties` are the numbers of its neighbours. A name without room is not shown."""

    number: int
    topic: Tag
    count: int
    x: int
    y: int
    radius: int
    label: Label | None
    ties: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two topics."""

    one: Place
    other: Place
    strength: int


@dataclass(frozen=True, slots=True)
class TopicMap:
    """The drawing, and its strongest pairs in words."""

    places: tuple[Place, ...]
    ties: tuple[Tie, ...]
    pairs: tuple[Pair, ...]
    height: int
    width: int = WIDTH


def map_of(topics: Sequence[Tally], pairs: Sequence[Pair]) -> TopicMap:
    """Draw the map of topics, given in the order of their size, by their pairs, the closest first."""
    shown = strongest(pairs, {tally.subject for tally in topics[:LARGEST]})
    tied = {topic for pair in shown for topic in (pair.one, pair.other)}
    tallies = [tally for tally in topics[:LARGEST] if tally.subject in tied]
    if not tallies:
        return TopicMap((), (), tuple(pairs[:LISTED]), LOWEST)
    numbers = {tally.subject: number for number, tally in enumerate(tallies)}
    ties = [(numbers[pair.one], numbers[pair.other], pair.weight) for pair in shown]
    height = min(HIGHEST, LOWEST + HEIGHT_OF_A_TOPIC * len(tallies))
    places = places_of(tallies, circles_of(tallies, ties, height), ties, height)
    thickness = [1 + STRENGTHS * (len(ties) - rank - 1) // len(ties) for rank in range(len(ties))]
    lines = (
        Tie(places[one], places[other], strength) for (one, other, _), strength in zip(ties, thickness, strict=True)
    )
    return TopicMap(places, tuple(lines), tuple(pairs[:LISTED]), height)


def strongest(pairs: Sequence[Pair], topics: set[Tag]) -> list[Pair]:
    """Keep the pairs that are among the strongest of one of their topics."""
    counts = dict.fromkeys(topics, 0)
    kept = []
    for pair in pairs:
        if pair.one not in topics or pair.other not in topics:
            continue
        if min(counts[pair.one], counts[pair.other]) < TIES:
            kept.append(pair)
        counts[pair.one] += 1
        counts[pair.other] += 1
    return kept


def circles_of(tallies: Sequence[Tally], ties: Sequence[tuple[int, int, float]], height: int) -> list[Circle]:
    """Lay topics out by their ties; the larger a topic, the larger its circle and its name."""
    heaviest = max(weight for _, _, weight in ties)
    spots = spread(len(tallies), [(one, other, sqrt(weight / heaviest)) for one, other, weight in ties])
    shares = [sqrt(tally.count / tallies[0].count) for tally in tallies]
    radii = [between(SMALLEST_CIRCLE, LARGEST_CIRCLE, share) for share in shares]
    inner = WIDTH - 2 * MARGIN_INLINE, height - 2 * MARGIN_BLOCK
    spots = fit(make_room(fit(spots, *inner), radii, GAP), *inner)
    return [
        Circle(
            x + MARGIN_INLINE,
            y + MARGIN_BLOCK,
            radius,
            tally.subject.label.text,
            between(SMALLEST_LETTERS, LARGEST_LETTERS, share),
        )
        for (x, y), radius, tally, share in zip(spots.tolist(), radii, tallies, shares, strict=True)
    ]


def between(smallest: float, largest: float, share: float) -> float:
    """Tell the size of a share of the largest."""
    return smallest + share * (largest - smallest)


def places_of(
    tallies: Sequence[Tally], circles: Sequence[Circle], ties: Sequence[tuple[int, int, float]], height: int
) -> tuple[Place, ...]:
    """Put topics on the map, each with its name where there is room, and with its neighbours."""
    near: list[set[int]] = [set() for _ in tallies]
    for one, other, _ in ties:
        near[one].add(other)
        near[other].add(one)
    return tuple(
        Place(
            number=number,
            topic=tally.subject,
            count=tally.count,
            x=round(circle.x),
            y=round(circle.y),
            radius=round(circle.radius),
            label=label_in(room, circle.size) if room else None,
            ties=tuple(sorted(near[number])),
        )
        for number, (tally, circle, room) in enumerate(
            zip(tallies, circles, place_names(circles, WIDTH, height), strict=True)
        )
    )


def label_in(room: Room, size: float) -> Label:
    """Write a name into its room."""
    x = room.box.x + room.box.width * ANCHORS[room.anchor]
    return Label(round(x), round(room.box.y + BASELINE * room.box.height), room.anchor, round(size))
