"""The archive put together: its articles in order and joined to each other, and the generators of its own pages."""

import logging

from pelican.generators import ArticlesGenerator, Generator

from .archive import assemble, in_order
from .copies import join_copies
from .figures import figures_of
from .listings import ListingsGenerator
from .moved import MovedGenerator
from .related import join_related
from .share_images import ShareImagesGenerator
from .sketches import sketches_of
from .versions import VersionsGenerator, join_versions

logger = logging.getLogger(__name__)
IDLE_TOPICS = (
    "topics.toml: nothing leads to %s; no article has such a topic. Add the spelling that pages use (also) or words "
    "that imply it (words), or take the topic out"
)
GENERATORS: tuple[type[Generator], ...] = (ListingsGenerator, VersionsGenerator, MovedGenerator, ShareImagesGenerator)


def assemble_archive(generator: ArticlesGenerator) -> None:
    """Put the articles in order and join them, before Pelican looks at their tags and authors."""
    generator.articles = in_order(generator.articles)
    generator.context["archive"] = archive = assemble(generator.articles, generator.settings)
    sketches = sketches_of(generator.articles, generator.settings)
    join_copies(generator.articles, sketches)
    join_related(generator.articles, sketches)
    join_versions(generator.articles, generator.settings)
    generator.context["figures"] = figures_of(archive, generator.settings)
    if archive.idle:
        logger.warning(IDLE_TOPICS, ", ".join(archive.idle))
