"""The site that pages read: its objects by their names, and what there is to see of each, worked out once."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import Undefined
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper

from .faces import PLAIN, Face, Found, Key, face_of, key_of, whole_face

ROOT: Key = ("", "")
"""The key of a page's own variables."""
ALL = "*"
"""In the place of an attribute's name: everything about the object."""
NOTHING = Undefined()
"""What a variable is that a page has not."""
SEEN_AS_A_WHOLE = ("__iter__", "__len__", "__getitem__", "__call__", "__html__")
LINKED = re.compile(r"[{|](?:filename|static|attach|tag|category|author|index)[|}]")
"""Where a body names another file of the site: {filename}../about.md"""

Read = tuple[Key, str, Face]


class Site:
    """What there is to be read, while nothing of it changes."""

    def __init__(self, contents: Iterable[Content]) -> None:
        """Begin with the content objects; all else is found where a page comes to it."""
        self._known: Found = {key: one for one in contents if (key := key_of(one)) is not None}
        self._keys = {id(one): key for key, one in self._known.items()}
        self._reads: dict[tuple[Key, str], Read] = {}

    def key_of(self, owner: Any) -> Key | None:
        """Name an object of the site; None for one that is nowhere known by name."""
        key = self._keys.get(id(owner))
        if key is None and (key := key_of(owner)) is not None:
            self._known.setdefault(key, owner)
            if self._known[key] is owner:
                self._keys[id(owner)] = key
        return key

    def read(self, key: Key, attribute: str, owner: Any, paths: Found, keys: dict[int, Key]) -> Read:
        """Tell what is seen of an attribute; `paths` and `keys` are a page's own objects."""
        if key == ROOT or key in paths:
            return key, attribute, self._seen(owner, key, attribute, paths, keys)
        cell = key, attribute
        if cell not in self._reads:
            self._reads[cell] = key, attribute, self._seen(owner, key, attribute, self._known, self._keys)
        return self._reads[cell]

    def is_as_read(self, variables: Mapping[str, Any], reads: Iterable[Read]) -> bool:
        """Tell whether a page with these variables would read what it read before."""
        paths: Found = {ROOT: variables}
        for read in reads:
            key, attribute, _ = read
            owner = paths.get(key, self._known.get(key))
            if owner is None or self.read(key, attribute, owner, paths, {}) != read:
                return False
        return True

    def whole(self, content: Content) -> Face:
        """Tell what there is to see of a content object."""
        return self.read(self.key_of(content) or ROOT, ALL, content, {}, {})[2]

    def _seen(self, owner: Any, key: Key, attribute: str, paths: Found, keys: dict[int, Key]) -> Face:
        if attribute == ALL:
            return whole_face(owner)
        value = _told(owner, attribute, _value(owner, attribute))
        if _is_walked(type(value)):
            path = "path", f"{key[0]} {key[1]}.{attribute}"
            paths[path], keys[id(value)] = value, path
            return type(value).__qualname__
        return face_of(value, self._known)


@cache
def _is_walked(kind: type) -> bool:
    """Tell whether a page sees of an object only those attributes that it reads."""
    if issubclass(kind, (*PLAIN, list, tuple, set, frozenset, dict, Undefined, Content, URLWrapper)):
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
