"""An archive for the tests of the exports: the samples, and articles with all that is awkward in a file of its own."""

import shutil
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from exports.articles import Article, read_articles
from exports.site import Site, read_site
from tests.search_site import ROOT, build_site

HEADER = "Title: {title}\nSlug: {slug}\nDate: {date}\nLang: {lang}\nSource: शाम की चिट्ठी\n{more}\n"
KEPT = "images/0a/0a0a0a0a0a0a0a0a-4x3.webp"
URL = "https://sham-ki-chitthi.example/"
AWKWARD = """\
पहला अनुच्छेद[^1] और दूसरे [लेख](/article/sham-ki-chitthi.example/2024/ikkees/) तक \
[रास्ता]({filename}../2024/ikkees.md), [विषय](../../../../topic/index.html), [नीचे](#x) \
और [बाहर](https://sham-ki-chitthi.example/क ख?a=1&b=2)।

![नदी का चित्र]({static}/images/nadi%20ka.png)

![कहीं और का चित्र](https://img.sham-ki-chitthi.example/1.jpg)

| नाम | संख्या |
|-----|-------|
| गंगा | 10<sup>5</sup> |

<ol start="x"><li>एक<p>भीतर</p></li></ol>
<p onclick="x()" class="odd">स्क्रिप्ट<script>alert(1)</script> &#xFFFE; <time datetime="kal">कल</time></p>
<dl>बिना<dd>शब्द</dd></dl><ul>खुला<li>बिंदु</li></ul><rt>अकेला</rt><figcaption>अकेला</figcaption><li>अकेला</li>
<bdo>उल्टा</bdo><b lang="@@" dir="zz">मोटा<p>अनुच्छेद</p></b><h2>शीर्ष<div>खंड</div></h2><pre><p>x</p></pre>
<ruby>字</ruby><sub><ul><li>x</li></ul></sub><table></table><a href="https://xn--.example/%zz|^[]">टूटा</a>

<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>

    कोड & <अंत>
      दूसरी पंक्ति

[^1]: पाद-टिप्पणी।
"""


@dataclass(frozen=True, slots=True)
class Archive:
    """A built archive and what the exports read of it."""

    content: Path
    site: Site
    articles: list[Article]

    def article(self, slug: str) -> Article:
        return next(article for article in self.articles if article.path.endswith(f"/{slug}"))


def write_article(content: Path, slug: str, body: str = "पाठ।\n", *, lang: str = "hi", **header: str) -> Path:
    date = header.pop("date", "2024-05-02T09:00:00+05:30")
    path = content / f"articles/sham-ki-chitthi.example/{date[:4]}/{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    more = "".join(f"{name}: {value}\n" for name, value in header.items())
    title = header.get("Title", f"{slug} & <चिट्ठी>")
    path.write_text(HEADER.format(title=title, slug=slug, date=date, lang=lang, more=more) + body, "utf-8")
    return path


def dot() -> bytes:
    """Draw a PNG of one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xa3\x23\x1b")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Build the archive once for all tests of a file."""
    folder = tmp_path_factory.mktemp("exports")
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "images").mkdir(exist_ok=True)
    (content / "images/nadi ka.png").write_bytes(dot())
    kept = content / KEPT
    kept.parent.mkdir(parents=True)
    Image.new("RGB", (4, 3), "red").save(kept)
    picture = {"Image": f"{{static}}/{KEPT}", "Image_url": f"{URL}1.jpg", "Image_credit": "शाम का फ़ोटो"}
    words = f'[![दृश्य]({{static}}/{KEPT} "पुल पर भीड़")]({URL}2.jpg)\n'
    write_article(content, "ikkees", words, date="2024-05-02", Tags="किताबें; Suvarna River", **picture)
    awkward = {"Authors": "वर्मा, राम;", "Summary": "चिट्ठी & <b>सार</b>", "Source_url": f"{URL}22", "Access": "paywall"}
    write_article(content, "baees", AWKWARD, date="2024-06-02", **awkward)
    write_article(content, "masauda", Status="draft")
    write_article(content, "bina-tarikh", date="2023-01-05T04:00:00Z", Date_from="capture", lang="ur")
    site = read_site(build_site(folder / "site", content=content))
    return Archive(content, site, read_articles(content, site))
