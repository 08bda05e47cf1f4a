"""An article in the idiom that the archive was made for: a page with all the furniture there is, and its text copy.

The publisher is invented, so no site rule helps, and no class of the page is one that `class_names.toml` knows.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "seed_class"
GOLD = tomllib.loads((HERE / "gold.toml").read_text("utf-8"))
URL = "https://kiran-khabar.example/desh/sontal-sangam-river-fishermen-7719024"
JSON_LD = re.compile(r"<script type=.application/ld\+json.>.*?</script>", re.DOTALL)
FORMS = ("page with JSON-LD", "page without JSON-LD", "text copy")


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def written(form: str, tmp_path: Path) -> tuple[dict[str, str], str]:
    """The header and the body of the file that `scrape add` writes."""
    (tmp_path / "content").mkdir()
    shutil.copy(HERE / "topics.toml", tmp_path / "content")
    text = (HERE / ("copy.txt" if form == "text copy" else "page.html")).read_text("utf-8")
    source = tmp_path / ("copy.txt" if form == "text copy" else "page.html")
    source.write_text(JSON_LD.sub("", text) if form == "page without JSON-LD" else text, "utf-8")
    served = [] if form == "text copy" else ["--url", f"{URL}?utm_source=home"]
    command = [sys.executable, "-m", "scraper", "add", str(source), *served, "--archive", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    [path] = (tmp_path / "content" / "articles").rglob("*.md")
    head, _, body = path.read_text("utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def test_every_paragraph_and_subhead_is_there_word_for_word_and_nothing_else(
    written: tuple[dict[str, str], str],
) -> None:
    body = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", written[1].replace("## ", ""))
    assert body.strip().split("\n\n") == GOLD["paragraphs"]
    assert "\n## साझा नदी समिति क्या है?\n" in written[1]


def test_nothing_of_the_furniture_is_left(written: tuple[dict[str, str], str]) -> None:
    header, body = written
    text = body + "".join(header.values())
    assert [words for words in GOLD["must_not"] if words in text] == []


def test_the_fields_are_right(form: str, written: tuple[dict[str, str], str]) -> None:
    header, _ = written
    assert (header["Title"], header["Summary"], header["Lang"]) == (GOLD["title"], GOLD["summary"], "hi")
    if form == "text copy":
        assert header["Tags"] == "Sontal; Fishing"
        assert header["Date_from"] == "capture"
        assert header.keys() & {"Authors", "Source", "Source_url", "Image"} == set()
        return
    assert header["Tags"] == "Sontal; Suvarna River; Fishing; सोनतल"
    assert header["Authors"] == "अनिल निषाद"
    assert header["Date"] == "2024-09-16T18:20:00+05:30"
    assert header["Modified"] == "2024-09-16T19:05:00+05:30"
    assert (header["Source"], header["Source_url"], header["Category"]) == ("Kiran Khabar", URL, "Desh")
    assert header["Image"] == "https://img.kiran-khabar.example/2024-09/sontal_625x300.jpg"
    assert header["Cleaner"].startswith("sangrah ")
    assert "rule" not in header["Cleaner"]
