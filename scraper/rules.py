"""Site rules: what no engine can know of a publisher, as data in `sites/<host>.toml`.

    body  = ["div.story"]            CSS selectors of the body; the first that finds anything is taken
    drop  = ["p.app-link"]           CSS selectors of what is dropped from the body
    until = 2024-05-01               the last day of captures that this rule is for
    [fields]                         CSS selectors of title, summary, authors, published, topics
    title = "h1.headline"

A file may hold older versions of its rule as `[[older]]` tables, each with an `until`; the day of the
capture picks the rule. A rule serves its host and the hosts below it (`ndtv.in`, `mpcg.ndtv.in`).
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from scraper.errors import RuleError

KEYS = ("body", "drop", "fields", "until")
FIELDS = ("title", "summary", "authors", "published", "topics")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# mpcg.ndtv.in
LONGEST_HOST = 250
"""Bytes; with `.toml` behind it, a longer host is no file's name, and none is in use."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one publisher's pages are read; selectors are CSS."""

    host: str
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    until: date | None = None

    def field(self, name: str) -> str | None:
        """Return the selector of a field, None where the rule does not speak of it."""
        return dict(self.fields).get(name)


def rule_for(host: str, captured: date) -> Rule | None:
    """Find the rule for a host on the day of a capture; a rule of a parent domain serves too."""
    if not HOST.fullmatch(host) or len(host.encode()) > LONGEST_HOST:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        for rule in _rules(".".join(labels[start:])):
            if rule.until is None or captured <= rule.until:
                return rule
    return None


@cache
def _rules(host: str) -> tuple[Rule, ...]:
    """Read a host's rules, the one that ends first first."""
    file = files("scraper").joinpath("sites", f"{host}.toml")
    return parse_rules(host, file.read_text("utf-8")) if file.is_file() else ()


def parse_rules(host: str, text: str) -> tuple[Rule, ...]:
    """Parse the text of a rule file; raise RuleError naming the mistake."""
    name = f"{host}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise RuleError(f"{name}: {problem}; see CONTRIBUTING.md for the form of a rule") from None
    older = table.pop("older", [])
    if not isinstance(older, list) or not all(isinstance(entry, dict) for entry in older):
        raise RuleError(f"{name}: older rules are tables, each opening with [[older]]")
    rules = [_rule(host, name, entry) for entry in (*older, table)]
    if any(rule.until is None for rule in rules[:-1]):
        raise RuleError(f"{name}: every [[older]] rule needs an `until` date")
    return tuple(sorted(rules, key=lambda rule: rule.until or date.max))


def _rule(host: str, name: str, table: dict[str, object]) -> Rule:
    _check_keys(name, table, KEYS)
    fields = table.get("fields", {})
    until = table.get("until")
    if not isinstance(fields, dict):
        raise RuleError(f"{name}: [fields] is a table of field = selector")
    if until is not None and type(until) is not date:
        raise RuleError(f"{name}: until is a date like 2024-05-01")
    _check_keys(name, fields, FIELDS)
    body, drop = (_selectors(name, key, table.get(key, [])) for key in ("body", "drop"))
    values = tuple((key, _selectors(name, key, [value])[0]) for key, value in sorted(fields.items()))
    return Rule(host, body, drop, values, until)


def _check_keys(name: str, table: dict[str, object], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise RuleError(f"{name}: unknown key '{key}'; keys are {', '.join(known)}")


@cache
def compiled(selector: str) -> CSSSelector:
    """Compile a CSS selector for a page's tree; raise cssselect's SelectorError where it is not CSS."""
    return CSSSelector(selector, translator="html")


def _selectors(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleError(f"{name}: {key} is a list of CSS selectors")
    for selector in value:
        try:
            compiled(selector)
        except SelectorError:
            raise RuleError(f"{name}: {key} has a selector that is not CSS: {selector}") from None
    return tuple(value)
