"""A picture as bytes from anywhere: measured, refused where it could do harm, and drawn anew in the sizes of a page.

What is written holds the dots of the picture and nothing else of its file: no place, no camera, no hidden text. Its
bytes follow from the picture's own, so that drawing it again changes nothing.
"""

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from scraper.errors import PictureError

WIDTHS = (480, 960, 1600)
"""Dots across, for a telephone, a page, and a page on a fine screen. None is wider than the picture."""
MOST_DOTS = 50_000_000
"""More are held to be a bomb: a small file that fills the memory when it is opened."""
LEAST = 48
"""Dots across and down below which a picture counts readers, or is a sign of the page."""
LONGEST = 16_383
"""Dots that WebP has at most across or down."""
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP")
"""What is read. SVG is not: it can hold a script."""
SIDEWAYS = frozenset({5, 6, 7, 8})
"""The orientations of EXIF that turn a picture on its side."""
NOTES = frozenset({"exif", "xmp", "Raw profile type exif", "XML:com.adobe.xmp"})
"""Where a file says how it is turned. Only what stands before the dots counts, so that they need not be read for it."""
ALPHA = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
DAMAGED = (
    *(OSError, SyntaxError, ValueError, EOFError, LookupError, ArithmeticError, MemoryError, RuntimeError),
    *(TypeError, struct.error),
)
"""What Pillow raises for files that are damaged or made to harm."""
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
ENCODING = {
    "avif": {"quality": 60, "speed": 6, "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
}
"""The formats that are written, the smaller one first. One thread, since several may write other bytes."""
SHORT_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size and format; `digest` names the picture's own file."""

    digest: str
    width: int
    height: int
    kind: str

    @property
    def path(self) -> str:
        """Return its place in `content/`: `images/ab/ab12…-960x540.webp`."""
        return f"images/{self.digest[:2]}/{self.digest}-{self.width}x{self.height}.{self.kind}"


def renditions_of(body: bytes) -> tuple[Rendition, ...]:
    """Name the renditions of a picture, the narrowest first; raise PictureError where it is not to be kept."""
    with _opened(body) as image:
        width, height = _upright_size(image)
    digest = hashlib.sha256(body).hexdigest()[:SHORT_DIGEST]
    widths = (*(one for one in WIDTHS if one < width), *((width,) if width <= WIDTHS[-1] else ()))
    sizes = [(wide, max(1, round(height * wide / width))) for wide in widths]
    return tuple(Rendition(digest, *size, kind) for size in sizes for kind in ENCODING)


def draw(body: bytes, renditions: tuple[Rendition, ...]) -> Iterator[tuple[Rendition, bytes]]:
    """Draw renditions of a picture; raise PictureError where it is damaged."""
    if not renditions:
        return
    with _opened(body) as image:
        widest = max(one.width for one in renditions)
        image.draft(None, (widest, widest))  # a JPEG is read smaller where that is enough
        is_turned = not NOTES.isdisjoint(image.info)
        upright = _plain(ImageOps.exif_transpose(image) if is_turned else image)
    for one in renditions:
        small = upright.resize((one.width, one.height), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        small.save(written, one.kind.upper(), **ENCODING[one.kind])
        yield one, written.getvalue()


@contextmanager
def _opened(body: bytes) -> Iterator[Image.Image]:
    """Open a picture and check its size before any dot of it is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # of damaged notes in EXIF
            with Image.open(io.BytesIO(body), formats=FORMATS) as image:
                _check(*image.size)
                yield image
    except BOMBS:
        raise PictureError(f"it has more than {MOST_DOTS // 1_000_000} million dots") from None
    except UnidentifiedImageError:
        raise PictureError("it is no JPEG, PNG, GIF, WebP, AVIF or BMP picture") from None
    except DAMAGED as problem:
        raise PictureError(f"it cannot be read as a picture ({problem})") from None


def _check(width: int, height: int) -> None:
    if width * height > MOST_DOTS:
        raise PictureError(f"it is {width} × {height} dots, more than {MOST_DOTS // 1_000_000} million")
    if max(width, height) > LONGEST:
        raise PictureError(f"it is {width} × {height} dots, more than {LONGEST} in a row")
    if min(width, height) < LEAST:
        raise PictureError(f"it is {width} × {height} dots, too small to show anything")


def _upright_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    if NOTES.isdisjoint(image.info) or image.getexif().get(ExifTags.Base.Orientation) not in SIDEWAYS:
        return width, height
    return height, width


def _plain(image: Image.Image) -> Image.Image:
    """Bring a picture to plain colours of the web, with transparency only where it has any."""
    has_alpha = image.mode in ALPHA or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a profile that is damaged, or not of this picture
        image = converted or image
    plain = image.convert("RGBA" if has_alpha else "RGB")
    plain.info = {}
    return plain
