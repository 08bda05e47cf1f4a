"""A page's elements in its order, found by tag, by class and by property without walking the tree for every field."""

from collections.abc import Iterator
from functools import cached_property

from scraper.class_names import WORD
from scraper.page import Element, Page


class Elements:
    """The elements of a page. What is looked for is sorted at the first look."""

    def __init__(self, page: Page) -> None:
        """Take the page whose elements are looked for; it must not change as long as they are."""
        self.page = page
        self._by_tags: dict[tuple[str, ...], tuple[Element, ...]] = {}

    def tagged(self, *tags: str) -> tuple[Element, ...]:
        """Return the elements with any of the tags, in the page's order."""
        if tags not in self._by_tags:
            self._by_tags[tags] = tuple(self.page.root.iter(*tags))
        return self._by_tags[tags]

    def called(self, words: frozenset[str], tags: frozenset[str] | None = None) -> list[Element]:
        """Return the elements whose class has one of the words, in the page's order."""
        called = (names for names in self._by_class if _may_have(names, words) and words & _words_in(names))
        found = [one for names in called for one in self._by_class[names]]
        return [element for _, element in sorted(found, key=_place) if tags is None or element.tag in tags]

    def property(self, name: str) -> list[Element]:
        """Return the elements that hold a property of the page's microdata (https://schema.org)."""
        return [element for element in self._with_property if name in element.get("itemprop").split()]

    def after(self, element: Element) -> Iterator[Element]:
        """Yield the elements that begin where an element has ended."""
        for one in (element, *element.iterancestors()):
            for sibling in one.itersiblings("*"):
                yield from sibling.iter("*")

    def place(self, element: Element) -> int:
        """Return where in the page an element begins."""
        return self._places[element]

    @cached_property
    def _by_class(self) -> dict[str, list[tuple[int, Element]]]:
        found: dict[str, list[tuple[int, Element]]] = {}
        for place, element in enumerate(self._in_order):
            if names := element.get("class"):
                found.setdefault(names, []).append((place, element))
        return found

    @cached_property
    def _with_property(self) -> tuple[Element, ...]:
        return tuple(element for element in self._in_order if element.get("itemprop"))

    @cached_property
    def _in_order(self) -> tuple[Element, ...]:
        return self.page.elements or tuple(self.page.root.iter())

    @cached_property
    def _places(self) -> dict[Element, int]:
        return {element: place for place, element in enumerate(self._in_order)}


def _may_have(names: str, words: frozenset[str]) -> bool:
    folded = names.lower()
    return any([word in folded for word in words])  # noqa: C419 - a list is quicker for so few


def _words_in(names: str) -> set[str]:
    return {word.lower() for word in WORD.findall(names)}


def _place(found: tuple[int, Element]) -> int:
    return found[0]
