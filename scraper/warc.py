"""Captures kept on disk, as WARC 1.1 records (ISO 28500:2017), one file a host: `captures/<host>.warc.gz`."""

import io
from datetime import UTC
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scraper.capture import Capture
from scraper.errors import StoreError


def keep(capture: Capture, folder: Path, host: str) -> Path:
    """Append a capture to its host's WARC file: a `response` as it was fetched, a `resource` where it was saved.

    A page without URL is kept under its digest's URN.
    """
    path = folder / f"{host}.warc.gz"
    charset = f"; charset={capture.charset}" if capture.charset else ""
    http = StatusAndHeaders("200 OK", [("Content-Type", capture.media_type + charset)], protocol="HTTP/1.1")
    record = io.BytesIO()
    writer = WARCWriter(record, gzip=True, warc_version="1.1")
    writer.write_record(
        writer.create_warc_record(
            capture.url or f"urn:{capture.digest}",
            "response" if capture.is_fetched else "resource",
            payload=io.BytesIO(capture.body),
            http_headers=http if capture.is_fetched else None,
            warc_content_type="" if capture.is_fetched else capture.media_type,
            warc_headers_dict={"WARC-Date": capture.captured.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(record.getvalue())
    except OSError as problem:
        raise StoreError(
            f"{path}: cannot be written: {problem.strerror}; check the disk and the folder, or choose another --archive"
        ) from None
    return path
