"""The search program as one classic script, for pages opened from a folder.

Browsers refuse ES modules on `file:` pages. The same modules are written one after another into one script,
each in a function of its own that takes what it imports and returns what it exports.
"""

import re
from pathlib import Path
from typing import Final

ENTRY: Final = "page.js"
CLASSIC: Final = "classic.js"
IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async )?function (\w+)|const (\w+))", re.MULTILINE)


def write_classic(modules: Path, folder: Path) -> None:
    """Write the script beside the modules of the built site."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = [(name, (modules / name).read_text(encoding="utf-8")) for name in in_order(modules, ENTRY)]
    wrapped = "\n".join(wrap(name, source) for name, source in sources)
    script = f'"use strict";\n(() => {{\nconst modules = {{}};\n{wrapped}}})();\n'
    (folder / CLASSIC).write_text(script, encoding="utf-8")


def in_order(modules: Path, name: str, seen: tuple[str, ...] = ()) -> tuple[str, ...]:
    """List a module after all those that it imports, each once."""
    source = (modules / name).read_text(encoding="utf-8")
    for imported in IMPORT.finditer(source):
        if imported[2] not in seen:
            seen = in_order(modules, imported[2], seen)
    return (*seen, name) if name not in seen else seen


def wrap(name: str, source: str) -> str:
    """Turn a module into a function that is called at once."""
    exported = [match[1] or match[2] for match in EXPORT.finditer(source)]
    body = EXPORT.sub("", IMPORT.sub(r'const {\1} = modules["\2"];\n', source))
    return f'modules["{name}"] = (() => {{\n{body}return {{ {", ".join(exported)} }};\n}})();\n'
