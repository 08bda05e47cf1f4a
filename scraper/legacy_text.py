"""Runs of a page that are Hindi in the glyphs of an old font, written in Unicode where they stand in the tree.

A font is declared for a run by `<font face>`, by a `style`, or by the page's own style sheet; where it is not (style
sheets elsewhere are not read), the text itself tells. The rest of the page is left as it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from languages.legacy_fonts.convert import to_unicode
from languages.legacy_fonts.fonts import LegacyFont, font_named
from languages.legacy_fonts.recognise import font_of, is_of, may_be_of
from scraper.page import Element, squeeze

ODD = re.compile(
    r"[a-z](?:[SWZ](?![A-Z]|[a-z]{3})|[CDEFHILOPRTUXY](?![a-z]{3})[b-gi-pru-z]|[;^~`+][a-z])|['\"{\[]k[a-z]|[\u00a1-\u00ff]{3}"
)
"""What stands in words of Latin letters that mean others: `vkSj`, `fgUnh`, `fd;k`, `ns'k`, `çßàæ`; also in TikTok."""
FAMILY = re.compile(
    r"font(?:-family)?\s*:\s*(?:[^;{}]{0,60}?\d(?:px|pt|em|rem|%)(?:/\S{1,9})?\s+)?([^;{}]{1,200})", re.IGNORECASE
)
# font: bold 18px/1.4 "Kruti Dev 010", sans-serif
MOST_RULES = 300
UNREAD = frozenset({"script", "style", "noscript", "template"})
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header html head li main nav ol p pre section table tbody td tfoot th thead title tr ul".split()
)
SAYING = ("alt", "content", "title")
INDIC = re.compile(r"[\u0900-\u0dff]")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of old fonts: whether a run was converted, and a font that most of the text is unreadable in."""

    converted: bool
    unreadable: str | None


@dataclass(frozen=True, slots=True)
class _Run:
    """A text in the tree (an element's, or its tail), and the old font declared for it; only its name if unknown."""

    element: Element
    is_tail: bool
    block: Element
    font: LegacyFont | str | None

    @property
    def text(self) -> str:
        return str(self.element.tail if self.is_tail else self.element.text)

    def write(self, font: LegacyFont) -> None:
        """Write the text in Unicode."""
        if self.is_tail:
            self.element.tail = to_unicode(self.text, font)
        else:
            self.element.text = to_unicode(self.text, font)


def may_hold_legacy_text(text: str) -> bool:
    """Tell whether a text has odd words, so that it is worth to look for old fonts."""
    return bool(ODD.search(text))


def convert_legacy_text(root: Element, text: str) -> Found:
    """Convert, in place, what is written for a known old font; `text` is what was taken for the article."""
    if not _names_old_font(root) and not any(map(font_of, [text, *text.split("\n\n")])):
        return Found(converted=False, unreadable=None)
    runs = list(_runs(root, _by_style_sheets(root)))
    found = [(run, run.font) for run in runs if isinstance(run.font, LegacyFont) and may_be_of(run.text, run.font)]
    blocks = _undeclared(runs)
    told = {block: font for block, words in blocks.items() if (font := font_of(_joined(words)))}
    of_all = font_of(_joined([run for words in blocks.values() for run in words]))
    known = (*(font for _, font in found), *told.values(), *([of_all] if of_all else []))
    fonts = {font.name: font for font in known}
    for block, words in blocks.items():
        font = told.get(block) or next((font for font in fonts.values() if is_of(_joined(words), font)), None)
        found += [(run, font) for run in words if font and may_be_of(run.text, font)]
    for run, font in found:
        run.write(font)
    for font in fonts.values():
        _write_attributes(root, font)
    return Found(bool(found), _unreadable(runs, text))


def convert_legacy_lines(text: str) -> str:
    """Return a plain text with its lines in an old font converted."""
    font = font_of(text) or next(filter(None, map(font_of, text.splitlines())), None)
    if font is None:
        return text
    return "".join(to_unicode(line, font) if is_of(line, font) else line for line in text.splitlines(keepends=True))


def _names_old_font(root: Element) -> bool:
    """Tell whether a page declares an old font anywhere."""
    sheets = [sheet.text or "" for sheet in root.iter("style")]
    declared = [found[1] for text in sheets + root.xpath("//@style") for found in FAMILY.finditer(text)]
    return any(map(font_named, dict.fromkeys(declared + root.xpath("//@face"))))


def _by_style_sheets(root: Element) -> dict[Element, str]:
    """Return the families that the page's own style sheets give to elements; a later rule goes before an earlier."""
    given: dict[Element, str] = {}
    sheets = " ".join(sheet.text or "" for sheet in root.iter("style"))
    rules = [(selector, found[1]) for selector, style in _rules(sheets) if (found := FAMILY.search(style))]
    if not any(font_named(family) for _, family in rules):
        return given
    for selector, family in rules[:MOST_RULES]:
        try:
            given |= dict.fromkeys(CSSSelector(selector.strip())(root), family)
        except SelectorError:  # an at-rule, or a state (:hover) that no saved page is in
            continue
    return given


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Yield the selector and the declarations of each rule, those in at-rules too."""
    for piece in sheets.split("}"):
        before, brace, style = piece.rpartition("{")
        if brace:
            yield before.rpartition("{")[2], style


def _runs(root: Element, given: dict[Element, str]) -> Iterator[_Run]:
    """Walk a tree; a font holds for all in an element, until another is declared."""
    waiting: list[tuple[Element, Element, LegacyFont | str | None]] = [(root, root, None)]
    while waiting:
        element, block, outer = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in UNREAD:
            continue
        families = _declared(element) or given.get(element)
        font = font_named(families) if families else outer
        inner = element if element.tag in BLOCKS else block
        if element.text and not element.text.isspace():
            yield _Run(element, is_tail=False, block=inner, font=font)
        for child in element:
            if child.tail and not child.tail.isspace():
                yield _Run(child, is_tail=True, block=inner, font=font)
            waiting.append((child, inner, font))


def _declared(element: Element) -> str | None:
    found = FAMILY.search(element.get("style") or "")
    return found[1] if found else element.get("face")


def _undeclared(runs: list[_Run]) -> dict[Element, list[_Run]]:
    """Return, by block, the runs for which no old font is declared."""
    blocks: dict[Element, list[_Run]] = {}
    for run in runs:
        if run.font is None:
            blocks.setdefault(run.block, []).append(run)
    return blocks


def _joined(runs: list[_Run]) -> str:
    return " ".join(run.text for run in runs)


def _write_attributes(root: Element, font: LegacyFont) -> None:
    for name in SAYING:
        for element in root.xpath(f"//*[@{name}]"):
            if is_of(element.get(name), font):
                element.set(name, to_unicode(element.get(name), font))


def _unreadable(runs: list[_Run], text: str) -> str | None:
    """Return the unknown font that most of a text is declared to be in, and in Latin letters."""
    lost = [run for run in runs if isinstance(run.font, str) and not INDIC.search(run.text)]
    lengths = Counter({str(run.font): 0 for run in lost})
    for run in lost:
        lengths[str(run.font)] += len(run.text) if squeeze(run.text) in text else 0
    return lengths.most_common(1)[0][0] if lengths.total() * 2 > len(text) else None
