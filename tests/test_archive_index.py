"""The index that the build writes, and what the search program answers from it in Node."""

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from languages.latin_keys import key_of, skeleton_of
from languages.tokens import fold, tokenise
from plugins.archive_index.documents import text_of
from plugins.archive_index.parts import SCHEMA
from tests.search_site import CONTENT, NODE, ROOT, ask, build_site

JAVASCRIPT = ROOT / "theme" / "static" / "js"
PART = re.compile(rf'^receiveSearchPart\({SCHEMA},"[\w/-]+",(.*)\);$', re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("search") / "site", PYTHONHASHSEED="1")


def part(site: Path, name: str) -> Any:
    match = PART.match((site / "search-index" / f"{name}.js").read_text(encoding="utf-8").strip())
    assert match
    return json.loads(match[1])


def test_text_is_cut_and_folded_alike_in_python_and_in_the_browser(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "search_archive").rglob("*.md"))]
    texts += ["İstanbul ΟΔΟΣ ﬁn 2024年 १२३ کے کی می‌خواهم เชียงใหม่ カタカナー ൻ Ǆ don't 𝟙𝟚"]
    answers = ask(site, words=texts)["words"]
    assert answers == [[form for word in tokenise(text) if (form := fold(word))] for text in texts]


def test_keys_of_typed_words_are_alike_in_python_and_in_the_browser(site: Path) -> None:
    typed = "dilli Dillee chunaaw bachcha cricket zamin queen xerox phool station ghaziabad zhagada".split()
    answers = ask(site, keys=typed)["keys"]
    assert answers == [[key_of(word), skeleton_of(key_of(word))] for word in typed]


def test_two_builds_write_the_same_index(site: Path, tmp_path: Path) -> None:
    other = build_site(tmp_path / "site", PYTHONHASHSEED="2")
    files = [path for folder in ("search-index", "search-texts") for path in sorted((site / folder).rglob("*.js*"))]
    for path in files:
        assert path.read_bytes() == (other / path.relative_to(site)).read_bytes(), path.name
    assert (other / "search-index" / "files.json").read_bytes() == (site / "search-index" / "files.json").read_bytes()


def test_building_a_site_again_writes_only_what_has_changed_of_its_index(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT, tmp_path / "content")
    site = build_site(tmp_path / "site", content=content)
    texts = {path: path.stat().st_mtime_ns for path in sorted((site / "search-texts").rglob("*.js"))}
    (site / "left-over.html").write_text("", encoding="utf-8")
    newest = max(content.rglob("*.md"), key=lambda path: part_of_header(path, "Date"))
    newest.unlink()
    build_site(site, content=content)
    assert not (site / "left-over.html").exists()
    gone = [path for path in texts if not path.exists()]
    assert len(gone) == 1
    assert all(path.stat().st_mtime_ns == written for path, written in texts.items() if path not in gone)


def part_of_header(path: Path, field: str) -> str:
    """Read one field of the header of a content file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith(f"{field}: ")), "")


def test_an_empty_archive_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    empty = build_site(tmp_path / "site", content=tmp_path / "content")
    answers = ask(empty, searches=[{"text": text} for text in ("putin", "+मेला", '"कल फिर"', "s*", "पुतन~1", "-x", "")])
    assert [answer["total"] for answer in answers["searches"]] == [0] * 7
    (counted,) = ask(empty, facets=[{"text": "putin"}])["facets"]
    assert counted == {"topic": [], "source": [], "author": [], "lang": [], "months": []}


def test_every_file_of_the_index_is_listed_with_its_digest_and_size(site: Path) -> None:
    listed = json.loads((site / "search-index" / "files.json").read_text(encoding="utf-8"))
    written = [path for folder in ("search-index", "search-texts") for path in (site / folder).rglob("*.js")]
    assert {path.relative_to(site).as_posix() for path in written} == {name for name, _, _ in listed}
    for name, digest, size in listed:
        content = (site / name).read_bytes()
        assert (hashlib.sha256(content).hexdigest()[:12], len(content)) == (digest, size), name
    assert (site / part(site, "manifest")["lunr"]).is_file()


def test_the_program_reads_the_schema_that_the_plugin_writes() -> None:
    assert f"export const SCHEMA = {SCHEMA};" in (JAVASCRIPT / "search" / "parts.js").read_text(encoding="utf-8")


def test_lunr_is_the_published_file() -> None:
    about = tomllib.loads((JAVASCRIPT / "vendor" / "lunr.toml").read_text(encoding="utf-8"))
    script = (JAVASCRIPT / "vendor" / about["file"]).read_bytes()
    assert hashlib.sha256(script).hexdigest() == about["sha256"]
    assert f'.version="{about["version"]}"'.encode() in script


def test_text_reaches_the_page_as_text_only() -> None:
    for path in sorted((JAVASCRIPT / "search").rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", source), path.name


def test_the_pure_modules_pass_their_own_tests() -> None:
    tests = sorted((ROOT / "tests" / "js").glob("*.test.js"))
    ran = subprocess.run([NODE, "--test", *tests], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_classic_script_runs_without_modules(site: Path) -> None:
    script = site / "theme" / "js" / "search" / "classic.js"
    assert not re.search(r"^(import|export)\b", script.read_text(encoding="utf-8"), re.MULTILINE)
    subprocess.run([NODE, "--check", script], check=True)


def test_words_of_neighbouring_blocks_stay_apart() -> None:
    assert text_of("<p>एक</p><ul><li>दो</li><li>तीन</li></ul><p>चार<br>पाँच</p>") == "एक\nदो\nतीन\nचार\nपाँच"
