"""What a `Content-Type` says: the kind of a document, and its charset."""

import re

from scraper.capture import HTML, Capture

KIND = re.compile(r"\s*([!#$&^\w.+-]+/[!#$&^\w.+-]+)", re.ASCII)
CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([!-~]+?)[\"']?\s*(?=[;,]|$)", re.IGNORECASE)
# as in: text/html; charset="UTF-8"
KINDS = {"application/xhtml+xml": HTML}


def kind_of(content_type: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset, in small letters; XHTML is a kind of HTML."""
    kind, charset = KIND.match(content_type or ""), CHARSET.search(content_type or "")
    media_type = kind[1].lower() if kind else None
    return KINDS.get(media_type or "", media_type), charset[1].lower() if charset else None


def content_type(capture: Capture) -> str:
    """Write the media type and the charset of a capture."""
    return capture.media_type + (f"; charset={capture.charset}" if capture.charset else "")
