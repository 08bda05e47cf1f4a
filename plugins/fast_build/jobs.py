"""The two kinds of files that Pelican's writer makes: pages of templates, and feeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from feedgenerator import SyndicationFeed
from jinja2 import Template
from pelican.contents import Content
from pelican.plugins import signals

from .faces import Face, key_of
from .site import CONTEXT, WHOLE, Reads, Site
from .tracing import Trace

ALL = frozenset({WHOLE})


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a template: with the context that all share, and the variables of its own."""

    path: str
    template: Template
    context: dict[str, Any]
    own: dict[str, Any]

    @property
    def asked(self) -> Face:
        """What is asked for, beside what the template reads."""
        return self.template.name

    @property
    def of(self) -> str:
        """Name the content file that the page shows, if there is one."""
        shown = (one.relative_source_path for one in self.own.values() if isinstance(one, Content))
        return next((f" of {path}" for path in shown), "")

    def make(self, site: Site) -> tuple[str, dict[str, Face], Reads]:
        """Render the template; tell what was seen of the page's own variables, and what else was read."""
        environment: Any = self.template.environment
        if self.own["localsiteurl"]:
            self.context["localsiteurl"] = self.own["localsiteurl"]  # where content objects look for it
        environment.trace = trace = Trace(self.context, self.own)
        try:
            text = self.template.render({**self.context, **self.own})
        finally:
            environment.trace = None
        seen = dict(site.seen_of(self.own, trace.own.ways))
        return text, {WHOLE: None} if WHOLE in trace.own.ways else seen, trace.reads

    def tell(self, file: Path) -> None:
        """Send the signal that Pelican's writer sends."""
        if signals.content_written.receivers:
            signals.content_written.send(str(file), context={**self.context, **self.own})


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, made by Pelican's writer when it is needed; it follows from `order` and `shown_at` beside its items."""

    path: str
    build: Callable[[], SyndicationFeed]
    context: dict[str, Any]
    items: Sequence[Content]
    order: tuple[str | None, ...]
    shown_at: str | None

    @property
    def asked(self) -> Face:
        """What is asked for, and of which items, in their order."""
        return self.order, self.shown_at, tuple(key_of(item) for item in self.items)

    @property
    def own(self) -> dict[str, Any]:
        """Nothing: a feed has no template."""
        return {}

    @property
    def of(self) -> str:
        """Name nothing: a feed is of many content files."""
        return ""

    def make(self, _site: Site) -> tuple[str, dict[str, Face], Reads]:
        """Write the feed; all of its items is taken to be read."""
        text = StringIO()
        if self.shown_at:
            self.context["localsiteurl"] = self.shown_at  # where content objects look for it
        self.build().write(text, "utf-8")
        return text.getvalue(), {}, tuple((key_of(item) or CONTEXT, ALL) for item in self.items)

    def tell(self, file: Path) -> None:
        """Send the signal that Pelican's writer sends, where somebody listens."""
        if signals.feed_written.receivers:
            signals.feed_written.send(str(file), context=self.context, feed=self.build())
