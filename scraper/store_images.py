"""The pictures in `content/images/`: files that appear whole, and a warning before they outgrow their host."""

from pathlib import Path

from scraper.store import write_whole

HOST_HOLDS = 1_000_000_000
"""Bytes that GitHub Pages takes of a site."""
SHARE = 0.6
"""What pictures may take of that: the pages, the search and the captures of pages need the rest."""


class ImageFolder:
    """The pictures of an archive, each by its path in `content/`."""

    def __init__(self, root: Path) -> None:
        """Name an archive; its folder of pictures is made when one is kept."""
        self.content = root / "content"

    def holds(self, path: str) -> bool:
        """Tell whether a picture is there."""
        return (self.content / path).is_file()

    def keep(self, path: str, body: bytes) -> None:
        """Write a picture, which is then whole or not there at all."""
        write_whole(self.content / path, body)

    def warning(self) -> str | None:
        """Say when the pictures take more than their share of what GitHub Pages holds; None before that."""
        pictures = (self.content / "images").rglob("*")
        taken = sum(path.stat().st_size for path in pictures if path.is_file())
        if taken <= SHARE * HOST_HOLDS:
            return None
        return (
            f"{self.content / 'images'}: the pictures take {taken / 1e6:.0f} MB, more than {SHARE:.0%} of the "
            f"{HOST_HOLDS / 1e9:.0f} GB that GitHub Pages holds; add with --images lead or none, or move the site"
        )
