"""The labels of dates: "Published:", "अपडेटेड:", "Stand:"."""

from functools import cache

import regex

from scraper.phrases import kind

DIGIT = regex.compile(r"\d")
MARKS = " |:：-–—,"


def labelled_dates(line: str) -> list[tuple[bool, str]]:
    """Return what follows each label of a date in a line, and whether it is the label of a change."""
    if not DIGIT.search(line):
        return []
    labels = list(_labels().finditer(line))
    ends = (*(label.start() for label in labels[1:]), len(line))
    return [
        (kind("updated").says(label[0]), text)
        for label, end in zip(labels, ends, strict=False)
        if DIGIT.search(text := line[label.end() : end].strip(MARKS))
    ]


def without_label(line: str) -> str:
    """Leave what follows the first label of a date in a line: all of it where it has none."""
    label = _labels().search(line)
    return line[label.end() :].lstrip(MARKS) if label else line


@cache
def _labels() -> regex.Pattern[str]:
    names = "|".join(sorted(map(regex.escape, kind("published").phrases), key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{names})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)
