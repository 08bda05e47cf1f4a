"""What holds of every stylesheet, template and file of interface words."""

import re
import tomllib
from pathlib import Path

import pytest

THEME = Path(__file__).parent.parent / "theme"
STYLESHEETS = sorted((THEME / "static" / "css").glob("*.css"))
TEMPLATES = sorted((THEME / "templates").glob("*.html"))
STRINGS = sorted((THEME / "strings").glob("*.toml"))
OF_THE_SEARCH = {"search.css", "facets.css"}  # which only the search page has; its script gives some of the classes
OF_THE_VERSIONS = {"versions.css"}
OF_LISTS = {"days.css", "explore.css"}  # which pages that show many articles have beside the others
OF_THE_FIGURES = {"figures.css"}
LARGEST_STYLES = 28_000  # bytes, all stylesheets of any other page together
LARGEST_STYLES_OF_ONE_KIND = (
    (OF_THE_SEARCH, 8_000),
    (OF_THE_VERSIONS, 1_500),
    (OF_LISTS, 6_000),
    (OF_THE_FIGURES, 2_000),
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# margin-left, border-top-color, left:, text-align: right, width, max-height
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height))[\w-]*\s*:|:\s*(?:left|right)\b"
)
MEDIA_QUERY = re.compile(r"@media[^{]*")
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r'(?:aria-label|title|alt|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
COLOURS = {
    "text": "paper",
    "text-muted": "paper",
    "accent": "paper",
    "link": "paper",
    "on-accent": "accent",
    "on-level-light": "level-2",
    "on-level-dark": "level-3",
}
AA, AAA = 4.5, 7
# @media screen and (prefers-color-scheme: dark) { :root { … } }
ROOT_RULES = re.compile(r"(?:(@media[^{]*)\{\s*)?:root\s*\{([^}]*)\}")
CONDITION = re.compile(r"\([\w-]+: ([\w-]+)\)")


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def rules_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", STYLESHEETS, ids=names(STYLESHEETS))
def test_a_stylesheet_names_no_side_of_the_screen(path: Path) -> None:
    assert PHYSICAL.findall(MEDIA_QUERY.sub("", rules_of(path))) == []


@pytest.mark.parametrize("path", STYLESHEETS, ids=names(STYLESHEETS))
def test_a_stylesheet_needs_no_force(path: Path) -> None:
    css = rules_of(path)
    assert "!important" not in css
    assert re.findall(r"(?m)^[^\n:;{}]*#[\w-]+[^\n;{}]*\{", css) == []
    assert "url(http" not in css


@pytest.mark.parametrize("path", STYLESHEETS, ids=names(STYLESHEETS))
def test_what_moves_stands_still_for_those_who_ask(path: Path) -> None:
    calm = re.sub(r"@media \(prefers-reduced-motion: no-preference\) \{[^}]*\{[^}]*\}", "", rules_of(path))
    assert re.findall(r"transition|animation|scroll-behavior", calm) == []


@pytest.mark.parametrize("path", STYLESHEETS, ids=names(STYLESHEETS))
def test_colours_and_families_are_named_in_the_tokens_only(path: Path) -> None:
    if path.name != "tokens.css":
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", rules_of(path)) == []


@pytest.mark.parametrize("path", STYLESHEETS, ids=names(STYLESHEETS))
def test_every_token_that_is_used_has_a_value(path: Path) -> None:
    tokens = set(re.findall(r"(--[\w-]+)\s*:", "".join(rules_of(sheet) for sheet in STYLESHEETS)))
    assert set(re.findall(r"var\((--[\w-]+)", rules_of(path))) - tokens == set()


def test_the_stylesheets_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in STYLESHEETS}
    own = [sum(sizes[name] for name in names) for names, _ in LARGEST_STYLES_OF_ONE_KIND]
    assert all(size < most for size, (_, most) in zip(own, LARGEST_STYLES_OF_ONE_KIND, strict=True))
    assert sum(sizes.values()) - sum(own) < LARGEST_STYLES


def test_every_class_of_a_stylesheet_is_on_a_page() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    for file in (THEME.parent / "plugins/archive_pages/bodies.py", THEME / "static/js/topic-map.js"):
        written += file.read_text(encoding="utf-8")
    for path in STYLESHEETS:
        if path.name not in OF_THE_SEARCH:
            unused = {name for name in re.findall(r"\.([a-z][\w-]*)", rules_of(path)) if name not in written}
            assert {name for name in unused if not name.startswith("level-")} - {"css"} == set(), path.name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_text_stand_out_from_what_is_behind_them(scheme: str) -> None:
    colours = colours_of(scheme)
    for text, behind in COLOURS.items():
        assert contrast(colours[text], colours[behind]) >= AA, (text, behind)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_who_ask_for_more_contrast_get_it(scheme: str) -> None:
    colours = colours_of(scheme, more=True)
    for text, behind in COLOURS.items():
        assert contrast(colours[text], colours[behind]) >= (AAA if behind == "paper" else AA), (text, behind)
    assert contrast(colours["rule-soft"], colours["paper"]) >= AA


def colours_of(scheme: str, *, more: bool = False) -> dict[str, str]:
    """Return the colours that hold: of the values of a token the last counts whose condition is met."""
    met = {"light": scheme == "light", "dark": scheme == "dark", "more": more}
    found: dict[str, str] = {}
    for query, rules in ROOT_RULES.findall(rules_of(THEME / "static/css/tokens.css")):
        if all(met.get(value, False) for value in CONDITION.findall(query)):
            found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", rules))
    return found


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    html = JINJA.sub("", path.read_text(encoding="utf-8"))
    spoken = [*SPOKEN_ATTRIBUTE.findall(html), TAG.sub("", html).replace("404", "")]
    assert [text for text in spoken if re.search(r"[^\W\d_]", text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_is_short_and_runs_nothing_inline(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert len(html.splitlines()) <= 80
    assert "style=" not in html
    assert "<style" not in html
    assert re.findall(r"\son\w+=", html) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_only_a_rendered_body_is_taken_for_safe(path: Path) -> None:
    taken = set(re.findall(r"([\w.]+)\s*\|\s*safe", path.read_text(encoding="utf-8")))
    assert taken <= {"article.content", "page.content"}


def test_no_template_comes_from_pelicans_own_theme() -> None:
    wanted = {"index", "article", "page", "tag", "tags", "author", "authors", "archives", "search", "404"}
    assert wanted <= {path.stem for path in TEMPLATES}


@pytest.mark.parametrize("path", STRINGS, ids=names(STRINGS))
def test_every_word_of_the_interface_is_used(path: Path) -> None:
    written = "".join(template.read_text(encoding="utf-8") for template in TEMPLATES)
    for section, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if section == "search":
            continue
        unused = [f"{section}.{key}" for key in words if f"strings.{section}.{key}" not in written]
        assert set(unused) - {"article.picture"} == set()
