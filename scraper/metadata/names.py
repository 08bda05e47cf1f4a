"""The names in a byline: "By Tara Mukhim and Ravi Kumar, Shillong" names two people."""

import re
from collections.abc import Iterable

from scraper.page import squeeze
from scraper.phrases import fold, kind, kind_said

NOBODY = frozenset(
    {"admin", "administrator", "webmaster", "editor", "staff", "web desk", "guest", "none", "author", "read time"}
    | {"powered by", "with", "mit", "avec", "con", "com", "از"}
)
AND_WORDS = frozenset("and und y et e en och og & और एवं तथा व ও এবং आणि અને ਅਤੇ மற்றும் మరియు ಮತ್ತು และ اور و и та і".split())
AND = re.compile(
    r"\s*(?:[,;|•·、，；،؛]|\s(?:" + "|".join(map(re.escape, sorted(AND_WORDS))) + r")\s|\sو(?=\S{3})|/(?![a-z]))\s*"
)
NO_NAMES = ("published", "share", "print", "listen", "reading_time", "text_size", "follow", "comments", "advertisement")
UNSPACED = re.compile(r"^[^\s]*[\u3040-\u30ff\u3400-\u9fff][^\s]*$")
LONGEST_UNSPACED_NAME = 6
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|in|org|net)\b", re.IGNORECASE)
UNSPACED_NAMES = re.compile(r"[\u3400-\u9fff]{3,4}(?:\s[\u3400-\u9fff]{2,4})+")
# 周晓岚 林海生
LONGEST_LIST = 1000
"""The most letters that the names of all authors have; a longer text is none of names."""
LONGEST_NAME = 60
MOST_WORDS = 7
MOST_AUTHORS = 12


def clean_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Split bylines into names: "By A and B" is A and B; addresses, dates and sentences are none."""
    names: dict[str, str] = {}
    for text in texts:
        if len(text) > LONGEST_LIST or ADDRESS.search(text) or text.startswith("("):
            continue
        for part in _parts(_without_label(squeeze(text))):
            name = _without_label(part).strip(" -–—:|()[]।.")
            if _is_name(name) and not part.rstrip().endswith((":", "：")):
                names.setdefault(fold(name), name)
    return tuple(names.values())[:MOST_AUTHORS]


def _parts(byline: str) -> list[str]:
    """Part a byline at commas and words for "and"; a word at the end, after full names, is a place or an agency."""
    if UNSPACED_NAMES.fullmatch(byline):
        return byline.split()
    *names, last = [part for part in AND.split(byline) if part] or [""]
    is_word = " " not in last.strip() and not kind("agency").says(last)
    is_place = names and is_word and all(" " in name.strip() for name in names)
    return names if is_place else [*names, last]


def _without_label(text: str) -> str:
    """Take "By", "Written by:", "द्वारा" off a byline's ends, as often as they stand there."""
    bare = text
    while opening := kind("byline").opening(bare):
        start = bare.casefold().find(opening)
        bare = bare[start + len(opening) :].lstrip(" :：-–—|.・")
    *name, last = bare.split(" ")
    return " ".join(name).rstrip(" :-") if len(name) > 1 and fold(last) in kind("byline").phrases else bare


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= LONGEST_NAME
        and len(text.split()) <= MOST_WORDS
        and not ADDRESS.search(text)
        and not any(map(str.isdigit, text))
        and not (UNSPACED.search(text) and len(text) > LONGEST_UNSPACED_NAME)
        and any(char.isalpha() for char in text)
        and fold(text) not in NOBODY | AND_WORDS
        and kind_said(NO_NAMES, text) is None
    )
