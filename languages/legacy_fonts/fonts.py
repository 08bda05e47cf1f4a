"""The fonts that are known, from `kruti_dev.toml` and `chanakya.toml`, and the names in `unreadable.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLES = ("kruti_dev.toml", "chanakya.toml")
UNREADABLE = "unreadable.toml"
KEYS = {"name", "short_i", "reph", "fonts", "fill", "glyphs", "combined"}

SHORT_I = "\ue000"
"""Stands for the sign of the short i where it is drawn, which is before its letters."""
REPH = "\ue001"
"""Stands for the r that opens a cluster where it is drawn, which is after it."""
NOT_IN_NAMES = re.compile(r"[^a-z\d]")


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """A font of which it is known what each character shows: `glyphs`, as `str.translate` reads it."""

    name: str
    glyphs: Mapping[int, str]


@cache
def legacy_fonts() -> tuple[LegacyFont, ...]:
    """Return the fonts whose glyphs are known."""
    return tuple(font for font, _ in _tables())


def font_named(families: str) -> LegacyFont | str | None:
    """Return the legacy font that a list of font families opens with; its name alone where its glyphs are not known."""
    first = families.split(",", maxsplit=1)[0].strip(" \t\n\r'\"")
    plain = NOT_IN_NAMES.sub("", first.casefold())
    known = next((font for font, names in _tables() if plain.startswith(names)), None)
    return known or (first if plain.startswith(_unreadable()) else None)


@cache
def _tables() -> tuple[tuple[LegacyFont, tuple[str, ...]], ...]:
    return tuple(_table(name) for name in TABLES)


def _table(file: str) -> tuple[LegacyFont, tuple[str, ...]]:
    table = tomllib.loads(files("languages.legacy_fonts").joinpath(file).read_text("utf-8"))
    if wrong := table.keys() - KEYS:
        raise ValueError(f"{file}: unknown key '{min(wrong)}'; keys are {', '.join(sorted(KEYS))}")
    glyphs = dict.fromkeys(table.get("fill", ""), "") | table["glyphs"]
    glyphs |= {glyph: shown.format(reph=REPH) for glyph, shown in table["combined"].items()}
    glyphs |= {table["short_i"]: SHORT_I, table["reph"]: REPH}
    return LegacyFont(table["name"], str.maketrans(glyphs)), tuple(table["fonts"])


@cache
def _unreadable() -> tuple[str, ...]:
    names = tomllib.loads(files("languages.legacy_fonts").joinpath(UNREADABLE).read_text("utf-8"))
    return tuple(name for script in names.values() for name in script)
