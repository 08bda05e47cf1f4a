"""The picture that other sites show beside a link to an article: its title, set in the font of its script.

It is drawn only where `SHARE_IMAGES` says so, for the web, and where this computer has a font for the title. Drawing
takes longer than all the rest of a page: what was drawn is kept from one build to the next.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer
from PIL import Image, ImageDraw

from .fonts import Face, face_of
from .names import script_code
from .reading import UNSPACED_CHARACTER

NAME: Final = "share.png"
SIZE: Final = (1200, 630)
MARGIN: Final = 72
BAR: Final = 18
PAPER, INK, MUTED, ACCENT = "#f7f3e9", "#1d1a15", "#5c5446", "#a3231b"
TITLE_SIZES: Final = (84, 72, 62, 54, 46)
SMALLEST: Final = TITLE_SIZES[-1]
SMALL: Final = 34
ROOM: Final = SIZE[1] - 2 * MARGIN - 4 * SMALL
LEADING: Final = {"Arab": 1.9}
PLAIN_LEADING: Final = 1.25
PIECE: Final = re.compile(f"{UNSPACED_CHARACTER.pattern}|(?:(?!{UNSPACED_CHARACTER.pattern})\\S)+\\s*|\\s+")
"""A word with the space behind it, or a character of a script without spaces."""
COLOURS: Final = 16


def is_drawn(article: Article) -> bool:
    """Tell whether an article gets a drawn picture: where the archive keeps none of its own and the fonts are here."""
    settings = article.settings
    if not settings["SHARE_IMAGES"] or settings["RELATIVE_URLS"] or article.picture is not None:
        return False
    face = face_of(article.lang, TITLE_SIZES[0])
    return face is not None and face.draws(article.title)


class ShareImagesGenerator(Generator):  # type: ignore[misc]
    """Draw the pictures."""

    def generate_output(self, _writer: Writer) -> None:
        """Draw those that are not known from before, and put all in their places."""
        kept = Path(self.settings["CACHE_PATH"]) / "share-images"
        own = Path(__file__).read_bytes() + Path(__file__).with_name("fonts.py").read_bytes()
        for article in self.context["archive"].articles:
            if not article.has_share_image:
                continue
            lines = tuple(small_print(article))
            digest = blake2b(repr((article.title, article.lang, lines)).encode() + own, digest_size=16).hexdigest()
            path = kept / f"{digest}.png"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                draw(article.title, article.lang, lines).save(path, optimize=True)
            place = Path(self.output_path) / place_of(article)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def place_of(article: Article) -> str:
    """Tell where the picture of an article lies in the site."""
    return f"{article.save_as.rpartition('/')[0]}/{NAME}"


def small_print(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what stands below the title, each with its language: the publisher and the day."""
    if article.source:
        yield article.source.label.text, article.source.label.lang
    if article.published:
        yield article.published.day, article.settings["DEFAULT_LANG"]


def draw(title: str, lang: str, lines: Sequence[tuple[str, str]]) -> Image.Image:
    """Draw a title with the small print below; of that what no font here can draw is left out."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], BAR), fill=ACCENT)
    rows, face, leading = set_in_rows(title, lang)
    base = MARGIN + leading
    for row in rows:
        write(pen, base, row, face, INK)
        base += leading
    base = SIZE[1] - MARGIN
    for text, tongue in reversed(lines):
        small = face_of(tongue, SMALL)
        if small and small.draws(text):
            write(pen, base, text, small, MUTED)
            base -= 2 * SMALL
    return image.quantize(COLOURS)


def write(pen: ImageDraw.ImageDraw, base: float, text: str, face: Face, colour: str) -> None:
    """Write one line on its base."""
    place = SIZE[0] - MARGIN - face.length(text) if face.is_rtl else MARGIN
    for font, part in face.spans(text):
        pen.text((place, base), part, fill=colour, font=font, anchor="ls")
        place += font.getlength(part)


def set_in_rows(title: str, lang: str) -> tuple[list[str], Face, int]:
    """Break a title into rows in the largest size that has room for it; what the smallest has none for is cut."""
    set_in = (set_at(size, title, lang) for size in TITLE_SIZES)
    rows, face, leading = next(
        (each for each in set_in if len(each[0]) * each[2] <= ROOM), set_at(SMALLEST, title, lang)
    )
    most = ROOM // leading
    return [*rows[: most - 1], f"{rows[most - 1]}…"] if len(rows) > most else rows, face, leading


def set_at(size: int, title: str, lang: str) -> tuple[list[str], Face, int]:
    """Break a title into rows in one size."""
    face = face_of(lang, size)
    if face is None:
        raise ValueError(f"there is no font for {lang}; ask is_drawn first")
    return list(rows_of(title, face)), face, round(size * LEADING.get(script_code(lang) or "", PLAIN_LEADING))


def rows_of(title: str, face: Face) -> Iterator[str]:
    """Break a title where a row is full, at a space where there is one."""
    row = ""
    for word in PIECE.findall(title):
        if row and face.length(row + word.rstrip()) > SIZE[0] - 2 * MARGIN:
            yield row.rstrip()
            row = ""
        row += word
    yield row.rstrip()
