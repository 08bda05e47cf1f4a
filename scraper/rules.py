"""Site rules: what no engine can know of a publisher, as data in `sites/<host>.toml`.

    body  = ["div.story"]            CSS selectors of the body, the most lasting first
    drop  = ["p.app-link"]           CSS selectors of what is no part of the article
    until = 2024-05-01               the last day of captures that the rule is for
    [fields]                         CSS selectors of title, summary, authors, published, topics
    title = "h1.headline"

    [[only]]                         another rule, for some captures only: those under
    paths = ["/hindi/"]              these paths, or up to a day, or both
    body  = ["main article"]

Of the `[[only]]` rules the first that fits a capture is taken; where none does, the file's own. A rule serves its
host and the hosts below it (`ndtv.in`, `mpcg.ndtv.in`), unless one of those has a file of its own.
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
ONLY_KEYS = (*KEYS, "paths")
FIELDS = ("title", "summary", "authors", "published", "topics")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
# mpcg.ndtv.in
PATH = re.compile(r"/(?:\S+/)?")
# /hindi/
LONGEST_HOST = 250
"""Bytes; with `.toml` behind it, a longer host is no file's name, and none is in use."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one publisher's pages are read; selectors are CSS. Empty `paths` are all paths."""

    host: str
    body: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    until: date | None = None
    paths: tuple[str, ...] = ()

    def field(self, name: str) -> str | None:
        """Return the selector of a field, None where the rule does not speak of it."""
        return dict(self.fields).get(name)

    def serves(self, path: str, captured: date) -> bool:
        """Tell whether the rule is for what was served under a path on a day."""
        is_in_time = self.until is None or captured <= self.until
        return is_in_time and (not self.paths or path.startswith(self.paths))


def rule_for(host: str, captured: date, path: str = "/") -> Rule | None:
    """Find the rule for a page by its address and the day of its capture; that of a parent domain serves too."""
    if not HOST.fullmatch(host) or len(host.encode()) > LONGEST_HOST:
        return None
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((rule for domain in domains for rule in _rules(domain) if rule.serves(path, captured)), None)


@cache
def _rules(host: str) -> tuple[Rule, ...]:
    """Read a host's rules, in the order in which they are asked."""
    file = files("scraper").joinpath("sites", f"{host}.toml")
    return parse_rules(host, file.read_text("utf-8")) if file.is_file() else ()


def parse_rules(host: str, text: str) -> tuple[Rule, ...]:
    """Parse the text of a rule file; raise RuleError naming the mistake."""
    name = f"{host}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise RuleError(f"{name}: {problem}; see docs/site-rules.md for the form of a rule") from None
    only = table.pop("only", [])
    if not isinstance(only, list) or not all(isinstance(entry, dict) for entry in only):
        raise RuleError(f"{name}: rules for some captures only are tables, each opening with [[only]]")
    first = tuple(_rule(host, name, entry, ONLY_KEYS) for entry in only)
    if any(rule.until is None and not rule.paths for rule in first):
        raise RuleError(f"{name}: every [[only]] rule says for which captures it is, by `paths` or `until`")
    return (*first, _rule(host, name, table, KEYS))


def _rule(host: str, name: str, table: dict[str, object], keys: tuple[str, ...]) -> Rule:
    _check_keys(name, table, keys)
    fields = table.get("fields", {})
    until = table.get("until")
    if not isinstance(fields, dict):
        raise RuleError(f"{name}: [fields] is a table of field = selector")
    if until is not None and type(until) is not date:
        raise RuleError(f"{name}: until is a date like 2024-05-01")
    _check_keys(name, fields, FIELDS)
    body, drop = (_selectors(name, key, table.get(key, [])) for key in ("body", "drop"))
    values = tuple((key, _selectors(name, key, [value])[0]) for key, value in sorted(fields.items()))
    return Rule(host, body, drop, values, until, _paths(name, table.get("paths", [])))


def _check_keys(name: str, table: dict[str, object], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise RuleError(f"{name}: unknown key '{key}'; keys are {', '.join(known)}")


def _paths(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and PATH.fullmatch(one) for one in value):
        raise RuleError(f"{name}: paths is a list of paths like /hindi/")
    return tuple(value)


def _selectors(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise RuleError(f"{name}: {key} is a list of CSS selectors")
    for selector in value:
        try:
            compiled(selector)
        except SelectorError:
            raise RuleError(f"{name}: {key} has a selector that is not CSS: {selector}") from None
    return tuple(value)


@cache
def compiled(selector: str) -> CSSSelector:
    """Compile a CSS selector for a page's tree; raise cssselect's SelectorError where it is not CSS."""
    return CSSSelector(selector, translator="html")
