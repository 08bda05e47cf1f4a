"""An archive with every kind of page, and an article in each of three languages that has all an article can have.

It is built with the interface in each of them.
"""

import hashlib
import io
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from scraper.article import CLEANER, Article, utc
from scraper.images.pictures import draw, renditions_of
from scraper.store import Archive
from scraper.store_images import ImageFolder
from tests.small_site import build_with

FIXTURE = Path(__file__).parent / "site_fixture"
LANGUAGES = {"hi": "सुवर्णा नदी", "ur": "سورنا ندی", "en": "the Suvarna river"}
HOST = "setu.example"
OLD = "article/setu.example/2023/old/"
MANY = 60  # articles of one topic, which need a second page
COPY = "copy.example"

KINDS = {
    "home": "index.html",
    "an article with everything, in Hindi": "article/setu.example/2025/hi/index.html",
    "an article with everything, in Urdu": "article/setu.example/2025/ur/index.html",
    "an article with everything, in English": "article/setu.example/2025/en/index.html",
    "an article with little": "article/dainik-prabhat.example/2025/bina-tarikh/index.html",
    "an article that means harm": "article/hostile.example/2025/hostile/index.html",
    "versions": "article/setu.example/2025/ur/versions/index.html",
    "a topic": "topic/kim-jong-un/index.html",
    "the second page of a topic": "topic/x-5/page/2/index.html",
    "all topics": "topic/index.html",
    "the map of topics": "topic/map/index.html",
    "a source": "source/dainik-prabhat.example/index.html",
    "all sources": "source/index.html",
    "an author": "author/ravi-kumar/index.html",
    "all authors": "author/index.html",
    "the calendar": "date/index.html",
    "a year": "date/2025/index.html",
    "a month": "date/2025/06/index.html",
    "a day": "date/2025/06/02/index.html",
    "a language": "language/ur/index.html",
    "search": "search/index.html",
    "figures": "about/figures/index.html",
    "about": "about/index.html",
    "not found": "404.html",
    "moved": f"{OLD}index.html",
}


def body_of(words: str, picture: str) -> str:
    """Write a body with every element that an article may have."""
    row = f"| {' | '.join([words] * 5)} |\n"
    return "\n\n".join(
        (
            f"{words}[^1] — [{words}](https://dainik-prabhat.example/purana-pul), [{words}](https://far.example/a).",
            *(f"{words} {number}. " * 12 for number in range(6)),
            f"## {words}",
            f'[![{words}]({picture} "{words}")](https://img.example/2.png)',
            f'![{words}](https://img.example/bheed.jpg "{words}")',
            f"### {words} 2",
            f"{row}|{'---|' * 5}\n{row * 3}",
            f"- {words}\n- {words}\n    1. {words}\n    2. {words}",
            f"> {words}\n\n— [{words}, x.example](https://x.example/1)",
            f"[video.example: {words}](https://v.example/1)",
            f"```\n{words}\n```\n\n---\n\nH<sub>2</sub>O, 10<sup>5</sup>, *{words}*, **{words}**",
            f"[^1]: {words}.",
        )
    )


def captured(lang: str, body: str, day: int, picture: str) -> Article:
    words = LANGUAGES[lang]
    url = f"https://{HOST}/{lang}"
    digest = f"sha256:{hashlib.sha256(body.encode()).hexdigest()}"
    header = {
        "Title": f"{words}: {words}",
        "Slug": lang,
        "Date": "2025-06-02T13:05:00+05:30",
        "Modified": "2025-06-02T15:00:00+05:30",
        "Lang": lang,
        "Authors": "रवि कुमार; Asha Sen; سارا",
        "Tags": "Kim Jong Un; नदी; River; ندی",
        "Category": words,
        "Summary": f"{words}, {words}.",
        "Image": picture,
        "Image_url": "https://img.example/1.jpg",
        "Image_caption": words,
        "Image_credit": "Joseph D’Costa",
        "Access": "paywall",
        "Related": "https://dainik-prabhat.example/purana-pul",
        "Source": "सेतु",
        "Source_url": url,
        "Captured": utc(datetime(2025, 6, day, 6, tzinfo=UTC)),
        "Digest": digest,
        "Cleaner": CLEANER,
        "Dropped": "advertisement 3; related 2",
    }
    return Article(HOST, 2025, lang, url, digest, tuple(header.items()), body)


def write_content(root: Path) -> Path:
    """Write the archive into a folder; return its content."""
    content = shutil.copytree(FIXTURE, root / "content")
    picture = keep_picture(root)
    archive = Archive(root)
    for lang, words in LANGUAGES.items():
        body = body_of(words, picture)
        archive.add(captured(lang, f"{body}\n\n{words} 1.\n", 3, picture))
        archive.add(captured(lang, f"{body}\n\n{words} 2, {words}.\n", 4, picture))
        copy = content / f"articles/{COPY}/2025/{lang}.md"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(f"Title: {words}\nSlug: {lang}\nDate: 2025-06-05\nLang: {lang}\n\n{body}\n", "utf-8")
    for number in range(MANY):
        header = f"Title: लेख {number}\nSlug: lekh-{number}\nDate: 2022-{number % 12 + 1:02}-01\nLang: hi\nTags: X 5;\n"
        (content / f"articles/{number:02}.md").write_text(f"{header}\nछोटा लेख।\n", "utf-8")
    (content / "published.tsv").write_text(f"{OLD}\tarticle\t{HOST}/hi\n", "utf-8")
    return content


def keep_picture(root: Path) -> str:
    """Keep a picture; return the address that a content file names it by."""
    written = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(written, "PNG")
    folder, body = ImageFolder(root), written.getvalue()
    for one, file in draw(body, renditions_of(body)):
        folder.keep(one.path, file)
    return "{static}/" + renditions_of(body)[-1].path


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built site, by the language of its interface."""
    root = tmp_path_factory.mktemp("every-kind")
    content = write_content(root)
    for lang in LANGUAGES:
        (root / lang).mkdir()
    return {lang: build_with(content, root / lang / "site", DEFAULT_LANG=lang) for lang in LANGUAGES}
