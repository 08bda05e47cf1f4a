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

from .faces import face_of
from .site import ROOT, Read, Site
from .tracing import Trace

TEMPLATE = "template of"
"""Stands among the reads of a page for the name of its template."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a template: with the context that all share, and the variables of its own."""

    path: str
    template: Template
    context: dict[str, Any]
    own: dict[str, Any]

    def make(self, site: Site) -> tuple[str, tuple[Read, ...]]:
        """Render the template, noting what it reads."""
        environment: Any = self.template.environment
        variables = self._variables()
        if variables["localsiteurl"]:
            self.context["localsiteurl"] = variables["localsiteurl"]  # where content objects look for it
        environment.trace = trace = Trace(site)
        try:
            text = self.template.render(variables)
        finally:
            environment.trace = None
        return text, (self._template_read(), *trace.reads)

    def is_as_made(self, reads: tuple[Read, ...], site: Site) -> bool:
        """Tell whether the template would read the same."""
        return reads[0] == self._template_read() and site.is_as_read(self._variables(), reads[1:])

    def tell(self, file: Path) -> None:
        """Send the signal that Pelican's writer sends."""
        if signals.content_written.receivers:
            signals.content_written.send(str(file), context=self._variables())

    def _variables(self) -> dict[str, Any]:
        return {**self.context, **self.own}

    def _template_read(self) -> Read:
        return ROOT, TEMPLATE, self.template.name


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, made by Pelican's writer when it is needed."""

    path: str
    build: Callable[[], SyndicationFeed]
    context: dict[str, Any]
    items: Sequence[Content]
    asked: tuple[Any, ...]

    def make(self, site: Site) -> tuple[str, tuple[Read, ...]]:
        """Write the feed."""
        text = StringIO()
        self.build().write(text, "utf-8")
        return text.getvalue(), (self._read(site),)

    def is_as_made(self, reads: tuple[Read, ...], site: Site) -> bool:
        """Tell whether its items are the same, and all that is in them."""
        return reads == (self._read(site),)

    def tell(self, file: Path) -> None:
        """Send the signal that Pelican's writer sends, where somebody listens."""
        if signals.feed_written.receivers:
            signals.feed_written.send(str(file), context=self.context, feed=self.build())

    def _read(self, site: Site) -> Read:
        return ROOT, "feed", face_of((*self.asked, *(site.whole(item) for item in self.items)))
