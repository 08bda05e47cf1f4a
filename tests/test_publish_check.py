"""`make check` finds what would disappoint a reader of the published site, and says what to do about it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing import limits
from publishing.findings import (
    DEAD_LINK,
    DEAD_PLACE,
    EMPTY,
    GONE,
    LARGE_FILE,
    LARGE_SITE,
    MISSING_FILE,
    NEARLY_LARGE,
    ORPHAN,
    SAME_ADDRESS,
    SLOW,
    TAKEN,
    TWICE,
    TWO_FILES,
    Kind,
    Level,
)
from publishing.report import findings_in, report
from publishing.site import read_site
from tests.cases import cases
from tests.small_site import build

ROOT = Path(__file__).parent.parent
SITEURL = "https://user.example/archive"
LINKED = '<a href="topic/metro/index.html">metro</a> <a href="article/pul/index.html">pul</a>'
WHOLE = f'<a href="{SITEURL}/topic/metro/">metro</a> <a href="{SITEURL}/article/pul/">pul</a>'
Files = dict[str, str]
SITE: Files = {
    "index.html": f'<main id="main">{LINKED}</main>',
    "topic/metro/index.html": '<a href="../../article/pul/index.html#ek">x</a>',
    "article/pul/index.html": '<a href="../../index.html?q=a#main">home</a><h2 id="ek">१</h2>',
    "404.html": "<p>gone</p>",
    "addresses.tsv": "topic/metro/\ttopic\tmetro\narticle/pul/\tarticle\tsetu.example/pul\n",
}
Check = Callable[..., list[tuple[Kind, str, str]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the small site above with some files more or other ones."""

    def found_in(published: str = "", **more: str) -> list[tuple[Kind, str, str]]:
        for path, text in {**SITE, **more}.items():
            (tmp_path / "output" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "output" / path).write_text(text, "utf-8")
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content/published.tsv").write_text(published, "utf-8")
        found = findings_in(read_site(tmp_path / "output", tmp_path / "content"))
        return [(finding.kind, finding.place, finding.fault) for finding in found]

    return found_in


def article(markup: str) -> Files:
    return {"article/pul/index.html": f'<h2 id="ek">१</h2>{markup}'}


def web(markup: str) -> Files:
    canonical = f'<link rel="canonical" href="{SITEURL}/">'
    return {"index.html": f'{canonical}<main id="main">{WHOLE}{markup}</main>'}


PUL = "article/pul/index.html"
HOME = "index.html"
FAULTS: dict[str, tuple[Files, list[tuple[Kind, str, str]]]] = {
    "nothing": ({}, []),
    "a link to nothing": (article('<a href="../mela/index.html">'), [(DEAD_LINK, PUL, "../mela/index.html")]),
    "a link above the site": (article('<a href="../../../../x.html">'), [(DEAD_LINK, PUL, "../../../../x.html")]),
    "a link to a folder on a disk": (article('<a href="../../topic/metro">'), [(DEAD_LINK, PUL, "../../topic/metro")]),
    "a link from the root of a disk": (article('<a href="/index.html">'), [(DEAD_LINK, PUL, "/index.html")]),
    "a link in other capitals": (
        article('<a href="../Pul/index.html">'),
        [(DEAD_LINK, PUL, "../Pul/index.html (there is article/pul/index.html; capitals count)")],
    ),
    "a form to nothing": (
        article('<form action="../../suche/index.html">'),
        [(DEAD_LINK, PUL, "../../suche/index.html")],
    ),
    "links out of the site": (
        article('<a href="https://a.example/x"><a href="//a.example"><a href="mailto:a@b.example"><a href="http://[">'),
        [],
    ),
    "a text on links": (article('<pre>&lt;a href="nowhere.html"></pre> <p title=\'a href="nirgends"\'>'), []),
    "an encoded link": (
        {
            **article('<a href="../../topic/%E0%A4%AE%E0%A5%87%E0%A4%B2%E0%A4%BE/index.html">'),
            "topic/मेला/index.html": "",
        },
        [],
    ),
    "a place that is not there": (article('<a href="#do">'), [(DEAD_PLACE, PUL, "#do")]),
    "a place of another page": (
        article('<a href="../../index.html#foot">'),
        [(DEAD_PLACE, PUL, "../../index.html#foot")],
    ),
    "places that every page has": (article('<a href="#"><a href="#top"><a href="../../index.html#:~:text=x">'), []),
    "an encoded place": (article('<a href="#%E0%A4%AE">म</a><p id="म">'), []),
    "a missing picture": (
        article('<img src="../../images/a.webp" srcset="../../images/b.webp 480w, ../../images/b.webp 960w">'),
        [(MISSING_FILE, PUL, "../../images/a.webp"), (MISSING_FILE, PUL, "../../images/b.webp")],
    ),
    "a picture that is data": (article('<img src="data:image/gif;base64,R0lG">'), []),
    "a missing font": (
        {"theme/css/main.css": "@font-face { src: url('../fonts/deva.woff2') } a { background: url(data:x) }"},
        [(MISSING_FILE, "theme/css/main.css", "../fonts/deva.woff2")],
    ),
    "the same fault on several pages": (
        {"index.html": f'<i id="main">{LINKED}<a href="x.html">', **article('<a href="../../x.html">')},
        [(DEAD_LINK, PUL, "../../x.html, and so in 1 more")],
    ),
    "a page that nothing leads to": ({"about/index.html": "<p>x"}, [(ORPHAN, "about/index.html", "")]),
    "pages that are to be found by nobody": ({"old/index.html": '<meta name="robots" content="noindex">'}, []),
    "a topic without articles": (
        {"topic/metro/index.html": "<p>nothing</p>"},
        [(EMPTY, "topic/metro/index.html", "")],
    ),
    "capitals only": (
        {**article('<a href="../Pul/index.html">'), "article/Pul/index.html": '<a href="../pul/index.html">'},
        [(SAME_ADDRESS, "article/Pul/index.html", PUL)],
    ),
    "a file and a folder of one name": (
        {**article('<a href="../pul.html">'), "article/pul.html": ""},
        [(TWO_FILES, "article/pul.html", PUL)],
    ),
    "an article twice": (
        {"addresses.tsv": "article/pul/\tarticle\ta.example/1\ntopic/metro/\tarticle\ta.example/1\n"},
        [(TWICE, "article/pul/", "topic/metro/")],
    ),
    "for the web, addresses as a server completes them": (
        web(f'<a href="{SITEURL}/topic/metro"><a href="{SITEURL}"><a href="{SITEURL}ed/x"><a href="/archive/404">'),
        [],
    ),
    "for the web, a link to nothing": (
        web(f'<a href="{SITEURL}/topic/mela/">'),
        [(DEAD_LINK, HOME, f"{SITEURL}/topic/mela/")],
    ),
    "for the web, a link from the root of the host": (
        web('<a href="/topic/metro/">'),
        [(DEAD_LINK, HOME, "/topic/metro/")],
    ),
    "for the web, a sitemap of what is not there": (
        {**web(""), "sitemap.xml": f"<urlset><loc>{SITEURL}/gone/</loc></urlset>"},
        [(DEAD_LINK, "sitemap.xml", f"{SITEURL}/gone/")],
    ),
}


@pytest.mark.parametrize(("files", "expected"), cases(FAULTS))
def test_what_is_found(check: Check, files: Files, expected: list[tuple[Kind, str, str]]) -> None:
    assert check(**files) == expected


HISTORY = {
    "as it was": ("article/pul/\tarticle\tsetu.example/pul\n", []),
    "gone": ("article/x/\tarticle\tx.example\n", [(GONE, "article/x/", "x.example")]),
    "moved, and not built since": (
        "article/alt/\tarticle\tsetu.example/pul\n",
        [(GONE, "article/alt/", "it is at article/pul/ now; build the site again")],
    ),
    "another took its place": (
        "topic/metro/\tarticle\tsetu.example/pul\n",
        [(TAKEN, "topic/metro/", "what was there is at article/pul/")],
    ),
}


@pytest.mark.parametrize(("published", "expected"), cases(HISTORY))
def test_what_became_of_published_addresses(
    check: Check, published: str, expected: list[tuple[Kind, str, str]]
) -> None:
    assert check(published) == expected


def test_what_github_does_not_take_is_told(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 2000)
    monkeypatch.setattr(limits, "SITE", 4000)
    monkeypatch.setattr(limits, "FILES_A_SECOND", 0.001)
    found = check(**{"data.bin": "x" * 3000})
    assert [kind for kind, _, _ in found] == [LARGE_FILE, NEARLY_LARGE, SLOW]
    assert [kind for kind, _, _ in check(**{"more.bin": "x" * 1900})] == [LARGE_FILE, LARGE_SITE, SLOW]


def test_a_report_says_what_to_do_and_counts(check: Check, tmp_path: Path) -> None:
    links = "".join(f'<a href="{number}.html">' for number in range(23))
    check(**article(f'<a href="#do">{links}'))
    site = read_site(tmp_path / "output", tmp_path / "content")
    said = list(report(site, findings_in(site)))
    assert said[0] == "Links that lead nowhere (broken)"
    assert said[1].strip().startswith("Correct the link in the content file")
    assert said[2].strip() == "article/pul/index.html: 0.html"
    assert said[22].strip() == "and 3 more"
    assert said[24] == "Links to a place that their page does not have (to look at)"
    assert said[-2].startswith("5 files, 0.0 MB. GitHub Pages serves up to 1 GB")
    assert said[-1] == "Checked: 23 broken, 0 beyond what GitHub Pages takes, 1 to look at."


def test_every_kind_of_fault_has_a_sentence_of_advice() -> None:
    from publishing import findings  # noqa: PLC0415 - all its kinds are wanted

    kinds = [kind for kind in vars(findings).values() if isinstance(kind, Kind)]
    assert all(kind.advice.endswith(".") and kind.title for kind in kinds)
    table = (ROOT / "docs/before-publishing.md").read_text("utf-8")
    assert [kind.title for kind in kinds if f"| {kind.title} |" not in table] == []
    assert {kind.level for kind in kinds} == set(Level)


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publishing", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_sample_archive_has_no_fault(tmp_path: Path) -> None:
    output = build(ROOT / "content", tmp_path / "output", SITEURL=SITEURL)
    checked = run("check", "--content", str(ROOT / "content"), folder=output.parent)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.endswith("Checked: 0 broken, 0 beyond what GitHub Pages takes, 0 to look at.\n")


def test_the_command_fails_for_what_is_broken_only(check: Check, tmp_path: Path) -> None:
    check(**article('<a href="#do">'))
    assert run("check", folder=tmp_path).returncode == 0
    check(**article('<a href="do.html">'))
    assert run("check", folder=tmp_path).returncode == 1


def test_without_a_built_site_a_sentence_says_how_to_build_one(tmp_path: Path) -> None:
    ran = run("check", folder=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr == "output/ holds no built site, for it has no index.html; build it with: make html\n"


def test_what_is_published_is_remembered_and_what_was_is_not_forgotten(check: Check, tmp_path: Path) -> None:
    check("article/alt/\tarticle\tsetu.example/pul\n")
    first = run("remember", folder=tmp_path)
    assert first.stdout.startswith("content/published.tsv remembers what is published where (2 new)")
    lines = (tmp_path / "content/published.tsv").read_text("utf-8").splitlines()
    assert [line.partition("\t")[0] for line in lines[1:]] == ["article/alt/", "article/pul/", "topic/metro/"]
    assert run("remember", folder=tmp_path).stdout == ""


def test_a_remembered_line_that_cannot_be_read_is_named(check: Check, tmp_path: Path) -> None:
    check()
    (tmp_path / "content/published.tsv").write_text("<<<<<<" + "< HEAD\n", "utf-8")
    ran = run("check", folder=tmp_path)
    assert ran.returncode == 1
    assert ran.stderr.startswith("content/published.tsv, line 1: '<<<<<<" + "< HEAD' is not an address")
