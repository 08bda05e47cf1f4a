"""Git, as far as publishing needs it: what the remote has, and pushing a folder as a branch of a single commit.

Neither the index nor the files of the repository are touched: the folder gets an index of its own for a moment.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import GitError

REMOTE = "origin"
AS_WRITTEN = ("-c", "core.autocrlf=false", "-c", "core.attributesFile=", "-c", "core.excludesFile=")
"""Settings by which a file is kept byte for byte, whatever a person has set for text files."""
NOBODY = {"NAME": "Sangrah", "EMAIL": "archive@localhost"}
NO_GIT = "git is not installed; install it from https://git-scm.com/downloads and run the command again"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on this computer, and the program that works on it."""

    program: str
    folder: Path

    def run(self, *arguments: str, given: str = "", env: Mapping[str, str] | None = None) -> str:
        """Run git and return what it printed; raise with the last line that it had to say."""
        done = self._run(*arguments, given=given, env=env)
        if done.returncode:
            raise GitError(f"git {arguments[0]} failed: {last_line(done.stderr)}")
        return done.stdout.strip()

    def ask(self, *arguments: str) -> str | None:
        """Run git and return what it printed; None where it fails."""
        done = self._run(*arguments)
        return None if done.returncode else done.stdout.strip()

    def _run(
        self, *arguments: str, given: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - the arguments are this module's own, none is a shell's
            (self.program, *arguments),
            cwd=self.folder,
            input=given,
            env={**os.environ, "LC_ALL": "C", **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )


def last_line(text: str) -> str:
    """Return the line in which git says what is wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("hint:")]
    said = [line for line in lines if line.startswith(("fatal:", "error:", "!", "remote:"))] or lines
    return said[0] if said else "it said nothing"


def open_repository(folder: Path) -> Repository:
    """Find git and the repository of a folder."""
    program = shutil.which("git")
    if program is None:
        raise GitError(NO_GIT)
    repository = Repository(program, folder)
    if repository.ask("rev-parse", "--git-dir") is None:
        raise GitError(
            f"{folder} is no git repository; clone the one that you made on GitHub, as docs/github-pages.md says"
        )
    return repository


def remote_url(repository: Repository) -> str:
    """Tell where the repository is pushed to."""
    url = repository.ask("remote", "get-url", REMOTE)
    if url is None:
        raise GitError(
            f"the repository has no remote named {REMOTE}; name yours: "
            f"git remote add {REMOTE} https://github.com/YOU/archive.git"
        )
    return url


def tip_of(repository: Repository, branch: str) -> str | None:
    """Fetch a branch of the remote and return its newest commit; None where there is no such branch."""
    ref = f"refs/heads/{branch}"
    try:
        listed = repository.run("ls-remote", REMOTE, ref)
    except GitError as error:
        raise GitError(f"{remote_url(repository)} cannot be reached; is the internet within reach? {error}") from error
    if not listed:
        return None
    repository.run("fetch", "--quiet", "--no-tags", REMOTE, f"+{ref}:refs/remotes/{REMOTE}/{branch}")
    return listed.split()[0]


def text_in(repository: Repository, commit: str, path: str) -> str | None:
    """Read a file of a commit; None where it has none of the name."""
    return repository.ask("show", f"{commit}:{path}")


def tree_of(repository: Repository, folder: Path, extra: Mapping[str, str]) -> str:
    """Keep a folder's files in the repository, and `extra` texts by their names; return the tree."""
    git_dir = repository.run("rev-parse", "--absolute-git-dir")
    with tempfile.TemporaryDirectory() as aside:
        env = {"GIT_DIR": git_dir, "GIT_WORK_TREE": str(folder.resolve()), "GIT_INDEX_FILE": f"{aside}/index"}
        inside = Repository(repository.program, folder)
        inside.run(*AS_WRITTEN, "add", "--all", "--force", ".", env=env)
        for name, text in extra.items():
            blob = inside.run("hash-object", "-w", "--stdin", given=text, env=env)
            inside.run("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}", env=env)
        return inside.run("write-tree", env=env)


def tree_at(repository: Repository, commit: str) -> str:
    """Return the tree of a commit."""
    return repository.run("rev-parse", f"{commit}^{{tree}}")


def push_alone(repository: Repository, tree: str, branch: str, *, message: str, expected: str | None) -> None:
    """Push a tree as the only commit of a branch, unless the branch has moved on from `expected`."""
    commit = repository.run("commit-tree", tree, "-m", message, env=author_of(repository))
    ref = f"refs/heads/{branch}"
    lease = f"--force-with-lease={ref}:{expected or ''}"
    try:
        repository.run("push", "--quiet", lease, REMOTE, f"{commit}:{ref}")
    except GitError as error:
        raise GitError(refusal(str(error), branch)) from error


def author_of(repository: Repository) -> dict[str, str]:
    """Name an author where git knows none."""
    if repository.ask("var", "GIT_COMMITTER_IDENT") is not None:
        return {}
    return {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in NOBODY.items()}


def refusal(said: str, branch: str) -> str:
    """Say why a push was refused, and what to do."""
    if "stale info" in said or "fetch first" in said:
        return f"{branch} was published by somebody else in the meantime; run the command again"
    return (
        f"{REMOTE} refused the push to {branch}: {said}. You need the right to push there, and nothing may protect the "
        "branch"
    )
