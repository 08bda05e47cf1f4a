"""Numbers in the digits that newspapers of a language print: ২০২৫ in Bengali, २०२५ in Marathi, ۲۰۲۵ in Persian."""

from functools import cache

from babel import Locale
from babel.numbers import format_decimal

ASCII = "0123456789"
ZEROS = {
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
}  # of numbering systems with digits of their own


@cache
def numbering_of(lang: str) -> str:
    """Tell the numbering system of a language as CLDR and browsers name it: `beng`, `deva`, `latn`."""
    system = str(Locale.parse(lang, sep="-").default_numbering_system)
    return system if system in ZEROS else "latn"


@cache
def number_in_words(number: int, lang: str) -> str:
    """Write a number with the language's digits, grouped as it groups them."""
    grouped = format_decimal(number, locale=Locale.parse(lang, sep="-"), numbering_system=numbering_of(lang))
    return with_digits(str(grouped), lang)


def with_digits(text: str, lang: str) -> str:
    """Write the numbers of a text, such as a date or a year, with the language's digits."""
    return text.translate(digits_of(numbering_of(lang)))


@cache
def digits_of(system: str) -> dict[int, str]:
    """Map the ASCII digits to those of a numbering system."""
    zero = ord(ZEROS.get(system, "0"))
    return {ord(digit): chr(zero + value) for value, digit in enumerate(ASCII)}
