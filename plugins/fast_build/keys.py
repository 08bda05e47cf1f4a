"""What decides which memories of earlier builds are of the same site: programs, settings, templates."""

import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from .faces import face_of
from .remembered import digest


def keys_of(settings: dict[str, Any]) -> tuple[bytes, bytes]:
    """Sum up what has a hand in reading content, and what has a hand in making pages."""
    installed = sorted(f"{one.name}=={one.version}" for one in distributions())
    kept = {name: value for name, value in settings.items() if name not in {"PELICAN_CLASS", "CACHE_PATH"}}
    words = (sys.version, *installed, repr(face_of(kept, {})))
    read_key = digest(*(word.encode("utf-8", "surrogatepass") for word in words), _sum_of(_own_programs()))
    return read_key, digest(read_key, _sum_of(_template_folders(settings)))


def _sum_of(paths: Iterable[Path]) -> bytes:
    """Sum up files, and all that lie in folders."""
    found = (path for given in paths for path in ([given] if given.is_file() else given.rglob("*")))
    files = sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)
    return digest(*(str(path).encode() + path.read_bytes() for path in files))


def _own_programs() -> list[Path]:
    """List the programs in use that are not installed, as folders and single files: plugins, and what they share."""
    installed = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    files = (getattr(module, "__file__", None) for name, module in sys.modules.items() if "." not in name)
    own = (Path(file) for file in files if file and not file.startswith(installed))
    return sorted({file.parent if file.name == "__init__.py" else file for file in own})


def _template_folders(settings: dict[str, Any]) -> list[Path]:
    return [Path(folder) for folder in (*settings["THEME_TEMPLATES_OVERRIDES"], Path(settings["THEME"], "templates"))]
