"""What every test has: no network but this computer's own, and golden files."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["tests.browser", "tests.every_kind", "tests.exports_site", "tests.search_addresses"]

OWN_HOSTS = ("127.0.0.1", "::1", "localhost")
Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "golden: compares with golden files; added to every test that uses them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


@pytest.fixture(autouse=True, scope="session")
def refused_network() -> None:
    """Refuse every connection that leaves this computer, also from code that a library runs."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in OWN_HOSTS:
            raise AssertionError(f"a test wants to connect to {address}; tests use no network")
        connect(self, address)

    def resolve_here(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in (None, "", *OWN_HOSTS):
            raise AssertionError(f"a test wants to find {host}; tests use no network")
        return resolve(host, *rest, **named)

    socket.socket.connect = connect_here  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = resolve_here


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file: `golden(path, text)`; `make golden` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            return
        assert path.exists(), f"{path} is missing; write it with: make golden"
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read()

    return compare
