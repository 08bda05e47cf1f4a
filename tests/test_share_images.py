"""Pictures of titles for pages that link to an article: drawn only where asked for, and only in fitting fonts."""

import os
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from PIL import Image, ImageFont

from plugins.archive_pages import fonts
from plugins.archive_pages.fonts import Face
from plugins.archive_pages.share_images import MARGIN, ROOM, SIZE, SMALLEST, draw, rows_of, set_in_rows
from tests.small_site import ROOT

SITEURL = "https://user.example/archive"
PLACE = "article/tui"
TITLE = "Tui nest under the harbour bridge for the first time in ninety years"
FILE = f"Title: {TITLE}\nSlug: tui\nDate: 2025-06-02\nLang: en\nSource: Harbour Courier\n\nThey sang.\n"
SETTINGS = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from publishconf import *
from PIL import ImageFont
from plugins.archive_pages import fonts
fonts.font_of = lambda lang, size: ImageFont.load_default(size) if lang == "en" else None
THEME = {str(ROOT / "theme")!r}
SHARE_IMAGES = True
CACHE_PATH = "cache"
"""


def plain_face(size: int) -> Face:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return Face((font,), is_rtl=False)


@pytest.fixture(autouse=True)
def only_a_latin_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "font_of", lambda lang, size: ImageFont.load_default(size) if lang == "en" else None)


def build(folder: Path, settings: str) -> lxml.html.HtmlElement:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/tui.md").write_text(FILE, "utf-8")
    (folder / "conf.py").write_text(settings, "utf-8")
    command = (sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output", "--fatal=errors")
    subprocess.run(command, cwd=folder, env=os.environ | {"SITEURL": SITEURL}, check=True, capture_output=True)
    return lxml.html.fromstring((folder / "output" / PLACE / "index.html").read_bytes())


def test_a_title_is_drawn_beside_its_page_which_names_it(tmp_path: Path) -> None:
    page = build(tmp_path, SETTINGS)
    assert page.cssselect("meta[property='og:image']")[0].get("content") == f"{SITEURL}/{PLACE}/share.png"
    with Image.open(tmp_path / "output" / PLACE / "share.png") as image:
        assert image.size == SIZE
        assert len(image.convert("RGB").getcolors() or ()) > 3


def test_what_was_drawn_is_kept_and_what_is_not_asked_for_is_not_drawn(tmp_path: Path) -> None:
    build(tmp_path, SETTINGS)
    (kept,) = (tmp_path / "cache/share-images").iterdir()
    Image.new("RGB", SIZE, "red").save(kept)
    build(tmp_path, SETTINGS)
    assert (tmp_path / "output" / PLACE / "share.png").read_bytes() == kept.read_bytes()
    page = build(tmp_path, SETTINGS.replace("SHARE_IMAGES = True", ""))
    assert page.cssselect("meta[property='og:image']") == []
    assert not (tmp_path / "output" / PLACE / "share.png").exists()


def test_without_a_font_of_its_script_nothing_is_drawn() -> None:
    assert fonts.face_of("hi", 40) is None
    assert not plain_face(40).draws("नदी")
    assert plain_face(40).draws("A river")


def test_rows_break_at_spaces_and_where_there_are_none_between_characters() -> None:
    face = plain_face(SMALLEST)
    rows = list(rows_of(TITLE, face))
    assert " ".join(rows) == TITLE
    assert all(face.length(row) <= SIZE[0] - 2 * MARGIN for row in rows)
    assert len(list(rows_of("字" * 90, face))) > 1


def test_a_title_takes_the_largest_size_that_has_room_and_the_last_is_cut() -> None:
    short, long = set_in_rows("A river", "en"), set_in_rows(f"{TITLE}. " * 20, "en")
    assert short[1].fonts[0].size > long[1].fonts[0].size == SMALLEST
    assert len(long[0]) * long[2] <= ROOM
    assert long[0][-1].endswith("…")


def test_small_print_that_no_font_can_draw_is_left_out() -> None:
    plain, more = draw(TITLE, "en", ()), draw(TITLE, "en", (("दैनिक प्रभात", "hi"),))
    assert plain.tobytes() == more.tobytes()
    assert draw(TITLE, "en", (("Harbour Courier", "en"),)).tobytes() != plain.tobytes()
