"""`make github` puts the built site on the branch gh-pages, and says in a sentence what keeps it from that."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing import git
from publishing.errors import AddressError, GitError
from publishing.github import address_of
from tests.cases import cases

ROOT = Path(__file__).parent.parent
SITEURL = "https://you.github.io/archive"
HOME = f'<link rel="canonical" href="{SITEURL}/"><p>घर</p>'
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nothing of this computer's settings, and not look for a repository above."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def sh(*command: str | Path, folder: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    sh("git", "init", "--quiet", "--bare", "remote.git", folder=tmp_path)
    return tmp_path / "remote.git"


@pytest.fixture
def archive(tmp_path: Path, remote: Path) -> Path:
    """An archive with a built site, in a repository whose remote is on this computer."""
    folder = tmp_path / "archive"
    (folder / "output/theme").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "output/index.html").write_text(HOME, "utf-8")
    (folder / "output/theme/crlf.txt").write_bytes(b"a\r\nb\n")
    (folder / "output/addresses.tsv").write_text("topic/metro/\ttopic\tmetro\n", "utf-8")
    (folder / ".gitignore").write_text("output/\n", "utf-8")
    (folder / ".gitattributes").write_text("* text=auto eol=lf\n", "utf-8")
    sh("git", "init", "--quiet", "--initial-branch=main", folder=folder)
    sh("git", "remote", "add", "origin", remote.as_uri(), folder=folder)
    return folder


@pytest.fixture
def run(archive: Path) -> Run:
    def command(name: str = "github", folder: Path = archive, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "publishing", name]
        env = {**os.environ, **environment}
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)

    return command


def files_at(remote: Path, branch: str = "gh-pages") -> list[str]:
    return sh("git", "ls-tree", "-r", "--name-only", branch, folder=remote).splitlines()


def commits_of(remote: Path) -> int:
    return int(sh("git", "rev-list", "--count", "gh-pages", folder=remote))


def test_the_site_is_pushed_as_it_is(run: Run, remote: Path, archive: Path) -> None:
    pushed = run()
    assert pushed.returncode == 0, pushed.stderr
    assert f"The archive is on its way to {SITEURL}.\n" in pushed.stdout
    assert files_at(remote) == [".nojekyll", "addresses.tsv", "index.html", "theme/crlf.txt"]
    raw = subprocess.run(["git", "show", "gh-pages:theme/crlf.txt"], cwd=remote, capture_output=True, check=True)
    assert raw.stdout == b"a\r\nb\n"
    assert "topic/metro/\ttopic\tmetro\n" in (archive / "content/published.tsv").read_text("utf-8")
    assert not (archive / ".git/index").exists()


def test_nothing_is_pushed_where_nothing_changed(run: Run, remote: Path) -> None:
    run()
    before = sh("git", "rev-parse", "gh-pages", folder=remote)
    again = run()
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.endswith("Nothing has changed since it was published.\n")
    assert sh("git", "rev-parse", "gh-pages", folder=remote) == before


def test_the_branch_keeps_no_history(run: Run, remote: Path, archive: Path) -> None:
    run()
    (archive / "output/index.html").write_text(f"{HOME}<p>नया</p>", "utf-8")
    (archive / "output/theme/crlf.txt").unlink()
    assert run().returncode == 0
    assert files_at(remote) == [".nojekyll", "addresses.tsv", "index.html"]
    assert commits_of(remote) == 1


def test_a_domain_that_the_branch_names_is_kept_and_is_the_address(run: Run, remote: Path, archive: Path) -> None:
    run()
    clone = archive.parent / "elsewhere"
    sh("git", "clone", "--quiet", "--branch", "gh-pages", remote, clone, folder=archive)
    (clone / "CNAME").write_text("archive.example.org\n", "utf-8")
    sh("git", "add", ".", folder=clone)
    sh("git", "-c", "user.name=x", "-c", "user.email=x@y", "commit", "--quiet", "-m", "CNAME", folder=clone)
    sh("git", "push", "--quiet", "origin", "gh-pages", folder=clone)
    assert run("address").stdout == "https://archive.example.org\n"
    assert run().returncode == 0
    assert "CNAME" in files_at(remote)
    assert sh("git", "show", "gh-pages:CNAME", folder=remote) == "archive.example.org"
    assert run().stdout.endswith("Nothing has changed since it was published.\n")


def test_what_is_broken_is_not_published(run: Run, remote: Path, archive: Path) -> None:
    (archive / "output/index.html").write_text(f'{HOME}<a href="{SITEURL}/nowhere/">', "utf-8")
    stopped = run()
    assert stopped.returncode == 1
    assert stopped.stdout.endswith(
        "Nothing was published; mend what is broken or too large, and run the command again.\n"
    )
    assert sh("git", "branch", "--list", folder=remote) == ""
    assert not (archive / "content/published.tsv").exists()


def test_a_site_for_the_disk_is_not_published(run: Run, archive: Path) -> None:
    (archive / "output/index.html").write_text("<p>घर</p>", "utf-8")
    stopped = run()
    assert stopped.returncode == 1
    assert stopped.stdout.endswith(
        "The site is built for this computer, and not for the web; publish it with: make github\n"
    )


def test_a_refused_push_is_told_with_what_the_remote_said(run: Run, remote: Path, archive: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'error: GH006: Protected branch update failed' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    refused = run()
    assert refused.returncode == 1
    assert refused.stderr.startswith("origin refused the push to gh-pages: git push failed: remote: error: GH006")
    assert not (archive / "content/published.tsv").exists()


def test_who_published_in_the_meantime_is_not_overwritten(run: Run, remote: Path, archive: Path) -> None:
    run()
    repository = git.open_repository(archive)
    tree = git.tree_of(repository, archive / "output", {"more": "x"})
    with pytest.raises(GitError, match="published by somebody else in the meantime; run the command again"):
        git.push_alone(repository, tree, "gh-pages", message="x", expected=None)
    assert "more" not in files_at(remote)


def test_a_folder_without_git_is_told_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert "is no git repository; clone the one that you made on GitHub" in run("address", tmp_path / "bare").stderr


def test_a_computer_without_git_is_told_so(run: Run, tmp_path: Path) -> None:
    assert run("address", PATH=str(tmp_path)).stderr.startswith(
        "git is not installed; install it from https://git-scm.com/"
    )


def test_a_repository_without_a_remote_is_told_so(run: Run, archive: Path) -> None:
    sh("git", "remote", "remove", "origin", folder=archive)
    told = run("address")
    assert told.returncode == 1
    assert told.stderr.startswith(
        "the repository has no remote named origin; name yours: git remote add origin https://"
    )


def test_a_remote_that_cannot_be_reached_is_told_so(run: Run, archive: Path) -> None:
    sh("git", "remote", "set-url", "origin", str(archive.parent / "nowhere.git"), folder=archive)
    assert "nowhere.git cannot be reached; is the internet within reach?" in run("address").stderr


ADDRESSES = {
    "https": ("https://github.com/You/archive.git", "https://you.github.io/archive"),
    "https without .git": ("https://github.com/you/news.archive", "https://you.github.io/news.archive"),
    "https with a name": ("https://you@github.com/you/archive/", "https://you.github.io/archive"),
    "ssh": ("git@github.com:you/Archive.git", "https://you.github.io/Archive"),
    "ssh address": ("ssh://git@ssh.github.com:443/you/archive.git", "https://you.github.io/archive"),
    "a person's own site": ("git@github.com:You/you.github.io.git", "https://you.github.io"),
}


@pytest.mark.parametrize(("url", "address"), cases(ADDRESSES))
def test_the_address_follows_from_the_remote(
    archive: Path, monkeypatch: pytest.MonkeyPatch, url: str, address: str
) -> None:
    repository = git.open_repository(archive)
    monkeypatch.setattr("publishing.github.remote_url", lambda _: url)
    assert address_of(repository, "") == address


@pytest.mark.parametrize("url", ["https://gitlab.com/you/archive.git", "git@github.com.evil.example:you/archive.git"])
def test_elsewhere_the_address_is_asked_for(archive: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    repository = git.open_repository(archive)
    monkeypatch.setattr("publishing.github.remote_url", lambda _: url)
    with pytest.raises(AddressError, match=r"not on github\.com; say where the site will live: make github SITEURL="):
        address_of(repository, "")
    assert address_of(repository, "https://archive.example.org") == "https://archive.example.org"


def test_a_build_on_github_recalls_what_the_builds_before_it_published(archive: Path, remote: Path) -> None:
    script, file = ROOT / "tools/published.sh", archive / "content/published.tsv"
    sh(script, "recall", folder=archive)
    assert not file.exists()
    file.write_text("topic/a/\ttopic\ta\n", "utf-8")
    sh(script, "keep", folder=archive)
    file.write_text("topic/a/\ttopic\ta\ntopic/b/\ttopic\tb\n", "utf-8")
    sh(script, "keep", folder=archive)
    assert files_at(remote, "published") == ["published.tsv"]
    file.unlink()
    sh(script, "recall", folder=archive)
    assert file.read_text("utf-8") == "topic/a/\ttopic\ta\ntopic/b/\ttopic\tb\n"
    sh("git", "remote", "set-url", "origin", str(archive.parent / "nowhere.git"), folder=archive)
    with pytest.raises(subprocess.CalledProcessError):
        sh(script, "recall", folder=archive)
