"""Whatever is changed between builds, the site is the one that plain Pelican makes from nothing."""

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.changing_archive import (
    NUMBERS,
    PICTURE,
    TITLES,
    TOPICS,
    Story,
    begin_archive,
    capture,
    place_of,
    stories,
    write,
    write_story,
)
from tests.forked_builds import Archive, build, difference, plainly_built, tree
from web.published import LISTED

LONG = int(os.environ.get("FAST_BUILD_CHANGES", "0"))
"""As many changes as are asked for in one run; else a few short ones, always the same."""

SETTINGS: dict[str, tuple[Any, ...]] = {
    "SITENAME": ("संग्रह", "Archive & <Co>"),
    "DEFAULT_LANG": ("hi", "en", "ur"),
    "PAGINATED_TEMPLATES": (
        {"tag": 50, "author": 50, "source": 50, "language": 50, "month": 100, "day": 100},
        {"tag": 2, "author": 1, "source": 3, "language": 4, "month": 2, "day": 1},
    ),
    "DEFAULT_ORPHANS": (5, 0),
    "FEED_MAX_ITEMS": (50, 2),
    "TIMEZONE": ("Asia/Kolkata", "America/New_York"),
    "SHARE_IMAGES": (False, True),
    "TAG_FEED_ATOM": ("feeds/topic/{slug}.atom.xml", None),
    "THEME_STATIC_DIR": ("theme", "look"),
}


class ChangingArchive(RuleBasedStateMachine):
    """An archive that is built after every change."""

    @initialize()
    def begin(self) -> None:
        self.archive = Archive(Path(mkdtemp(prefix="archive-")))
        self.captures = 0
        begin_archive(self.archive)

    @rule(written=st.dictionaries(st.sampled_from(NUMBERS), stories, min_size=1, max_size=3))
    def write_articles(self, written: dict[int, Story]) -> None:
        for number, story in written.items():
            write_story(self.archive, number, story)

    @rule(number=st.sampled_from(NUMBERS[:3]), story=stories)
    def capture_an_article(self, number: int, story: Story) -> None:
        self.captures += 1
        capture(self.archive, number, story, self.captures)

    @rule()
    def keep_or_lose_a_picture(self) -> None:
        for name in PICTURE:
            path = self.archive.folder / "content" / name
            if path.exists():
                path.unlink()
            else:
                write(path, name)

    @precondition(lambda self: (self.archive.site / LISTED).exists())
    @rule()
    def remember_what_was_published(self) -> None:
        shutil.copy(self.archive.site / LISTED, self.archive.folder / "content" / "published.tsv")

    @rule(number=st.sampled_from(NUMBERS))
    def remove_an_article(self, number: int) -> None:
        place_of(self.archive, number).unlink(missing_ok=True)

    @rule(number=st.sampled_from(NUMBERS), title=st.sampled_from(TITLES))
    def edit_a_title(self, number: int, title: str) -> None:
        place = place_of(self.archive, number)
        if place.exists():
            _, _, rest = place.read_text("utf-8").partition("\n")
            write(place, f"Title: {title}\n{rest}")

    @rule(number=st.sampled_from(NUMBERS), folder=st.sampled_from(("2024", "2025", "2025/06")))
    def move_an_article(self, number: int, folder: str) -> None:
        place = place_of(self.archive, number)
        if place.exists():
            write(place.parents[1] / folder / place.name, place.read_text("utf-8"))
            place.unlink()

    @rule(topics=st.sampled_from(TOPICS))
    def name_the_topics(self, topics: str) -> None:
        write(self.archive.folder / "content" / "topics.toml", topics)

    @rule(text=st.sampled_from(("हमारे बारे में", "About")))
    def edit_the_page(self, text: str) -> None:
        write(self.archive.folder / "content/pages/about.md", f"Title: {text}\nSlug: about\nLang: hi\n\n{text}\n")

    @rule(name=st.sampled_from(sorted(SETTINGS)), which=st.integers(0, 2))
    def change_a_setting(self, name: str, which: int) -> None:
        values = SETTINGS[name]
        self.archive = replace(self.archive, settings={**self.archive.settings, name: values[which % len(values)]})

    @rule()
    def build_for_the_web_or_not(self) -> None:
        self.archive = replace(self.archive, is_for_the_web=not self.archive.is_for_the_web)

    @rule(chance=st.randoms(use_true_random=False))
    def change_a_template(self, chance: random.Random) -> None:
        template = chance.choice(sorted((self.archive.folder / "theme" / "templates").glob("*.html")))
        write(template, template.read_text("utf-8") + "<!-- changed -->")

    @rule(chance=st.randoms(use_true_random=False))
    def change_something_static(self, chance: random.Random) -> None:
        style = chance.choice(sorted((self.archive.folder / "theme" / "static").rglob("*.css")))
        write(style, style.read_text("utf-8") + "/* changed */")

    @rule(old=st.sampled_from(("विषय", "Topics")), new=st.sampled_from(("विषयवस्तु", "Subjects")))
    def change_a_word_of_the_interface(self, old: str, new: str) -> None:
        for strings in (self.archive.folder / "theme" / "strings").glob("*.toml"):
            write(strings, strings.read_text("utf-8").replace(f'"{old}"', f'"{new}"'))

    @precondition(lambda self: self.archive.site.exists())
    @rule(chance=st.randoms(use_true_random=False), harm=st.sampled_from(("removed", "spoilt", "added")))
    def harm_the_site(self, chance: random.Random, harm: str) -> None:
        file = chance.choice(sorted(path for path in self.archive.site.rglob("*") if path.is_file()))
        if harm == "removed":
            file.unlink()
        elif harm == "spoilt":
            file.write_bytes(file.read_bytes()[: chance.randrange(99)] + b"spoilt")
        else:
            write(file.with_name("left-over.html"), "left over")

    @precondition(lambda self: self.archive.memory.exists())
    @rule(chance=st.randoms(use_true_random=False), harm=st.sampled_from(("removed", "spoilt", "cut")))
    def harm_the_memory(self, chance: random.Random, harm: str) -> None:
        file = chance.choice(sorted(path for path in self.archive.memory.rglob("*") if path.is_file()))
        kept = file.read_bytes()
        file.unlink()
        if harm == "spoilt":
            place = chance.randrange(len(kept))
            file.write_bytes(kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :])
        elif harm == "cut":
            file.write_bytes(kept[: len(kept) // 2])

    @rule()
    def change_nothing(self) -> None:
        pass

    @invariant()
    def the_site_is_that_of_plain_pelican(self) -> None:
        if hasattr(self, "archive"):
            build(self.archive)
            assert difference(tree(self.archive.site), plainly_built(self.archive)) == []

    def teardown(self) -> None:
        if hasattr(self, "archive"):
            shutil.rmtree(self.archive.folder)


TestChangingArchive = ChangingArchive.TestCase
TestChangingArchive.settings = settings(
    max_examples=1 if LONG else 3,
    stateful_step_count=LONG or 10,
    derandomize=not LONG,
    deadline=None,
    phases=[Phase.generate],  # a failure names its changes; to find fewer would take minutes
    suppress_health_check=list(HealthCheck),
)
