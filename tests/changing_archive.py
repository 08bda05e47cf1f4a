"""An archive of a few invented articles for tests that change it: what its articles may say, and its files."""

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from scraper.article import CLEANER, Article
from scraper.store import Archive as Store
from tests.forked_builds import ROOT, Archive

TITLES = (
    "नया पुल",
    "पुरानी नाव",
    "پل پر میلہ",
    "The ferry's last trip",
    "பழைய பாலம்",
    "Putin und die Fähre",
    "नदी & <नाव>",
)
PICTURE = ("images/5f/5f2c5f2c5f2c5f2c-480x270.webp", "images/5f/5f2c5f2c5f2c5f2c-480x270.avif")
BODIES = (
    "साठ साल से दोनों किनारों को जोड़ने वाली नाव ने रविवार को आख़िरी फेरा लगाया।\n\nशहर उसे देखने आया।",
    "The ferry that linked both banks for sixty years made its last trip on Sunday.\n\n## And now\n\n- bridge\n- road",
    "The ferry that linked both banks for sixty years made its last trip on Sunday, and all came to see it.",
    "[यह](https://setu.example/story/1) भी पढ़ें। ![नाव](https://setu.example/nav.jpg 'नाव')\n\n> नदी बहती रही।",
    "| साल | फेरे |\n|---|---|\n| 2023 | 12 |\n\nपुल बना।[^1]\n\n[^1]: पहला [फेरा]({filename}/pages/about.md)।",
    f"एक।\n\n[![पुल]({{static}}/{PICTURE[0]} 'पुल पर भीड़')](https://img.example/pul.jpg)\n\nदो।",
    "دونوں کناروں کو ملانے والی کشتی نے اتوار کو آخری پھیرا لگایا۔ [story](https://khabar.example/story/2)",
)
TAGS = ("नदी", "Nadi", "पुल", "नाव", "Putin", "नदी-किनारा")
AUTHORS = ("रवि कुमार", "Ravi Kumar", "सेतु संवाददाता", "ادارہ")
HOSTS = {"setu.example": "सेतु", "khabar.example": "ख़बर", "ferry.example": "Ferry Times"}
LANGS = ("hi", "en", "ur", "ta")
DATES = (
    "2022-02-28",
    "2023-02-28",
    "2023-04-05T06:07:08+05:30",
    "2023-04-05",
    "2024-02-28",
    "2024-02-29",
    "2024-05-06",
)
NUMBERS = range(16)
TOPICS = (
    "",
    '[nadi]\nname = "Nadi"\nnames = { hi = "नदी" }\n',
    '[nadi]\nname = "River"\nnames = { hi = "नदियाँ" }\nalso = ["नदी", "नाव"]\n',
    '[nadi]\nname = "Nadi"\nnames = { hi = "नदी", ur = "ندی" }\n\n[pul]\nname = "पुल"\nalso = ["नदी-किनारा"]\n',
)


@dataclass(frozen=True, slots=True)
class Story:
    """What one content file says."""

    title: str
    body: str
    date: str
    lang: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    source: str
    status: str


stories = st.builds(
    Story,
    title=st.sampled_from(TITLES),
    body=st.sampled_from(BODIES),
    date=st.sampled_from(DATES),
    lang=st.sampled_from(LANGS),
    tags=st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple),
    authors=st.lists(st.sampled_from(AUTHORS), max_size=2, unique=True).map(tuple),
    source=st.sampled_from(sorted(HOSTS.values())),
    status=st.sampled_from(("published",) * 6 + ("draft",)),
)


def begin_archive(archive: Archive) -> None:
    """Write an archive of twelve articles, in a theme that may be changed."""
    shutil.copytree(ROOT / "theme", archive.folder / "theme")
    content = archive.folder / "content"
    write(content / "pages" / "about.md", "Title: परिचय\nSlug: about\nLang: hi\n\nयह संग्रह है।\n")
    write(content / "topics.toml", TOPICS[1])
    for number in NUMBERS[:12]:
        story = Story(
            TITLES[number % len(TITLES)],
            BODIES[number % len(BODIES)],
            DATES[number % len(DATES)],
            LANGS[number % len(LANGS)],
            (TAGS[number % len(TAGS)], TAGS[number // 3]),
            AUTHORS[: number % 3],
            sorted(HOSTS.values())[number % len(HOSTS)],
            "published",
        )
        write_story(archive, number, story)


def place_of(archive: Archive, number: int) -> Path:
    """Tell where an article's file lies."""
    host = sorted(HOSTS)[number % len(HOSTS)]
    return archive.folder / "content" / "articles" / host / "2024" / f"story-{number}.md"


def write_story(archive: Archive, number: int, story: Story) -> None:
    """Write the file of an article."""
    place = place_of(archive, number)
    header = {
        "Title": story.title,
        "Slug": place.stem,
        "Date": story.date,
        "Lang": story.lang,
        "Authors": "; ".join((*story.authors, "")).strip(),
        "Tags": "; ".join((*story.tags, "")).strip(),
        "Source": story.source,
        "Source_url": f"https://{place.parents[1].name}/story/{number}",
        "Status": story.status,
    }
    lines = (f"{name}: {value}\n" for name, value in header.items() if value)
    write(place, f"{''.join(lines)}\n{story.body}\n")


def capture(archive: Archive, number: int, story: Story, times: int) -> None:
    """Keep an article as the scraper does that captures it once more."""
    url = f"https://setu.example/captured/{number}"
    digest = "sha256:" + hashlib.sha256(f"{url} {times}".encode()).hexdigest()
    captured = (datetime(2024, 6, 1, tzinfo=UTC) + timedelta(hours=times)).isoformat()
    header = {"Title": story.title, "Slug": f"captured-{number}", "Date": story.date, "Lang": story.lang}
    header |= {"Source_url": url, "Captured": captured, "Digest": digest, "Cleaner": CLEANER}
    article = Article("setu.example", 2024, f"captured-{number}", url, digest, tuple(header.items()), f"{story.body}\n")
    Store(archive.folder).add(article)


def write(path: Path, text: str) -> None:
    """Write a file into its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
