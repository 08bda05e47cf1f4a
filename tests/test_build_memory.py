"""What plugins remember between builds is believed by the programs that wrote it, and never seen half."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from plugins.build_memory import digest_of_programs, recall, remember, replacing

ARRAYS: dict[str, NDArray[Any]] = {"words": np.arange(9), "none": np.zeros(0, dtype=np.uint8)}


def test_arrays_are_remembered(tmp_path: Path) -> None:
    remember(tmp_path / "cache" / "memory.npz", "these", ARRAYS)
    saved = recall(tmp_path / "cache" / "memory.npz", "these")
    assert saved is not None
    assert {name: array.tolist() for name, array in saved.items()} == {"words": list(range(9)), "none": []}


def test_other_programs_remember_nothing_of_it(tmp_path: Path) -> None:
    remember(tmp_path / "memory.npz", "these", ARRAYS)
    assert recall(tmp_path / "memory.npz", "others") is None


@pytest.mark.parametrize("harm", ["absent", "empty", "cut", "changed", "other"])
def test_a_memory_that_was_harmed_is_none(harm: str, tmp_path: Path) -> None:
    path = tmp_path / "memory.npz"
    remember(path, "these", ARRAYS)
    whole = path.read_bytes()
    changed = whole.replace(np.arange(9).tobytes(), np.arange(1, 10).tobytes())
    for_harm = {"empty": b"", "cut": whole[: len(whole) // 2], "changed": changed, "other": b"something else"}
    path.unlink()
    if harm in for_harm:
        path.write_bytes(for_harm[harm])
    assert recall(path, "these") is None


def test_a_file_that_could_not_be_finished_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "memory.npz"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.write("no bytes")  # type: ignore[call-overload]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_digest_tells_programs_apart(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("print(1)", "utf-8")
    before = digest_of_programs([program], ["numpy"])
    assert digest_of_programs([program], ["numpy"]) == before
    assert digest_of_programs([program], []) != before
    program.write_text("print(2)", "utf-8")
    assert digest_of_programs([program], ["numpy"]) != before
