"""Kept pictures on the site: in the reader's size, with their captions, loaded from nowhere else."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from PIL import Image
from playwright.sync_api import Browser

from scraper.images.pictures import draw, renditions_of
from scraper.store_images import ImageFolder
from tests.search_site import build_site

SITEURL = "https://user.example/archive"
LEAD, BODY = "https://img.example/pul.jpg", "https://img.example/bheed.png?w=1&h=2"
PUL, TEXT, GONE = (
    "article/d.example/2025/pul/index.html",
    "article/d.example/2025/item/index.html",
    "article/gone/index.html",
)


def keep(root: Path, colour: str, width: int, height: int) -> str:
    """Keep a picture; return the address that a content file names it by."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "PNG")
    folder, body = ImageFolder(root), written.getvalue()
    for one, file in draw(body, renditions_of(body)):
        folder.keep(one.path, file)
    return "{static}/" + renditions_of(body)[-1].path


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    lead, body = keep(root, "red", 1200, 600), keep(root, "blue", 600, 400)
    files = {
        "articles/d.example/2025/pul.md": f"""Title: पुल
Slug: pul
Date: 2025-06-02
Lang: hi
Image: {lead}
Image_url: {LEAD}
Image_caption: नया पुल
Image_credit: Ravi Kumar

एक।

[![पुल पर "भीड़"]({body} "सोमवार <b> को")]({BODY})

दो।

[![केवल शब्द]({body})]({BODY})
""",
        "articles/d.example/2025/item.md": f"""Title: क
Slug: item
Date: 2025-01-01
Lang: hi

- [![क]({body})]({BODY})
- ख
""",
        "gone.md": f"""Title: ख
Slug: gone
Date: 2025-01-01
Lang: hi
Image: {{static}}/images/00/0000000000000000-960x540.webp
Image_url: {LEAD}

[![भीड़]({{static}}/images/00/0000000000000000-960x540.webp "कैप्शन")]({BODY})
""",
    }
    for name, text in files.items():
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_text(text, "utf-8")
    return root / "content"


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("disk") / "site", content=content)


@pytest.fixture(scope="module")
def web(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("web") / "site"
    return build_site(output, content=content, conf="publishconf.py", SITEURL=SITEURL)


def page(site: Path, name: str) -> Any:
    return lxml.html.fromstring((site / name).read_bytes())


def addresses(site: Path, name: str) -> Iterator[str]:
    for element in page(site, name).cssselect("picture *"):
        yield from filter(None, [element.get("src")])
        yield from (one.split()[0] for one in (element.get("srcset") or "").split(", "))


def test_a_picture_is_offered_in_all_its_sizes_and_both_formats(site: Path) -> None:
    source, shown = page(site, PUL).cssselect(".prose figure:first-of-type picture *")
    assert source.get("type") == "image/avif"
    assert re.findall(r"-(\d+x\d+)\.avif (\d+w)", source.get("srcset")) == [("480x320", "480w"), ("600x400", "600w")]
    assert re.findall(r"-(\d+x\d+)\.webp (\d+w)", shown.get("srcset")) == [("480x320", "480w"), ("600x400", "600w")]
    assert (shown.get("width"), shown.get("height"), shown.get("loading")) == ("600", "400", "lazy")
    assert shown.get("sizes") == source.get("sizes")


@pytest.mark.parametrize("name", [PUL, TEXT])
def test_every_address_leads_to_a_file_of_the_site(name: str, site: Path, web: Path) -> None:
    found = list(addresses(site, name))
    base = (site / name).as_uri()
    assert found
    assert all(Path(unquote(urlsplit(urljoin(base, one)).path)).is_file() for one in found)
    assert all((web / one.removeprefix(f"{SITEURL}/")).is_file() for one in addresses(web, name))


def test_caption_and_words_are_text_and_the_original_is_beside_them(site: Path) -> None:
    first, second = page(site, PUL).cssselect(".prose figure")
    assert first.findtext("figcaption") == "सोमवार <b> को"
    assert first.cssselect("img")[0].get("alt") == 'पुल पर "भीड़"'
    assert [one.get("href") for one in first.cssselect(".original")] == [BODY]
    assert (second.findtext("figcaption"), second.cssselect("img")[0].get("alt")) == ("केवल शब्द", "")


def test_in_a_list_it_is_shown_without_a_caption(site: Path) -> None:
    (item,) = page(site, TEXT).cssselect(".prose li:has(picture)")
    assert [one.get("href") for one in item.cssselect(".original")] == [BODY]


def test_the_lead_picture_leads_with_caption_credit_and_original(site: Path, web: Path) -> None:
    (lead,) = page(site, PUL).cssselect("figure.lead-picture")
    assert " ".join(lead.text_content().split()) == "नया पुल चित्र साभार Ravi Kumar"
    assert lead.cssselect("img")[0].get("loading") is None
    assert [one.get("href") for one in lead.cssselect(".original")] == [LEAD]
    shared = page(web, PUL).cssselect("meta[property='og:image']")[0].get("content")
    assert (web / shared.removeprefix(f"{SITEURL}/")).is_file()


def test_a_picture_that_is_not_there_is_its_caption_and_a_link(site: Path) -> None:
    gone = page(site, GONE)
    assert gone.cssselect("picture, img") == []
    assert [(one.text, one.get("href")) for one in gone.cssselect(".prose .picture")] == [("कैप्शन", BODY)]
    assert [one.get("href") for one in gone.cssselect(".lead-picture .picture")] == [LEAD]


def test_pictures_are_no_links_of_the_article(site: Path) -> None:
    assert page(site, PUL).cssselect(".links") == []


def test_a_browser_shows_the_pictures_and_asks_no_other_site(site: Path, browser: Browser) -> None:
    shown, asked = browser.new_page(), []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((site / PUL).as_uri())
    shown.locator(".prose figure").last.scroll_into_view_if_needed()
    widths = "() => Promise.all([...document.images].map(one => one.decode().then(() => one.naturalWidth)))"
    assert all(width > 0 for width in shown.evaluate(widths))
    assert any(".avif" in url for url in asked)
    assert {urlsplit(url).scheme for url in asked} == {"file"}
    shown.close()
