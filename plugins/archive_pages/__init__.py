"""The data of the archive's pages: topics, publishers, dates, safe bodies, addresses, feeds and the sitemap.

Pelican reads and writes; this plugin prepares what templates show, so that they only ask whether it is there.
"""

import logging
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from languages.digits import number_in_words, numbering_of
from languages.direction import direction_of

from . import feeds, reader
from .addresses import link_to_files, page_address
from .articles import fault_of, prepare, prepare_article, tidy_header
from .citations import citations
from .counts import group_by_letter, most_written
from .dates import weekdays, year_name
from .described import SCHEMAS, dublin_core, open_graph
from .errors import ArticlesError
from .images import KEPT_IMAGES, read_images
from .linked_data import linked_data
from .names import named_in
from .own_words import with_own
from .sitemap import Sitemap
from .strings import count_in_words, freeze, load_strings

logger = logging.getLogger(__name__)
sitemap = Sitemap()

OWN_STYLE = "theme/style.css"
"""The archive's own stylesheet, among the content."""


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
        "site_numbers": numbering_of(lang),
        "weekdays": weekdays(lang),
    }
    settings[KEPT_IMAGES] = read_images(content)
    settings["JINJA_FILTERS"] = {
        **settings["JINJA_FILTERS"],
        "by_letter": group_by_letter,
        "citations": citations,
        "counted": count_in_words,
        "dublin_core": dublin_core,
        "linked_data": linked_data,
        "most_written": most_written,
        "named_in": named_in,
        "number": lambda number: number_in_words(number, lang),
        "open_graph": open_graph,
        "page_address": page_address,
        "year_name": lambda year: year_name(int(year), lang),
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


def tell_of_about_page(generator: PagesGenerator) -> None:
    """Say whether there is a page about the archive, to which all others lead."""
    place = generator.settings["ABOUT_URL"]
    generator.context["has_about_page"] = any(page.url == place for page in generator.pages)


def leave_listings_to_us(generator: ArticlesGenerator) -> None:
    """Empty the lists from which Pelican would write pages of its own."""
    generator.tags, generator.categories, generator.authors = {}, [], []


def add_generators(_pelican: Pelican) -> tuple[type[Generator], ...]:
    """Name the generators; join the articles before Pelican looks at their tags and authors."""
    from .assembly import GENERATORS, assemble_archive  # noqa: PLC0415 - heavy, and of no use where nothing is to be built

    signals.article_generator_pretaxonomy.connect(assemble_archive)
    return GENERATORS


def register() -> None:
    """Connect to Pelican's signals, in the order in which they are sent."""
    signals.initialized.connect(equip_templates)
    signals.get_generators.connect(add_generators)
    signals.readers_init.connect(reader.install)
    signals.article_generator_context.connect(read_header)
    signals.content_object_init.connect(prepare_content)
    signals.article_generator_finalized.connect(leave_listings_to_us)
    signals.page_generator_finalized.connect(tell_of_about_page)
    signals.feed_generated.connect(feeds.keep_summaries)
    signals.content_written.connect(sitemap.add)
    signals.finalized.connect(sitemap.write)
