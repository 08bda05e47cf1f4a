"""The templates of a book's files; all that is put into them is escaped but the bodies, which are XHTML already."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports.epub.chapters import xml_text
from languages.direction import direction_of

FOLDER = Path(__file__).parent / "pages"
ENVIRONMENT = Environment(
    autoescape=True,
    loader=FileSystemLoader(FOLDER),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
ENVIRONMENT.filters["direction"] = direction_of


def render(name: str, **values: Any) -> str:
    """Fill a template."""
    return xml_text(ENVIRONMENT.get_template(name).render(**values))
