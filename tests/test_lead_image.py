"""The lead image: what it shows and whose it is."""

import pytest

from tests.cases import cases
from tests.test_metadata import fields_of, linked_data, meta

URL = "https://img.hill-courier.example/2025/last-ferry-1200x675.jpg"
OG = meta("og:image", URL)
SHOWN = "<img src='/i/last-ferry-640x360.jpg'>"


def figure(words: str) -> str:
    return f"{OG}<h1>x</h1><figure>{SHOWN}<figcaption>{words}</figcaption></figure>"


SAID: dict[str, tuple[str, str | None, str | None]] = {
    "a caption": (figure("The ferry at its pier"), "The ferry at its pier", None),
    "a credit after a label": (figure("The ferry. Photo: Ravi Kumar"), "The ferry.", "Ravi Kumar"),
    "a credit in brackets": (figure("The ferry (Photo: Ravi Kumar)"), "The ferry", "Ravi Kumar"),
    "a credit in Hindi": (figure("आखिरी नाव, फोटो साभार: रवि कुमार"), "आखिरी नाव", "रवि कुमार"),
    "a credit after a sign": (figure("Die Fähre © Ravi Kumar/dpa"), "Die Fähre", "Ravi Kumar/dpa"),
    "a credit by its class": (figure("The ferry <i class=photo-credit>Ravi Kumar</i>"), "The ferry", "Ravi Kumar"),
    "a credit set apart by style": (figure("<b>The ferry.</b><b>Ravi Kumar</b>"), "The ferry.", "Ravi Kumar"),
    "a credit alone": (figure("Photo: Ravi Kumar"), None, "Ravi Kumar"),
    "a label alone": (figure("Photo"), None, None),
    "brackets that belong to the caption stay": (figure("The ferry (left)"), "The ferry (left)", None),
    "JSON-LD": (
        linked_data(image={"url": URL, "caption": "The ferry", "creditText": "Ravi Kumar"}),
        "The ferry",
        "Ravi Kumar",
    ),
    "JSON-LD, the headline again": (linked_data(headline="x", image={"url": URL, "caption": "x"}), None, None),
    "the caption of another picture": (
        f"{OG}<h1>x</h1><figure><img src=/i/bridge.jpg><figcaption>The bridge</figcaption></figure>",
        None,
        None,
    ),
    "the caption of one of several in a box": (
        f"{OG}<h1>x</h1><div>{SHOWN}<img src=/i/bridge.jpg><p class=caption>The bridge</p></div>",
        None,
        None,
    ),
}


@pytest.mark.parametrize(("html", "caption", "credit"), cases(SAID))
def test_the_lead_image_says(html: str, caption: str | None, credit: str | None) -> None:
    image = fields_of(html).image
    assert (image.url, image.caption, image.credit) == (URL, caption, credit)
