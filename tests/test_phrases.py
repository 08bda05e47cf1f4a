"""The phrases are data that many people edit: a table of cases, and what must hold of every cell."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from scraper.phrases import fold, kind

FILE = Path(__file__).parent.parent / "scraper" / "phrases.toml"
TABLES = tomllib.loads(FILE.read_text("utf-8"))
CELLS = [
    pytest.param(cell, id=f"{name}-{lang}")
    for name, table in TABLES.items()
    for lang, cell in table.items()
    if lang != "match"
]
LANGUAGES = set("ar bn de en es fr gu hi ja kn ml mr pa pt ru ta te ur zh".split())
IN_EVERY_LANGUAGE = (
    *("advertisement", "also_read", "agency_note", "byline", "caption", "comments", "featured_video", "follow"),
    *("published", "reading_time", "related_heading", "share", "topics_label"),
)


@pytest.mark.parametrize("cell", CELLS)
def test_a_phrase_is_written_once_and_is_nfc(cell: list[str]) -> None:
    assert len({fold(phrase) for phrase in cell}) == len(cell)
    assert [unicodedata.normalize("NFC", phrase).strip() for phrase in cell] == cell
    assert all(map(fold, cell))


@pytest.mark.parametrize("name", IN_EVERY_LANGUAGE)
def test_a_common_kind_is_there_in_every_language(name: str) -> None:
    assert set(TABLES[name]) >= LANGUAGES


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("advertisement", "विज्ञापन"),
        ("advertisement", "ADVERTISEMENT"),
        ("agency_note", "(This story has not been edited by our staff and is published from a syndicated feed.)"),
        ("also_read", "यह भी पढ़ें: 18 महीने, ट्रकों में छिपे सैकड़ों ड्रोन"),
        ("caption", "Photo: Ravi Kumar"),
        ("caption", "नदी पर बने नए पुल की फाइल फोटो"),
        ("featured_video", "Featured Video Of The Day"),
        ("follow", "關注我們的頻道"),
        ("reading_time", "Read Time: 3 mins"),
        ("reading_time", "पढ़ने का समय: ३ मिनट"),
        ("topics_label", "Topics mentioned in this article"),
    ],
)
def test_a_phrase_is_known(name: str, text: str) -> None:
    assert kind(name).says(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("advertisement", "Advertisements for the post were printed in March."),
        ("caption", "Photo opportunities abound along the river."),
        ("caption", "写真集が発売された"),
        ("follow", "Following the accident, the bridge was closed."),
        ("reading_time", "It took him 3 minutes to read the letter."),
    ],
)
def test_a_sentence_of_an_article_is_no_phrase(name: str, text: str) -> None:
    assert not kind(name).says(text)
