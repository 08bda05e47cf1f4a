"""Our own site, as `make html` builds it: from nothing, after each kind of change, and without the fast build."""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.runs import Case
from benchmarks.build.workspace import ROOT, Workspace
from pelicanconf import PLUGINS
from scraper import VERSION

OURS = f"Sangrah {VERSION}"
THEME = ROOT / "theme"
WITHOUT_FAST_BUILD = [plugin for plugin in PLUGINS if plugin != "plugins.fast_build"]
EVERY_PAGE = "base.html"
"""The template that every page extends."""
PARAGRAPH = "\nसुधार: पहले एक नाम ग़लत लिखा गया था।\n"
BODY_ENDS = "</body>"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that changes: its content, its theme, its built site, and what a build keeps for the next one."""

    workspace: Workspace
    folder: Path

    @property
    def content(self) -> Path:
        """The content, of which articles are added, edited and removed."""
        return self.folder / "content"

    @property
    def theme(self) -> Path:
        """A copy of our theme, of which a template is changed."""
        return self.folder / "theme"

    def begin(self) -> None:
        """Put all articles and the theme in as they were made; forget all builds."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.workspace.content, self.content)
        shutil.copytree(THEME, self.theme)

    def leave(self) -> None:
        """Change nothing."""

    def add_article(self) -> None:
        """Add an article, newer than all others."""
        self.workspace.write_new_article(self.content)

    def edit_article(self) -> None:
        """Add a paragraph to an article."""
        article = self._article(1, 2)
        article.write_text(article.read_text("utf-8") + PARAGRAPH, "utf-8")

    def remove_article(self) -> None:
        """Remove an article."""
        self._article(1, 3).unlink()

    def change_template(self) -> None:
        """Change the template of every page, so that each is another one."""
        template = self.theme / "templates" / EVERY_PAGE
        text = template.read_text("utf-8")
        template.write_text(text.replace(BODY_ENDS, f'<p id="bench">.</p>\n{BODY_ENDS}'), "utf-8")

    def _article(self, part: int, parts: int) -> Path:
        """Return the article that stands at a part of the way from the oldest to the newest."""
        articles = sorted(self.content.rglob("*.md"))
        return articles[len(articles) * part // parts]


def changing_site(workspace: Workspace, folder: Path) -> tuple[Case, ...]:
    """Build our site from nothing, then again and again after a change; each needs the builds before it."""
    archive = Archive(workspace, folder)
    steps = {
        f"**{OURS}**": archive.begin,
        f"{OURS}, nothing changed": archive.leave,
        f"{OURS}, an article added": archive.add_article,
        f"{OURS}, an article edited": archive.edit_article,
        f"{OURS}, an article removed": archive.remove_article,
        f"{OURS}, the template of every page changed": archive.change_template,
    }
    command = _command(archive.content, archive.theme, folder)
    return tuple(Case(title, command, ROOT, folder / "output", os.environ, step) for title, step in steps.items())


def without_fast_build(workspace: Workspace, folder: Path) -> Case:
    """Build our site from nothing with Pelican's own way of reading and writing."""

    def begin() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    command = _command(workspace.content, THEME, folder, f"PLUGINS={json.dumps(WITHOUT_FAST_BUILD)}")
    return Case(f"{OURS}, without fast_build", command, ROOT, folder / "output", os.environ, begin)


def _command(content: Path, theme: Path, folder: Path, *settings: str) -> Sequence[str | Path]:
    """Return the command of `make html` for another content, theme and output."""
    cache = f"CACHE_PATH={json.dumps(str(folder / 'kept'))}"
    paths: list[str | Path] = [content, "-s", "pelicanconf.py", "-o", folder / "output", "-t", theme]
    return [sys.executable, "-m", "pelican", *paths, "--fatal=errors", "-e", cache, *settings]
