"""The parts of the archive_pages plugin, each on its own."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican.contents import Tag

from languages.slugs import safe_folder
from plugins.archive_pages.addresses import page_address
from plugins.archive_pages.archive import front_page
from plugins.archive_pages.articles import tidy_header, web_address
from plugins.archive_pages.bodies import safe_body
from plugins.archive_pages.counts import tallies
from plugins.archive_pages.dates import moment, read_time
from plugins.archive_pages.errors import StringsError, TopicsError
from plugins.archive_pages.names import commonest, fold, language_of, name_in
from plugins.archive_pages.reading import count_words, reading_minutes, shorten
from plugins.archive_pages.sitemap import ADDRESSES_A_FILE, SitemapEntry, sitemap_index, url_set
from plugins.archive_pages.strings import count_in_words, load_strings, plural_from
from plugins.archive_pages.topics import TopicEntry, idle, join_topics, load_entries

KOLKATA = ZoneInfo("Asia/Kolkata")


def body(html: str) -> str:
    return safe_body(html, picture="Picture").html


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("<p>a<script>b</script>c</p>", "<p>ac</p>"),
        ('<p onclick="x()" style="color:red" id="q">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "a"),
        ('<a href="JAVA&#10;SCRIPT:x()">a</a>', "a"),
        ('<a href="{0}javascript:x()">a</a>', "a"),
        ('<a href="{filename}javascript:x()">a</a>', "a"),
        ('<a href="{filename}//evil.example/x">a</a>', "a"),
        ('<a href="http://[broken">a</a>', "a"),
        ("<svg><a href='https://x.example'>a</a></svg>b", "b"),
        ("<iframe src='https://x.example'>a</iframe>b", "b"),
        ("a\x00b\x1bc", "abc"),
        ('<img src="data:image/png;base64,AA" alt="a">', "a"),
        ('<img src="{static}/../../secret.png" alt="a">', "a"),
        ('<div class="skip" tabindex="5">a</div>', "<div>a</div>"),
    ],
    ids=[
        "script", "attributes", "script link", "broken scheme", "curly prefix", "filename prefix", "protocol-relative",
        "broken address", "svg", "iframe", "control characters", "inline picture", "outside of content", "own classes",
    ],
)  # fmt: skip
def test_what_could_run_or_deceive_is_dropped(html: str, safe: str) -> None:
    assert body(html) == safe


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '<a href="https://x.example/">a</a>',
            '<a href="https://x.example/" rel="noopener noreferrer">a</a>',
        ),
        ('<a href="{filename}../2019/12.md">a</a>', '<a href="{filename}../2019/12.md">a</a>'),
        ('<a href="mailto:a@x.example">a</a>', '<a href="mailto:a@x.example">a</a>'),
        (
            '<img src="//x.example/a.jpg" alt="">',
            '<a class="picture" href="https://x.example/a.jpg" rel="noopener noreferrer">Picture</a>',
        ),
        (
            '<img src="{static}/images/a.jpg" alt="a">',
            '<img src="{static}/images/a.jpg" alt="a" loading="lazy">',
        ),
        (
            '<a href="https://x.example/"><img src="https://x.example/a.jpg" alt="a"></a>',
            '<a href="https://x.example/" rel="noopener noreferrer">a</a>',
        ),
        ("<h1>a</h1><h4>b</h4><h4>c</h4><h2>d</h2>", "<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>"),
        (
            "<table><tr><td>a</td></tr></table>",
            '<div class="table-frame" tabindex="0"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
        ),
        ("", ""),
        ("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
    ],
    ids=[
        "outside link", "link to a file", "mail", "remote picture", "own picture", "picture in a link", "headings",
        "table", "nothing", "text",
    ],
)  # fmt: skip
def test_what_is_kept_is_put_into_shape(html: str, shown: str) -> None:
    assert body(html) == shown


def test_the_opening_is_the_first_paragraph_with_words() -> None:
    assert safe_body("<h2>a</h2><p> </p><p>b <em>c</em></p>", picture="x").opening == "b c"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("word", 1), ("शब्द " * 400, 2), ("字" * 900, 2), ("", 1)],
    ids=["short", "words", "characters", "nothing"],
)
def test_reading_time_counts_words_or_characters(text: str, minutes: int) -> None:
    assert reading_minutes(count_words(text)) == minutes


@pytest.mark.parametrize(
    ("text", "short"),
    [("one two", "one two"), ("one two three", "one two…"), ("一二三四五六七八九十一二", "一二三四五六七八九十…")],
    ids=["whole", "cut at a word", "cut at a character"],
)
def test_an_excerpt_is_cut_where_it_reads_well(text: str, short: str) -> None:
    assert shorten(text, 10) == short


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong-un", "kim  jong un"), ("किम जोंग-उन", "किम जोंग उन"), ("Zoe\u0301", "zoé")],
    ids=["hyphen", "Devanagari", "composed"],
)
def test_spellings_that_differ_in_case_spaces_and_hyphens_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_vowel_signs_make_different_names() -> None:
    assert fold("कल") != fold("कुल")


@pytest.mark.parametrize(
    ("text", "likely", "lang"),
    [
        ("पुतिन", "hi", "hi"),
        ("Putin", "hi", "und-Latn"),
        ("図書館", "ja", "ja"),
        ("کتاب", "hi", "und-Arab"),
        ("Путин", "ru", "ru"),
        ("2025", "hi", "hi"),
        ("ਪੰਜਾਬ", "pa", "pa"),
    ],
)
def test_a_name_in_another_script_is_not_marked_up_as_the_language_around_it(text: str, likely: str, lang: str) -> None:
    assert language_of(text, likely) == lang


def test_a_name_in_arabic_letters_runs_from_right_to_left_in_a_hindi_archive() -> None:
    assert name_in("کتاب", "hi").dir == "rtl"


def test_the_commonest_spelling_names_a_person_and_ties_fall_to_the_alphabet() -> None:
    assert commonest(["B", "A", "B"]) == "B"
    assert commonest(["B", "A"]) == "A"


KIM = TopicEntry("kim-jong-un", "Kim Jong Un", (("hi", "किम जोंग उन"), ("ur", "کم جونگ ان")), ("Kim Jong-un",), ())


def test_spellings_of_an_entry_are_one_topic_shown_by_its_name_in_the_sites_language() -> None:
    found = join_topics({"kim jong un": "en", "किम जोंग-उन": "hi", "کم جونگ ان": "ur"}, [KIM], site_lang="hi")
    assert {topic.slug for topic in found.values()} == {"kim-jong-un"}
    assert found["kim jong un"].label.text == "किम जोंग उन"


def test_a_tag_without_an_entry_is_a_topic_named_by_its_slug() -> None:
    found = join_topics({"नदी": "hi", "page": "en"}, [], site_lang="hi")
    assert (found["नदी"].slug, found["page"].slug) == ("nadi", "page-topic")


def test_a_topics_address_does_not_depend_on_the_other_topics() -> None:
    alone = join_topics({"X 5": "en"}, [], site_lang="hi")["X 5"].slug
    together = join_topics({"X-5": "hi", "X 5": "en", "X 52": "en"}, [], site_lang="hi")["X 5"].slug
    assert alone == together == "x-5"


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('[a]\nname = "A"\nalias = ["B"]', "[a] has an unknown key 'alias'; keys are name, names, also, words"),
        ('[a]\nalso = ["B"]', "[a] has no name"),
        ('[a]\nname = "A"\nalso = "B"', "also of [a] must be a list"),
        ('[a]\nname = "A"\nwords = [1]', "words of [a] must be a list"),
        ('[a]\nname = "A"\nnames = ["B"]', "names of [a] must be a table"),
        ('["A b"]\nname = "A"', "[A b] cannot stand in a URL; name the topic 'a-b' instead"),
        ('[page]\nname = "A"', "[page] cannot stand in a URL; name the topic 'page-topic' instead"),
        ('name = "A"', "'name' stands outside of a topic"),
        ('[a]\nname = "A"\n[b]\nname = "a"', "'a' stands in [a] and in [b]; keep it in one of them"),
        ("[a", "mend the line"),
    ],
    ids=[
        "unknown key", "no name", "also", "words", "names", "not a slug", "reserved", "no table", "shared", "no TOML",
    ],
)  # fmt: skip
def test_a_faulty_topics_file_is_refused_with_a_remedy(tmp_path: Path, toml: str, sentence: str) -> None:
    (tmp_path / "topics.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(TopicsError, match=r"^topics\.toml: ") as raised:
        load_entries(tmp_path / "topics.toml")
    assert sentence in str(raised.value)


def test_a_content_folder_needs_no_topics_file(tmp_path: Path) -> None:
    assert load_entries(tmp_path / "topics.toml") == ()


def test_a_topic_that_nothing_leads_to_is_known(tmp_path: Path) -> None:
    tables = ('[used]\nname = "A"', '[by-words]\nname = "B"\nwords = ["b"]', '[by-spelling]\nname = "C"\nalso = ["c"]')
    (tmp_path / "topics.toml").write_text("\n".join((*tables, '[left-over]\nname = "D"\n')), encoding="utf-8")
    assert idle(load_entries(tmp_path / "topics.toml"), {"used"}) == ("left-over",)


@pytest.mark.parametrize(
    ("folder", "safe"),
    [
        ("ndtv.in/2025/", "ndtv.in/2025/"),
        ("", ""),
        ("../../x/", "untitled"),
        ("मेरा घर/", "mera-ghar/"),
        ("a?b#c/", "a-b-c/"),
    ],
    ids=["host and year", "none", "upwards", "Devanagari", "marks of a URL"],
)
def test_folders_are_safe_in_an_address(folder: str, safe: str) -> None:
    assert safe_folder(folder).startswith(safe)
    assert ".." not in safe_folder(folder)


@pytest.mark.parametrize(
    ("save_as", "address"),
    [("index.html", ""), ("topic/a/index.html", "topic/a/"), ("404.html", "404.html")],
)
def test_an_index_file_is_served_as_its_folder(save_as: str, address: str) -> None:
    assert page_address(save_as) == address


@pytest.mark.parametrize(
    "address", ["javascript:x()", "ftp://x.example/", "//x.example/", "https:///x", "http://[", ""]
)
def test_an_address_that_is_none_of_the_web_is_absent(address: str) -> None:
    assert web_address(address) is None


def test_a_header_line_that_runs_on_is_one_value() -> None:
    header = {"title": ["a ", " b"], "folder": "2019/"}
    tidy_header(header, {})
    assert header == {"title": "a b", "folder": "2019/", "slug": "a-b"}


def test_a_date_is_shown_in_the_words_and_the_time_zone_of_the_archive() -> None:
    shown = moment(datetime(2024, 12, 31, 20, 0, tzinfo=UTC), zone=KOLKATA, lang="hi")
    assert (shown.day, shown.iso) == ("1 जनवरी 2025", "2025-01-01T01:30:00+05:30")


def test_a_date_without_a_time_shows_no_clock() -> None:
    shown = moment(datetime(2025, 6, 2, tzinfo=KOLKATA), zone=KOLKATA, lang="en")
    assert (shown.day, shown.iso, shown.text) == ("June 2, 2025", "2025-06-02", "June 2, 2025")


@pytest.mark.parametrize("text", [None, "", "yesterday", "2025-06-03T04:00:00"])
def test_a_capture_time_without_a_zone_is_absent(text: str | None) -> None:
    assert read_time(text) is None


def test_shares_are_of_the_largest_count_and_never_nothing() -> None:
    assert [tally.share for tally in tallies([("a", 1000), ("b", 500), ("c", 1)])] == [100, 50, 1]
    assert tallies([]) == ()


def article(lang: str, *, summary: str | None = "Summary", published: bool = True) -> Any:
    return SimpleNamespace(lang=lang, standfirst=summary, published=published)


def test_the_front_page_is_led_by_an_article_in_the_sites_language_with_a_summary_and_a_date() -> None:
    newest = [article("es"), article("hi", summary=None), article("hi", published=False), article("hi"), article("hi")]
    lead, *others = front_page(newest, "hi")
    assert lead is newest[3]
    assert others == [*newest[:3], newest[4]]


def test_without_an_article_in_the_sites_language_another_leads_the_front_page() -> None:
    newest = [article("es", summary=None), article("ta"), article("es")]
    assert front_page(newest, "hi")[0] is newest[1]
    assert front_page(newest[:1], "hi") == (newest[0],)


def test_a_topic_is_the_same_object_for_every_article() -> None:
    tag = Tag("किम जोंग उन", {})
    tag.slug = "kim-jong-un"
    assert {tag: 1}[tag] == 1


def write_strings(folder: Path, **files: str) -> Path:
    for lang, toml in files.items():
        (folder / f"{lang}.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("hindi", "sentence"),
    [
        ("[nav]\n", "hi.toml: nav.home is missing; translate it from en.toml"),
        ('[nav]\nhome = "क"\nhouse = "ख"', "hi.toml: nav.house is unknown; remove it, or add it to en.toml as well"),
        ("[nav]\nhome = 1", "hi.toml: nav.home must be a text in quotation marks"),
        ('[nav]\nhome = ""', "hi.toml: nav.home must be a text in quotation marks"),
        ('[nav]\nhome = { other = "क" }', "hi.toml: nav.home.one is missing; hi counts with one, other"),
        ("[nav", "hi.toml: "),
    ],
    ids=["missing", "unknown", "number", "empty", "plural", "no TOML"],
)
def test_a_faulty_strings_file_is_refused_with_its_name_and_key(tmp_path: Path, hindi: str, sentence: str) -> None:
    with pytest.raises(StringsError) as raised:
        load_strings(write_strings(tmp_path, en='[nav]\nhome = "Home"', hi=hindi), "hi")
    assert sentence in str(raised.value)


def test_a_language_without_strings_is_refused_with_those_that_have_some(tmp_path: Path) -> None:
    with pytest.raises(StringsError, match="DEFAULT_LANG can be en, ta"):
        load_strings(write_strings(tmp_path, en="", ta=""), "fr")


def test_things_are_counted_in_the_forms_of_the_language() -> None:
    russian = plural_from(
        {"one": "{n} статья", "few": "{n} статьи", "many": "{n} статей", "other": "{n} статьи"}, "ru.toml", "ru", "n"
    )
    assert [count_in_words(russian, n) for n in (1, 3, 11)] == ["1 статья", "3 статьи", "11 статей"]


def test_large_numbers_are_grouped_as_in_india() -> None:
    hindi = plural_from({"one": "{n} लेख", "other": "{n} लेख"}, "hi.toml", "hi", "n")
    assert count_in_words(hindi, 1234567) == "12,34,567 लेख"


def test_a_sitemap_escapes_what_an_address_may_hold() -> None:
    assert "<loc>https://x.example/a%26b/</loc>" in url_set([SitemapEntry("a&b/", None)], "https://x.example")
    assert ADDRESSES_A_FILE == 50_000
    assert sitemap_index(["sitemap-1.xml"], "https://x.example").count("<sitemap>") == 1
