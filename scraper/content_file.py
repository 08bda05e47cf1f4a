"""A content file as text: header lines, a checksum that tells a person's edits, a blank line, the body."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

CHECKSUM = "Checksum"
HEADER_LINE = re.compile(r"^([A-Z][A-Za-z_]*): (.*)$")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """The header's fields in their order, without the checksum, and the Markdown body."""

    header: tuple[tuple[str, str], ...]
    body: str

    def __getitem__(self, key: str) -> str:
        """Return a field's value; empty where the header does not have it."""
        return dict(self.header).get(key, "")

    def with_fields(self, **values: str) -> "ContentFile":
        """Return the file with other values in fields that it has."""
        return replace(self, header=tuple((key, values.get(key, value)) for key, value in self.header))

    def only(self, keys: Iterable[str]) -> "ContentFile":
        """Return the file with no fields but these."""
        kept = frozenset(keys)
        return replace(self, header=tuple((key, value) for key, value in self.header if key in kept))

    def without(self, key: str) -> "ContentFile":
        """Return the file without a field."""
        return replace(self, header=tuple(field for field in self.header if field[0] != key))

    def with_field_behind(self, place: str, key: str, value: str) -> "ContentFile":
        """Return the file with one more field, behind another that it has."""
        at = [name for name, _ in self.header].index(place) + 1
        return replace(self, header=(*self.header[:at], (key, value), *self.header[at:]))

    def to_text(self) -> str:
        """Return the whole file, with the checksum of all the rest as the header's last line."""
        head = "".join(f"{key}: {value}\n" for key, value in self.header)
        return f"{head}{CHECKSUM}: {_checksum(head, self.body)}\n\n{self.body}"


def parse(text: str) -> ContentFile:
    """Read a content file; lines of its header that are no fields are left out."""
    head, _, body = text.partition("\n\n")
    fields = (found.group(1, 2) for line in head.splitlines() if (found := HEADER_LINE.match(line)))
    return ContentFile(tuple((key, value) for key, value in fields if key != CHECKSUM), body)


def is_edited(text: str) -> bool:
    """Tell whether a person changed a file since the scraper wrote it; one without checksum is a person's."""
    head, _, body = text.partition("\n\n")
    lines = [line + "\n" for line in head.splitlines()]
    rest = "".join(line for line in lines if not line.startswith(f"{CHECKSUM}: "))
    return f"{CHECKSUM}: {_checksum(rest, body)}\n" not in lines


def _checksum(head: str, body: str) -> str:
    return "sha256:" + hashlib.sha256(f"{head}\n{body}".encode()).hexdigest()
