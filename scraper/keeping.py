"""Keeping what was cleaned: a capture among the archive's captures, then its article in `content/`."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Self

from scraper.article import Article, safe_name
from scraper.capture import Capture
from scraper.cleaning import Cleaned
from scraper.errors import NotAnArticle, SangrahError, Skipped, Unwritable
from scraper.fetch import Known
from scraper.illustrating import illustrated
from scraper.store import Archive, Change, Plan
from scraper.store_images import ImageFolder
from scraper.warc.captures import REFUSED as REFUSED_FOLDER
from scraper.warc.captures import Captures, Recorded
from scraper.warc.heads import value_of
from web.urls import host_of

REFUSED = "refused"
SKIPPED = "skipped"
WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page.

    `result` is `written`, `updated`, `unchanged`, `edited` (left alone, a person changed the article), `refused`,
    `skipped` (what is no page at all) or `warning`; `what` names the article's file, or says why there is none. The
    notes tell what is missing in the article.
    """

    result: str
    what: str
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


class Keeping:
    """An archive's articles, their captures, and the captures of fetched pages that were refused."""

    def __init__(self, root: Path) -> None:
        """Open an archive; its folders are made when something is kept."""
        self.articles = Archive(root)
        self.images = ImageFolder(root)
        self.captures = Captures(root / "captures")
        self.refused = Captures(root / "captures" / REFUSED_FOLDER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.captures.close()
        self.refused.close()

    def mend(self) -> None:
        """Put in order what a run left behind that was ended."""
        self.captures.mend()
        self.refused.mend()

    def warning(self) -> Outcome | None:
        """Warn of pictures that take more room than there is."""
        said = self.images.warning()
        return Outcome(WARNING, said) if said else None

    def earlier(self, url: str, written: str) -> Capture | None:
        """Return the capture of a page at a time (as WARC writes it), also where it was refused."""
        return self.captures.at(url, written) or self.refused.at(url, written)

    def settled(self, capture: Capture) -> Outcome | None:
        """Tell what becomes of a capture whose bytes were cleaned before; None where it must be cleaned to know."""
        plan = self.articles.settled(capture)
        return _done(plan) if plan else None

    def known(self, url: str) -> Known | None:
        """Tell how to ask a server whether a page has changed since its article was made."""
        place = self.captures.find(url)
        try:
            capture = self.captures.read(place) if place else None
        except SangrahError:
            return None
        if not capture or not capture.exchange or not self.settled(capture):
            return None
        head = capture.exchange.response
        return Known(value_of(head, "ETag"), value_of(head, "Last-Modified"))

    def keep(self, cleaned: Cleaned) -> Outcome:
        """Keep a capture, where it is new, and then its article, so that no article is without.

        Of a page that is no article, the capture is kept where it was fetched: a better cleaner may take it.
        """
        capture, article = cleaned.capture, cleaned.article
        if isinstance(article, Article):
            try:
                shown, broken = illustrated(article, self.captures, self.images)
                plan = self.articles.add(shown, partial(self._keep_capture, capture, article.host))
                return replace(_done(plan), notes=tuple(map(str, broken)))
            except SangrahError as refusal:
                article = refusal
        if isinstance(article, NotAnArticle) and isinstance(capture, Capture) and capture.is_fetched:
            self.refused.keep(capture, safe_name(host_of(capture.url or capture.origin)))
        return refused(article)

    def _keep_capture(self, capture: Capture | Recorded, host: str) -> None:
        self.captures.keep(capture.read() if isinstance(capture, Recorded) else capture, host)


def refused(reason: SangrahError) -> Outcome:
    """Tell of a page that is not taken; a disk that takes nothing stops the run."""
    if isinstance(reason, Unwritable):
        raise reason
    return Outcome(SKIPPED if isinstance(reason, Skipped) else REFUSED, str(reason))


def _done(plan: Plan) -> Outcome:
    return Outcome(plan.result, str(plan.path), plan.changes)
