"""A Pelican build that does over all cores what has to be done, and leaves as it is what has not changed.

Works with any theme and any plugin whose pages are made of what templates read. What is kept from one build to the
next lies in `CACHE_PATH`; it is never needed, and may be removed at any time.
"""

import atexit
import gc
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.log import console
from pelican.writers import Writer

from .build import Build
from .keys import keys_of
from .lean import LeanArticlesGenerator
from .remembered import recall, remember
from .sayings import counted
from .standing import Inputs, Standing
from .tracing import equip

build: Build | None = None


class SparingPelican(Pelican):  # type: ignore[misc]
    """Pelican, asked to do no more than it has to."""

    def run(self) -> None:
        """Build the site, or find that nothing has changed since it was built without a warning."""
        global build  # noqa: PLW0603 - Pelican's signals reach plugins by their modules
        read_key, made_key = keys_of(self.settings)
        memory = Path(self.settings["CACHE_PATH"], "standing.pickle")
        standing: Standing | None = recall(memory, made_key)
        if standing and standing.holds():
            console.print("Done: nothing has changed since the last build.")
            return
        inputs = Inputs.of(self.settings)
        build = Build.begun(self.settings, read_key, made_key)
        self.delete_outputdir = False  # Pelican would remove what may still stand
        gc.disable()  # nothing that a build makes is garbage before its end
        try:
            with counted() as sayings:
                super().run()
            build.end()
        finally:
            gc.enable()
            ended, build = build, None
            ended.switch.end()
        remember(memory, made_key, None if sayings else inputs.standing())


class FilesGenerator(Generator):  # type: ignore[misc]
    """Make the files that the generators before this one asked for."""

    def generate_output(self, _writer: Writer) -> None:
        """Make them."""
        if build:
            build.make_files(self.context)


@dataclass(frozen=True, slots=True)
class Ending:
    """What Pelican takes for its last generator: it puts what the others have made in its place."""

    context: dict[str, Any]

    def generate_output(self, _writer: Writer) -> None:
        """Make what generators after ours asked for, and put the new site in the place of the last."""
        if build:
            build.make_files(self.context)
            build.put_in_place()


def take_over(pelican: Pelican) -> None:
    """Let a build be a sparing one."""
    if type(pelican) is Pelican:
        pelican.__class__ = SparingPelican


def make_lean(generator: ArticlesGenerator) -> None:
    """Let Pelican's own generator of articles work in linear time."""
    if type(generator) is ArticlesGenerator:
        generator.__class__ = LeanArticlesGenerator


def equip_generator(generator: Generator) -> None:
    """Let the templates of a generator tell what they read, and be compiled once."""
    equip(generator.env)
    if build:
        generator.env.bytecode_cache = build.compiled


def read_ahead(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Read all files of a generator when it asks for the first."""
    if build:
        build.read_ahead(generator)


def writer_for(pelican: Pelican) -> type[Writer] | None:
    """Name the writer that gathers files; what is in the way of the new site is noted where Pelican would remove it."""
    if not build:
        return None
    if build.empties_output and not Path(pelican.path).resolve().is_relative_to(Path(pelican.output_path).resolve()):
        build.switch.note_left_over(build.files.last.made, pelican.output_retention)
    return build.writer()


def turn_aside(generators: list[Any]) -> None:
    """Let all generators write aside, and add to Pelican's list what comes after the last of them."""
    if build:
        for generator in generators:
            generator.output_path = str(build.switch.others)
        generators.append(Ending(generators[0].context))


def add_generators(_pelican: Pelican) -> type[FilesGenerator]:
    """Name the generator that makes the files."""
    return FilesGenerator


def register() -> None:
    """Connect to Pelican's signals; of the plugins that write pages, this one must be the last in `PLUGINS`."""
    signals.initialized.connect(take_over)
    atexit.register(gc.freeze)  # else Python looks through all that a build has made before it ends
    signals.generator_init.connect(equip_generator)
    signals.article_generator_init.connect(make_lean)
    signals.article_generator_preread.connect(read_ahead)
    signals.page_generator_preread.connect(read_ahead)
    signals.get_generators.connect(add_generators)
    signals.all_generators_finalized.connect(turn_aside)
    signals.get_writer.connect(writer_for)
