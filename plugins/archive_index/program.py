"""The search program in the built site: what pages load, and the engine for other programs, each as one script."""

from pathlib import Path
from typing import Final

from pelican import Pelican

from .bundle import join_as_module, join_modules, minified

PAGE: Final = "classic.js"
ENGINE: Final = "engine.js"
START: Final = "start.js"
KEYS: Final = "keys.js"


def write_program(pelican: Pelican) -> None:
    """Put the joined scripts in the place of the modules that Pelican has copied."""
    modules = Path(pelican.settings["THEME"]) / "static" / "js" / "search"
    folder = Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"] / "js" / "search"
    scripts = {
        PAGE: join_modules(modules / "page" / "page.js"),
        ENGINE: join_as_module(modules / "engine.js"),
        START: minified((modules / START).read_text(encoding="utf-8")),
    }
    for copied in sorted(folder.rglob("*.js")):
        copied.unlink()
    for name, script in scripts.items():
        (folder / name).write_text(script, encoding="utf-8")
    keys = folder.parent / KEYS
    keys.write_text(minified(keys.read_text(encoding="utf-8")), encoding="utf-8")
