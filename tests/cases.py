"""Tables of cases: a case has a name that reads as a sentence, and the values that its test takes."""

from collections.abc import Mapping
from typing import Any

import pytest


def cases(table: Mapping[str, Any], faults: Mapping[str, str] | None = None) -> list[Any]:
    """Make parameters of a table; a case whose name is in `faults` must fail, for the reason given there."""
    known = faults or {}
    unknown = [name for name in known if name not in table]
    assert unknown == [], f"no such cases: {unknown}"
    return [
        pytest.param(
            *(values if isinstance(values, tuple) else (values,)),
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=known[name])] if name in known else [],
        )
        for name, values in table.items()
    ]
