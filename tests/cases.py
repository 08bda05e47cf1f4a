"""Tables of cases: a case has a name that reads as a sentence, and the values that its test takes."""

from collections.abc import Mapping
from typing import Any

import pytest


def cases(table: Mapping[str, Any]) -> list[Any]:
    """Make parameters of a table, each under its name."""
    return [
        pytest.param(*(values if isinstance(values, tuple) else (values,)), id=name) for name, values in table.items()
    ]
