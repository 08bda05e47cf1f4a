"""A program of modules as one small script.

The modules that are reached from an entry are written one after another into one script, each in a function of its
own that takes what it imports and returns what it exports. What is only for people to read is left out.
"""

import re
from pathlib import Path
from typing import Final

import minify_html

# import { one, two } from "../folder/module.js";
IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async )?function (\w+)|const (\w+))", re.MULTILINE)

JSDOC: Final = re.compile(r"/\*\*.*?\*/", re.DOTALL)


def join_modules(entry: Path) -> str:
    """Write a program as a classic script: browsers refuse modules on pages opened from a folder."""
    return minified(f'"use strict";(()=>{{{joined(entry)}}})();')


def join_as_module(entry: Path) -> str:
    """Write a program as one module with the exports of its entry."""
    exported = ",".join(exports(entry.read_text(encoding="utf-8")))
    return minified(f"export const {{{exported}}}=(()=>{{{joined(entry)}return modules.at(-1);}})();", kind="module")


def minified(script: str, *, kind: str = "text/javascript") -> str:
    """Leave out of a script what is only for people to read."""
    page = minify_html.minify(f'<script type="{kind}">{JSDOC.sub("", script)}</script>', minify_js=True)
    return page.partition(">")[2].removesuffix("</script>") + "\n"


def joined(entry: Path) -> str:
    """Write the modules of a program one after another into a list `modules`, the entry last."""
    modules = in_order(entry.resolve())
    return f"const modules=[];{''.join(wrap(module, modules) for module in modules)}"


def in_order(module: Path, seen: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """List a module after all those that it imports, each once."""
    for imported in IMPORT.finditer(module.read_text(encoding="utf-8")):
        path = (module.parent / imported[2]).resolve()
        if path not in seen:
            seen = in_order(path, seen)
    return (*seen, module) if module not in seen else seen


def wrap(module: Path, modules: tuple[Path, ...]) -> str:
    """Turn a module into a function that is called at once."""
    source = module.read_text(encoding="utf-8")

    def taken(imported: re.Match[str]) -> str:
        return f"const {{{imported[1]}}} = modules[{modules.index((module.parent / imported[2]).resolve())}];\n"

    body = EXPORT.sub("", IMPORT.sub(taken, source))
    return f"modules[{modules.index(module)}]=(()=>{{{body}\nreturn{{{','.join(exports(source))}}};}})();\n"


def exports(source: str) -> list[str]:
    """Name what a module exports."""
    return [match[1] or match[2] for match in EXPORT.finditer(source)]
