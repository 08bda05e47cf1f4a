"""Two processes that write to one archive at once, and a disk that is full."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from scraper.article import CLEANER, Article, utc
from scraper.store import Archive

root, days, pages = Path(sys.argv[1]), [*map(int, sys.argv[2].split(","))], int(sys.argv[3])
archive = Archive(root)
for page in range(pages):
    for day in days:
        url, digest = f"https://dainik.example/{page}", f"sha256:{page * 100 + day:064}"
        captured = utc(datetime(2024, 6, day, tzinfo=UTC))
        header = {"Title": "नदी", "Slug": "nadi", "Date": "2024-05-06", "Lang": "hi", "Source_url": url}
        header |= {"Captured": captured, "Digest": digest, "Cleaner": CLEANER}
        body = f"दिन {day} की ख़बर, पन्ना {page}।\\n" * 40
        archive.add(Article("dainik.example", 2024, "nadi", url, digest, tuple(header.items()), body))
"""
LIMITED = """
import resource, sys
from scraper.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
try:
    exec(sys.stdin.read())
except StoreError as problem:
    sys.exit(str(problem))
"""


def tree(root: Path) -> dict[str, str]:
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def start(root: Path, days: str, pages: int = 12) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, root, days, str(pages)], cwd=ROOT)


def test_two_processes_that_add_the_same_pages_at_once_write_what_one_would(tmp_path: Path) -> None:
    together = [start(tmp_path / "two", days) for days in ("1,3,2", "4,2,1")]
    assert [process.wait() for process in together] == [0, 0]
    assert start(tmp_path / "one", "1,2,3,4").wait() == 0
    assert len(tree(tmp_path / "one")) == 12 * 4
    assert tree(tmp_path / "two") == tree(tmp_path / "one")


def test_a_full_disk_is_a_sentence_and_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    command = [sys.executable, "-c", LIMITED, str(tmp_path), "1,2", "2"]
    done = subprocess.run(command, cwd=ROOT, input=WRITER, capture_output=True, text=True, check=False)
    path = tmp_path / "content/articles/dainik.example/2024/nadi.md"
    assert done.stderr.rstrip() == (
        f"{path}: cannot be written: File too large; check the disk and the folder, or choose another --archive"
    )
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("made", [1, 2, 3])
def test_a_run_that_ends_between_two_files_is_made_good_by_the_same_command(tmp_path: Path, made: int) -> None:
    """`made` files of the archive are written, then the process is gone; the same pages are added again."""
    stop = f"import scraper.store as store; make = store._make; count = iter(range({made}))\n"
    stop += "import os, signal\n"
    stop += "store._make = lambda change: make(change) if next(count, None) is not None else os.kill(os.getpid(), 9)\n"
    command = [sys.executable, "-c", stop + WRITER, str(tmp_path / "stopped"), "3,1,2", "1"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    for root in ("stopped", "whole"):
        assert start(tmp_path / root, "3,1,2", pages=1).wait() == 0
    assert tree(tmp_path / "stopped") == tree(tmp_path / "whole")
