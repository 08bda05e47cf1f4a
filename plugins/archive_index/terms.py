"""From documents to terms: for each field the words as written, folded, and the stems of those words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from languages.stems import stem
from languages.tokens import fold, tokenise

from .documents import Document, Named

# How much a word counts by where it stands; lunr multiplies a field's scores with it.
FIELDS: Final = {"title": 5.0, "topics": 2.0, "summary": 2.0, "body": 1.0}
# A stem is told from a written form by the mark before it, which no word begins with.
STEM_MARK: Final = "~"


@dataclass(frozen=True, slots=True)
class Word:
    """A written form and its stem, both folded."""

    form: str
    stem: str


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """The words of a document by field, in their order."""

    lang: str
    fields: dict[str, tuple[Word, ...]]


def analyse(document: Document) -> AnalysedDocument:
    """Cut the fields of a document into words."""
    texts = {
        "title": (document.title,),
        "topics": all_names(document),
        "summary": (document.summary,),
        "body": (document.text,),
    }
    return AnalysedDocument(
        document.lang,
        {field: words_of(texts[field], document.lang) for field in FIELDS},
    )


def all_names(document: Document) -> tuple[str, ...]:
    """List every name of the topics, and those of authors and publisher, so that they too are found."""
    subjects: list[Named] = [*document.topics, *document.authors]
    if document.source:
        subjects.append(document.source)
    return tuple(name for subject in subjects for name in subject.names)


def words_of(texts: Iterable[str], lang: str) -> tuple[Word, ...]:
    """Cut some texts of one language into words."""
    return tuple(Word(fold(word), fold(stem(word, lang))) for text in texts for word in tokenise(text))


def terms_of(words: Iterable[Word]) -> list[str]:
    """List the index terms of some words: every form, and every stem behind its mark."""
    return [term for word in words if word.form for term in (word.form, STEM_MARK + word.stem)]
