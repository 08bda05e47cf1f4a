"""Numpy's arrays by what they hold here, since a type checker cannot tell them apart; columns made a matrix."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Matrix: TypeAlias = npt.NDArray[Any]
"""Rows of figures, in single precision."""
Figures: TypeAlias = npt.NDArray[Any]
"""A figure for each candidate or box."""
Numbers: TypeAlias = npt.NDArray[Any]
"""A whole number for each candidate or box: a place, a count, the number of a group."""
Marks: TypeAlias = npt.NDArray[Any]
"""Yes or no for each candidate or box."""
Columns: TypeAlias = dict[str, Any]
"""Figures by name: an array, or one number that holds for all."""


def stacked(columns: Columns) -> Matrix:
    """Return columns side by side; one number stands for a column of it."""
    count = max(np.size(column) for column in columns.values())
    figures = np.empty((count, len(columns)), np.float32)
    for place, column in enumerate(columns.values()):
        figures[:, place] = column
    return figures
