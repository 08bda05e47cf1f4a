"""Hand mangled sources to one parser for a while: `python -m benchmarks.fuzz KIND [SECONDS]`, KIND as `csv_lists`.

Whatever is found must be a capture, a wanted page or a sentence; an exception ends the run, with the bytes that raised
it in `.cache/crash-…`. It needs atheris (`pip install atheris`), which sees what parts of the code each input reaches.
"""

import plistlib
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scraper.sources", "feedparser", "plistlib", "email", "zipfile"]):
    from scraper.capture import Capture
    from scraper.errors import SangrahError
    from scraper.sources import kinds, reading
    from scraper.sources.given import of_bytes
    from scraper.sources.selection import EVERYTHING
    from scraper.sources.told import told
    from scraper.sources.wanted import Wanted

SEEDS = Path(__file__).parents[2] / "tests" / "sources"
ARCHIVE = {"WebMainResource": {"WebResourceData": b"<p>", "WebResourceURL": "https://hill-courier.example/"}}
LIMITS = ("-max_len=20000", "-timeout=20", "-artifact_prefix=.cache/")
NOW = datetime(2025, 7, 1, tzinfo=UTC)
PARSERS = {kind.__name__.rpartition(".")[2]: kind.read for kind in kinds.KINDS}  # type: ignore[attr-defined]


def main(name: str = "all", seconds: str = "60") -> None:
    """Run one parser, or `all` as a user reaches them: by what the bytes look like."""
    read = PARSERS.get(name, reading.read_given)

    def one(body: bytes) -> None:
        for found in told("x", read(of_bytes("x", "x", body, NOW), EVERYTHING)):
            if not isinstance(found, Capture | Wanted | SangrahError):
                raise TypeError(found)

    Path(".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, path in enumerate(path for path in SEEDS.rglob("*") if path.is_file()):
            Path(corpus, str(number)).write_bytes(path.read_bytes())
        Path(corpus, "plist").write_bytes(plistlib.dumps(ARCHIVE, fmt=plistlib.FMT_BINARY))
        Path(corpus, "xml").write_bytes(plistlib.dumps(ARCHIVE))
        atheris.Setup([sys.argv[0], corpus, *LIMITS, f"-max_total_time={seconds}"], one)
        atheris.Fuzz()


main(*sys.argv[1:])
