"""What a reader is told before reading: an excerpt, and how long the text takes."""

import re

WORDS_A_MINUTE = 200
CHARACTERS_A_MINUTE = 450  # in scripts written without spaces
UNSPACED_CHARACTER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"\S+")
EXCERPT_CHARACTERS = 240


def count_words(text: str) -> int:
    """Count the words of a text; where none are spaced, as many as are read in the time of its characters."""
    unspaced = len(UNSPACED_CHARACTER.findall(text))
    words = len(WORD.findall(UNSPACED_CHARACTER.sub(" ", text)))
    return words + round(unspaced * WORDS_A_MINUTE / CHARACTERS_A_MINUTE)


def reading_minutes(words: int) -> int:
    """Estimate the minutes that so many words take to read, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def shorten(text: str, limit: int = EXCERPT_CHARACTERS) -> str:
    """Cut a text at a space before `limit` characters, and show that it was cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[:limit]
    spaced = head.rpartition(" ")[0] if not UNSPACED_CHARACTER.search(head) else head
    return f"{(spaced or head).rstrip(' ,;:-–—')}…"
