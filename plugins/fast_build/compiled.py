"""Templates as Python has compiled them: once for all generators, which Pelican gives an environment each."""

from jinja2 import BytecodeCache, Environment, TemplateError
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """The compiled templates by the keys that Jinja gives them; Jinja compares their sources."""

    def __init__(self, known: dict[str, bytes]) -> None:
        """Begin with those that were compiled in an earlier build, under the same settings and programs."""
        self.known = known
        self.is_new = not known

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what is known of a template."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()

    def compile_all(self, environment: Environment) -> None:
        """Compile all templates, where none were; an error in one is for the page that needs it."""
        if not self.is_new:
            return
        for name in environment.list_templates():
            try:
                environment.get_template(name)
            except (TemplateError, UnicodeDecodeError):
                continue
