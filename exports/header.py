"""The header of a content file, read as Pelican reads it."""

from pathlib import Path

from markdown import Markdown
from markdown.extensions.meta import MetaPreprocessor

from exports.errors import ExportError

Header = dict[str, str]


def read_content_file(path: Path) -> tuple[Header, str]:
    """Return the fields of a header, under names in small letters, and the Markdown below it."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ExportError(f"{path}: it is not UTF-8 at byte {problem.start}; save it as UTF-8") from None
    reader = Markdown()
    rest = MetaPreprocessor(reader).run(text.splitlines())
    fields: dict[str, list[str]] = reader.Meta
    header = {name: " ".join(" ".join(lines).split()) for name, lines in fields.items()}
    return {name: value for name, value in header.items() if value}, "\n".join(rest).strip("\n") + "\n"


def listed(value: str) -> tuple[str, ...]:
    """Part a list as Pelican does: at semicolons, and only where there is none at commas."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(part for item in parts if (part := item.strip())))
