"""What numpy's arrays are called here; their element types are too many to be told apart by a type checker."""

from typing import Any, TypeAlias

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
