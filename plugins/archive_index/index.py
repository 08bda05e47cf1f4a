"""The inverted index, in the format that lunr.js loads."""

from collections.abc import Sequence
from typing import Any

from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder

from .terms import FIELDS, AnalysedDocument, terms_of


def make_index(documents: Sequence[AnalysedDocument]) -> dict[str, Any]:
    """Index documents by their number; the terms are ready, so lunr's pipeline is empty."""
    if not documents:  # lunr.py divides by their number
        return {
            "version": __TARGET_JS_VERSION__,
            "fields": list(FIELDS),
            "fieldVectors": [],
            "invertedIndex": [],
            "pipeline": [],
        }
    builder = Builder()
    builder.ref("number")
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for number, document in enumerate(documents):
        terms = {field: terms_of(words) for field, words in document.fields.items()}
        builder.add({"number": str(number), **terms})
    serialised: dict[str, Any] = builder.build().serialize()
    return serialised
