"""Whatever ends a run, nothing that was finished is lost, and the same command goes on from there."""

import os
import pty
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import cases
from tests.long_runs import SCRAPE, captured, files_of, save_pages, scrape, story, write_warc

ROOT = Path(__file__).parent.parent
KILLS, SEED = 50, 20250603
NO_ARTICLE = "<html><body><h1>Weather</h1><p>Rain.</p></body></html>"


def sources(folder: Path) -> list[str]:
    """Write what a person hands over: saved pages, and a WARC with further ones, later captures and what is none."""
    save_pages(folder / "saved", range(16))
    (folder / "saved" / "copy.txt").write_text(
        "The last bridge\n\n" + "The bridge was opened on Sunday. " * 20, "utf-8"
    )
    os.utime(folder / "saved" / "copy.txt", (1_750_000_000, 1_750_000_000))
    (folder / "saved" / "empty.html").touch()
    later = [
        captured(number, story(number, more="<p>The ferry is back.</p>"), minutes=90) for number in range(0, 16, 4)
    ]
    none = [captured(number, NO_ARTICLE) for number in range(900, 903)]
    fetched = [captured(number) for number in range(16, 32)]
    return ["saved", str(write_warc(folder, fetched[:8] + none + later + fetched[8:]).relative_to(folder))]


def is_running(process: str) -> bool:
    status = Path("/proc", process, "stat")
    return status.exists() and status.read_text("ascii").rpartition(") ")[2][0] not in "ZX"


def test_a_run_that_is_killed_at_any_of_its_writes_goes_on_from_there(tmp_path: Path) -> None:
    command = ["add", *sources(tmp_path), "--jobs", "1"]
    subprocess.run(
        [sys.executable, "-m", "tests.killed_runs", str(KILLS), str(SEED), *command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    whole, *killed = (files_of(archive) for archive in sorted(tmp_path.glob("archive-*")))
    assert sum(name.endswith(".md") for name in whole) == 33 + 4
    assert "captures/refused/courier.example.warc.gz" in whole
    assert all(files == whole for files in killed)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="which processes there are is told by /proc")
def test_a_run_over_worker_processes_is_killed_with_them_and_goes_on(tmp_path: Path) -> None:
    save_pages(tmp_path / "saved", range(100))
    scrape("add", "saved", "--jobs", "1", "--archive", "whole", cwd=tmp_path)
    command = [*SCRAPE, "add", "saved", "--jobs", "2", "--archive", "killed"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        assert next(run.stdout).startswith("written: ")
        workers = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text("ascii").split()
        run.kill()
    again = scrape("add", "saved", "--jobs", "2", "--archive", "killed", cwd=tmp_path)
    assert again.stderr.endswith("pages were finished before; going on from there\n")
    assert again.stdout.endswith(", 0 refused\n")
    assert files_of(tmp_path / "killed") == files_of(tmp_path / "whole")
    assert len(workers) >= 2
    assert not any(is_running(worker) for worker in workers)


def test_ctrl_c_finishes_the_article_in_hand_and_the_same_command_goes_on(tmp_path: Path) -> None:
    save_pages(tmp_path / "saved", range(150))
    command = [*SCRAPE, "add", "saved", "--jobs", "1", "--archive", "stopped"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        for _ in range(10):
            next(run.stdout)
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    assert run.returncode == 130
    done = int(said.removeprefix("stopped after ").split()[0])
    assert said == f"stopped after {done} pages; the same command goes on from there\n"
    assert len(list((tmp_path / "stopped").rglob("*.md"))) == done < 150
    again = scrape("add", "saved", "--jobs", "1", "--archive", "stopped", cwd=tmp_path)
    assert again.stderr == f"{done} pages were finished before; going on from there\n"
    assert again.stdout.splitlines()[-1] == "150 written, 0 refused"
    assert not list((tmp_path / "stopped" / "captures" / ".unfinished").iterdir())


def test_a_full_disk_stops_the_run_with_a_sentence_and_leaves_whole_files(tmp_path: Path) -> None:
    save_pages(tmp_path / "saved", range(60))
    scrape("add", "saved", "--archive", "whole", cwd=tmp_path)

    def leave_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))

    full = scrape("add", "saved", "--archive", "full", cwd=tmp_path, preexec_fn=leave_little_room)
    assert full.returncode == 1
    [sentence] = full.stderr.splitlines()
    assert sentence.endswith(
        ": cannot be written: File too large; check the disk and the folder, or choose another --archive"
    )
    assert 0 < len(list((tmp_path / "full").rglob("*.md"))) < 60
    assert scrape("add", "saved", "--archive", "full", cwd=tmp_path).returncode == 0
    assert files_of(tmp_path / "full") == files_of(tmp_path / "whole")


@pytest.mark.parametrize(
    ("pages", "environment", "is_shown"),
    cases(
        {
            "several pages on a terminal": (3, {}, True),
            "a single page": (1, {}, False),
            "several pages in CI": (3, {"CI": "true"}, False),
            "a terminal that cannot move its cursor": (3, {"TERM": "dumb"}, False),
        }
    ),
)
def test_progress_is_shown_of(tmp_path: Path, pages: int, environment: dict[str, str], is_shown: bool) -> None:  # noqa: FBT001
    save_pages(tmp_path / "saved", range(pages))
    terminal, its_end = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "xterm", "COLUMNS": "80"}
    done = scrape("add", "saved", cwd=tmp_path, stderr=its_end, env=plain | environment)
    os.write(its_end, b"the end")
    shown = os.read(terminal, 100_000)
    os.close(its_end)
    os.close(terminal)
    assert (f"{pages}/?".encode() in shown) == is_shown
    assert done.stdout.splitlines()[-1] == f"{pages} written, 0 refused"
