"""The interface in each of its languages: every file of words, and a small archive built with it."""

import json
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from babel import Locale

from languages.digits import number_in_words, with_digits
from languages.direction import direction_of
from plugins.archive_pages.dates import month_of_year, year_name
from plugins.archive_pages.errors import StringsError
from plugins.archive_pages.names import script_of, scripts_of
from plugins.archive_pages.strings import is_plural, keyed, load_strings
from tests.small_site import ROOT, build_with

STRINGS = ROOT / "theme" / "strings"
LANGUAGES = sorted(path.stem for path in STRINGS.glob("*.toml"))
FEWEST = 18
OF_NO_LANGUAGE = {"Latn"}  # names such as Kiwix and BibTeX, and the fields that a query can name
ARTICLE = """\
Title: {title}
Slug: {slug}
Date: 2025-{month:02}-0{day}T13:05:00+05:30
Lang: {lang}
Authors: {author};
Tags: Harbour; Ferry
Source: {source}
Source_url: https://{slug}.example/a?a=1
Image: https://{slug}.example/a.jpg
Access: paywall
Captured: 2025-06-09T04:00:00Z
Dropped: advertisement 3; related 2

{title} [map](https://maps.example/).
"""
WRITTEN = (
    {"lang": "ur", "title": "بندرگاہ کھل گئی", "author": "سدرہ نور", "source": "روزنامہ سحر", "slug": "bandargah"},
    {"lang": "hi", "title": "बंदरगाह खुला", "author": "रवि कुमार", "source": "दैनिक प्रभात", "slug": "bandargah-hi"},
    {"lang": "en", "title": "The harbour opens", "author": "Asha Rao", "source": "Harbour Post", "slug": "harbour"},
)
PAGES = ("index.html", "search/index.html", "about/figures/index.html", "date/2025/index.html", "404.html")


@cache
def words_of(lang: str) -> dict[str, Any]:
    return keyed(tomllib.loads((STRINGS / f"{lang}.toml").read_text("utf-8")))


def spoken(lang: str) -> set[str]:
    """Collect the sentences of a language that have no places, which pages show as they are."""
    return {text for text in words_of(lang).values() if isinstance(text, str) and "{" not in text}


def write_content(folder: Path) -> Path:
    content = folder / "content"
    content.mkdir(parents=True)
    for number, facts in enumerate(WRITTEN, 1):
        text = ARTICLE.format(**facts, month=number * 2, day=number)
        (content / f"{facts['slug']}.md").write_text(text, "utf-8")
    return content


def in_language_of_the_page(page: lxml.html.HtmlElement) -> list[str]:
    """List the texts of a page that no element nearer than the page's root marks up as another language."""
    own = page.get("lang")
    texts = []
    for text in page.xpath("//body//text()[normalize-space() and not(ancestor::script)]"):
        element = text.getparent() if text.is_text else text.getparent().getparent()
        nearest = next(node.get("lang") for node in (element, *element.iterancestors()) if node.get("lang"))
        if nearest == own:
            texts.append(" ".join(text.split()))
    return texts


def test_the_interface_has_many_languages() -> None:
    assert len(LANGUAGES) >= FEWEST
    assert {"hi", "bn", "ta", "te", "ur", "ar", "en", "es", "fr", "ru", "zh", "ja"} <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_has_the_keys_and_places_of_the_reference_and_the_plurals_of_its_language(lang: str) -> None:
    load_strings(STRINGS, lang)
    forms = Locale.parse(lang).plural_form.tags | {"other"}
    assert words_of(lang).keys() == words_of("en").keys()
    assert {tuple(sorted(value)) for value in words_of(lang).values() if isinstance(value, dict)} == {
        tuple(sorted(forms))
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_left_in_the_script_of_another_language(lang: str) -> None:
    texts = [text for value in words_of(lang).values() for text in (value.values() if is_plural(value) else [value])]
    scripts = {script_of(word) for text in texts for word in text.split() if script_of(word)}
    assert scripts <= scripts_of(lang) | OF_NO_LANGUAGE
    assert scripts & scripts_of(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_is_in_the_composed_form_of_unicode(lang: str) -> None:
    assert unicodedata.is_normalized("NFC", (STRINGS / f"{lang}.toml").read_text("utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_few_words_are_those_of_the_reference(lang: str) -> None:
    if lang != "en":
        english = words_of("en")
        same = {key for key, value in words_of(lang).items() if value == english[key]}
        assert len(same) <= 8, same


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_archive_speaks_its_language_alone(lang: str, tmp_path: Path) -> None:
    site = build_with(write_content(tmp_path), tmp_path / "output", DEFAULT_LANG=lang, SITENAME="Sangrah")
    foreign = set[str]().union(*(spoken(other) for other in LANGUAGES if other != lang)) - spoken(lang)
    articles = [f"article/{facts['slug']}/index.html" for facts in WRITTEN]
    for place in (*PAGES, *articles):
        page = lxml.html.fromstring((site / place).read_bytes())
        assert (page.get("lang"), page.get("dir")) == (lang, direction_of(lang)), place
        shown = in_language_of_the_page(page)
        assert foreign.isdisjoint(shown), place
        scripts = {script_of(text) for text in shown if script_of(text)}
        assert scripts <= scripts_of(lang) | OF_NO_LANGUAGE, place


def test_the_parts_of_a_citation_keep_their_own_directions(tmp_path: Path) -> None:
    content = write_content(tmp_path)
    for interface, written, folder in (("hi", "ur", "one"), ("ur", "hi", "other")):
        (tmp_path / folder).mkdir()
        site = build_with(content, tmp_path / folder / "output", DEFAULT_LANG=interface, SITENAME="Sangrah")
        facts = next(facts for facts in WRITTEN if facts["lang"] == written)
        page = lxml.html.fromstring((site / f"article/{facts['slug']}/index.html").read_bytes())
        assert page.cssselect("article")[0].get("dir") == direction_of(written)
        cited, *_ = page.cssselect(".cite pre")
        assert (cited.get("dir"), cited.xpath("string(ancestor::*[@dir][1]/@dir)")) == (None, direction_of(interface))
        parts = {(part.text, part.get("lang"), part.get("dir")) for part in cited.cssselect("bdi")}
        direction = direction_of(written)
        assert parts == {
            (facts["author"], written, direction),
            (f"{facts['title']}.", written, direction),
            (facts["source"], written, direction),
            (f"https://{facts['slug']}.example/a?a=1", "zxx", "ltr"),
        }


def test_a_link_to_the_page_about_the_archive_is_there_only_with_the_page(tmp_path: Path) -> None:
    content = write_content(tmp_path)
    without = sections(build_with(content, tmp_path / "output", DEFAULT_LANG="en"))
    (content / "pages").mkdir()
    (content / "pages/about.md").write_text("Title: About\nSlug: about\nLang: en\n\nAn archive.\n", "utf-8")
    having = sections(build_with(content, tmp_path / "output", DEFAULT_LANG="en"))
    assert without[-1] == ("The archive in figures", "../about/figures/index.html")
    assert having[-1] == ("About", "../about/index.html")


def sections(site: Path) -> list[tuple[str, str]]:
    """List the sections in the masthead of two kinds of pages, which agree."""
    pages = (site / "search/index.html", site / "topic/index.html")
    found = [
        [(link.text, link.get("href")) for link in lxml.html.fromstring(page.read_bytes()).cssselect(".sections a")]
        for page in pages
    ]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("lang", "number"),
    [
        ("hi", "12,34,567"),
        ("bn", "১২,৩৪,৫৬৭"),
        ("mr", "१२,३४,५६७"),
        ("fa", "۱٬۲۳۴٬۵۶۷"),
        ("ar", "1,234,567"),
        ("de", "1.234.567"),
    ],
)
def test_numbers_have_the_digits_that_newspapers_of_the_language_print(lang: str, number: str) -> None:
    assert number_in_words(1234567, lang) == number


def test_dates_have_the_digits_and_the_cases_of_the_language() -> None:
    assert month_of_year(2025, 6, "ru") == "июнь 2025\u202fг."
    assert month_of_year(2025, 6, "zh") == "2025年6月"
    assert month_of_year(2025, 6, "bn") == "জুন ২০২৫"
    assert [year_name(2025, lang) for lang in ("ja", "ne", "ur")] == ["2025年", "२०२५", "2025"]
    assert with_digits("2025", "fa") == "۲۰۲۵"


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ("{m} статей", "ru.toml: count.n.other has {m}, which nothing fills"),
        ("статей", "ru.toml: count.n.other lacks {n}; put it where it belongs in the sentence"),
    ],
    ids=["unknown", "missing"],
)
def test_a_place_that_is_missing_or_unknown_is_refused(tmp_path: Path, other: str, sentence: str) -> None:
    english, russian = {"one": "{n}", "other": "{n}"}, {"one": "{n}", "few": "{n}", "many": "{n}", "other": other}
    for lang, forms in (("en", english), ("ru", russian)):
        table = ", ".join(f"{form} = {json.dumps(text)}" for form, text in forms.items())
        (tmp_path / f"{lang}.toml").write_text(f"[count]\nn = {{ {table} }}\n", "utf-8")
    with pytest.raises(StringsError) as raised:
        load_strings(tmp_path, "ru")
    assert sentence in str(raised.value)


def test_a_form_that_counts_one_number_alone_may_say_it_in_words(tmp_path: Path) -> None:
    forms = {"zero": "لا مقالات", "one": "مقال", "two": "مقالان", "few": "{n}", "many": "{n}", "other": "{n}"}
    table = ", ".join(f'{form} = "{text}"' for form, text in forms.items())
    (tmp_path / "en.toml").write_text('[count]\nn = { one = "{n}", other = "{n}" }\n', "utf-8")
    (tmp_path / "ar.toml").write_text(f"[count]\nn = {{ {table} }}\n", "utf-8")
    assert load_strings(tmp_path, "ar")["count"]["n"]["two"] == "مقالان"
