"""What is known of a written form in a language: its stem, and how it is typed in Latin letters."""

from collections.abc import Mapping, Sequence

import numpy as np

from languages.latin_keys import readings_of
from languages.stems import stem
from languages.tokens import fold

from .postings import Postings

# The stem of a form, and its readings: each skeleton with the key under which it finds the form: "dl dili\tdlh dilhi".
Entry = tuple[str, str]
# The entries of each language, by form, in order.
Lexicon = Mapping[str, Mapping[str, Entry]]


def make_lexicon(postings: Postings, languages: Sequence[str], before: Lexicon) -> Lexicon:
    """Make the entries of all forms; `languages` are those of the documents, `before` has entries that are known."""
    lexicon = {}
    for lang, forms in forms_of_languages(postings, languages).items():
        known = before.get(lang, {})
        lexicon[lang] = {form: known.get(form) or entry_of(form, lang) for form in forms}
    return lexicon


def forms_of_languages(postings: Postings, languages: Sequence[str]) -> dict[str, list[str]]:
    """List the forms that stand in documents of each language."""
    names = sorted(set(languages))
    numbers = {lang: number for number, lang in enumerate(names)}
    of_documents = np.array([numbers[lang] for lang in languages], dtype=np.int32)
    held = np.zeros((len(names), len(postings.forms)), dtype=np.bool_)
    held[of_documents[postings.documents], np.repeat(np.arange(len(postings.forms)), postings.counts())] = True
    return {lang: [postings.forms[form] for form in np.flatnonzero(row)] for lang, row in zip(names, held, strict=True)}


def entry_of(form: str, lang: str) -> Entry:
    """Make the entry of a form; it depends on nothing else."""
    readings = {} if form.isascii() else readings_of(form, lang)
    return fold(stem(form, lang)), "\t".join(f"{skeleton} {key}" for skeleton, key in readings.items())
