"""What is known of a written form in a language: its stem, and how it is typed in Latin letters."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from languages.latin_keys import readings_of
from languages.stems import stem
from languages.tokens import fold

from .words import DocumentWords

Readings = list[tuple[str, str]]
Entry = tuple[str, Readings]


class Lexicon(dict[str, dict[str, Entry]]):
    """The entries of every language, by form; each is made once and depends on nothing but the form."""

    def entry(self, form: str, lang: str) -> Entry:
        """Look a form up: its stem, and pairs of a skeleton and the key under which it finds the form."""
        entries = self.setdefault(lang, {})
        if form not in entries:
            entries[form] = (fold(stem(form, lang)), [] if form.isascii() else list(readings_of(form, lang).items()))
        return entries[form]


def languages_of_forms(
    documents: Sequence[DocumentWords], languages: Sequence[str], forms: Sequence[str]
) -> dict[str, list[str]]:
    """List for each form that is used the languages of the documents that have it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for lang in sorted(set(languages)):
        rows = [words.forms for words, each in zip(documents, languages, strict=True) if each == lang]
        for number in np.unique(np.concatenate(rows)).tolist():
            found[forms[number]].append(lang)
    return found
