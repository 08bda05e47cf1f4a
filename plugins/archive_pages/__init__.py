"""The data of the archive's pages: topics, publishers, dates, safe bodies, addresses, feeds and the sitemap.

Pelican reads and writes; this plugin prepares what templates show, so that they only ask whether it is there.
"""

import logging
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, Generator

from languages.direction import direction_of

from . import feeds, reader
from .addresses import link_to_files, page_address
from .archive import assemble, in_order, named_in
from .articles import fault_of, prepare, prepare_article, tidy_header
from .citations import citations
from .copies import join_copies
from .counts import group_by_day, group_by_letter, group_by_year, most_written
from .dates import weekdays
from .described import SCHEMAS, dublin_core, open_graph
from .errors import ArticlesError
from .figures import figures_of
from .images import KEPT_IMAGES, read_images
from .linked_data import linked_data
from .listings import ListingsGenerator
from .moved import MovedGenerator
from .own_words import with_own
from .related import join_related
from .share_images import ShareImagesGenerator
from .sitemap import Sitemap
from .sketches import sketches_of
from .strings import count_in_words, freeze, load_strings, number_in_words
from .versions import VersionsGenerator, join_versions

logger = logging.getLogger(__name__)
sitemap = Sitemap()

OWN_STYLE = "theme/style.css"
"""The archive's own stylesheet, among the content."""
IDLE_TOPICS = (
    "topics.toml: nothing leads to %s; no article has such a topic. Add the spelling that pages use (also) or words "
    "that imply it (words), or take the topic out"
)


def equip_templates(pelican: Pelican) -> None:
    """Give templates the interface's words, the few filters they need, and what pictures are kept."""
    settings = pelican.settings
    lang, content = settings["DEFAULT_LANG"], Path(settings["PATH"])
    words = with_own(load_strings(Path(settings["THEME"]) / "strings", lang), content, lang)
    settings["JINJA_GLOBALS"] = {
        **settings["JINJA_GLOBALS"],
        "strings": freeze(words, f"{lang}.toml", lang),
        "schemas": SCHEMAS,
        "has_own_style": (content / OWN_STYLE).is_file(),
        "site_dir": direction_of(lang),
        "site_lang": lang,
        "weekdays": weekdays(lang),
    }
    settings[KEPT_IMAGES] = read_images(content)
    settings["JINJA_FILTERS"] = {
        **settings["JINJA_FILTERS"],
        "by_day": group_by_day,
        "by_letter": group_by_letter,
        "by_year": group_by_year,
        "citations": citations,
        "counted": count_in_words,
        "dublin_core": dublin_core,
        "linked_data": linked_data,
        "most_written": most_written,
        "named_in": named_in,
        "number": lambda number: number_in_words(number, lang),
        "open_graph": open_graph,
        "page_address": page_address,
    }
    if settings["RELATIVE_URLS"]:
        link_to_files(settings)


def read_header(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Tidy the header of a content file before Pelican makes an article of it."""
    tidy_header(metadata, generator.settings)


def prepare_content(content: Page | Article) -> None:
    """Check what was read and add what templates show; a fault names the file."""
    if not isinstance(content, Page | Article):
        return
    if fault := fault_of(content):
        logger.error("%s: %s", content.relative_source_path, fault)
        raise ArticlesError(fault)
    prepare(content)
    if isinstance(content, Article):
        prepare_article(content)


def assemble_archive(generator: ArticlesGenerator) -> None:
    """Put the articles in order and join them, before Pelican looks at their tags and authors."""
    generator.articles = in_order(generator.articles)
    archive = assemble(generator.articles, generator.settings)
    generator.context["archive"] = archive
    sketches = sketches_of(generator.articles, generator.settings)
    join_copies(generator.articles, sketches)
    join_related(generator.articles, sketches)
    join_versions(generator.articles, generator.settings)
    generator.context["figures"] = figures_of(archive, generator.settings)
    if archive.idle:
        logger.warning(IDLE_TOPICS, ", ".join(archive.idle))


def leave_listings_to_us(generator: ArticlesGenerator) -> None:
    """Empty the lists from which Pelican would write pages of its own."""
    generator.tags, generator.categories, generator.authors = {}, [], []


def add_generators(_pelican: Pelican) -> tuple[type[Generator], ...]:
    """Name the generators: of listings, of versions, of pages that lead to what has moved, of pictures to share."""
    return ListingsGenerator, VersionsGenerator, MovedGenerator, ShareImagesGenerator


def register() -> None:
    """Connect to Pelican's signals, in the order in which they are sent."""
    signals.initialized.connect(equip_templates)
    signals.get_generators.connect(add_generators)
    signals.readers_init.connect(reader.install)
    signals.article_generator_context.connect(read_header)
    signals.content_object_init.connect(prepare_content)
    signals.article_generator_pretaxonomy.connect(assemble_archive)
    signals.article_generator_finalized.connect(leave_listings_to_us)
    signals.feed_generated.connect(feeds.keep_summaries)
    signals.content_written.connect(sitemap.add)
    signals.finalized.connect(sitemap.write)
