"""Pelican's generator of articles, without looking through all articles again for each tag, author and month."""

from collections.abc import Callable, Iterable
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import URLWrapper

Write = Callable[..., None]


class LeanArticlesGenerator(ArticlesGenerator):  # type: ignore[misc]
    """Give templates the same lists, made in time that grows with the articles and not with their square."""

    def generate_tags(self, write: Write) -> None:
        """Write the pages of tags."""
        self._write_lists("tag", self.tags.items(), write)

    def generate_categories(self, write: Write) -> None:
        """Write the pages of categories."""
        self._write_lists("category", self.categories, write)

    def generate_authors(self, write: Write) -> None:
        """Write the pages of authors."""
        self._write_lists("author", self.authors, write)

    def _write_lists(self, kind: str, lists: Iterable[tuple[URLWrapper, list[Article]]], write: Write) -> None:
        template, places = self.get_template(kind), _places(self.dates)
        for subject, articles in lists:
            write(
                subject.save_as,
                template,
                self.context,
                **{kind: subject},
                url=subject.url,
                articles=articles,
                dates=sorted(articles, key=lambda article: places[id(article)]),
                template_name=kind,
                blog=True,
                page_name=subject.page_name,
                all_articles=self.articles,
            )

    def _build_period_archives(self, dates: list[Article], articles: list[Article], settings: Any) -> Any:
        """Let Pelican find the periods by their dates alone, and add each period's articles in their order."""
        periods, places = super()._build_period_archives(dates, [], settings), _places(articles)
        for found in periods.values():
            for period in found:
                period["articles"] = sorted(period["dates"], key=lambda article: places[id(article)])
        return periods


def _places(articles: list[Article]) -> dict[int, int]:
    return {id(article): place for place, article in enumerate(articles)}
