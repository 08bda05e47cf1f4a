"""What an answer of a server becomes: a capture, news that nothing changed, or a refusal."""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import urlsplit

from scrapy.http import Headers, Response

from scraper.capture import HTML, Capture, Exchange
from scraper.errors import FetchError
from scraper.fetch.codings import ORIGINAL
from scraper.fetch.conditional import Unchanged
from scraper.fetch.reasons import reason_of_status
from scraper.fetch.terms import Errand
from scraper.fetch.wayback import copied

Answer: TypeAlias = Capture | Unchanged | FetchError
SECRET = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie", "set-cookie2"})
"""Lines that are a person's own: a capture may be given to others."""
OF_THE_SERVED_BODY = frozenset({"content-length", "content-type", "etag", "last-modified"})


def answer_to(errand: Errand, response: Response) -> Answer:
    """Return what a page's answer holds; a body that is no page is told apart later, by its media type."""
    if response.status == HTTPStatus.NOT_MODIFIED and errand.known:
        return Unchanged(errand.url, errand.wanted.origin)
    if response.status != HTTPStatus.OK:
        return errand.refused(reason_of_status(response.status))
    header = Message()
    header["Content-Type"] = (response.headers.get("Content-Type") or HTML.encode()).decode("latin-1")
    return Capture(
        errand.wanted.url,
        response.body,
        datetime.now(tz=UTC).replace(microsecond=0),
        response.url,
        header.get_content_type(),
        header.get_content_charset(),
        errand.wanted.topics,
        errand.wanted.saved,
        _exchange(response),
    )


def copy_of(errand: Errand, response: Response) -> Capture | None:
    """Return the Wayback Machine's copy as a capture of the page itself, made when the copy was."""
    found = copied(response.url)
    answer = answer_to(errand, response)
    return replace(answer, captured=found[0], url=found[1]) if found and isinstance(answer, Capture) else None


def rendered(capture: Capture, document: str) -> Capture:
    """Return a capture of what a browser made of a page; the lines that speak of the page as served are renamed."""
    exchange = capture.exchange
    if exchange:
        lines = tuple((f"{ORIGINAL}{n}" if n.lower() in OF_THE_SERVED_BODY else n, v) for n, v in exchange.response)
        exchange = replace(exchange, response=(("Content-Type", "text/html; charset=utf-8"), *lines))
    body = document.encode("utf-8", "replace")
    return replace(capture, body=body, charset="utf-8", media_type=HTML, exchange=exchange)


def _exchange(response: Response) -> Exchange:
    asked = lines_of(response.request.headers) if response.request else ()
    return Exchange(
        (("Host", urlsplit(response.url).netloc), *asked),
        response.status,
        HTTPStatus(response.status).phrase,
        lines_of(response.headers),
    )


def lines_of(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Return the lines of a head, but those that are secret."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
        if name.decode("latin-1").lower() not in SECRET
    )
