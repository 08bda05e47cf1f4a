"""From documents to words: every written form of the archive gets a number, and every place of it is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from languages.tokens import fold, runs_of, tokenise

from .documents import Document

Rows = NDArray[np.int32]

# The places of a document are counted through its fields; each begins where the field before it must end.
# Words beyond the room of their field share its last place: they are found, only not as part of a phrase.
ROOM: Final = {"title": 512, "topics": 1024, "summary": 512, "body": 1 << 24}
FIELDS: Final = tuple(ROOM)
STARTS: Final = dict(zip(FIELDS, accumulate(ROOM.values(), initial=0), strict=False))


class Vocabulary(dict[str, int]):
    """The written forms of the archive, folded, by their numbers, in the order in which they were met."""

    def __init__(self, forms: Sequence[str] = ()) -> None:
        """Begin with some forms."""
        super().__init__((form, number) for number, form in enumerate(forms))
        self.runs = Runs(self)


class Runs(dict[str, tuple[int, ...]]):
    """The numbers of the words of each run of letters: one word, but in scripts without spaces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the numbers from a vocabulary, or add to it."""
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, run: str) -> tuple[int, ...]:
        """Cut a run that is met for the first time."""
        forms = (fold(word) for word in tokenise(run))
        numbers = tuple(self.vocabulary.setdefault(form, len(self.vocabulary)) for form in forms if form)
        self[run] = numbers
        return numbers


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of one document in the order of reading: parallel rows of form and place."""

    forms: Rows
    places: Rows


def read_words(document: Document, vocabulary: Vocabulary) -> DocumentWords:
    """Find the words of a document and their places; between two texts of a field one place is left free."""
    runs = vocabulary.runs
    forms: list[int] = []
    places: list[int] = []
    for name, texts in texts_of(document).items():
        place, last = STARTS[name], STARTS[name] + ROOM[name] - 1
        for text in texts:
            numbers = [number for run in runs_of(text) for number in runs[run]]
            end = place + len(numbers)
            forms.extend(numbers)
            places.extend(range(place, end) if end <= last else (min(each, last) for each in range(place, end)))
            place = end + 1
    return DocumentWords(np.array(forms, dtype=np.int32), np.array(places, dtype=np.int32))


def joined(rows: Sequence[Rows]) -> Rows:
    """Join the rows of several documents into one."""
    return np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32)


def texts_of(document: Document) -> dict[str, tuple[str, ...]]:
    """List the texts of each field; topics are found by every name they have, as are authors and publisher."""
    subjects = [*document.topics, *document.authors, *filter(None, [document.source])]
    return {
        "title": (document.title,),
        "topics": tuple(name for subject in subjects for name in subject.names),
        "summary": (document.summary,),
        "body": (document.text,),
    }
