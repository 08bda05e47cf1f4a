"""Attributes that XHTML allows, with values that it allows."""

import re

import lxml.html

ATTRIBUTES = {
    "*": frozenset({"class", "dir", "id", "lang"}),
    "a": frozenset({"href"}),
    "img": frozenset({"alt", "src"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
}
VALUES = {
    "colspan": re.compile(r"[1-9][0-9]{0,2}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "rowspan": re.compile(r"[0-9]{1,3}"),
    "start": re.compile(r"-?[0-9]{1,6}"),
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tidy_attributes(element: lxml.html.HtmlElement) -> None:
    """Keep the attributes that may stand on an element, and say the language as XML does."""
    for name, value in list(element.attrib.items()):
        may_stand = name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(element.tag, ())
        if not may_stand or (name in VALUES and not VALUES[name].fullmatch(value)):
            del element.attrib[name]
    if lang := element.get("lang"):
        element.set(XML_LANG, lang)
