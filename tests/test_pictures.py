"""A picture's address is that of its largest sensible form, wherever the page hides it."""

import pytest
from bs4 import BeautifulSoup, Tag

from scraper.body.pictures import picture_url
from tests.cases import cases

PICTURES = {
    "as it stands": ('<img src="/a.jpg">', "/a.jpg"),
    "loaded late": ('<img src="/placeholder.gif" data-src="/a.jpg">', "/a.jpg"),
    "largest of a set": ('<img src="/s.jpg" srcset="/400.jpg 400w, /1600.jpg 1600w, /800.jpg 800w">', "/1600.jpg"),
    "a form for print is not sensible": ('<img src="/s.jpg" srcset="/1600.jpg 1600w, /9000.jpg 9000w">', "/1600.jpg"),
    "only forms for print": ('<img srcset="/9000.jpg 9000w, /6000.jpg 6000w">', "/6000.jpg"),
    "by density": ('<img src="/1.jpg" srcset="/1.jpg, /2.jpg 2x">', "/2.jpg"),
    "addresses with commas": ('<img srcset="/w_400,h_300/a.jpg 400w, /w_800,h_600/a.jpg 800w">', "/w_800,h_600/a.jpg"),
    "a set that is loaded late": ('<img src="data:image/gif;base64,AA" data-srcset="/a.jpg 800w">', "/a.jpg"),
    "sources beside it": (
        '<picture><source srcset="/800.webp 800w, /1200.webp 1200w"><img src="/a.jpg"></picture>',
        "/1200.webp",
    ),
    "a stand-in only": ('<img src="data:image/gif;base64,AA">', None),
    "nothing": ("<img>", None),
}


@pytest.mark.parametrize(("html", "path"), cases(PICTURES))
def test_a_picture_is_found(html: str, path: str | None) -> None:
    image = BeautifulSoup(html, "lxml").find("img")
    assert isinstance(image, Tag)
    assert picture_url(image, "https://dainik.example/pul") == (f"https://dainik.example{path}" if path else None)
