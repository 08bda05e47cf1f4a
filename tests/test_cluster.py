"""`scrape clean --scheduler`: the workers of a Dask cluster, real processes, clean as this machine does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from scraper.errors import ClusterError
from scraper.running import cluster
from scraper.running.cluster import cluster_workers
from tests.long_runs import SCRAPE, captured, files_of, scrape, write_warc

pytest.importorskip("distributed")
ROOT = Path(__file__).parent.parent
DASK = [sys.executable, "-m", "dask"]
QUIET = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "PYTHONPATH": str(ROOT)}


@contextmanager
def running(folder: Path, *command: str, until: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a part of a cluster; yield it, and the line in which it says that it is ready."""
    with subprocess.Popen(
        [*DASK, *command, "--no-dashboard"], cwd=folder, env=os.environ | QUIET, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stderr
            yield program, next(line for line in program.stderr if until in line)
        finally:
            program.kill()


@pytest.fixture
def cluster_of_two(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers; the address of the first, and the others."""
    scheduler = ("scheduler", "--host", "127.0.0.1", "--port", "0")
    with ExitStack() as stack:
        _, line = stack.enter_context(running(tmp_path, *scheduler, until="Scheduler at:"))
        address = line.split()[-1]
        worker = ("worker", address, "--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path / "scratch"))
        workers = [stack.enter_context(running(tmp_path, *worker, until="Registered to:"))[0] for _ in range(2)]
        yield address, workers


def test_a_cluster_cleans_as_this_machine_does_also_when_it_loses_a_worker(
    tmp_path: Path, cluster_of_two: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = cluster_of_two
    archive = tmp_path / "archive"
    scrape("add", write_warc(tmp_path, [captured(number) for number in range(120)]), "--archive", archive, cwd=tmp_path)
    before = files_of(archive)
    shutil.rmtree(archive / "content")
    command = [*SCRAPE, "clean", "--scheduler", address]
    with subprocess.Popen(command, cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert next(run.stdout).startswith("written: ")
        workers[0].kill()
        said, complained = run.communicate()
    assert (run.returncode, complained) == (0, "")
    assert said.splitlines()[-1] == "120 written, 0 refused"
    assert files_of(archive) == before


def test_where_no_scheduler_answers_a_sentence_says_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    sentence = (
        "tcp://127.0.0.1:9: no Dask scheduler answers there; check the address, or start one with: dask scheduler"
    )
    with pytest.raises(ClusterError, match=sentence), cluster_workers("tcp://127.0.0.1:9"):
        pass


def test_an_address_that_is_none_is_named() -> None:
    with (
        pytest.raises(ClusterError, match=r"node-7: no address of a scheduler; give one like tcp://10.0.0.5:8786"),
        cluster_workers("node-7"),
    ):
        pass


def test_without_dask_a_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ClusterError, match="install it with: python -m pip install distributed"),
        cluster_workers("tcp://127.0.0.1:9"),
    ):
        pass
