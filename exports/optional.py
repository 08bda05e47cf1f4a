"""Packages that only some exports need, and that are therefore not always there."""

from importlib.util import find_spec

from exports.errors import ExportError


def need(package: str, what: str) -> None:
    """Raise ExportError where a package is not installed; `what` is made with it."""
    if find_spec(package) is None:
        raise ExportError(f"{what} is made with {package}: install it with pip install -r requirements-exports.txt")
