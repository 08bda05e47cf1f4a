"""The dictionary: from what a reader may type to the terms of the index, as sorted tables.

`forms` lists the written forms and `stems` the stems; `counts` says of each form in how many documents it
stands, `stemmed` which stems it has. `keys` lists the Latin spellings of forms in other scripts, `spelt` the
forms of each; `skeletons` lists the consonants of keys, `alike` the keys of each. Sorted tables are searched by
halving, and can be cut anywhere into pieces that are fetched alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from languages.latin_keys import key_of, skeleton_of

from .terms import AnalysedDocument


def make_dictionary(documents: Sequence[AnalysedDocument]) -> dict[str, Any]:
    """Gather the dictionary of all documents."""
    counts: Counter[str] = Counter()
    stems: defaultdict[str, set[str]] = defaultdict(set)
    languages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        words = {word for field in document.fields.values() for word in field if word.form}
        for word in words:
            stems[word.form].add(word.stem)
        for form in {word.form for word in words}:
            counts[form] += 1
            languages[form][document.lang] += 1
    forms = sorted(counts, key=code_units)
    sorted_stems = sorted(set().union(*stems.values()), key=code_units)
    places = {stem: place for place, stem in enumerate(sorted_stems)}
    keys = latin_keys(forms, languages)
    sorted_keys = sorted(keys, key=code_units)
    skeletons = by_skeleton(sorted_keys)
    return {
        "forms": forms,
        "counts": [counts[form] for form in forms],
        "stems": sorted_stems,
        "stemmed": [sorted(places[stem] for stem in stems[form]) for form in forms],
        "keys": sorted_keys,
        "spelt": [keys[key] for key in sorted_keys],
        "skeletons": sorted(skeletons),
        "alike": [skeletons[skeleton] for skeleton in sorted(skeletons)],
    }


def code_units(text: str) -> bytes:
    """Sort as JavaScript compares strings."""
    return text.encode("utf-16-be")


def latin_keys(forms: Sequence[str], languages: Mapping[str, Counter[str]]) -> dict[str, list[int]]:
    """Map the Latin key of every form of another script to the places of those forms."""
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if form.isascii():
            continue
        lang = min(languages[form], key=lambda lang: (-languages[form][lang], lang))
        if key := key_of(form, lang):
            keys[key].append(place)
    return keys


def by_skeleton(keys: Iterable[str]) -> dict[str, list[int]]:
    """Map every skeleton to the places of the keys that have it."""
    skeletons: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        skeletons[skeleton_of(key)].append(place)
    return skeletons
