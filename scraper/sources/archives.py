"""ZIP archives: what they hold, checked for bombs and for what cannot be unpacked."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import cast

from scraper.errors import SourceError
from scraper.page import squeeze
from scraper.sources.given import Given

SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
BOMB = 200
"""How many times its own size an archive may unpack to: text packs to a tenth of it, a bomb to a thousandth."""
SMALL = 100 * 1024 * 1024
"""What any archive may unpack to."""
BROKEN = (zipfile.BadZipFile, LookupError, OSError, OverflowError, RuntimeError, ValueError, struct.error)
"""What `zipfile` raises at an archive whose lists of its files are wrong, or that is packed in an unknown way."""
IS_ENCRYPTED = 0x1


def looks_like(head: bytes) -> bool:
    """Tell a ZIP archive by its first bytes."""
    return head.startswith(SIGNS)


def opened(given: Given) -> zipfile.ZipFile:
    """Open an archive; raise SourceError where it is a bomb, or none at all."""
    body = b"" if given.path else given.read()
    packed = given.path.stat().st_size if given.path else len(body)
    try:
        archive = zipfile.ZipFile(given.path or io.BytesIO(body))
    except BROKEN as problem:
        raise SourceError(
            f"{given.origin}: it is a broken ZIP archive ({squeeze(str(problem))}); get it again"
        ) from None
    size = sum(entry.file_size for entry in archive.infolist())
    if size > max(SMALL, BOMB * packed):
        archive.close()
        amount = f"{packed / 2**20:.1f} MB that unpack to {size // 2**20} MB"
        raise SourceError(f"{given.origin}: {amount} are no archive of pages; it is not unpacked")
    return archive


def is_wacz(archive: zipfile.ZipFile) -> bool:
    """Tell a web archive that is a ZIP archive: https://specs.webrecorder.net/wacz/1.1.1/."""
    names = archive.namelist()
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def members_of(archive: zipfile.ZipFile, given: Given) -> Iterator[Given | SourceError]:
    """Yield the files that an archive holds, to be opened while it is open, and say how many are encrypted."""
    encrypted = 0
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        if entry.flag_bits & IS_ENCRYPTED:
            encrypted += 1
            continue
        yield replace(
            given,
            origin=f"{given.origin}/{squeeze(entry.filename)}",
            name=entry.filename,
            open=partial(_entry, archive, entry),
            changed=_changed(entry) or given.changed,
            path=None,
        )
    if encrypted:
        yield SourceError(f"{given.origin}: {encrypted} of its files are encrypted; unpack it with its password first")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> io.BufferedReader:
    try:
        return cast("io.BufferedReader", archive.open(entry))
    except BROKEN as problem:
        raise zipfile.BadZipFile(str(problem)) from None


def _changed(entry: zipfile.ZipInfo) -> datetime | None:
    """Return the time of a file, which ZIP keeps without a zone; None where it is no time, or the first there is."""
    try:
        moment = datetime(*entry.date_time, tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment > datetime(1980, 1, 2, tzinfo=UTC) else None
