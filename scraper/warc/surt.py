"""The key under which an index of web captures sorts a URL: its host from the back, then its path, in small letters.

It is the Sort-friendly URI Reordering Transform as the Internet Archive's tools have it, so that these find a capture
whether it was served with `www.`, another order of the query, or a session's number.
"""

import posixpath
import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

DOOR = re.compile(r"^www\d*\.(?=.)")
DEFAULT_PORTS = {("http", 80), ("https", 443)}
SESSION_IN_PATH = re.compile(r";jsessionid=[0-9a-z]{32}$")
SESSION_IN_QUERY = re.compile(r"^(?:jsessionid=[0-9a-z]{32}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}|aspsessionid.*)$")
KEPT = "!\"$&'()*+,/:;<=>?@[\\]^_`{|}~"
"""What stays as it is, with letters and digits; `%`, `#`, spaces and all that is no ASCII are percent-encoded."""


def surt(uri: str) -> str:
    """Return the key of a URI; one that is no web address is its own key."""
    try:
        parts = urlsplit(uri)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return uri.lower()
    if not host:
        return uri.lower()
    door = f":{port}" if port and (parts.scheme, port) not in DEFAULT_PORTS else ""
    return ",".join(reversed(DOOR.sub("", host).split("."))) + door + ")" + _path(parts.path) + _query(parts.query)


def _path(path: str) -> str:
    whole = re.sub("/+", "/", SESSION_IN_PATH.sub("", _plain(path)))
    return posixpath.normpath(whole) if whole else "/"


def _query(query: str) -> str:
    parts = (part for part in _plain(query).split("&") if not SESSION_IN_QUERY.match(part))
    kept = sorted(parts, key=lambda part: part.partition("="))
    return "?" + "&".join(kept) if any(kept) else ""


def _plain(part: str) -> str:
    """Undo percent-encoding that is not needed; capitals become small letters."""
    before, after = b"", part.encode()
    while before != after:
        before, after = after, unquote_to_bytes(after)
    return quote(after, safe=KEPT).lower()
