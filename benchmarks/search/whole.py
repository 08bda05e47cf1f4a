"""The one whole lunr index of an archive, in lunr's own serialised form: what the index in parts must answer like.

It has a term for every written form, and five fields: "any" is the whole article, the others hold the forms that
stand in that field. In each the form weighs what its level in the article weighs. The places of a form in an article
are what lunr calls metadata of "any".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from plugins.archive_index.documents import Document
from plugins.archive_index.postings import Postings, field_bit, invert, weights
from plugins.archive_index.words import FIELDS, Vocabulary, read_words

VERSION = "2.3.9"
"""The version of lunr.js that reads this form."""
ANY = "any"


def whole_index(documents: Sequence[Document]) -> dict[str, Any]:
    """Index documents, each by its number."""
    vocabulary = Vocabulary()
    postings = invert([read_words(document, vocabulary) for document in documents], list(vocabulary))
    return {
        "version": VERSION,
        "fields": [ANY, *FIELDS],
        "fieldVectors": list(_vectors(postings, len(documents))),
        "invertedIndex": list(_terms(postings)),
        "pipeline": [],
    }


def _vectors(postings: Postings, documents: int) -> Iterator[tuple[str, list[float]]]:
    """Yield what each document weighs by its terms, in each field."""
    terms = np.repeat(np.arange(len(postings.forms)), postings.counts())
    weight_of = np.array(weights())[postings.levels]
    order = np.argsort(postings.documents, kind="stable")
    for field in (ANY, *FIELDS):
        held = order if field == ANY else order[(postings.fields[order] & field_bit(field)) > 0]
        starts = np.searchsorted(postings.documents[held], np.arange(documents + 1))
        for document, (start, end) in enumerate(pairwise(starts)):
            rows = held[start:end]
            pairs = zip(terms[rows].tolist(), weight_of[rows].tolist(), strict=True)
            yield f"{field}/{document}", [value for pair in pairs for value in pair]


def _terms(postings: Postings) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each term with the documents that have it, by field."""
    documents, places = [str(document) for document in postings.documents], postings.places.tolist()
    bounds, fields = postings.place_starts.tolist(), postings.fields.tolist()
    for number, (form, (start, end)) in enumerate(zip(postings.forms, pairwise(postings.starts), strict=True)):
        rows = range(start, end)
        term = {ANY: {documents[row]: {"place": places[bounds[row] : bounds[row + 1]]} for row in rows}}
        for field in FIELDS:
            term[field] = {documents[row]: {} for row in rows if fields[row] & field_bit(field)}
        yield form, {"_index": number, **term}
