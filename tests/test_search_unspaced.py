"""Search in scripts without spaces: words are found, and not what only happens to stand across two of them."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.search_site import ask, build_site

ARTICLES = {
    "tokyo": ("ja", "東京都の新しい図書館", "東京都は春に図書館を開く。本を読む子どもたちが集まる。"),
    "kyoto": ("ja", "京都の桜まつり", "京都の公園で祭りが始まった。猫が一匹、屋台のそばで眠っている。"),
    "skytower": ("ja", "スカイタワーに観光客", "大学生のグループがスカイタワーを訪れた。"),
    "linjiang": ("zh", "临江地铁三号线通车", "临江地铁三号线今天通车，市民排队乘车。北京大学的教授也来了。"),
    "library": ("zh", "青石镇图书馆重新开放", "图书馆馆长说，学生可以免费借书。"),
    "university": ("zh", "大学在北京招生", "新学年开始，大学宣布在北京招生。"),
    "metro": ("zh-Hant", "臺北捷運新站啟用", "市政府今天宣布，捷運新站明天啟用，居民表示歡迎。"),
    "train": ("th", "รถไฟฟ้าสายใหม่เปิดให้บริการ", "ผู้โดยสารจำนวนมากเดินทางด้วยรถไฟฟ้าในวันแรก"),
    "rain": ("th", "ฝนตกหนักที่กรุงเทพมหานคร", "ถนนหลายสายมีน้ำท่วมหลังฝนตกหนัก"),
    "school": ("km", "សាលារៀនថ្មីនៅភ្នំពេញ", "សិស្សជាច្រើនចូលរៀននៅសាលារៀនថ្មីក្នុងរាជធានីភ្នំពេញ"),
    "bridge": ("lo", "ຂົວໃໝ່ໃນວຽງຈັນ", "ປະຊາຊົນຂ້າມຂົວໃໝ່"),
    "market": ("my", "ရန်ကုန်မြို့တွင်ဈေးသစ်ဖွင့်", "လူအများ ဈေးသစ်သို့ လာရောက်ကြသည်"),
}
ARTICLE = """Title: {title}
Slug: {slug}
Date: 2025-06-01
Lang: {lang}
Source: Blatt
Source_url: https://blatt.example/{slug}

{text}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unspaced")
    articles = folder / "content" / "articles" / "blatt.example" / "2025"
    articles.mkdir(parents=True)
    for slug, (lang, title, text) in ARTICLES.items():
        (articles / f"{slug}.md").write_text(
            ARTICLE.format(slug=slug, lang=lang, title=title, text=text), encoding="utf-8"
        )
    return build_site(folder / "site", content=folder / "content")


def found(site: Path, texts: list[str]) -> dict[str, list[str]]:
    answers = ask(site, searches=[{"text": text} for text in texts])["searches"]
    return {text: slugs(answer) for text, answer in zip(texts, answers, strict=True)}


def slugs(answer: Any) -> list[str]:
    return [result["url"].removesuffix("/index.html").rpartition("/")[2] for result in answer["results"]]


FINDS = {
    "東京": ["tokyo"], "東京都": ["tokyo"], "京都": ["kyoto"], "図書館": ["tokyo"], "桜まつり": ["kyoto"],
    "猫": ["kyoto"], "観光客": ["skytower"], "スカイタワー": ["skytower"], "スカイ": ["skytower"],
    "临江": ["linjiang"], "临江地铁": ["linjiang"], '"临江地铁"': ["linjiang"], '"地铁三号线"': ["linjiang"],
    "青石镇": ["library"], "图书馆": ["library"], "馆长": ["library"], '"北京大学"': ["linjiang"], '"大学北京"': [],
    "臺北": ["metro"], "捷運": ["metro"], "新站啟用": ["metro"],
    "รถไฟฟ้า": ["train"], "ผู้โดยสาร": ["train"], "กรุงเทพ": ["rain"], "กรุงเทพ ฝน": ["rain"], "น้ำท่วม": ["rain"],
    "ភ្នំពេញ": ["school"], "សាលារៀន": ["school"], "ຂົວ": ["bridge"], "ວຽງຈັນ": ["bridge"], "ရန်ကုန်": ["market"],
}  # fmt: skip
FIRST = {
    "北京大学": "linjiang",
    "大学生": "skytower",
    "图书馆馆长": "library",
    "地铁三号线": "linjiang",
    "รถไฟฟ้าสายใหม่": "train",
}


def test_words_are_found_and_not_what_stands_across_two_of_them(site: Path) -> None:
    assert found(site, list(FINDS)) == FINDS


def test_words_written_together_come_first_where_they_stand_together(site: Path) -> None:
    assert {text: slugs[0] for text, slugs in found(site, list(FIRST)).items()} == FIRST


def test_a_word_that_is_cut_otherwise_is_found_by_its_parts(site: Path) -> None:
    (answer,) = ask(site, searches=[{"text": "ฝนตก"}])["searches"]
    assert slugs(answer) == ["rain"]
    assert answer["instead"] == [{"typed": "ฝนตก", "meant": "ฝน"}]


def test_found_words_are_marked_whole(site: Path) -> None:
    texts = ["临江", "临江地铁", "東京都", "รถไฟฟ้า", "ភ្នំពេញ"]
    for text, answer in zip(texts, ask(site, searches=[{"text": text} for text in texts])["searches"], strict=True):
        result = answer["results"][0]
        start, end = result["titleMarks"][0]
        assert result["title"][start:end] == text


@pytest.mark.parametrize("text", ["京都", "臺北", "临江地铁", "รถไฟฟ้า", "ភ្នំពេញ", "សាលារៀន", "ວຽງຈັນ"])
def test_a_browser_finds_and_marks_them_too(site: Path, page: Page, text: str) -> None:
    page.goto((site / "search" / "index.html").as_uri())
    page.locator("main .search-form input").fill(text)
    expect(page.locator("ol.results > li.result mark").first).to_have_text(text)
