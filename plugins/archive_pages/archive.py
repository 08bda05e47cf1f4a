"""The archive as a whole: articles in order, joined to their topics, authors, publishers, months and neighbours."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Article, Author, Tag

from .addresses import refuse_shared_addresses
from .counts import Language, Tally, by_count, languages_of, tallies
from .credits import Source, join_authors, join_sources
from .days import days_of
from .links import join_links
from .names import fold
from .neighbours import join_in_time
from .pairs import pairs_of, related_topics
from .periods import Period, years_of
from .topic_map import TopicMap, map_of
from .topics import Topic, TopicEntry, idle, join_topics, load_entries

ON_FRONT_PAGE = 18


@dataclass(frozen=True, slots=True)
class Archive:
    """What templates call `archive`: all articles, newest first, and what they can be found by.

    `front` is what the front page shows: the newest, led by one in the site's language. `idle` are the topics of
    topics.toml that nothing leads to.
    """

    articles: tuple[Article, ...]
    front: tuple[Article, ...]
    topics: tuple[Tally, ...]
    sources: tuple[Tally, ...]
    authors: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    years: tuple[Tally, ...]
    by_topic: dict[Tag, list[Article]]
    by_source: dict[Source, list[Article]]
    by_author: dict[Author, list[Article]]
    by_language: dict[Language, list[Article]]
    periods: tuple[Period, ...]
    days: tuple[Period, ...]
    related: dict[Tag, tuple[Tally, ...]]
    map: TopicMap
    idle: tuple[str, ...]


def assemble(articles: Sequence[Article], settings: dict[str, Any]) -> Archive:
    """Join the articles, which must be in order, to each other and to what they can be found by."""
    refuse_shared_pages(articles)
    entries = load_entries(Path(settings["PATH"]) / "topics.toml")
    give_topics(articles, entries, settings)
    join_authors(articles, settings)
    join_sources(articles, settings)
    join_in_time(articles)
    languages = languages_of(articles, settings)
    by_topic = gather((topic, article) for article in articles for topic in article.topics)
    by_source = gather((article.source, article) for article in articles if article.source)
    by_author = gather((author, article) for article in articles for author in article.authors)
    by_language = gather((languages[article.lang], article) for article in articles)
    join_links(articles, settings)
    periods = tuple(years_of(articles, settings))
    pairs = pairs_of(articles, by_topic)
    topics = weigh(by_topic)
    return Archive(
        articles=tuple(articles),
        front=front_page(articles, settings["DEFAULT_LANG"]),
        topics=topics,
        sources=weigh(by_source),
        authors=weigh(by_author),
        languages=weigh(by_language),
        years=tallies((year, len(year.articles)) for year in periods),
        by_topic=by_topic,
        by_source=by_source,
        by_author=by_author,
        by_language=by_language,
        periods=periods,
        days=tuple(days_of(articles, periods, settings)),
        related=related_topics(pairs),
        map=map_of(topics, pairs),
        idle=idle(entries, {topic.slug for topic in by_topic}),
    )


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Sort articles, newest first; those of one moment by their address, so that builds agree."""
    return sorted(sorted(articles, key=lambda article: article.save_as), key=lambda a: a.date, reverse=True)


def front_page(articles: Sequence[Article], site_lang: str) -> tuple[Article, ...]:
    """Choose the newest articles for the front page, and one with a summary and a date of its own to lead it.

    An article in the site's language leads before one in another, which its readers may not read.
    """
    newest = articles[:ON_FRONT_PAGE]
    fit = [article for article in newest if article.standfirst and article.published]
    lead = min(fit, key=lambda article: article.lang != site_lang, default=None)
    first = (lead,) if lead else ()
    return (*first, *(article for article in newest if article is not lead))


def refuse_shared_pages(articles: Iterable[Article]) -> None:
    """Raise where two content files would be one page."""
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        paths[article.save_as].append(article.relative_source_path)
    refuse_shared_addresses(paths)


def give_topics(articles: Iterable[Article], entries: Sequence[TopicEntry], settings: dict[str, Any]) -> None:
    """Put one `Tag` a topic in place of the tags that each content file spells in its own way."""
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for name in article.tag_names:
            languages[name][article.lang] += 1
    spellings = {name: min(langs, key=lambda lang: (-langs[lang], lang)) for name, langs in languages.items()}
    topics = join_topics(spellings, entries, site_lang=settings["DEFAULT_LANG"])
    tags = {topic.slug: tag_from(topic, settings) for topic in topics.values()}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, topic in topics.items():
        found[topic.slug].add(fold(name))
    for slug, tag in tags.items():
        tag.spellings = tuple(sorted(found[slug] | {fold(name.text) for name in tag.names}))
    for article in articles:
        article.topics = list(dict.fromkeys(tags[topics[name].slug] for name in article.tag_names))
        article.tags = article.topics


def tag_from(topic: Topic, settings: dict[str, Any]) -> Tag:
    """Make Pelican's object for a topic, with the slug that never changes."""
    tag = Tag(topic.label.text, settings)
    tag.slug, tag.label, tag.names = topic.slug, topic.label, topic.names
    return tag


def gather(pairs: Iterable[tuple[Any, Article]]) -> dict[Any, list[Article]]:
    """Gather articles by subject; keeps their order."""
    found: defaultdict[Any, list[Article]] = defaultdict(list)
    for subject, article in pairs:
        found[subject].append(article)
    return dict(found)


def weigh(found: dict[Any, list[Article]]) -> tuple[Tally, ...]:
    """Count what was gathered, the most first."""
    return tallies(by_count({subject: len(articles) for subject, articles in found.items()}))
