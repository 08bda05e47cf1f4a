"""What a page was made of: every attribute that its template read, noted while it is rendered.

A page need not be rendered again when all that it read is as it was: the "verifying traces" of
Mokhov, Mitchell and Peyton Jones, *Build Systems à la Carte* (ICFP 2018). Nothing is asked of a theme.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Environment
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.tests import TESTS

from .faces import Key, is_known, key_of
from .site import ROOT, WHOLE, Reads, Site


class Trace:
    """The reads of one page, in their order."""

    def __init__(self, site: Site, variables: Mapping[str, Any]) -> None:
        """Begin without reads."""
        self.reads: Reads = {ROOT: {}}
        self._site, self._variables = site, variables
        self._ways: dict[int, tuple[Any, Key, str]] = {}

    def read(self, owner: Any, attribute: str, value: Any) -> None:
        """Note that an attribute of an object was read; of one that was seen whole there is nothing to note."""
        if is_known(type(owner)):
            key, way = key_of(owner) or ROOT, ""
        elif id(owner) in self._ways:
            _, key, way = self._ways[id(owner)]
        else:
            return
        if callable(value) and not isinstance(value, type):
            self._note_whole(key)
        else:
            self._note(key, f"{way}.{attribute}", owner, attribute)

    def read_variable(self, name: str) -> None:
        """Note that a variable of the page was read, or one that it has not: an included template has others too."""
        self._note(ROOT, f".{name}", self._variables, name)

    def see_whole(self, value: Any) -> None:
        """Note that all of an object may have been read, or of the objects in a list."""
        if isinstance(value, list | tuple):
            for one in value:
                self.see_whole(one)
        elif is_known(type(value)):
            self._note_whole(key_of(value) or ROOT)
        elif id(value) in self._ways:
            self._note_whole(self._ways[id(value)][1])

    def _note(self, key: Key, way: str, owner: Any, attribute: str) -> None:
        seen = self.reads.setdefault(key, {})
        if way not in seen and WHOLE not in seen:
            seen[way], value = self._site.seen(owner, attribute)
            if value is not None:
                self._ways[id(value)] = value, key, way

    def _note_whole(self, key: Key) -> None:
        self.reads[key] = {WHOLE: None}


class TracedContext(Context):
    """The variables of a page, telling of those that are read.

    Not of those that templates set themselves, nor of the globals, which are the same on all pages of a site.
    """

    def resolve_or_missing(self, key: str) -> Any:
        """Look a variable up."""
        value = super().resolve_or_missing(key)
        trace = getattr(self.environment, "trace", None)
        if trace is not None and key not in self.vars and key not in self.environment.globals:
            trace.read_variable(key)
        return value


class TracedEnvironment(Environment):
    """An environment whose templates tell what they read, while there is a `trace`."""

    trace: Trace | None = None
    context_class = TracedContext

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute."""
        value = super().getattr(obj, attribute)
        if self.trace is not None:
            self.trace.read(obj, attribute, value)
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
