"""Dates are read in the languages that news is written in, and never guessed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.dates import format_datetime

from scraper.metadata.moments import read_moment

IST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2025-06-02T13:05:00+05:30", None, datetime(2025, 6, 2, 13, 5, tzinfo=IST)),
        ("2025-06-02 13:05:00 +0530", None, datetime(2025, 6, 2, 13, 5, tzinfo=IST)),
        ("2025-06-02T13:05:00.123Z", None, datetime(2025, 6, 2, 13, 5, 0, 123000, tzinfo=UTC)),
        ("20250602", None, date(2025, 6, 2)),
        ("2025-6-2", None, date(2025, 6, 2)),
        ("05.06.2024", "de", date(2024, 6, 5)),
        ("5. Juni 2024, 14.05 Uhr", "de", datetime(2024, 6, 5, 14, 5)),  # noqa: DTZ001
        ("12 May 1857", "en", date(1857, 5, 12)),
        ("2025-06-02", None, date(2025, 6, 2)),
        ("अपडेटेड: नवंबर 23, 2026", "hi", date(2026, 11, 23)),
        ("जून 02, 2025 13:05 pm IST", "hi", datetime(2025, 6, 2, 13, 5, tzinfo=IST)),
        ("२३ नवंबर २०२६", "hi", date(2026, 11, 23)),
        ("২৩ নভেম্বর ২০২৪", "bn", date(2024, 11, 23)),
        ("Published: 9 February 2026", "en", date(2026, 2, 9)),
        ("25 ноября 2023, 14:05", "ru", datetime(2023, 11, 25, 14, 5)),  # noqa: DTZ001 - the page names no zone
        ("2024年3月5日 21時37分", "ja", datetime(2024, 3, 5, 21, 37)),  # noqa: DTZ001
        ("5 de marzo de 2024", "es", date(2024, 3, 5)),
        ("٥ مارس ٢٠٢٤", "ar", date(2024, 3, 5)),
    ],
)
def test_a_date_is_read(text: str, language: str | None, expected: date) -> None:
    assert read_moment(text, language) == expected


LANGUAGES = "hi mr ne bn as pa gu or ta te kn ml ur fa ar en de nl fr es pt it ru uk pl tr id vi ja ko zh".split()
WRITTEN = ("d MMMM y", "MMMM d, y", "d MMM y, HH:mm", "EEEE, d MMMM y h:mm a")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", WRITTEN)
def test_the_months_of_every_language_are_read(language: str, form: str) -> None:
    for month in range(1, 13):
        moment = datetime(2026, month, 23, 14, 5)  # noqa: DTZ001 - a page may name no zone
        expected = moment if ":mm" in form else moment.date()
        assert read_moment(format_datetime(moment, form, locale=language), language) == expected


@pytest.mark.parametrize("text", ["yesterday", "3 mins", "June", "2025", "", "9999-99-99", "2024-13-01", "पुराना"])
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert read_moment(text, "en") is None
