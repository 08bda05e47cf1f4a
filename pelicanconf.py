"""Settings of the archive as it is built on your own machine; publishconf.py adds what differs on the web."""

import logging
import sys
from pathlib import Path

from jinja2 import StrictUndefined

# Plugins, and the languages/ and web/ they share with the scraper, are found from any working directory.
ROOT = str(Path(__file__).resolve().parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

SITENAME = "संग्रह"
SITEURL = ""
DEFAULT_LANG = "hi"  # the interface's language: one of theme/strings/
TIMEZONE = "Asia/Kolkata"

PATH = "content"
OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = True
CACHE_PATH = ".cache/pelican"
ARTICLE_PATHS = [""]
ARTICLE_EXCLUDES = ["versions"]  # earlier captures: each article's own page of versions reads them
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "theme"]  # content/theme/ is the archive's own: style.css, fonts, icon.svg
READERS = {"html": None, "htm": None, "rst": None}  # content files are Markdown

THEME = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins.archive_pages", "plugins.archive_index", "plugins.fast_build"]
LOG_FILTER = [
    # A copy on your own machine has no address yet; publishconf.py refuses to build without one.
    (logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid"),
    # Pictures become links, which say what the content file says of them.
    (logging.WARNING, "Empty alt attribute for image %s in %s"),
]

# Pelican leaves autoescape off, and an undefined name empty.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
MARKDOWN = {
    "extensions": [
        "markdown.extensions.fenced_code",
        "markdown.extensions.footnotes",
        "markdown.extensions.sane_lists",
        "markdown.extensions.tables",
    ],
    "extension_configs": {"markdown.extensions.footnotes": {"BACKLINK_TITLE": "↑ {}"}},
    "output_format": "html",
}
FORMATTED_FIELDS: list[str] = []  # a summary is text, not Markdown
INTRASITE_LINK_REGEX = r"\{(?P<what>filename|static|attach)\}"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"  # templates show dates in the interface's language instead

# Links are relative and name their files, so that the built site also opens from a folder.
RELATIVE_URLS = True

# The part of an article's path between articles/ and the file's name leads its address.
PATH_METADATA = r"(?:articles/)?(?P<folder>(?:.+/)?)[^/]+"
ARTICLE_URL = ARTICLE_LANG_URL = "article/{folder}{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "article/{folder}{slug}/index.html"
DRAFT_URL = DRAFT_LANG_URL = "draft/{folder}{slug}/"
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = "draft/{folder}{slug}/index.html"
PAGE_URL = PAGE_LANG_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{slug}/index.html"
# Two articles with one slug are two articles, not translations of each other.
ARTICLE_TRANSLATION_ID = False
PAGE_TRANSLATION_ID = False
SLUGIFY_SOURCE = "title"

# Every listing has a folder of its own, so that no page of one is taken for another listing.
TAG_URL, TAG_SAVE_AS = "topic/{slug}/", "topic/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "author/{slug}/", "author/{slug}/index.html"
SOURCE_URL, SOURCE_SAVE_AS = "source/{slug}/", "source/{slug}/index.html"
LANGUAGE_URL, LANGUAGE_SAVE_AS = "language/{slug}/", "language/{slug}/index.html"
PERIOD_URL, PERIOD_SAVE_AS = "date/{slug}/", "date/{slug}/index.html"
CATEGORY_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "tags", "topic_map", "authors", "sources", "archives", "search", "figures", "404"]
INDEX_URL, INDEX_SAVE_AS = "", "index.html"
TAGS_URL, TAGS_SAVE_AS = "topic/", "topic/index.html"
TOPIC_MAP_URL, TOPIC_MAP_SAVE_AS = "topic/map/", "topic/map/index.html"
AUTHORS_URL, AUTHORS_SAVE_AS = "author/", "author/index.html"
SOURCES_URL, SOURCES_SAVE_AS = "source/", "source/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "date/", "date/index.html"
SEARCH_URL, SEARCH_SAVE_AS = "search/", "search/index.html"
ABOUT_URL = "about/"
FIGURES_URL, FIGURES_SAVE_AS = "about/figures/", "about/figures/index.html"

PAGINATED_TEMPLATES = {"tag": 50, "author": 50, "source": 50, "language": 50, "month": 100, "day": 100}
DEFAULT_ORPHANS = 5
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_ALL_ATOM = "feeds/all.atom.xml"
TAG_FEED_ATOM = "feeds/topic/{slug}.atom.xml"
LANGUAGE_FEED_ATOM = "feeds/lang/{slug}.atom.xml"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50

SITEMAP_EXCLUDES = ("404.html", "search/index.html")

SHARE_IMAGES = False  # True draws a picture with the title for pages that link to an article; takes Noto's fonts
