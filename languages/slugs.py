"""Readable names for URLs and files, from a title or topic in any script."""

import hashlib
import re
import unicodedata

from languages.romanise import romanise

NOT_IN_SLUGS = re.compile("[^a-z0-9]+")
SAFE_SEGMENT = re.compile(r"^(?!\.+$)[A-Za-z0-9._-]{1,120}$")  # ndtv.in, 2025
APOSTROPHES = re.compile("['\u2019\u02bc`]")  # Modi's is modis, not modi-s


def slugify(text: str, lang: str | None = None, *, limit: int = 80) -> str:
    """Make a slug of `a-z`, `0-9` and single hyphens, cut at a word; a text without letters gets a digest."""
    latin = APOSTROPHES.sub("", romanise(text, lang)).lower()
    slug = cut(NOT_IN_SLUGS.sub("-", latin).strip("-"), limit)
    if slug:
        return slug
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode(errors="surrogatepass")).hexdigest()
    return f"untitled-{digest[:8]}"


def cut(slug: str, limit: int) -> str:
    """Shorten a slug to `limit` characters, at a hyphen where there is one."""
    if len(slug) <= limit:
        return slug
    words = slug[: limit + 1].rpartition("-")[0]
    return words.strip("-") or slug[:limit]


def safe_folder(folder: str) -> str:
    """Make every part of a content file's folder fit for a URL; keeps the trailing slash."""
    return "".join(f"{safe_segment(part)}/" for part in folder.split("/") if part)


def safe_segment(text: str) -> str:
    """Keep a path's segment that is safe as it is, and romanise any other."""
    return text if SAFE_SEGMENT.match(text) else slugify(text)
