"""The house keeps its order: imports go one way, the edges stay at the edges, modules stay small."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("languages", "terminal", "web", "scraper", "plugins", "publishing", "exports")
MAY_NOT_IMPORT = {
    "languages": {"terminal", "web", "scraper", "plugins", "publishing", "exports"},
    "terminal": {"languages", "web", "scraper", "plugins", "publishing", "exports"},
    "web": {"languages", "terminal", "scraper", "plugins", "publishing", "exports"},
    "scraper": {"plugins", "pelican", "publishing", "exports"},
    "plugins": {"terminal", "scraper", "publishing", "exports"},
    "publishing": {"scraper", "plugins", "pelican", "exports"},
    "exports": {"plugins", "pelican", "publishing"},
    "scraper/metadata": {"bs4", "scraper.classifier", "scraper.extraction"},
    "scraper/classifier": {"bs4", "scraper.extraction", "scraper.ruled", "scraper.rules"},
}
NETWORK = {"scrapy", "twisted", "socket", "http", "urllib.request", "urllib3", "requests", "aiohttp", "ssl"}
WRITES = {"write_text", "write_bytes", "NamedTemporaryFile", "mkstemp"}
MAY_WRITE = ("scraper/store", "scraper/warc", "scraper/running/journal", "exports/files", "exports/tables")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST = {".py": 300, ".js": 150, ".css": 250, ".html": 80}
MARKUP_FROM_TEXT = re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b")
FOREIGN = (
    re.compile(r"(?<![\w.$/-])/(?:home|Users)/[a-z]\w+"),  # a person's folder
    re.compile(r"BEGIN [A-Z ]*PRIVATE KEY"),
    re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE),  # a merge left open
)


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def theme_files(*suffixes: str) -> list[Path]:
    files = (path for path in (ROOT / "theme").rglob("*") if path.suffix in suffixes)
    return sorted(path for path in files if "vendor" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module.relative_to(ROOT).parts[: -node.level] if node.level else ()
            origin = ".".join((*package, *([node.module] if node.module else [])))
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def is_part_of(imported: str, names: set[str]) -> bool:
    return any(imported == name or imported.startswith(f"{name}.") for name in names)


def calls_in(module: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def writes(called: str, call: ast.Call) -> bool:
    """Tell whether a call writes a file; `open` does when its mode says so."""
    strings = {argument.value for argument in ast.walk(call) if isinstance(argument, ast.Constant)}
    return called in WRITES or (called == "open" and bool(strings & {"w", "wb", "a", "ab", "x", "xb", "r+", "w+"}))


@pytest.mark.parametrize("room", MAY_NOT_IMPORT)
def test_imports_go_one_way(room: str) -> None:
    wrong = [
        f"{name_of(module)} imports {imported}"
        for module in modules(room)
        for imported in imports_of(module)
        if is_part_of(imported, MAY_NOT_IMPORT[room])
    ]
    assert wrong == []


def test_of_the_exports_only_the_one_of_captures_knows_the_scraper() -> None:
    importers = {
        name_of(module)
        for module in modules("exports")
        if any(is_part_of(name, {"scraper"}) for name in imports_of(module))
    }
    assert importers == {"exports/wacz/collection.py"}


def test_every_package_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {
        ".".join(module.parent.relative_to(ROOT).parts) for module in modules("languages", "terminal", "web", "scraper")
    }
    assert set(settings["tool"]["setuptools"]["packages"]) == packages


def test_nobody_imports_the_command_line() -> None:
    commands = {"scraper.cli", "exports.cli"}
    importers = [name_of(module) for module in modules(*ROOMS) if commands & set(imports_of(module))]
    assert set(importers) <= {"scraper/__main__.py", "exports/__main__.py"}


def test_only_the_command_lines_print() -> None:
    printers = {
        name_of(module) for module in modules(*ROOMS) for called, _ in calls_in(module) if called in {"print", "echo"}
    }
    assert printers <= {"scraper/cli.py", "publishing/__main__.py", "exports/cli.py", "plugins/fast_build/__init__.py"}


def test_only_fetching_uses_the_network() -> None:
    users = {
        name_of(module) for module in modules(*ROOMS) if any(is_part_of(name, NETWORK) for name in imports_of(module))
    }
    assert {user for user in users if not user.startswith("scraper/fetch")} == set()


def test_only_the_store_and_the_captures_write() -> None:
    writers = {
        name_of(module)
        for module in modules("languages", "web", "scraper", "exports")
        if any(writes(*call) for call in calls_in(module))
    }
    others = {writer for writer in writers if not writer.startswith(MAY_WRITE)}
    assert others == set()


@pytest.mark.parametrize("module", modules(*ROOMS, "tools"), ids=name_of)
def test_a_module_says_what_it_is_about(module: Path) -> None:
    assert ast.get_docstring(tree_of(module))
    assert module.stem not in NAMELESS


@pytest.mark.parametrize("file", modules(*ROOMS, "tools") + theme_files(".js", ".css", ".html"), ids=name_of)
def test_a_module_has_one_subject_and_so_few_lines(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST[file.suffix]


@pytest.mark.parametrize("script", theme_files(".js"), ids=name_of)
def test_text_never_becomes_markup_in_the_browser(script: Path) -> None:
    assert MARKUP_FROM_TEXT.findall(script.read_text("utf-8")) == []


def test_no_file_carries_what_belongs_to_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    files = [ROOT / name for name in listed.stdout.splitlines()]
    wrong = [
        f"{name_of(file)}: {found.group()}"
        for file in files
        if file.is_file() and file.suffix not in {".warc", ".gz", ".png", ".jpg", ".webp"}
        for pattern in FOREIGN
        for found in pattern.finditer(file.read_text("utf-8", errors="replace"))
    ]
    assert wrong == []


def test_a_test_reaches_no_other_computer() -> None:
    import socket  # noqa: PLC0415 - what is tested is the refusal, put in place after the modules are imported

    with pytest.raises(AssertionError, match="use no network"):
        socket.create_connection(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="use no network"):
        socket.getaddrinfo("somewhere.example", 80)
