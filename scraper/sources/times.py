"""The time at which a person saved a page, as reading lists and bookmarks write it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

PARTS_OF_A_SECOND = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))
"""From which number on a time counts in nanoseconds, microseconds (Firefox), milliseconds; else in seconds."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
NEVER = frozenset({None, "", "0", 0, "null", "None"})


def read_time(value: object) -> datetime | None:
    """Read a time: seconds since 1970, ISO 8601 (UTC where it names no zone), or as in e-mail.

    None where nobody says; raise ValueError where it cannot be read.
    """
    if isinstance(value, str):
        value = value.strip()
    if not isinstance(value, str | int | float | None) or isinstance(value, bool):
        raise ValueError("neither a number nor a text")  # noqa: TRY004 - it is a file that is wrong
    if value in NEVER:
        return None
    moment = _counted(value) if _is_number(value) else _written(str(value))
    if not EARLIEST <= moment < LATEST:
        raise ValueError("not of this age")
    return moment


def _is_number(value: str | float | None) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.isascii() and value.isdigit())


def _counted(value: str | float | None) -> datetime:
    count = float(value or 0)
    if not isfinite(count):
        raise ValueError("no number")
    scale = next((scale for least, scale in PARTS_OF_A_SECOND if count >= least), 1)
    try:
        return datetime.fromtimestamp(int(count / scale), tz=UTC)
    except (OverflowError, OSError):
        raise ValueError("beyond all years") from None


def _written(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (TypeError, IndexError, OverflowError):
            raise ValueError("no date") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise ValueError("beyond all years") from None
