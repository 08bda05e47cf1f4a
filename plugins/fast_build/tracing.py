"""What a page was made of: every attribute that its template read, noted while it is rendered.

A page need not be rendered again when all that it read is as it was: the "verifying traces" of
Mokhov, Mitchell and Peyton Jones, *Build Systems à la Carte* (ICFP 2018). Nothing is asked of a theme.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from jinja2 import Environment
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import missing

from .faces import Key, is_known, key_of
from .site import CONTEXT, NOTHING, WHOLE, Reads, is_walked


@dataclass(slots=True)
class Place:
    """Where an object is met, by way of an object that has a name; `settled` are the attributes noted already."""

    owner: Any
    ways: set[str]
    way: str
    settled: set[str] = field(default_factory=set)


class Trace:
    """What one page reads."""

    def __init__(self, context: dict[str, Any], own: dict[str, Any]) -> None:
        """Begin without reads; `own` are the variables that the page does not share with others."""
        self.own = Place(own, set(), "")
        self.shared = Place(context, set(), "")
        self.places: dict[int, Place] = {}
        self._ways: dict[Key, set[str]] = {CONTEXT: self.shared.ways}

    @property
    def reads(self) -> Reads:
        """What was read beside the page's own variables."""
        return tuple((key, frozenset(ways)) for key, ways in self._ways.items() if ways)

    def read(self, owner: Any, attribute: str, value: Any) -> None:
        """Note that an attribute of an object was read; of one that was seen whole there is nothing to note."""
        place = self.places.get(id(owner))
        if place is None:
            if not is_known(type(owner)):
                return
            place = self.places[id(owner)] = Place(owner, self._ways_of(owner), "")
        if attribute not in place.settled:
            if callable(value) and not isinstance(value, type):
                place.ways.add(place.way or WHOLE)  # it may read whatever it likes
            self._note(place, attribute, value)

    def read_variable(self, name: str, value: Any) -> None:
        """Note that a variable of the page was read."""
        place = self.own if name in self.own.owner else self.shared
        if name not in place.settled:
            self._note(place, name, value)

    def see_whole(self, value: Any) -> None:
        """Note that all of an object may have been read, or of the objects in a list."""
        if isinstance(value, list | tuple):
            for one in value:
                self.see_whole(one)
        elif is_known(type(value)):
            self._ways_of(value).add(WHOLE)
        elif id(value) in self.places:
            place = self.places[id(value)]
            place.ways.add(place.way or WHOLE)

    def _ways_of(self, owner: Any) -> set[str]:
        return self._ways.setdefault(key_of(owner) or CONTEXT, set())

    def _note(self, place: Place, attribute: str, value: Any) -> None:
        if is_walked(value):
            place.ways.add(place.way + attribute)
            self.places.setdefault(id(value), Place(value, place.ways, f"{place.way}{attribute}."))
            return  # it is not settled: the next time it may be another object
        place.settled.add(attribute)
        place.ways.add(place.way + attribute)


class TracedContext(Context):
    """The variables of a page, telling of those that are read.

    Not of those that templates set themselves, nor of the globals, which are the same on all pages of a site.
    """

    def resolve_or_missing(self, key: str) -> Any:
        """Look a variable up."""
        value = super().resolve_or_missing(key)
        trace = getattr(self.environment, "trace", None)
        if trace is not None and key not in self.vars and key not in self.environment.globals:
            trace.read_variable(key, NOTHING if value is missing else value)
        return value


class TracedEnvironment(Environment):
    """An environment whose templates tell what they read, while there is a `trace`."""

    trace: Trace | None = None
    context_class = TracedContext

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            value = super().getattr(obj, attribute)
        trace = self.trace
        if trace is not None:
            place = trace.places.get(id(obj))  # as `read` does, but most of what is read has no name or is settled
            if is_known(type(obj)) if place is None else attribute not in place.settled:
                trace.read(obj, attribute, value)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read an item, or the attribute of that name."""
        value = super().getitem(obj, argument)
        if self.trace is not None and isinstance(argument, str):
            self.trace.read(obj, argument, value)
        return value


def equip(environment: Environment) -> None:
    """Let an environment tell what its templates read, those of its filters and functions that are not Jinja's too."""
    environment.__class__ = TracedEnvironment
    tables: Any = ((FILTERS, environment.filters), (TESTS, environment.tests))
    for own, functions in tables:
        functions.update(
            (name, _watched(function, environment))
            for name, function in functions.items()
            if own.get(name) is not function
        )
    site_globals: Any = environment.globals
    for name, one in list(site_globals.items()):
        if not isinstance(one, type) and callable(one):
            site_globals[name] = _watched(one, environment)


def _watched(function: Callable[..., Any], environment: Any) -> Callable[..., Any]:
    """Let a function note the objects that it is given: it may read whatever they hold."""

    @wraps(function)
    def watched(*arguments: Any, **named: Any) -> Any:
        if environment.trace is not None:
            for argument in (*arguments, *named.values()):
                environment.trace.see_whole(argument)
        return function(*arguments, **named)

    return watched
