"""Pelican's writer, up to the moment of writing: it gathers what is asked for."""

from functools import partial
from typing import Any

from jinja2 import Template
from pelican.contents import Content
from pelican.paginator import Paginator
from pelican.plugins import signals
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from .files import Files
from .jobs import Feed, Page


class GatheringWriter(Writer):  # type: ignore[misc]
    """Take note of each page and feed; `files` makes them."""

    files: Files
    shown_at: str | None = None
    """Where the site is, from the page that was last asked for: the links of summaries in feeds start there."""

    def write_file(  # noqa: PLR0913, PLR0917 - Pelican's signature
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,  # noqa: FBT001, FBT002
        paginated: dict[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,  # noqa: FBT001, FBT002
        url: str | None = None,
        **variables: Any,
    ) -> None:
        """Gather a page, or all the pages that a list of articles is parted into."""
        if not name:
            return
        lists = {key: value for key, value in variables.items() if key in {"articles", "dates"}}
        lists = lists if paginated is None else paginated
        sizes = self.settings["PAGINATED_TEMPLATES"]
        if not lists or template_name not in sizes:
            self._gather(name, template, context, variables, relative_urls, override_output)
            return
        size = sizes[template_name] or self.settings["DEFAULT_PAGINATION"]
        paginators = {key: Paginator(name, url, value, self.settings, size) for key, value in lists.items()}
        for number in range(1, next(iter(paginators.values())).num_pages + 1):
            parts = {key: _part(key, paginator, number) for key, paginator in paginators.items()}
            own = {**variables, **{name: value for part in parts.values() for name, value in part.items()}}
            save_as = [part[f"{key}_page"] for key, part in parts.items()][-1].save_as
            self._gather(save_as, template, context, own, relative_urls, override_output)

    def _gather(  # noqa: PLR0913, PLR0917 - as above
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        variables: dict[str, Any],
        relative_urls: bool,  # noqa: FBT001
        override: bool,  # noqa: FBT001
    ) -> None:
        site: dict[str, Any] = {"localsiteurl": context.get("localsiteurl"), "output_file": name}
        if relative_urls:
            site["SITEURL"] = site["localsiteurl"] = path_to_url(get_relative_path(name))
        if self._may_write(name, override=override):
            self.shown_at = site["localsiteurl"] or self.shown_at
            self.files.waiting.append(Page(name, template, context, {**site, **variables}))

    def write_feed(  # noqa: PLR0913, PLR0917 - Pelican's signature
        self,
        elements: list[Content],
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,  # noqa: FBT001, FBT002
        feed_title: str | None = None,
    ) -> Any:
        """Gather a feed; one without a path is only returned, as Pelican does."""
        build = partial(self._feed, elements, context, path, url, feed_type, feed_title)
        if not path:
            return build()
        if self._may_write(path, override=override_output):
            items = elements[: self.settings["FEED_MAX_ITEMS"]]
            order = (url, feed_type, feed_title)
            self.files.waiting.append(Feed(path, build, context, items, order, self.shown_at))
        return None

    def _feed(  # noqa: PLR0913, PLR0917 - as above
        self,
        elements: list[Content],
        context: dict[str, Any],
        path: str | None,
        url: str | None,
        feed_type: str,
        title: str | None,
    ) -> Any:
        """Make a feed as Pelican's writer does, without writing it."""
        self.site_url = context.get("SITEURL") if "SITEURL" in context else path_to_url(get_relative_path(path))
        self.feed_domain = context.get("FEED_DOMAIN")
        self.feed_url = self.urljoiner(self.feed_domain, url or path)
        feed = self._create_new_feed(feed_type, title, context)
        for element in elements[: self.settings["FEED_MAX_ITEMS"]]:
            self._add_item_to_the_feed(feed, element)
        signals.feed_generated.send(context, feed=feed)
        return feed

    def _may_write(self, name: str, *, override: bool) -> bool:
        """Tell whether a file may be written, by the rules that Pelican's writer has for those asked for twice."""
        sanitised_join(self.output_path, name)
        if name in self._overridden_files and not override:
            return False
        if name in (self._overridden_files if override else self._written_files):
            raise FileOverwriteFailedError(f"{name} is asked for by two pages; give one of them another address")
        if override:
            self._overridden_files.add(name)
            if name in self._written_files:
                self.files.waiting = [job for job in self.files.waiting if job.path != name]
        self._written_files.add(name)
        return True


def _part(key: str, paginator: Paginator, number: int) -> dict[str, Any]:
    """Make the variables of one part of a list, by the names that Pelican gives them."""
    return {
        f"{key}_paginator": paginator,
        f"{key}_page": paginator.page(number),
        f"{key}_previous_page": paginator.page(number - 1) if number > 1 else None,
        f"{key}_next_page": paginator.page(number + 1) if number < paginator.num_pages else None,
    }
