"""The site that pages read: its objects by their names, and what there is to see of each, worked out once.

What a page read is kept by the object that it was read of. As long as all of an object is as it was, so is every
attribute of it; only of an object that has changed are the attributes compared, one by one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Undefined
from pelican.contents import Content

from .faces import PLAIN, Face, Found, Key, face_of, is_known, key_of, whole_face

ROOT: Key = ("", "")
"""The key of a page's own variables."""
WHOLE = ""
"""In the place of an attribute: everything about the object."""
NOTHING = Undefined()
"""What a variable is that a page has not."""
SEEN_AS_A_WHOLE = ("__iter__", "__len__", "__getitem__", "__call__", "__html__")
LINKED = re.compile(r"[{|](?:filename|static|attach|tag|category|author|index)[|}]")
"""Where a body names another file of the site: {filename}../about.md"""
MANY = 8
"""Lists of more objects are looked through once, and not again for each page that reads them."""

Reads = dict[Key, dict[str, Face]]
"""What a page read, by the object; an attribute of what is not known by name is given by the way to it: `day.iso`."""


class Site:
    """What there is to be read, while nothing of it changes; `before` is what there was, by the keys of objects."""

    def __init__(self, contents: Iterable[Content], before: Mapping[Key, Face]) -> None:
        """Begin with the content objects; all else is found where a page comes to it."""
        self.known: Found = {key: one for one in contents if (key := key_of(one)) is not None}
        self._before = before
        self._wholes: dict[Key, Face] = {}
        self._lists: dict[int, tuple[Any, Face]] = {}

    def whole(self, key: Key) -> Face:
        """Tell all that there is to see of an object; None where there is none of that name."""
        if key not in self._wholes:
            owner = self.known.get(key)
            self._wholes[key] = None if owner is None else self._all_of(owner)
        return self._wholes[key]

    def seen(self, owner: Any, attribute: str) -> tuple[Face, Any]:
        """Tell what is seen of an attribute, and its value where that is an object with attributes of its own."""
        value = _told(owner, attribute, _value(owner, attribute))
        if _WALKED[type(value)]:
            return type(value).__qualname__, value
        if isinstance(value, list) and len(value) > MANY:
            if id(value) not in self._lists:
                self._lists[id(value)] = value, face_of(value, self.known)
            return self._lists[id(value)][1], None
        return face_of(value, self.known), None

    def is_as_read(self, variables: Mapping[str, Any], reads: Reads) -> bool:
        """Tell whether a page with these variables would read what it read before."""
        return all(self._is_as_seen(key, variables, seen) for key, seen in reads.items())

    def _is_as_seen(self, key: Key, variables: Mapping[str, Any], seen: dict[str, Face]) -> bool:
        if key != ROOT and (whole := self.whole(key)) is not None and whole == self._before.get(key):
            return True
        owner = variables if key == ROOT else self.known.get(key)
        if owner is None or WHOLE in seen:
            return False
        ways: dict[str, Any] = {"": owner}
        for way, face in seen.items():
            start, _, attribute = way.rpartition(".")
            now, ways[way] = self.seen(ways.get(start), attribute)
            if now != face:
                return False
        return True

    def _all_of(self, owner: Any) -> Face:
        content = _told(owner, "content", None) if isinstance(owner, Content) else None
        return whole_face(owner, self.known), content and face_of(content, self.known)


class _Walked(dict[type, bool]):
    """Whether a page sees of the objects of a class only those attributes that it reads, worked out once a class."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = _is_walked(kind)
        return self[kind]


_WALKED: dict[type, bool] = _Walked()


def _is_walked(kind: type) -> bool:
    if is_known(kind) or issubclass(kind, (*PLAIN, str, list, tuple, set, frozenset, dict, Undefined)):
        return False
    return not any(name in vars(base) for base in kind.__mro__ for name in SEEN_AS_A_WHOLE)


def _value(owner: Any, attribute: str) -> Any:
    """Read as a template does."""
    if isinstance(owner, Mapping):
        return owner.get(attribute, NOTHING)
    try:
        return getattr(owner, attribute)
    except AttributeError:
        pass
    try:
        return owner[attribute]
    except (TypeError, LookupError, AttributeError):
        return NOTHING


def _told(owner: Any, attribute: str, value: Any) -> Any:
    """Return what is to be compared in place of a value: a body's links start at the page that shows it."""
    if not isinstance(owner, Content) or attribute not in {"content", "summary"}:
        return value
    source = owner._content if attribute == "content" else getattr(owner, "_summary", owner._content)  # noqa: SLF001
    if isinstance(source, str) and not LINKED.search(source):
        return source
    return getattr(owner, f"get_{attribute}")("")
