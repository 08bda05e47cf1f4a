"""Captures are kept once, in order, indexed; whatever ends a run leaves their files whole, and the next goes on."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scraper.capture import PLAIN_TEXT, Capture, Exchange
from scraper.errors import SourceError, StoreError
from scraper.warc.captures import Captures, Newest
from scraper.warc.index import read_line
from scraper.warc.reading import read_warc

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)
HOST = "hill-courier.example"
HEAD = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("ETag", '"a1"'),
    ("Last-Modified", "Tue, 03 Jun 2025 04:00:00 GMT"),
)


def page(number: int, *, path: str | None = None, host: str = HOST) -> Capture:
    url = f"https://{host}/{path or f'news/{number}'}"
    body = f"<!doctype html><title>Story {number}</title><p>The ferry no. {number} left.".encode()
    exchange = Exchange((("Host", host),), 200, "OK", HEAD)
    return Capture(url, body, NOW + timedelta(minutes=number), url, charset="utf-8", exchange=exchange)


def keep(folder: Path, *captures: Capture, host: str = HOST) -> None:
    with Captures(folder) as kept:
        for capture in captures:
            kept.keep(capture, host)


def read(folder: Path) -> list[Capture]:
    return [one.read() for one in Captures(folder).recorded()]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "captures"


def test_captures_are_read_in_the_order_in_which_they_were_kept_host_by_host(folder: Path) -> None:
    keep(folder, page(3), page(1), page(2))
    keep(folder, page(1, host="aravali-times.example"), host="aravali-times.example")
    assert [one.url for one in read(folder)] == [
        "https://aravali-times.example/news/1",
        *(f"https://{HOST}/news/{number}" for number in (3, 1, 2)),
    ]
    assert read(folder)[1] == page(3)


def test_what_is_kept_already_is_not_kept_again(folder: Path) -> None:
    keep(folder, page(1), page(2))
    before = files(folder)
    keep(folder, page(2), replace(page(1), topics=("फेरी",)))
    assert files(folder) == before
    keep(folder, replace(page(1), captured=NOW + timedelta(days=1)))
    assert len(read(folder)) == 3


def test_two_runs_over_the_same_captures_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        keep(tmp_path / name / "captures", page(2), page(1))
    assert files(tmp_path / "one/captures") == files(tmp_path / "two/captures")


def test_a_picture_is_kept_beside_its_page_found_by_its_address_and_is_no_page(folder: Path) -> None:
    url = f"https://{HOST}/ferry.jpg"
    head = Exchange((), 200, "OK", (("Content-Type", "image/jpeg"),))
    picture = Capture(url, b"\xff\xd8\xff", NOW, url, "image/jpeg", exchange=head)
    with Captures(folder) as kept:
        kept.keep(page(1), HOST, related=(picture,))
        place = kept.find(url)
        assert place
        assert kept.read(place) == picture
    assert read(folder) == [page(1)]


def test_the_newest_capture_of_a_page_is_found_by_any_of_its_addresses(folder: Path) -> None:
    later = replace(page(1), captured=NOW + timedelta(days=2), exchange=Exchange((), 200, "OK", ()))
    keep(folder, page(1), later, replace(page(1), captured=NOW + timedelta(days=1)))
    kept = Captures(folder)
    assert kept.newest(f"http://www.{HOST}/news/1?utm_source=feed#top") == Newest(later.captured, None, None)
    assert kept.newest(f"https://{HOST}/news/2") is None
    assert kept.at(f"https://{HOST}/news/1", "2025-06-03T04:01:00Z") == page(1)
    assert kept.at(f"https://{HOST}/news/1", "no time") is None


def test_the_newest_capture_says_what_the_server_said_of_its_version(folder: Path) -> None:
    keep(folder, page(1))
    assert Captures(folder).newest(f"https://{HOST}/news/1") == Newest(
        NOW + timedelta(minutes=1), '"a1"', "Tue, 03 Jun 2025 04:00:00 GMT"
    )


def test_pages_without_address_and_refused_pages_have_their_places(tmp_path: Path) -> None:
    text = Capture("note.txt", "एक पाठ".encode(), NOW, None, PLAIN_TEXT)
    keep(tmp_path / "captures/refused", text, host="text")
    assert read(tmp_path / "captures/refused") == [text]
    assert list(Captures(tmp_path / "captures").places()) == []
    assert sorted(path.name for path in (tmp_path / "captures").iterdir()) == [".lock", "refused"]


def test_the_index_is_sorted_at_the_end_and_when_it_is_next_opened(folder: Path) -> None:
    kept = Captures(folder)
    for number in (3, 1, 2):
        kept.keep(page(number), HOST)
    index = folder / f"{HOST}.cdxj"
    unsorted = index.read_bytes().splitlines()
    assert unsorted != sorted(unsorted)
    list(Captures(folder).places())
    assert index.read_bytes().splitlines() == sorted(unsorted)
    kept.keep(page(0), HOST)
    kept.close()
    assert len(index.read_bytes().splitlines()) == 4
    assert index.read_bytes().splitlines() == sorted(index.read_bytes().splitlines())
    lines = [read_line(line) for line in index.read_bytes().splitlines()]
    assert [line.uri for line in lines if line] == [f"https://{HOST}/news/{number}" for number in range(4)]


def test_an_index_that_is_lost_or_of_another_file_is_written_anew(folder: Path) -> None:
    keep(folder, page(2), page(1))
    index, whole = folder / f"{HOST}.cdxj", files(folder)
    for wrong in (b"", b"no index\n", whole[index.name].replace(b'"offset": "', b'"offset": "1'), None):
        index.unlink() if wrong is None else index.write_bytes(wrong)
        assert len(read(folder)) == 2
        assert files(folder) == whole


def test_an_index_without_its_file_is_emptied(folder: Path) -> None:
    keep(folder, page(1), page(2))
    (folder / f"{HOST}.warc.gz").unlink()
    keep(folder, page(3))
    assert read(folder) == [page(3)]
    assert len((folder / f"{HOST}.cdxj").read_bytes().splitlines()) == 1


def test_a_run_that_ends_at_any_byte_leaves_what_is_whole_and_the_next_goes_on(tmp_path: Path, folder: Path) -> None:
    keep(folder, page(1))
    before = files(folder)
    keep(folder, page(2))
    after = files(folder)
    warc, index = f"{HOST}.warc.gz", f"{HOST}.cdxj"
    ends = [*range(len(before[warc]), len(after[warc]), 23), len(after[warc])]
    line = after[index].splitlines(keepends=True)[1]
    for end in ends:
        torn = tmp_path / str(end) / "captures"
        torn.mkdir(parents=True)
        (torn / warc).write_bytes(after[warc][:end])
        (torn / index).write_bytes(before[index] + (line[:20] if end == ends[-1] else b""))
        assert read(torn)[0] == page(1)
        keep(torn, page(2))
        assert files(torn) == after, end


def test_a_run_that_ends_in_the_middle_of_the_first_capture_leaves_nothing_in_the_way(folder: Path) -> None:
    keep(folder, page(1))
    whole = files(folder)
    (folder / f"{HOST}.warc.gz").write_bytes(whole[f"{HOST}.warc.gz"][:-40])
    (folder / f"{HOST}.cdxj").unlink()
    keep(folder, page(1))
    assert files(folder) == whole


def test_a_damaged_capture_is_named_and_the_others_are_read(folder: Path) -> None:
    keep(folder, page(1), page(2), page(3))
    path = folder / f"{HOST}.warc.gz"
    place = list(Captures(folder).places())[1]
    damaged = bytearray(path.read_bytes())
    damaged[place.offset + 40 : place.offset + 60] = bytes(20)
    path.write_bytes(damaged)
    one, two, three = Captures(folder).recorded()
    assert (one.read(), three.read()) == (page(1), page(3))
    with pytest.raises(SourceError, match=rf"{HOST}.warc.gz at byte {place.offset}: a kept capture is damaged"):
        two.read()


def test_a_last_capture_that_was_whole_and_is_damaged_is_not_cut_off(folder: Path) -> None:
    keep(folder, page(1), page(2))
    path = folder / f"{HOST}.warc.gz"
    damaged = path.read_bytes()[:-5] + bytes(5)
    path.write_bytes(damaged)
    keep(folder, page(3))
    assert path.read_bytes().startswith(damaged[:-500])
    assert [one.read() for one in Captures(folder).recorded()][-1] == page(3)


def test_a_file_of_another_program_is_read_and_left_alone(folder: Path) -> None:
    keep(folder, page(1))
    path = folder / f"{HOST}.warc.gz"
    place = next(Captures(folder).places())
    foreign = path.read_bytes()[place.offset :]
    path.write_bytes(foreign + foreign[:100])
    (folder / f"{HOST}.cdxj").unlink()
    assert read(folder) == [page(1)]
    with pytest.raises(StoreError, match=f"{HOST}.warc.gz: another program wrote it; move it out of the archive"):
        Captures(folder).keep(page(2), HOST)
    assert path.read_bytes() == foreign + foreign[:100]


@pytest.mark.parametrize("file", ["warc.gz", "cdxj"])
def test_a_disk_that_fails_is_a_sentence_and_leaves_whole_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    keep(folder, page(1))
    before = files(folder)
    write = os.pwrite

    def fail(handle: int, data: bytes, offset: int) -> int:
        if Path(f"/proc/self/fd/{handle}").readlink().name.endswith(file):
            write(handle, data[:30], offset)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return write(handle, data, offset)

    kept = Captures(folder)
    with monkeypatch.context() as context:
        context.setattr(os, "pwrite", fail)
        with pytest.raises(StoreError, match=f"{HOST}.{file}: cannot be written: Input/output error"):
            kept.keep(page(2), HOST)
    assert files(folder) == before
    kept.keep(page(2), HOST)
    kept.close()
    assert read(folder) == [page(1), page(2)]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "captures").write_text("in the way", "utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        Captures(tmp_path / "captures").keep(page(1), HOST)


KEEPER = """
import resource, signal, sys
from pathlib import Path
from tests.test_warc_captures import HOST, Captures, page
if largest := int(sys.argv[2]):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
kept = Captures(Path(sys.argv[1]))
for number in map(int, sys.argv[3:]):
    kept.keep(page(number), HOST)
    print(number, flush=True)
kept.close()
"""


def keeper(folder: Path, *numbers: int, largest: int = 0) -> subprocess.Popen[str]:
    """Start a process that keeps captures, and says the number of each when it is kept."""
    return subprocess.Popen(
        [sys.executable, "-B", "-c", KEEPER, str(folder), str(largest), *map(str, numbers)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> Iterator[int]:
    assert process.stdout
    yield from map(int, process.stdout)


def test_two_processes_at_once_keep_every_capture_once(folder: Path) -> None:
    both = [keeper(folder, *range(40)), keeper(folder, *range(20, 60))]
    for process in both:
        _, problem = process.communicate()
        assert (process.returncode, problem) == (0, "")
    kept = read(folder)
    assert len(kept) == 60
    assert set(kept) == {page(number) for number in range(60)}
    index = (folder / f"{HOST}.cdxj").read_bytes().splitlines()
    assert len(index) == 60


def test_a_process_that_is_killed_has_kept_all_that_it_said(folder: Path) -> None:
    for after in (1, 30):
        process = keeper(folder, *range(200))
        told = [number for number, _ in zip(said(process), range(after), strict=False)]
        process.kill()
        told += list(said(process))
        process.communicate()
        assert {page(number) for number in told} <= set(read(folder))
    keep(folder, *(page(number) for number in range(200)))
    uninterrupted = folder.parent / "other/captures"
    keep(uninterrupted, *(page(number) for number in range(200)))
    assert files(folder) == files(uninterrupted)


def test_a_full_disk_is_a_sentence_and_leaves_whole_files(folder: Path) -> None:
    process = keeper(folder, *range(100), largest=9_000)
    out, problem = process.communicate()
    assert "cannot be written: File too large" in problem.splitlines()[-1]
    assert read(folder) == [page(int(number)) for number in out.split()]
    assert [found for found in read_warc(folder / f"{HOST}.warc.gz") if not isinstance(found, Capture)] == []


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="a small disk can only be made by root")
def test_a_small_disk_that_runs_full_is_a_sentence_and_leaves_whole_files(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    try:
        process = keeper(disk / "captures", *range(200))
        out, problem = process.communicate()
        assert "cannot be written: No space left on device" in problem.splitlines()[-1]
        assert read(disk / "captures") == [page(int(number)) for number in out.split()]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
