"""The captures of one article over time, and the files that they make: what is shown, and its earlier versions.

A history follows from the captures alone, in whatever order they came. The same bytes are one capture, of the earliest
time that is known. The newest capture is the article that is shown; an earlier one is a version where it says
something else than the next. A body less than half as long as an earlier one is not the article, and left out.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from scraper.content_file import ContentFile

SHRUNK = 0.5
"""What a later capture must at least hold of the body that an earlier one had; a paywall leaves less."""
CAPTURES = "Captures"
"""The field that lists time and digest of each capture, where there are several."""
MISSING = "Missing_pages"
"""The field that names the pages of an article that were not captured with the others."""
OF_A_VERSION = ("Title", "Date", "Date_from", "Lang", "Authors", "Summary", "Source_url", MISSING)
"""What a version keeps of the header; topics, pictures and the like are those of the newest capture."""
FIRST_FIELDS = ("Title", "Slug", "Date", "Date_from", "Modified", "Lang", "Authors", "Tags", "Category", "Summary")
"""The fields that lead a header, in their order."""
PROVENANCE = ("Captured", "Digest", "Cleaner")
FROM_CAPTURE = "capture"
"""The header's `Date_from` where a page has no date, and `Date` is the time of the capture."""

History = tuple[ContentFile, ...]
"""The captures of an article in the order of time, each as the content file that it would be."""


def listed(shown: ContentFile) -> tuple[tuple[str, str], ...]:
    """List time and digest of each capture of an article, in the order of time."""
    entries = (entry.partition(" ") for entry in shown[CAPTURES].split("; ") if entry)
    return tuple((time, digest) for time, _, digest in entries) or ((shown["Captured"], shown["Digest"]),)


def names_of(captures: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Name the file of each capture by its time, 20250603T040000Z.md; with its digest where two have one time."""
    times = Counter(time for time, _ in captures)
    return tuple(_name(time, "" if times[time] == 1 else digest) for time, digest in captures)


def read_history(shown: ContentFile, version: Callable[[str], ContentFile | None]) -> History:
    """Read the history of an article; a capture without a version's file said what the next one says."""
    captures = listed(shown)
    found = [_as_captured(shown.without(CAPTURES), *captures[-1])]
    for capture, name in reversed(list(zip(captures, names_of(captures), strict=True))[:-1]):
        own = version(name)
        found.append(_as_captured(own if own and own["Digest"] == capture[1] else found[-1], *capture))
    return tuple(reversed(found))


def with_capture(history: History, new: ContentFile) -> tuple[History, ContentFile | None]:
    """Add a capture, or put it in place of what was made of the same bytes before.

    Where the new one holds too little, the history comes back without it, and with it the earlier capture that held
    more; later captures that hold too little of the new one are left out. What another cleaner made of an earlier
    capture does not count when a capture is cleaned again: its turn is still to come.
    """
    known = next((each for each in history if each["Digest"] == new["Digest"]), None)
    others = tuple(each for each in history if each is not known)
    mine = _as_captured(new, min(new["Captured"], known["Captured"]) if known else new["Captured"], new["Digest"])
    compared = [each for each in others if not known or each["Cleaner"] == mine["Cleaner"]]
    longer = next((each for each in compared if _place(each) < _place(mine) and _is_shrunk(mine, each)), None)
    if longer:
        return others, longer
    shrunk = [each for each in compared if _place(mine) < _place(each) and _is_shrunk(each, mine)]
    kept = (each for each in others if each not in shrunk)
    return tuple(sorted((*kept, mine), key=_place)), None


def shown_of(history: History, before: ContentFile | None = None) -> ContentFile:
    """Make the article's file, of the newest capture; what a version does not keep comes from the file before."""
    newest = history[-1]
    if before and not newest["Slug"]:
        newest = _completed(newest, before)
    if newest["Date_from"] == FROM_CAPTURE:
        newest = newest.with_fields(Date=history[0]["Captured"])
    if len(history) == 1:
        return newest
    captures = "; ".join(f"{each['Captured']} {each['Digest']}" for each in history)
    return newest.with_field_behind("Captured", CAPTURES, captures)


def versions_of(history: History) -> dict[str, ContentFile]:
    """Make the files of the earlier captures that say something else than the next one, by their names."""
    names = names_of(tuple((each["Captured"], each["Digest"]) for each in history))
    return {
        name: each.only(OF_A_VERSION + PROVENANCE)
        for name, each, following in zip(names, history, history[1:], strict=False)
        if _told(each) != _told(following)
    }


def _completed(version: ContentFile, before: ContentFile) -> ContentFile:
    """Make an article's file of a version, which keeps less of the header, with the rest of the file before."""
    own = dict(version.header)
    gone = frozenset((*OF_A_VERSION, CAPTURES)) - own.keys()
    fields = {key: own.get(key, value) for key, value in before.header if key not in gone} | own
    order = {key: number for number, key in enumerate(FIRST_FIELDS)}
    return replace(version, header=tuple(sorted(fields.items(), key=lambda field: order.get(field[0], len(order)))))


def _told(file: ContentFile) -> tuple[str, ...]:
    """List what a capture says; the time of the capture, where it stands for the date, is not a saying of the page."""
    date = "" if file["Date_from"] == FROM_CAPTURE else file["Date"]
    return (date, file.body, *(file[key] for key in OF_A_VERSION if key != "Date"))


def _as_captured(file: ContentFile, time: str, digest: str) -> ContentFile:
    date = time if file["Date_from"] == FROM_CAPTURE else file["Date"]
    return file.with_fields(Captured=time, Digest=digest, Date=date)


def _place(file: ContentFile) -> tuple[str, bool, str]:
    """Return what orders captures: their time; of one time, a capture of all pages goes after one that lacks some."""
    return file["Captured"], not file[MISSING], file["Digest"]


def _is_shrunk(file: ContentFile, earlier: ContentFile) -> bool:
    return len(file.body) < SHRUNK * len(earlier.body)


def _name(time: str, digest: str) -> str:
    stem = time.replace("-", "").replace(":", "")
    return f"{stem}-{digest.removeprefix('sha256:')[:8]}.md" if digest else f"{stem}.md"
