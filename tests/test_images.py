"""Pictures are kept in the sizes of a page, without anything else that their files hold, and harm nobody."""

import hashlib
import io
import re
import struct
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from scraper import store_images
from scraper.article import Article, accept
from scraper.capture import Capture
from scraper.errors import PictureError, StoreError
from scraper.extraction import extract
from scraper.images.keeping import wanted_images, with_images
from scraper.images.pictures import MOST_DOTS, draw, renditions_of
from scraper.store_images import ImageFolder
from tests.cases import cases

LEAD = "https://img.dainik-prabhat.example/pul.jpg"
BODY = "https://img.dainik-prabhat.example/bheed.png?w=1&h=2"
LOST = "https://img.dainik-prabhat.example/lost.jpg"
TEXT = (
    "चंदनपुर में सुवर्णा नदी पर बने नए पुल को सोमवार सुबह आम लोगों के लिए खोल दिया गया, और भीड़ देर शाम तक बनी रही।",
    "लोक निर्माण विभाग के इंजीनियर राघव मेहता ने बताया कि पुल के खंभे नदी के तल में तीस मीटर नीचे तक जाते हैं।",
    "गांव के लोगों ने पहले दिन पुल को पैदल पार किया। स्कूल के बच्चों ने रंगोली बनाई और बुजुर्गों ने किस्से सुनाए।",
)


def picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **saved: Any) -> bytes:
    written = io.BytesIO()
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    image.save(written, kind, **saved)
    return written.getvalue()


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


def drawn(body: bytes) -> dict[str, Image.Image]:
    return {f"{one.width}.{one.kind}": opened(file) for one, file in draw(body, renditions_of(body))}


SIZES = {
    "wider than a page": ((2000, 1000), [(480, 240), (960, 480), (1600, 800)]),
    "as wide as a size": ((960, 720), [(480, 360), (960, 720)]),
    "between two sizes": ((1200, 100), [(480, 40), (960, 80), (1200, 100)]),
    "narrower than any": ((100, 300), [(100, 300)]),
}


@pytest.mark.parametrize(("size", "sizes"), cases(SIZES))
def test_a_picture_is_kept_in_sizes_none_wider_than_itself(size: tuple[int, int], sizes: list[tuple[int, int]]) -> None:
    renditions = renditions_of(picture(*size))
    assert [(one.width, one.height) for one in renditions if one.kind == "webp"] == sizes
    assert [(one.width, one.height) for one in renditions if one.kind == "avif"] == sizes


def test_a_file_is_named_by_the_picture_it_was_drawn_from() -> None:
    body = picture(960, 540)
    digest = hashlib.sha256(body).hexdigest()
    assert renditions_of(body)[-1].path == f"images/{digest[:2]}/{digest[:16]}-960x540.webp"


def test_what_is_written_is_the_size_and_kind_it_says_and_the_same_again() -> None:
    body = picture(1000, 500, "JPEG")
    first = dict(draw(body, renditions_of(body)))
    assert first == dict(draw(body, renditions_of(body)))
    for one, file in first.items():
        assert (opened(file).format, opened(file).size) == (one.kind.upper(), (one.width, one.height))


def test_a_picture_on_its_side_is_turned_and_what_its_file_tells_is_left_out() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Ravi Kumar"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (28.0, 36.0, 0.0)
    body = picture(200, 100, "JPEG", exif=exif, comment=b"taken from the roof")
    for one, file in draw(body, renditions_of(body)):
        assert (one.width, one.height) == opened(file).size == (100, 200)
        assert len(opened(file).getexif()) == 0
        assert b"Ravi" not in file
        assert b"roof" not in file


def test_of_a_moving_picture_the_first_frame_is_kept() -> None:
    frames = [Image.new("P", (100, 100), colour) for colour in (1, 2, 3)]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], duration=10)
    assert all(getattr(one, "n_frames", 1) == 1 for one in drawn(written.getvalue()).values())


@pytest.mark.parametrize(("mode", "kind", "alpha"), [
    ("RGBA", "PNG", True), ("LA", "PNG", True), ("L", "PNG", False), ("P", "GIF", False), ("1", "PNG", False),
    ("CMYK", "JPEG", False), ("I;16", "PNG", False),
])  # fmt: skip
def test_colours_of_every_kind_become_those_of_the_web(mode: str, kind: str, *, alpha: bool) -> None:
    image = Image.new(mode, (60, 60)) if mode == "I;16" else Image.new("L", (60, 60), 100).convert(mode)
    if alpha:
        image.putpixel((0, 0), (1, 1, 1, 0)[-len(mode) :])
    written = io.BytesIO()
    image.save(written, kind)
    assert {one.mode for one in drawn(written.getvalue()).values()} == {"RGBA" if alpha else "RGB"}


def chunk(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))


def png(width: int, height: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


REFUSED = {
    "a bomb": (png(20_000, 20_000, zlib.compress(bytes(1000))), "more than 50 million"),
    "a small bomb": (png(10_000, MOST_DOTS // 10_000 + 1, b""), "more than 50 million"),
    "a mark that counts readers": (picture(1, 1), "too small"),
    "a ribbon": (png(50, 60_000, b""), "in a row"),
    "half a picture": (picture(300, 300, "JPEG")[:400], "cannot be read"),
    "a damaged one": (png(300, 300, b"no zlib"), "cannot be read"),
    "nothing": (b"", "it is no JPEG"),
    "a page": (b"<html><p>404", "it is no JPEG"),
    "a drawing that may hold a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "it is no JPEG"),
}


@pytest.mark.parametrize(("body", "reason"), cases(REFUSED))
def test_what_is_no_picture_or_would_do_harm_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        list(draw(body, renditions_of(body)))


WHOLE = [picture(64, 64, kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")]


@given(body=st.sampled_from(WHOLE), place=st.integers(0, 400), other=st.binary(max_size=40), cut=st.integers(0, 200))
@settings(deadline=None, max_examples=200)
def test_however_a_picture_is_damaged_it_is_drawn_or_refused(body: bytes, place: int, other: bytes, cut: int) -> None:
    place %= len(body)
    damaged = (body[:place] + other + body[place + len(other) :])[: len(body) - cut]
    with suppress(PictureError):
        list(draw(damaged, renditions_of(damaged)))


@pytest.fixture(scope="module")
def article() -> Article:
    shown = f"<figure><img src='{BODY}' alt='पुल पर [भीड़]'><figcaption>सोमवार को पुल पर \"भीड़\"</figcaption></figure>"
    lost = f"<figure><img src='{LOST}' alt='खोई'></figure>"
    story = f"<p>{TEXT[0]}</p>{shown}<p>{TEXT[1]}</p>{lost}<p>{TEXT[2]}</p>"
    head = f"<meta charset=utf-8><title>पुल खुला</title><meta property='og:image' content='{LEAD}'>"
    html = f"<html lang=hi><head>{head}</head><body><article><h1>पुल खुला</h1>{story}</article>"
    capture = Capture("p.html", html.encode(), datetime(2025, 6, 3, tzinfo=UTC), "https://dainik-prabhat.example/pul-1")
    return accept(capture, extract(capture), ())


PICTURES = {LEAD: picture(1920, 1080, "JPEG"), BODY: picture(600, 400)}


def test_the_pictures_to_keep_are_the_lead_image_or_all(article: Article) -> None:
    assert wanted_images(article, "none") == ()
    assert wanted_images(article, "lead") == (LEAD,)
    assert wanted_images(article, "all") == (LEAD, BODY, LOST)


def test_the_article_shows_what_was_kept_and_still_names_the_originals(article: Article, tmp_path: Path) -> None:
    kept, refusals = with_images(article, PICTURES.get, ImageFolder(tmp_path))
    lead, body = (hashlib.sha256(PICTURES[url]).hexdigest()[:16] for url in (LEAD, BODY))
    text = kept.to_file()
    assert f"\nImage: {{static}}/images/{lead[:2]}/{lead}-1600x900.webp\nImage_url: {LEAD}\n" in text
    address = f"{{static}}/images/{body[:2]}/{body}-600x400.webp"
    assert rf'[![पुल पर \[भीड़\]]({address} "सोमवार को पुल पर &quot;भीड़&quot;")]({BODY})' in text
    assert f"![खोई]({LOST})" in text
    assert refusals == ()


def test_every_picture_that_a_file_names_is_there(article: Article, tmp_path: Path) -> None:
    kept, _ = with_images(article, PICTURES.get, ImageFolder(tmp_path))
    named = re.findall(r"\{static\}/(\S+\.webp)", kept.to_file())
    assert len(named) == len(PICTURES)
    assert all((tmp_path / "content" / path).is_file() for path in named)


def test_once_kept_a_picture_is_not_drawn_again(article: Article, tmp_path: Path) -> None:
    folder = ImageFolder(tmp_path)
    first, _ = with_images(article, PICTURES.get, folder)
    files = {path: path.stat().st_ino for path in (tmp_path / "content").rglob("*.*")}
    assert with_images(article, PICTURES.get, folder)[0] == first
    assert {path: path.stat().st_ino for path in (tmp_path / "content").rglob("*.*")} == files


def test_without_pictures_an_article_is_what_it_was(article: Article, tmp_path: Path) -> None:
    assert with_images(article, dict[str, bytes]().get, ImageFolder(tmp_path)) == (article, ())
    assert not (tmp_path / "content").exists()


def test_a_refused_picture_stays_a_link_and_is_named(article: Article, tmp_path: Path) -> None:
    kept, refusals = with_images(article, {LEAD: b"<html>"}.get, ImageFolder(tmp_path))
    assert kept == article
    (refusal,) = refusals
    assert str(refusal).startswith(f"{LEAD}: it is no JPEG")
    assert str(refusal).endswith("; it stays a link")


def test_a_picture_that_cannot_be_written_leaves_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("no folder")
    with pytest.raises(StoreError, match="cannot be written"):
        ImageFolder(tmp_path).keep("images/ab/abcd-1x1.webp", b"x")


def test_a_warning_comes_before_the_pictures_outgrow_their_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ImageFolder(tmp_path)
    assert folder.warning() is None
    folder.keep("images/ab/abcd-1x1.webp", bytes(700))
    monkeypatch.setattr(store_images, "HOST_HOLDS", 1000)
    assert "more than 60%" in (folder.warning() or "")
    monkeypatch.setattr(store_images, "HOST_HOLDS", 2000)
    assert folder.warning() is None


def test_the_same_picture_twice_in_an_article_is_shown_twice(article: Article, tmp_path: Path) -> None:
    twice = replace(article, body=article.body + article.body)
    kept, _ = with_images(twice, PICTURES.get, ImageFolder(tmp_path))
    assert kept.body.count(f"]({BODY})") == 2
