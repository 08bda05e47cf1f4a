"""Checks of links: what leads nowhere, to a place that is not there, or is not led to at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from .findings import DEAD_LINK, DEAD_PLACE, EMPTY, MISSING_FILE, ORPHAN, Finding
from .markup import addresses_in, places_in
from .pointers import Pointer
from .site import INDEX, MISSING_PAGE, Document, Site

LISTS = ("topic/", "author/", "source/")
ARTICLES = "article/"
TOPS = frozenset({"", "top"})
TEXT_FRAGMENT = ":~:"  # #:~:text=bridge, which a browser looks up in the text


def check_links(site: Site) -> Iterator[Finding]:
    """Find links, pictures, scripts and styles that lead nowhere, each where it first stands."""
    dead: defaultdict[tuple[str, bool], list[tuple[Document, Pointer]]] = defaultdict(list)
    for document in site.documents.values():
        for pointer in document.pointers:
            if site.opened[pointer.target] is None:
                dead[pointer.target, pointer.is_shown].append((document, pointer))
    names = {path.casefold(): path for path in site.sizes} if dead else {}
    for (target, is_shown), places in dead.items():
        found = first_really_there(site, places)
        if found:
            document, pointer = found
            fault = f"{pointer.written}{in_other_capitals(target, names)}{in_more_files(len(places) - 1)}"
            yield Finding(MISSING_FILE if is_shown else DEAD_LINK, document.path, fault)


def in_other_capitals(target: str, names: dict[str, str]) -> str:
    """Say which file is meant where only capitals differ."""
    found = names.get(f"{target}{INDEX}".casefold() if target.endswith("/") else target.casefold())
    return f" (there is {found}; capitals count)" if found else ""


def in_more_files(number: int) -> str:
    """Say in how many files more a fault is."""
    return f", and so in {number:,} more" if number else ""


def first_really_there(site: Site, places: Iterable[tuple[Document, Pointer]]) -> tuple[Document, Pointer] | None:
    """Find the first page in which a parser finds a link as well; a text on HTML only looks like links."""
    return next((place for place in places if is_really_there(site, *place)), None)


def is_really_there(site: Site, document: Document, pointer: Pointer) -> bool:
    """Tell whether a parser finds what a page points to."""
    return not document.is_page or pointer.written in addresses_in(site.read(document.path))


def check_places(site: Site) -> Iterator[Finding]:
    """Find links to places that pages do not have; each page that is linked so is read once."""
    wanted: defaultdict[str, list[tuple[Document, Pointer]]] = defaultdict(list)
    for document in site.documents.values():
        for pointer in document.pointers:
            if pointer.place not in TOPS and TEXT_FRAGMENT not in pointer.place:
                target = site.opened[pointer.target]
                if target and target.endswith(".html"):
                    wanted[target].append((document, pointer))
    for target, pointers in wanted.items():
        places = places_in(site.read(target))
        missing = [(document, one) for document, one in pointers if not {one.place, unquote(one.place)} & places]
        for document, pointer in missing:
            if is_really_there(site, document, pointer):
                yield Finding(DEAD_PLACE, document.path, pointer.written)


def check_orphans(site: Site) -> Iterator[Finding]:
    """Find pages that cannot be reached from the front page."""
    reached, waiting = {INDEX, MISSING_PAGE}, [INDEX]
    while waiting:
        found = targets_of(site, site.documents[waiting.pop()]) - reached
        reached |= found
        waiting += [target for target in found if target in site.documents]
    for document in site.documents.values():
        if document.is_page and not document.is_unlisted and document.path not in reached:
            yield Finding(ORPHAN, document.path, "")


def check_lists(site: Site) -> Iterator[Finding]:
    """Find pages of topics, authors and publishers that list nothing."""
    for address in site.shown:
        document = site.documents.get(f"{address}{INDEX}")
        if document and address.startswith(LISTS) and not lists_articles(site, document):
            yield Finding(EMPTY, document.path, "")


def lists_articles(site: Site, document: Document) -> bool:
    """Tell whether a page links to an article."""
    return any(target.startswith(ARTICLES) for target in targets_of(site, document))


def targets_of(site: Site, document: Document) -> set[str]:
    """List the files that a document links to."""
    found = {site.opened[pointer.target] for pointer in document.pointers if not pointer.is_shown}
    return {target for target in found if target}
