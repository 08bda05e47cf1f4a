"""What a page sees of a value: enough to tell that it is the same as in the build before, and no more.

Articles, pages, tags and the like are *known by name*: a page that reads one of their attributes depends on that
attribute alone. Of everything else a page sees all that is in it.
"""

from collections.abc import Mapping
from datetime import date, time, tzinfo
from typing import Any

from jinja2 import Undefined
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper

from .remembered import digest

PLAIN = (str, bytes, int, float, complex, bool, type(None), date, time, tzinfo)
LONGEST = 64
"""The longest text that is kept as it is; a longer one is summed up."""
WITHOUT = frozenset({"settings", "_context", "_content", "metadata"})
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


def face_of(value: Any, found: Found | None = None) -> Face:
    """Tell what is seen of a value: comparable, picklable, and small. `found` gets the objects known by name in it."""
    return _face(value, (), {} if found is None else found)


def whole_face(value: Any) -> Face:
    """Tell what a filter or function may see of an object that is known by name: all of its attributes."""
    seen = {name: _face(one, (id(value),), {}) for name, one in vars(value).items() if name not in WITHOUT}
    if isinstance(value, Content):
        seen["_content"] = face_of(value._content)  # noqa: SLF001 - what `content` is made of
        seen["metadata"] = face_of(value.metadata)
    return _short(seen)


def _face(value: Any, within: tuple[int, ...], found: Found) -> Face:
    if isinstance(value, str):
        return value if len(value) <= LONGEST else digest(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, PLAIN):
        return value
    if (key := key_of(value)) is not None:
        found[key] = value
        return key
    if id(value) in within:
        return "itself"
    if isinstance(value, Undefined):
        return "undefined"

    def face(one: Any) -> Face:
        return _face(one, (*within, id(value)), found)

    if isinstance(value, list | tuple):
        return _short(tuple(map(face, value)))
    if isinstance(value, set | frozenset):
        return _short(tuple(sorted(repr(face(one)) for one in value)))
    if isinstance(value, Mapping):
        return _short(tuple((face(name), face(one)) for name, one in value.items()))
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return type(value).__qualname__, _short(tuple((name, face(one)) for name, one in _attributes(value)))


def _attributes(value: Any) -> list[tuple[str, Any]]:
    """List the attributes of an object that is not known by name, those in its slots too."""
    slots = [name for kind in type(value).__mro__ for name in _names(getattr(kind, "__slots__", ()))]
    return [(name, getattr(value, name)) for name in slots if hasattr(value, name)] + [
        (name, one) for name, one in getattr(value, "__dict__", {}).items() if name != "settings"
    ]


def _names(slots: Any) -> tuple[str, ...]:
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _short(face: Any) -> Face:
    """Sum up what is longer than it need be."""
    shown = repr(face)
    return face if len(shown) <= 2 * LONGEST else digest(shown.encode("utf-8", "surrogatepass"))
