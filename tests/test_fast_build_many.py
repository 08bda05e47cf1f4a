"""An archive of many articles is the same site however it is built, and whatever the order of Python's sets."""

import random
import re
from pathlib import Path

import pytest

from tests.changing_archive import AUTHORS, BODIES, DATES, HOSTS, LANGS, TAGS, TITLES, Story, begin_archive, write_story
from tests.forked_builds import Archive, build, difference, plainly_built, tree
from tests.small_site import build as build_anew

ARTICLES = 200
MARKUP = re.compile(r"[!#>|(){}\[\]'*-]")


def write_many(archive: Archive, articles: int) -> None:
    begin_archive(archive)
    chance = random.Random(1)  # noqa: S311 - the same articles every time
    words = [word for word in " ".join(BODIES).split() if not MARKUP.search(word)]
    for number in range(articles):
        story = Story(
            " ".join(chance.choices(" ".join(TITLES).split(), k=4)),
            "\n\n".join((*(" ".join(chance.choices(words, k=40)) for _ in range(3)), chance.choice(BODIES))),
            f"{chance.randint(2015, 2024)}-{chance.choice(DATES)[5:]}".replace("-02-29", "-03-01"),
            chance.choice(LANGS),
            tuple(chance.sample(TAGS, 2)),
            tuple(chance.sample(AUTHORS, 1)),
            chance.choice(sorted(HOSTS.values())),
            "published",
        )
        write_story(archive, number, story)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("many"))
    write_many(archive, ARTICLES)
    return archive


def test_the_site_of_many_articles_is_that_of_plain_pelican(archive: Archive) -> None:
    build(archive)
    assert difference(tree(archive.site), plainly_built(archive)) == []


def test_two_builds_are_identical_whatever_the_order_of_sets(archive: Archive, tmp_path: Path) -> None:
    trees = []
    for seed in "12":
        (tmp_path / seed).mkdir()
        trees.append(tree(build_anew(archive.folder / "content", tmp_path / seed / "site", PYTHONHASHSEED=seed)))
    assert difference(*trees) == []
