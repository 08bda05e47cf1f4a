"""The site that pages read: its objects by their names, and what there is to see of each, worked out once.

Of what a page read, the names are kept by the object. As long as all of an object is as it was, so is every attribute
of it. Of an object that has changed, the attributes are compared that several pages read alike; a page that reads it in
its own way, as an article's own page does, is made again whatever has changed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Undefined
from pelican.contents import Content

from .faces import PLAIN, Face, Found, Key, face_of, is_known, key_of, whole_face

CONTEXT: Key = ("", "context")
"""The key of the variables that all pages share."""
WHOLE = ""
"""In the place of an attribute: everything about the object."""
NOTHING = Undefined()
"""What a variable is that a page has not."""
SEEN_AS_A_WHOLE = ("__iter__", "__len__", "__getitem__", "__call__", "__html__")
LINKED = re.compile(r"[{|](?:filename|static|attach|tag|category|author|index)[|}]")
"""Where a body names another file of the site: {filename}../about.md"""
LONG = 8
"""Lists of more objects are looked through once, and not again for each page that reads them."""

Ways = frozenset[str]
"""Attributes that were read of an object; one of what is not known by name is given by the way to it: `day.iso`.

A way that ends in a dot is all of what it leads to: `day.`
"""
Reads = tuple[tuple[Key, Ways], ...]
"""What a page read beside its own variables."""


class Site:
    """What there is to be read, while nothing of it changes, and what there was to be seen of it before."""

    def __init__(
        self,
        contents: Iterable[Content],
        context: dict[str, Any],
        wholes: Mapping[Key, Face],
        parts: Mapping[Key, Mapping[str, Face]],
    ) -> None:
        """Begin with the content objects and the variables that all pages share, and find what these name."""
        self.context = context
        self._known: Found = {key: one for one in contents if (key := key_of(one)) is not None}
        self._before = wholes, parts
        self._wholes: dict[Key, Face] = {}
        self._lists: dict[int, tuple[Any, Face]] = {}
        self._same: dict[tuple[Key, Ways], bool] = {}
        while unseen := [key for key in self._known if key not in self._wholes]:
            for key in unseen:
                self._whole(key)

    def meet(self, variables: Mapping[str, Any]) -> None:
        """Get to know the objects that are variables of a page."""
        for one in variables.values():
            if is_known(type(one)):
                self._known.setdefault(key_of(one) or CONTEXT, one)

    def is_as_read(self, own: Mapping[str, Any], faces: Mapping[str, Face], reads: Reads) -> bool:
        """Tell whether a page with these variables of its own would read what it read before."""
        if WHOLE in faces or any(faces[way] != face for way, face in self.seen_of(own, faces)):
            return False
        for read in reads:
            same = self._same.get(read)
            if same is None:
                same = self._same[read] = self._is_same(*read)
            if not same:
                return False
        return True

    def summary(self, reads: Iterable[Reads]) -> tuple[dict[Key, Face], dict[Key, dict[str, Face]]]:
        """Tell what there is to be seen of the objects that pages read: of each as a whole, and of some in parts."""
        ways: Counter[tuple[Key, Ways]] = Counter()
        for one in reads:
            ways.update(one)
        in_parts: defaultdict[Key, set[str]] = defaultdict(set)
        for (key, read), count in ways.items():
            if count > 1 or key == CONTEXT:
                in_parts[key] |= read
        parts = {key: dict(self.seen_of(owner, read)) for key, read in in_parts.items() if (owner := self._owner(key))}
        return {key: self._whole(key) for key, _ in ways if key != CONTEXT}, parts

    def seen_of(self, owner: Any, ways: Iterable[str]) -> Iterator[tuple[str, Face]]:
        """Tell what is seen of an object on the given ways."""
        values: dict[str, Any] = {"": owner}
        for way in sorted(ways):
            start, _, attribute = way.rpartition(".")
            if start and not attribute:
                yield way, face_of(values[start], self._known)
            elif way != WHOLE:
                values[way] = _value(values[start], attribute)
                yield way, self._seen(values[start], attribute, values[way])

    def _is_same(self, key: Key, ways: Ways) -> bool:
        wholes, parts = self._before
        if key != CONTEXT and (whole := self._whole(key)) is not None and whole == wholes.get(key):
            return True
        owner, before = self._owner(key), parts.get(key)
        if owner is None or before is None or WHOLE in ways:
            return False
        return all(way in before and before[way] == face for way, face in self.seen_of(owner, ways))

    def _owner(self, key: Key) -> Any:
        return self.context if key == CONTEXT else self._known.get(key)

    def _whole(self, key: Key) -> Face:
        """Tell all that there is to see of an object; None where there is none of that name."""
        if key not in self._wholes:
            owner = self._known.get(key)
            self._wholes[key] = None if owner is None else self._all_of(owner)
        return self._wholes[key]

    def _all_of(self, owner: Any) -> Face:
        content = _told(owner, "content", None) if isinstance(owner, Content) else None
        return whole_face(owner, self._known), content and face_of(content, self._known)

    def _seen(self, owner: Any, attribute: str, value: Any) -> Face:
        value = _told(owner, attribute, value)
        if is_walked(value):
            return type(value).__qualname__
        if isinstance(value, list) and len(value) > LONG:
            if id(value) not in self._lists:
                self._lists[id(value)] = value, face_of(value, self._known)
            return self._lists[id(value)][1]
        return face_of(value, self._known)


class _Walked(dict[type, bool]):
    """Whether a page sees of the objects of a class only those attributes that it reads, worked out once a class."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = _is_walked(kind)
        return self[kind]


_WALKED: dict[type, bool] = _Walked()


def is_walked(value: Any) -> bool:
    """Tell whether a page sees of a value, which has no name, only those attributes that it reads."""
    return _WALKED[type(value)]


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
