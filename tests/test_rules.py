"""Site rules are data, and their mistakes are sentences."""

from datetime import date

import pytest

from scraper.errors import RuleError
from scraper.rules import parse_rules, rule_for

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stripp = ['p']", "x.example.toml: unknown key 'stripp'; keys are body, drop, fields, until"),
        (
            "[fields]\nbyline = 'p'",
            "x.example.toml: unknown key 'byline'; keys are title, summary, authors, published, topics",
        ),
        ("drop = ['p[']", "x.example.toml: drop has a selector that is not CSS: p["),
        ("drop = 'p'", "x.example.toml: drop is a list of CSS selectors"),
        ("until = 'soon'", "x.example.toml: until is a date like 2024-05-01"),
        (
            "[[only]]\nbody = ['p']",
            "x.example.toml: every [[only]] rule says for which captures it is, by `paths` or `until`",
        ),
        ("[[only]]\npaths = ['hindi']", "x.example.toml: paths is a list of paths like /hindi/"),
        ("paths = ['/hindi/']", "x.example.toml: unknown key 'paths'; keys are body, drop, fields, until"),
    ],
)
def test_a_mistake_in_a_rule_is_named(text: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_rules("x.example", text)
    assert str(error.value) == message


def test_toml_that_does_not_parse_is_named() -> None:
    with pytest.raises(RuleError, match=r"x\.example\.toml: .*see docs/site-rules\.md"):
        parse_rules("x.example", "body = [")


SOME = """
body = ["main"]
[[only]]
until = 2019-12-31
body = ["#first"]
[[only]]
paths = ["/hindi/", "/urdu/"]
until = 2024-05-01
body = ["#second"]
[[only]]
paths = ["/hindi/"]
body = ["#third"]
"""


@pytest.mark.parametrize(
    ("path", "captured", "body"),
    [
        ("/news/1", date(2026, 1, 1), "main"),
        ("/hindi/1", date(2026, 1, 1), "#third"),
        ("/hindi/1", date(2024, 5, 1), "#second"),
        ("/urdu/1", date(2024, 5, 2), "main"),
        ("/hindi/1", date(2019, 1, 1), "#first"),
        ("/hindi-songs", date(2026, 1, 1), "main"),
    ],
)
def test_the_first_rule_that_fits_the_capture_is_taken(path: str, captured: date, body: str) -> None:
    rules = parse_rules("x.example", SOME)
    assert next(rule for rule in rules if rule.serves(path, captured)).body == (body,)


def test_a_rule_is_not_believed_after_its_last_day() -> None:
    (rule,) = parse_rules("x.example", "until = 2024-05-01\nbody = ['main']")
    assert [rule.serves("/", day) for day in (date(2024, 5, 1), date(2024, 5, 2))] == [True, False]


def test_the_path_picks_the_rule_of_a_host() -> None:
    english, hindi = (rule_for("bbc.com", TODAY, path) for path in ("/news/articles/1", "/hindi/articles/1"))
    assert english is not None
    assert hindi is not None
    assert english.body != hindi.body


def test_a_rule_serves_the_hosts_below_its_own() -> None:
    rule = rule_for("mpcg.ndtv.in", TODAY)
    assert rule is not None
    assert rule.host == "ndtv.in"
    assert rule_for("notndtv.in", TODAY) is None
    assert rule_for("", TODAY) is None
    assert rule_for("..", TODAY) is None


def test_a_host_with_a_rule_of_its_own_has_that() -> None:
    hosts = ("hindi.news18.com", "tamil.news18.com")
    assert [getattr(rule_for(host, TODAY), "host", None) for host in hosts] == ["hindi.news18.com", "news18.com"]
