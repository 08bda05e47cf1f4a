"""A Markdown file that a person wrote keeps all of its body; its header is read, whichever form it has."""

from datetime import UTC, date, datetime

import pytest

from scraper.body.blocks import paragraphs
from scraper.capture import MARKDOWN, Capture
from scraper.extraction import Extraction, extract
from tests.cases import cases

BODY = "She learned to row before she learned to read.\n"


def extracted(text: str, url: str | None = None) -> Extraction:
    return extract(Capture("a.md", text.encode(), datetime(2025, 7, 1, tzinfo=UTC), url, MARKDOWN))


HEADLINES = {
    "in a header of lines": f"Title: The ferry\nDate: 2024-03-05\n\n{BODY}",
    "in YAML": f"---\ntitle: 'The ferry'\nempty:\n---\n{BODY}",
    "in YAML and again above the body": f'---\ntitle: "The ferry"\n---\n\n# The ferry\n\n{BODY}',
    "as the first heading": f"# The ferry #\n\n{BODY}",
    "as a heading that is underlined": f"The ferry\n=========\n\n{BODY}",
    "as a heading of a lower level": f"## The ferry\n\n{BODY}",
    "behind a byte-order mark, with the line ends of Windows": f"\ufeff---\r\ntitle: The ferry\r\n---\r\n\r\n{BODY}",
}


@pytest.mark.parametrize("text", cases(HEADLINES))
def test_the_headline_stands(text: str) -> None:
    extraction = extracted(text)
    assert (extraction.fields.title, list(paragraphs(extraction.blocks))) == ("The ferry", [BODY.strip()])
    assert extraction.refused is None


HEADERS = {
    "topics in brackets": ("tags: [river, 'the ferry']", "topics", ("river", "the ferry")),
    "topics as items": ("tags:\n  - river\n  - ferry", "topics", ("river", "ferry")),
    "topics behind number signs": ("tags: #river, #ferry", "topics", ("river", "ferry")),
    "authors parted by semicolons": ("authors: Rao, Asha; Ravi", "authors", ("Rao, Asha", "Ravi")),
    "a day": ("date: 2024-03-05", "published", date(2024, 3, 5)),
    "a day in Hindi": ("lang: hi\ndate: 5 मार्च 2024", "published", date(2024, 3, 5)),
    "a date that is none": ("date: soon", "published", None),
    "an address": ("source: https://hill-courier.example/a", "url", "https://hill-courier.example/a"),
    "a source that is no address": ("source: Hill Courier", "publisher", "Hill Courier"),
    "an address that is none": ("url: javascript:alert(1)", "url", None),
    "a language": ("lang: hi_IN", "language", "hi"),
    "a standfirst": ("description: What she said", "summary", "What she said"),
}


@pytest.mark.parametrize(("lines", "field", "expected"), cases(HEADERS))
def test_a_header_says_what_the_article_is(lines: str, field: str, expected: object) -> None:
    assert getattr(extracted(f"---\ntitle: The ferry\n{lines}\n---\n\n{BODY}").fields, field) == expected


def test_the_address_that_the_user_gave_goes_before() -> None:
    text = f"---\ntitle: The ferry\nurl: https://hill-courier.example/a\n---\n{BODY}[A link](b)"
    extraction = extracted(text, "https://dainik-prabhat.example/")
    assert extraction.fields.url == "https://dainik-prabhat.example/"


def test_lines_with_colons_are_no_header() -> None:
    extraction = extracted("Asha: I rowed.\nRavi: I did not.\n\n# The ferry\n")
    assert list(paragraphs(extraction.blocks)) == ["Asha: I rowed. Ravi: I did not."]
    assert extraction.fields.title == "The ferry"


def test_nothing_is_cleaned_out_of_what_a_person_wrote() -> None:
    lines = (
        "# The ferry",
        "Advertisement",
        "Also read: A bridge",
        "* one\n* two",
        "> said",
        "    code",
        "<script>a()</script>",
    )
    text = "\n\n".join(lines)
    written = "\n".join(paragraphs(extracted(text).blocks))
    assert [
        words
        for words in ("Advertisement", "Also read: A bridge", "one", "two", "said", "code")
        if words not in written
    ] == []
    assert "a()" not in written


@pytest.mark.parametrize("text", ["", "---\n---\n", "# Only a headline\n", "No headline at all\n"])
def test_a_file_without_headline_or_paragraphs_is_refused(text: str) -> None:
    assert extracted(text).refused == "it has no headline with paragraphs under it"


@pytest.mark.parametrize("text", [">" * 5000 + "x", "\n".join(" " * 4 * depth + "- x" for depth in range(300))])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    assert extracted(text).refused == "its lists or quotations are nested deeper than can be read"
