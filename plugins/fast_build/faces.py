"""What a page sees of a value: enough to tell that it is the same as in the build before, and no more.

Articles, pages, tags and the like are *known by name*: a page that reads one of their attributes depends on that
attribute alone. Of everything else a page sees all that is in it.
"""

from collections.abc import Callable, Mapping
from datetime import date, time, tzinfo
from typing import Any

from jinja2 import Undefined
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper

from .remembered import digest

PLAIN = (bytes, int, float, complex, type(None), date, time, tzinfo)
LONGEST = 64
"""The longest text that is kept as it is; a longer one is summed up."""
WITHOUT = frozenset({"settings", "_context", "metadata"})
"""Attributes of a content object that are the whole site's, or that others repeat."""

Face = Any
Key = tuple[str, str]
Found = dict[Key, Any]


def key_of(value: Any) -> Key | None:
    """Name a content object by its source, a tag or author by its address; None for anything else."""
    if isinstance(value, Content):
        return type(value).__name__, value.source_path or ""
    if isinstance(value, URLWrapper):
        return type(value).__name__, f"{value.slug} {value.name}"
    return None


def face_of(value: Any, found: Found) -> Face:
    """Tell what is seen of a value: comparable, picklable, and small. `found` gets the objects known by name in it."""
    return _short(_face(value, (), found))


def whole_face(value: Any, found: Found) -> Face:
    """Tell all that there is to see of an object that is known by name."""
    within = (id(value),)
    return _short([(name, _face(one, within, found)) for name, one in vars(value).items() if name not in WITHOUT])


def is_known(kind: type) -> bool:
    """Tell whether objects of a class are known by name."""
    return _KINDS[kind] == "known"


def _text(value: str, _within: tuple[int, ...], _found: Found) -> Face:
    return value if len(value) <= LONGEST else digest(value.encode("utf-8", "surrogatepass"))


def _known(value: Any, _within: tuple[int, ...], found: Found) -> Face:
    key = key_of(value) or ("", "")
    found.setdefault(key, value)
    return key


def _sequence(value: Any, within: tuple[int, ...], found: Found) -> Face:
    inside = (*within, id(value))
    return [_face(one, inside, found) for one in value]


def _set(value: Any, within: tuple[int, ...], found: Found) -> Face:
    inside = (*within, id(value))
    return sorted(repr(_face(one, inside, found)) for one in value)


def _mapping(value: Any, within: tuple[int, ...], found: Found) -> Face:
    inside = (*within, id(value))
    return [(_face(name, inside, found), _face(one, inside, found)) for name, one in value.items()]


def _object(value: Any, within: tuple[int, ...], found: Found) -> Face:
    inside = (*within, id(value))
    seen = [(name, _face(one, inside, found)) for name, one in _attributes(value)]
    return type(value).__qualname__, seen


_SEEING: dict[str, Callable[[Any, tuple[int, ...], Found], Face]] = {
    "text": _text,
    "truth": lambda value, _within, _found: ("truth", value),  # which else would equal 1 or 0
    "plain": lambda value, _within, _found: value,
    "nothing": lambda _value, _within, _found: "nothing",
    "known": _known,
    "sequence": _sequence,
    "set": _set,
    "mapping": _mapping,
    "function": lambda value, _within, _found: getattr(value, "__qualname__", type(value).__qualname__),
    "object": _object,
}


class _Kinds(dict[type, str]):
    """How the objects of each class are seen, worked out once a class."""

    def __missing__(self, kind: type) -> str:
        self[kind] = _kind_of(kind)
        return self[kind]


def _kind_of(kind: type) -> str:
    kinds: dict[str, Any] = {
        "text": str,
        "truth": bool,
        "plain": PLAIN,
        "nothing": Undefined,
        "known": (Content, URLWrapper),
        "sequence": (list, tuple),
        "set": (set, frozenset),
        "mapping": Mapping,
    }
    name = next((name for name, classes in kinds.items() if issubclass(kind, classes)), "object")
    return "function" if name == "object" and any("__call__" in vars(base) for base in kind.__mro__) else name


_KINDS: dict[type, str] = _Kinds()


def _face(value: Any, within: tuple[int, ...], found: Found) -> Face:
    return "itself" if id(value) in within else _SEEING[_KINDS[type(value)]](value, within, found)


def _attributes(value: Any) -> list[tuple[str, Any]]:
    """List the attributes of an object that is not known by name, those in its slots too."""
    slots = [(name, getattr(value, name)) for name in _SLOTS[type(value)] if hasattr(value, name)]
    return slots + [(name, one) for name, one in getattr(value, "__dict__", {}).items() if name != "settings"]


class _Slots(dict[type, tuple[str, ...]]):
    """The names of the slots of each class, found once a class."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        named = (getattr(base, "__slots__", ()) for base in kind.__mro__)
        self[kind] = tuple(name for names in named for name in ((names,) if isinstance(names, str) else names))
        return self[kind]


_SLOTS: dict[type, tuple[str, ...]] = _Slots()


def _short(seen: Face) -> Face:
    """Sum up what is longer than it need be."""
    if not isinstance(seen, list | tuple):
        return seen
    shown = repr(seen)
    return (shown,) if len(shown) <= 2 * LONGEST else digest(shown.encode("utf-8", "surrogatepass"))
