"""What cleaning took away, and why: the records that `scrape extract --explain` prints."""

from dataclasses import dataclass

FIRST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Removal:
    """One piece dropped: by which pass, for what reason, and its first words."""

    dropped_by: str
    reason: str
    words: str

    def __str__(self) -> str:
        """Say the removal in one line."""
        return f"{self.dropped_by}: {self.reason}: {self.words or '(no text)'}"


def removal(dropped_by: str, reason: str, text: str) -> Removal:
    """Record a removal, keeping only the first words of what was dropped."""
    words = text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rstrip() + "…"
    return Removal(dropped_by, reason, words)
