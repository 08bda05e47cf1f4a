"""Text that was encoded twice: UTF-8 that somebody read as windows-1252 and wrote as UTF-8 (`â€™`, `à¤¹à¤¿`).

A sequence is taken for such where as many characters follow its first as UTF-8 says, and no letter beyond ASCII
stands beside it. A pair (`É»`) may be what somebody wrote, so pairs alone count only where hardly a letter beyond
ASCII stands outside of them; no text but such has more than a pair.
"""

import re
from collections.abc import Iterator

from scraper.encoding.windows_1252 import CHARACTERS, encode_windows_1252

NEXT = "[" + re.escape(CHARACTERS[0x80:0xC0]) + "]"
PAIR = f"[\u00c2-\u00df]{NEXT}"
LONGER = f"[\u00e0-\u00ef]{NEXT}{{2}}|[\u00f0-\u00f4]{NEXT}{{3}}"
BESIDE = re.compile("[\u00c0-\u00ff]")
BEYOND_ASCII = re.compile("[^\u0000-\u007f\u2000-\u206f]")
USUAL_PAIRS = ("Ã", "Â")
PAIRED = 2
OPENING = re.compile(f"[\u00c2-\u00f4]{NEXT}")
RUN = re.compile(f"(?:{PAIR}|{LONGER})+")
NEARLY_ALL = 0.9
MOST_TIMES = 3


def holds_sequences(strange: str) -> bool:
    """Tell whether characters, given with a space for those of ASCII between them, hold a sequence of UTF-8."""
    return any(_decoded(run[0], pairs_count=True) != run[0] for run in _runs(strange))


def decoded_again(text: str) -> str:
    """Return a text with the sequences of UTF-8 in it decoded, more than once where they hold more of them."""
    for _ in range(MOST_TIMES):
        runs = [run for run in _runs(text) if not _stands_in_word(run)]
        if not runs:
            break
        text = _decoded_once(text, runs)
    return text


def _runs(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := OPENING.search(text, at):
        run = RUN.match(text, found.start())
        at = run.end() if run else found.start() + 1
        if run:
            yield run


def _stands_in_word(run: re.Match[str]) -> bool:
    """Tell whether a letter beyond ASCII stands beside a run, so that it is no sequence of UTF-8."""
    text = run.string
    return bool(BESIDE.match(text, run.end()) or (run.start() and BESIDE.match(text, run.start() - 1)))


def _decoded_once(text: str, runs: list[re.Match[str]]) -> str:
    covered = sum(len(BEYOND_ASCII.findall(run[0])) for run in runs)
    is_usual = len(runs) > 1 or runs[0][0].startswith(USUAL_PAIRS)
    pairs_count = is_usual and covered >= NEARLY_ALL * len(BEYOND_ASCII.findall(text))
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += [text[at : run.start()], _decoded(run[0], pairs_count=pairs_count)]
        at = run.end()
    return "".join([*pieces, text[at:]])


def _decoded(run: str, *, pairs_count: bool) -> str:
    if len(run) == PAIRED and not pairs_count:
        return run
    try:
        return encode_windows_1252(run).decode()
    except UnicodeDecodeError:
        return run
