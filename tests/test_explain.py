"""A removal is told in one line, with its first words."""

from scraper.explain import FIRST_WORDS, removal


def test_a_removal_keeps_the_first_words_of_what_was_dropped() -> None:
    long = removal("classify", "says it is share", "Share " * 40)
    assert len(long.words) <= FIRST_WORDS + 1
    assert long.words.endswith("Sh…")


def test_a_removal_reads_as_one_line() -> None:
    assert str(removal("classify", "is a caption", "A boat")) == "classify: is a caption: A boat"


def test_a_removal_of_what_holds_no_text_says_so() -> None:
    assert str(removal("drop_by_rule", ".player", "")) == "drop_by_rule: .player: (no text)"
