"""A build makes what has changed, and its site is the one that a build from nothing makes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BRIDGE = "articles/setu.example/2024/pul.md"
FERRY = "articles/setu.example/2023/nav.md"
TOPICS = """[nadi]
name = "Nadi"
names = { hi = "नदी" }
"""


def article(title: str, date: str, tags: str, body: str, lang: str = "hi") -> str:
    return f"Title: {title}\nDate: {date}\nLang: {lang}\nTags: {tags}\nSource: सेतु\n\n{body}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small archive, and settings whose memory lies beside it."""
    content = tmp_path / "content"
    texts = {
        BRIDGE: article("नया पुल", "2024-05-06", "नदी; पुल", "पुल बना। [नाव]({filename}../2023/nav.md) बंद हुई।"),
        FERRY: article("पुरानी नाव", "2023-04-05", "नदी", "नाव चली।"),
        "articles/khabar.example/2024/urdu.md": article("پل", "2024-06-07", "Nadi", "پل بن گیا۔", "ur"),
        "pages/about.md": "Title: परिचय\nSlug: about\nLang: hi\n\nयह संग्रह है।\n",
        "topics.toml": TOPICS,
    }
    for name, text in texts.items():
        write(content / name, text)
    for number in range(9):
        name = f"articles/setu.example/2022/{number}.md"
        write(content / name, article(f"ख़बर {number}", f"2022-03-{number + 1:02}", "पुल", "पानी आया।"))
    shutil.copytree(ROOT / "theme" / "templates", tmp_path / "templates")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def build(folder: Path, name: str = "site", *, memory: str = "memory", settings: str = "") -> tuple[Path, str]:
    """Build the archive of a folder; return the site and what was said."""
    conf = folder / f"conf-{memory}.py"
    write(
        conf,
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"CACHE_PATH = {str(folder / memory)!r}\n"
        f"THEME_TEMPLATES_OVERRIDES = [{str(folder / 'templates')!r}]\n{settings}",
    )
    paths = (folder / "content", "-s", conf, "-o", folder / name, "-t", ROOT / "theme")
    command = [sys.executable, "-m", "pelican", *map(str, paths), "--fatal=errors", "--verbose"]
    environment = os.environ | {"COLUMNS": "400", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / name, done.stdout


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def fresh(folder: Path, settings: str = "") -> dict[str, bytes]:
    """Build from nothing, by plain Pelican."""
    for left in ("fresh", "fresh-memory"):
        shutil.rmtree(folder / left, ignore_errors=True)
    without = f'{settings}PLUGINS = [name for name in PLUGINS if name != "plugins.fast_build"]\n'
    return tree(build(folder, "fresh", memory="fresh-memory", settings=without)[0])


def add(folder: Path) -> None:
    write(folder / "content/articles/setu.example/2024/baadh.md", article("बाढ़", "2024-07-08", "नदी", "पानी बढ़ा।"))


def edit(folder: Path) -> None:
    write(folder / "content" / FERRY, article("नई नाव", "2023-04-05", "नदी; नाव", "नाव फिर चली।"))


def remove(folder: Path) -> None:
    (folder / "content/articles/khabar.example/2024/urdu.md").unlink()


def rename_topic(folder: Path) -> None:
    write(folder / "content/topics.toml", TOPICS.replace("नदी", "नदियाँ").replace("[nadi]", "[nadiyan]\nalso = ['नदी']"))


def change_template(folder: Path) -> None:
    template = folder / "templates" / "in_time.html"
    template.write_text(template.read_text("utf-8") + "<!-- changed -->\n", "utf-8")


def edit_page(folder: Path) -> None:
    write(folder / "content/pages/about.md", "Title: हमारे बारे में\nSlug: about\nLang: hi\n\nनया।\n")


CHANGES = (add, edit, remove, rename_topic, change_template, edit_page)


def test_the_site_is_that_of_plain_pelican(folder: Path) -> None:
    assert tree(build(folder)[0]) == fresh(folder)


def test_the_sample_archive_is_that_of_plain_pelican(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copytree(ROOT / "theme" / "templates", tmp_path / "templates")
    assert tree(build(tmp_path)[0]) == fresh(tmp_path)


def test_after_any_change_the_site_is_that_of_a_build_from_nothing(folder: Path) -> None:
    build(folder)
    for change in CHANGES:
        change(folder)
        site, said = build(folder)
        assert tree(site) == fresh(folder), change.__name__
        if change is not change_template:
            assert " 0 left as they are" not in said, change.__name__


def test_where_nothing_changed_nothing_is_written(folder: Path) -> None:
    site, _ = build(folder)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    _, said = build(folder)
    assert "nothing has changed" in said
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == before
    (folder / "memory/standing.pickle").unlink()
    _, said = build(folder)
    assert "0 pages and feeds made" in said
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == before


def test_a_page_that_calls_a_method_stands_too(folder: Path) -> None:
    template = folder / "templates" / "listing.html"
    called = '<div class="listing">{{ articles_page.has_next() }} {{ articles_paginator.page_range | list | length }}'
    template.write_text(template.read_text("utf-8").replace('<div class="listing">', called), "utf-8")
    site, _ = build(folder)
    (folder / "memory/standing.pickle").unlink()
    assert "0 pages and feeds made" in build(folder)[1]
    add(folder)
    build(folder)
    assert tree(site) == fresh(folder)


def test_what_was_changed_in_the_output_by_hand_is_made_again(folder: Path) -> None:
    site, _ = build(folder)
    before = tree(site)
    (site / "about/index.html").unlink()
    write(site / "date/index.html", "nothing")
    next((site / "search-index").rglob("*.js")).unlink()
    write(site / "mine.txt", "mine")
    build(folder)
    assert tree(site) == before


def test_a_file_that_only_a_plugin_reads_is_watched(folder: Path) -> None:
    settings = f"from pathlib import Path\nsys.path.insert(0, {str(folder)!r})\nPLUGINS = ['motto', *PLUGINS]\n"
    write(
        folder / "motto.py",
        "from pathlib import Path\nfrom pelican import signals\n"
        "def name(generator):\n"
        f"    generator.context['SITENAME'] = Path({str(folder / 'motto.txt')!r}).read_text()\n"
        "def register():\n    signals.article_generator_finalized.connect(name)\n",
    )
    for text in ("first", "second"):
        write(folder / "motto.txt", text)
        site, _ = build(folder, settings=settings)
        assert f"<title>{text}</title>" in (site / "index.html").read_text("utf-8")


def test_a_warning_is_said_in_every_build(folder: Path) -> None:
    write(
        folder / "content/articles/setu.example/2024/odd.md",
        article("अजीब", "2024-05-06", "पुल", "[x]({filename}no.md)"),
    )
    for _ in range(2):
        assert "Unable to find 'no.md'" in build(folder)[1].replace("\n", " ")


def test_a_setting_that_changes_changes_the_pages(folder: Path) -> None:
    build(folder)
    settings = "SITENAME = 'नया नाम'\n"
    site, _ = build(folder, settings=settings)
    assert tree(site) == fresh(folder, settings)


def test_a_plugin_of_one_file_that_changes_changes_the_pages(folder: Path) -> None:
    settings = f"sys.path.insert(0, {str(folder)!r})\nimport naming\nSITENAME = naming.Name('x')\n"
    for text in ("पहला", "दूसरा"):
        write(
            folder / "naming.py",
            f"class Name(str):\n    def __format__(self, _): return 'x'\n    def __html__(self): return {text!r}\n",
        )
        site, _ = build(folder, settings=settings)
        assert f"<title>{text}</title>" in (site / "index.html").read_text("utf-8")


def spoil(folder: Path, site: Path) -> None:
    (folder / "memory" / "made.pickle").write_bytes(b"spoilt")
    (folder / "memory" / "read.pickle").write_bytes((folder / "memory" / "read.pickle").read_bytes()[:-1] + b"x")
    assert site.exists()


def lose_memory(folder: Path, _site: Path) -> None:
    shutil.rmtree(folder / "memory")


def delete_a_page(_folder: Path, site: Path) -> None:
    (site / "topic" / "nadi" / "index.html").unlink()


def change_a_page(_folder: Path, site: Path) -> None:
    (site / "index.html").write_text("<p>by hand", "utf-8")


def leave_something_over(_folder: Path, site: Path) -> None:
    for name in ("left-over.html", "topic/nadi/left-over.html", "theme/left/over.css"):
        write(site / name, "left over")


def lose_the_site(_folder: Path, site: Path) -> None:
    shutil.rmtree(site)


def test_an_output_folder_that_holds_the_content_is_not_emptied(folder: Path) -> None:
    build(folder, ".")
    build(folder, ".")
    assert (folder / "content" / BRIDGE).exists()


@pytest.mark.parametrize(
    "harm", [spoil, lose_memory, delete_a_page, change_a_page, leave_something_over, lose_the_site]
)
def test_whatever_was_harmed_is_made_anew(folder: Path, harm: Callable[[Path, Path], None]) -> None:
    site, _ = build(folder)
    good = tree(site)
    harm(folder, site)
    assert tree(build(folder)[0]) == good
