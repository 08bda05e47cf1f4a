"""Which names a drawing has room for: the larger first, each beside its circle, none over another."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

GAP = 3.0
LINE = 1.5  # of the size of the letters: marks above and below the line need room
# How wide a letter is, of the size of the letters; no fonts are asked, so these are on the wide side.
WIDE, NARROW, MIDDLING = 1.05, 0.55, 0.68


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles have a place in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle with the name that it should bear, and the size of its letters."""

    x: float
    y: float
    radius: float
    name: str
    size: float

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, slots=True)
class Room:
    """A place for a name, and where in it the name begins, ends or has its middle: it may be narrower than thought."""

    box: Box
    anchor: Literal["start", "middle", "end"]


def place_names(circles: Sequence[Circle], width: float, height: float) -> list[Room | None]:
    """Find a place for each name, those of the first circles before the others'; None where there is no room."""
    taken = [circle.box for circle in circles]
    frame = Box(0, 0, width, height)
    names: list[Room | None] = []
    for circle in circles:
        free = (room for room in rooms(circle) if within(room.box, frame) and not any(map(room.box.meets, taken)))
        room = next(free, None)
        if room:
            taken.append(room.box)
        names.append(room)
    return names


def rooms(circle: Circle) -> Iterable[Room]:
    """List the places that a name may have: above, below, right, left of its circle."""
    width, height = width_of(circle.name) * circle.size, LINE * circle.size
    reach = circle.radius + GAP
    centred, level = circle.x - width / 2, circle.y - height / 2
    yield Room(Box(centred, circle.y - reach - height, width, height), "middle")
    yield Room(Box(centred, circle.y + reach, width, height), "middle")
    yield Room(Box(circle.x + reach, level, width, height), "start")
    yield Room(Box(circle.x - reach - width, level, width, height), "end")


def within(box: Box, frame: Box) -> bool:
    """Tell whether a rectangle lies inside of another."""
    return (
        box.x >= frame.x
        and box.y >= frame.y
        and box.x + box.width <= frame.x + frame.width
        and box.y + box.height <= frame.y + frame.height
    )


def width_of(text: str) -> float:
    """Estimate how wide a text is, in sizes of its letters."""
    return sum(map(width_of_letter, text))


def width_of_letter(letter: str) -> float:
    """Estimate how wide a letter is; marks that stand above or below have no width."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    return NARROW if letter.isspace() or letter < "\u0900" else MIDDLING
