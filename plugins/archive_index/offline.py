"""The service worker: keeps what has been read, and the search, for use without a connection.

It is written last, because it carries the digests of the files that it keeps: a site that changes has another
worker, and so browsers notice.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from pelican import Pelican

from .bundle import join_modules
from .parts import digest_of

WORKER: Final = "sw.js"
MANIFEST: Final = "search-index/manifest.js"
LIST: Final = "search-index/files.json"
VERSION: Final = re.compile(r'"version":"(\w+)"')  # of the index, in its manifest
# What searching needs beside the parts of the index, in the folder of the theme's scripts.
PROGRAM: Final = ("search/classic.js", "vendor/lunr.js")
# What every page needs, and the search page, in the folder of the theme.
SHARED: Final = ("css/*.css", "style.css", "icon.svg", "js/keys.js", "js/search/start.js")


def write_worker(pelican: Pelican) -> None:
    """Write the service worker of the built site into its root."""
    settings = pelican.settings
    site = Path(pelican.output_path)
    script = f"self.build = {json.dumps(describe(site, settings), ensure_ascii=False)};\n"
    script += join_modules(Path(settings["THEME"]) / "worker" / "worker.js")
    (site / WORKER).write_text(script, encoding="utf-8")


def describe(site: Path, settings: dict[str, Any]) -> dict[str, Any]:
    """Say what the site is made of, as far as its service worker must know."""
    theme = settings["THEME_STATIC_DIR"]
    shared = [path.relative_to(site).as_posix() for pattern in SHARED for path in sorted((site / theme).glob(pattern))]
    search_page = settings["SEARCH_SAVE_AS"]
    program = [*(f"{theme}/js/{name}" for name in PROGRAM), MANIFEST]
    digests = {path: digest_of((site / path).read_bytes()) for path in (*shared, search_page, *program, LIST)}
    parts = [part for part in json.loads((site / LIST).read_text(encoding="utf-8")) if part[0] not in program]
    return {
        "version": digest_of("".join(digests.values()).encode()),
        "pages": [*shared, settings["SEARCH_URL"]],
        "program": [[path, digests[path]] for path in program],
        "index": version_of(site / MANIFEST),
        "list": [LIST, digests[LIST]],
        "bytes": sum(size for _, _, size in parts),
    }


def version_of(manifest: Path) -> str:
    """Read by which version the parts of the index are asked for."""
    found = VERSION.search(manifest.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{manifest} does not say its version; build the index and its pages with the same plugin")
    return found[1]
