"""The index that the build writes, and what the search program answers from it in Node."""

import hashlib
import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index

from languages.latin_keys import key_of, skeleton_of
from languages.tokens import fold, tokenise
from plugins.archive_index.documents import text_of
from plugins.archive_index.parts import SCHEMA
from tests.search_site import NODE, ROOT, ask, build_site

JAVASCRIPT = ROOT / "theme" / "static" / "js"
PART = re.compile(r'^receiveSearchPart\(1,"\w+",(.*)\);$', re.DOTALL)

PUTIN = "putin-delhi-pahunche"
HINDI = "hindi-diwas-ki-dhoom"
FAIR = "kul-devta-ka-mela"
CRICKET = "cricket-mein-jeet"
TRAM = "city-in-a-rush"
GRAIN = "grain-ships-sail"
RAIN = "chennai-mazhai"
RIVER = "nodi-bhangon"
URDU = "putin-ki-aamad"
LIBRARY = "beijing-daxue"
CHERRY = "sakura-no-kaika"
BRIDGE = "novyy-most"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("search") / "site", PYTHONHASHSEED="1")


def part(site: Path, name: str) -> Any:
    match = PART.match((site / "search-index" / f"{name}.js").read_text(encoding="utf-8").strip())
    assert match
    return json.loads(match[1])


def search(site: Path, text: str, **options: Any) -> Any:
    return ask(site, searches=[{"text": text, **options}])["searches"][0]


def slugs(answer: Any) -> list[str]:
    return [result["url"].removesuffix("/index.html").rpartition("/")[2] for result in answer["results"]]


FOUND_FIRST = [
    ("पुतिन", PUTIN),
    ("putin", PUTIN),
    ("Putin delhi", PUTIN),
    ("dilli", PUTIN),
    ("रूस", PUTIN),
    ("roos", PUTIN),
    ("russia", GRAIN),
    ("हिन्दी", HINDI),
    ("हिंदी", HINDI),
    ("हिँदी", HINDI),
    ("hindi", HINDI),
    ("बाजार", HINDI),
    ("बाज़ार", HINDI),
    ("बा\u095bार", HINDI),
    ("bazaar", HINDI),
    ("कल", HINDI),
    ("कुल", FAIR),
    ("किसान", PUTIN),
    ("लड़के", CRICKET),
    ("ladka", CRICKET),
    ("sailing", GRAIN),
    ("cafe", GRAIN),
    ("rush", TRAM),
    ("சென்னை", RAIN),
    ("chennai", RAIN),
    ("பள்ளி", RAIN),
    ("নদী", RIVER),
    ("nodi", RIVER),
    ("dhaka", RIVER),
    ("پوتن", URDU),
    ("كتاب", URDU),
    ("北京", LIBRARY),
    ("图书馆", LIBRARY),
    ("桜", CHERRY),
    ("東京", CHERRY),
    ("мосты", BRIDGE),
    ("елки", BRIDGE),
]


def test_words_are_found_in_every_script_and_spelling(site: Path) -> None:
    answers = ask(site, searches=[{"text": text} for text, _ in FOUND_FIRST])["searches"]
    first = {text: slugs(answer)[:1] for (text, _), answer in zip(FOUND_FIRST, answers, strict=True)}
    assert first == {text: [slug] for text, slug in FOUND_FIRST}


def test_a_word_finds_no_other_that_differs_in_its_vowels(site: Path) -> None:
    assert slugs(search(site, "कल ")) == [HINDI]
    assert slugs(search(site, "कुल ")) == [FAIR]


def test_the_beginning_of_a_word_finds_it_while_it_is_typed(site: Path) -> None:
    assert PUTIN in slugs(search(site, "पुति"))
    assert PUTIN in slugs(search(site, "puti"))
    assert RAIN in slugs(search(site, "கனம"))


def test_a_mistyped_word_finds_the_nearest(site: Path) -> None:
    assert slugs(search(site, "crikket")) == [CRICKET]
    assert slugs(search(site, "राष्ट्रपत ")) == [PUTIN]


def test_documents_with_all_words_come_first(site: Path) -> None:
    found = slugs(search(site, "मेला किताबों"))
    assert found[0] == HINDI
    assert FAIR in found


def test_a_word_as_typed_comes_before_its_readings_in_other_scripts(site: Path) -> None:
    assert slugs(search(site, "city ")) == [TRAM]
    assert slugs(search(site, "rus "))[0] == PUTIN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+मेला -किताबों", [FAIR]),
        ("title:मेला", [FAIR]),
        ("topics:putin", [PUTIN]),
        ('"कल फिर मेला"', [HINDI]),
        ("“कल फिर मेला”", [HINDI]),
        ('"फिर कल"', []),
        ("क्रिक*", [CRICKET]),
        ("क्र*ट", [CRICKET]),
        ("लडका~1 +क्रिकेट", [CRICKET]),
        ("+nowhere मेला", []),
        ("-मेला", []),
        ("   ", []),
    ],
)
def test_the_query_language_is_understood(site: Path, text: str, found: list[str]) -> None:
    assert slugs(search(site, text)) == found


@pytest.mark.parametrize(
    ("text", "fault"), [("foo:मेला", "field"), ("मेला~x", "edits"), ("मेला^", "boost"), ('"कुल देवता', "quote")]
)
def test_a_fault_in_a_query_is_named_and_the_rest_is_answered(site: Path, text: str, fault: str) -> None:
    answer = search(site, text)
    assert [problem["fault"] for problem in answer["problems"]] == [fault]
    assert slugs(answer)[0] == FAIR


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"lang": "ur"}, [URDU]),
        ({"topic": "vladimir-putin"}, [PUTIN]),
        ({"source": "subh-e-nau.example"}, [URDU]),
        ({"year": 2024}, []),
        ({"year": "2025", "lang": "hi"}, [PUTIN]),
    ],
    ids=str,
)
def test_filters_leave_out_the_rest(site: Path, filters: dict[str, Any], found: list[str]) -> None:
    assert slugs(search(site, "russia rus روس", filters=filters)) == found


def test_a_result_says_what_is_shown(site: Path) -> None:
    answer = search(site, "روس", limit=1)
    assert answer["total"] == len(slugs(search(site, "روس")))
    result = answer["results"][0]
    assert result["title"] == "صدر پوتن کی دہلی آمد"
    assert (result["lang"], result["dir"], result["date"]) == ("ur", "rtl", "2025-06-03")
    assert result["source"] == ["subh-e-nau.example", "صبحِ نو"]
    assert result["topics"] == [["russia", "रूस"]]
    marked = [result["excerpt"][start:end] for start, end in result["excerptMarks"]]
    assert marked == ["روس"]


def test_text_is_cut_and_folded_alike_in_python_and_in_the_browser(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "search_archive").rglob("*.md"))]
    texts += ["İstanbul ΟΔΟΣ ﬁn 2024年 १२३ کے کی می‌خواهم เชียงใหม่ カタカナー ൻ Ǆ don't 𝟙𝟚"]
    answers = ask(site, words=texts)["words"]
    assert answers == [[form for word in tokenise(text) if (form := fold(word))] for text in texts]


def test_keys_of_typed_words_are_alike_in_python_and_in_the_browser(site: Path) -> None:
    typed = "dilli Dillee chunaaw bachcha cricket zamin queen xerox phool station ghaziabad zhagada".split()
    answers = ask(site, keys=typed)["keys"]
    assert answers == [[key_of(word), skeleton_of(key_of(word))] for word in typed]


def test_lunr_answers_the_same_in_python_and_in_the_browser(site: Path) -> None:
    terms = part(site, "terms")
    index = Index.load(json.loads(json.dumps(terms)))
    asked = [term for term, _ in terms["invertedIndex"]][::7]
    answers = ask(site, terms=asked)["terms"]
    for term, answer in zip(asked, answers, strict=True):
        query = index.create_query()
        query.term(term, use_pipeline=False)
        expected = {int(found["ref"]): found["score"] for found in index.query(query)}
        assert dict(answer) == pytest.approx(expected), term


def test_two_builds_write_the_same_index(site: Path, tmp_path: Path) -> None:
    other = build_site(tmp_path / "site", PYTHONHASHSEED="2")
    for path in sorted((site / "search-index").iterdir()):
        assert path.read_bytes() == (other / "search-index" / path.name).read_bytes(), path.name


def test_an_empty_archive_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    empty = build_site(tmp_path / "site", content=tmp_path / "content")
    assert search(empty, "putin")["total"] == 0


def test_the_manifest_names_the_parts_and_lunr(site: Path) -> None:
    manifest = part(site, "manifest")
    assert {path.stem for path in (site / "search-index").iterdir()} == {"manifest", *manifest["parts"]}
    assert (site / manifest["lunr"]).is_file()


def test_the_program_reads_the_schema_that_the_plugin_writes() -> None:
    assert f"export const SCHEMA = {SCHEMA};" in (JAVASCRIPT / "search" / "parts.js").read_text(encoding="utf-8")


def test_lunr_is_the_published_file() -> None:
    about = tomllib.loads((JAVASCRIPT / "vendor" / "lunr.toml").read_text(encoding="utf-8"))
    script = (JAVASCRIPT / "vendor" / about["file"]).read_bytes()
    assert hashlib.sha256(script).hexdigest() == about["sha256"]
    assert f'lunr.version = "{about["version"]}"'.encode() in script


def test_text_reaches_the_page_as_text_only() -> None:
    for path in sorted((JAVASCRIPT / "search").glob("*.js")):
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
