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
        ("[[older]]\nbody = ['p']", "x.example.toml: every [[older]] rule needs an `until` date"),
    ],
)
def test_a_mistake_in_a_rule_is_named(text: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_rules("x.example", text)
    assert str(error.value) == message


def test_toml_that_does_not_parse_is_named() -> None:
    with pytest.raises(RuleError, match=r"x\.example\.toml: .*see CONTRIBUTING\.md"):
        parse_rules("x.example", "body = [")


def test_the_day_of_the_capture_picks_the_rule() -> None:
    rules = parse_rules("x.example", "body = ['main']\n[[older]]\nbody = ['#old']\nuntil = 2024-05-01")
    assert [(rule.body, rule.until) for rule in rules] == [(("#old",), date(2024, 5, 1)), (("main",), None)]


def test_a_rule_serves_the_hosts_below_its_own() -> None:
    rule = rule_for("mpcg.ndtv.in", TODAY)
    assert rule is not None
    assert rule.host == "ndtv.in"
    assert rule_for("notndtv.in", TODAY) is None
    assert rule_for("", TODAY) is None
    assert rule_for("..", TODAY) is None
