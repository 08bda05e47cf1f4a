"""A page's elements by the words of their classes and by their places, beside what the page's index tells of them."""

from collections.abc import Iterator
from functools import cached_property

from scraper.class_names import WORD
from scraper.page import Element, Page


class Elements:
    """The elements of a page."""

    def __init__(self, page: Page) -> None:
        """Take the page whose elements are looked for; it must not change as long as they are."""
        self.page = page
        self.tagged = page.tagged
        self.property = page.property

    def called(self, words: frozenset[str], tags: frozenset[str] | None = None) -> list[Element]:
        """Return the elements whose class has one of the words, in the page's order."""
        known = [word for word in words if word in self._all_names]
        called = (names for names in self.page.index.classes if _may_have(names, known) and words & _words_in(names))
        found = [place for names in called for place in self.page.index.classes[names]] if known else []
        return [element for element in self.page.at(sorted(found)) if tags is None or element.tag in tags]

    def after(self, element: Element) -> Iterator[Element]:
        """Yield the elements that begin where an element has ended."""
        for one in (element, *element.iterancestors()):
            for sibling in one.itersiblings("*"):
                yield from sibling.iter("*")

    def place(self, element: Element) -> int:
        """Return where in the page an element begins."""
        return self._places[element]

    @cached_property
    def _all_names(self) -> str:
        return " ".join(self.page.index.classes).lower()

    @cached_property
    def _places(self) -> dict[Element, int]:
        return {element: place for place, element in enumerate(self.page.index.elements)}


def _may_have(names: str, words: list[str]) -> bool:
    folded = names.lower()
    return any([word in folded for word in words])  # noqa: C419 - a list is quicker for so few


def _words_in(names: str) -> set[str]:
    return {word.lower() for word in WORD.findall(names)}
