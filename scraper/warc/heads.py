"""Heads of records and of HTTP messages: a first line, then names and values, until an empty line."""

import io
import re
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeadersParser

Fields = tuple[tuple[str, str], ...]

END = re.compile(rb"\r?\n\r?\n")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
PARSER = StatusAndHeadersParser([], verify=False)


@dataclass(frozen=True, slots=True)
class Head:
    """A first line (as `WARC/1.1`, `HTTP/1.1 200 OK`) and what follows it."""

    first: str
    fields: Fields

    def get(self, name: str) -> str | None:
        """Return the first value of a name, None where there is none or nothing in it."""
        return value_of(self.fields, name)


def value_of(fields: Fields, name: str) -> str | None:
    """Return the first value of a name; capitals do not matter."""
    wanted = name.lower()
    return next((value.strip() for key, value in fields if key.lower() == wanted), None) or None


def values_of(fields: Fields, name: str) -> tuple[str, ...]:
    """Return all values of a name, in their order."""
    wanted = name.lower()
    return tuple(value for key, value in fields if key.lower() == wanted)


def read_head(block: bytes) -> tuple[Head, bytes]:
    """Part a block into its head and what follows; a block without any empty line is a head alone."""
    end = END.search(block)
    head, rest = (block[: end.end()], block[end.end() :]) if end else (block, b"")
    return parse_head(head), rest


def parse_head(head: bytes) -> Head:
    """Read a head, with a first line."""
    try:
        parsed = PARSER.parse(io.BytesIO(head))
    except EOFError:
        return Head("", ())
    return Head(f"{parsed.protocol} {parsed.statusline}".strip(), tuple(parsed.headers))


def read_fields(block: bytes) -> Fields:
    """Read a block of `application/warc-fields`, which has no first line."""
    return parse_head(b"\r\n".join((b"fields", block))).fields


def write_head(first: str, fields: Fields) -> bytes:
    """Write a head; what would break its lines becomes a space."""
    return f"{on_one_line(first)}\r\n".encode() + write_fields(fields) + b"\r\n"


def write_fields(fields: Fields) -> bytes:
    """Write names and values, a line each."""
    return "".join(f"{on_one_line(name)}: {on_one_line(value)}\r\n" for name, value in fields).encode()


def on_one_line(text: str) -> str:
    """Leave out what may not stand in a line of a head."""
    return CONTROLS.sub(" ", text).strip()
