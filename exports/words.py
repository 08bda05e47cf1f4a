"""The few words of the site's interface that a book needs, and dates in the same language."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names

from exports.errors import ExportError
from languages.digits import number_in_words, with_digits

STRINGS = Path(__file__).parent.parent / "theme" / "strings"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the site's language; `articles` has a form for each way in which the language counts."""

    lang: str
    locale: Locale
    topics: str
    captured: str
    publisher: str
    original: str
    articles: dict[str, str]

    def counted(self, number: int) -> str:
        """Say a number of articles."""
        form = self.articles[str(self.locale.plural_form(number))]
        return form.format(n=number_in_words(number, self.lang))

    def day(self, day: date) -> str:
        """Write a day."""
        return with_digits(format_date(day, "long", locale=self.locale), self.lang)

    def month(self, month: int) -> str:
        """Name a month as it stands on its own."""
        return str(get_month_names("wide", context="stand-alone", locale=self.locale)[month])

    def month_of_year(self, year: int, month: int) -> str:
        """Name a month together with its year."""
        return with_digits(format_skeleton("yMMMM", date(year, month, 1), locale=self.locale), self.lang)


def read_words(lang: str) -> Words:
    """Read the words that the site has in a language."""
    path = STRINGS / f"{lang}.toml"
    if not path.is_file():
        raise ExportError(f"{path}: there is no such file; the site's language must be one of theme/strings/")
    strings = tomllib.loads(path.read_text("utf-8"))
    return Words(
        lang=lang,
        locale=Locale.parse(lang, sep="-"),
        topics=strings["article"]["topics"],
        captured=strings["provenance"]["captured"],
        publisher=strings["provenance"]["source"],
        original=strings["provenance"]["original"],
        articles=strings["counts"]["articles"],
    )
