"""URLs as a page gives them: resolved, checked, and brought to the one form that names an article."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urljoin, urlsplit, urlunsplit

import regex

if TYPE_CHECKING:
    from tldextract import TLDExtract

WEB = frozenset({"http", "https"})
WHOLE = ("https://", "http://")
LINKED = WEB | {"mailto"}
ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)
# /%E0%A4%A6%E0%A5%87%E0%A4%B6 is /देश
HOST = regex.compile(r"(?:[^\W_](?:[\w\p{M}.-]*[\w\p{M}])?\.?|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?")
# dainik.example, दैनिक.example (whose vowel signs are marks), [::1]:8000
OTHER_DOORS = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
# m.dainik.example and www.dainik.example are dainik.example
AMP_PATH = re.compile(r"(?:/amp(?:/\d+)?|\.amp)?/?$")
AMP_QUERY = re.compile(r"(?:^|&)(?:amp(?:=[^&]*)?|outputType=amp)(?=&|$)", re.IGNORECASE)
ENDS = "".join(map(chr, range(33)))
WITHIN = re.compile(r"[\t\n\r]")
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|ns_\w+|at_\w+|_ga|ico|icid|wt_mc|xtor|\w+_related|"
    r"ref|ref_src|ref_url)\Z",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"[\x00-\x9f\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\s](?<![\w/:@!$&'*+,;=~.?%-])"
)
"""What is percent-encoded: of ASCII all but letters, digits and a few signs; of the rest spaces and invisible marks."""


def safe_link(link: str, base: str | None) -> str | None:
    """Resolve a link against `base`; None unless it then is an absolute http, https or mailto URL."""
    try:
        given = WITHIN.sub("", link.strip(ENDS))
        joined = given if given.startswith(WHOLE) else urljoin(base or "", given)
        parts = urlsplit(joined)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        return None
    host = parts.netloc.rpartition("@")[2]  # a name and password in front of the host are nobody's business
    if parts.scheme.lower() not in LINKED or (parts.scheme.lower() in WEB and not HOST.fullmatch(host)):
        return None
    path, query, fragment = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit(parts._replace(netloc=host, path=path, query=query, fragment=fragment))


def web_url(link: str | None, base: str | None = None) -> str | None:
    """Resolve a link; None unless it is an http or https URL."""
    url = safe_link(link, base) if link else None
    return url if url and urlsplit(url).scheme.lower() in WEB else None


def canonical(url: str) -> str:
    """Name a page: without fragment, tracking parameters, default port; host in small letters; letters readable."""
    parts = urlsplit(url)
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(port or "\0")
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(pair[0])])
    return urlunsplit((parts.scheme.lower(), host, ENCODED.sub(_readable, parts.path) or "/", query, ""))


def _readable(encoded: re.Match[str]) -> str:
    """Undo percent-encoding where it stands for letters outside ASCII, as browsers show them."""
    try:
        return _quoted(unicodedata.normalize("NFC", unquote_to_bytes(encoded[0]).decode("utf-8")))
    except UnicodeDecodeError:
        return encoded[0]


def identity(url: str) -> str:
    """Name an article for good: one name for http and https, `www.` and mobile hosts, AMP and the final slash."""
    parts = urlsplit(url)
    path = AMP_PATH.sub("", parts.path)
    query = AMP_QUERY.sub("", parts.query).strip("&")
    return host_of(url) + path + (f"?{query}" if query else "")


def host_of(url: str) -> str:
    """Return the publisher's host of a web URL, without port, `www.`, `m.` and the like; empty for no URL."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return OTHER_DOORS.sub("", host)


def _quoted(text: str) -> str:
    """Percent-encode what may not stand in a URL or in Markdown, leaving letters of every script readable."""
    return QUOTED.sub(lambda run: quote(run[0], safe=""), text)


def registered_domain(url: str) -> str:
    """Return the part of a URL's host that somebody registered: `dainik.co.in` of `m.dainik.co.in`."""
    host = host_of(url)
    return _suffixes()(host).top_domain_under_public_suffix or host


@cache
def _suffixes() -> "TLDExtract":
    """Read the Public Suffix List that comes with tldextract; nothing is fetched, nothing is kept."""
    from tldextract import TLDExtract  # noqa: PLC0415 - it brings a whole HTTP client, which most programs never need

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
