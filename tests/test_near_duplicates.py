"""Copies of one report in several papers: found in every script, linked to each other, counted once in search."""

from itertools import combinations
from pathlib import Path

import lxml.html
import numpy as np
import pytest

from languages.tokens import runs_of
from plugins.archive_pages.copies import ALIKE, ALIKE_AT_ONE_PUBLISHER
from plugins.archive_pages.near_duplicates import (
    FEWEST,
    SIZE,
    Numbers,
    Signatures,
    resemblance,
    resembling,
    shingles,
    signature,
)
from tests.small_site import build

# Invented agency reports: lead, three paragraphs, and a last one that papers cut.
REPORTS = {
    "hi": (
        "सुवर्णा नदी में सोमवार की रात जलस्तर ख़तरे के निशान से ऊपर चला गया और निचले मोहल्लों को ख़ाली कराया गया।",
        "ज़िलाधिकारी कमला नायर ने बताया कि चार स्कूलों में शिविर लगाए गए हैं, जहाँ दो हज़ार लोगों के ठहरने की व्यवस्था है।",
        "जल आयोग के अनुसार पानी मंगलवार दोपहर तक उतरने लगेगा, पर अगले दो दिन तेज़ बारिश का अनुमान है।",
        "बाज़ार की पुरानी गलियों में दुकानदारों ने सामान ऊपर की मंज़िलों पर पहुँचाया और रेत की बोरियाँ लगाईं।",
        "पिछली बार ऐसी बाढ़ सात साल पहले आई थी, जब पुल का एक हिस्सा बह गया था।",
    ),
    "en": (
        "The Suvarna rose above its danger mark late on Monday and families in the lower wards were moved out by boat.",
        "District magistrate Kamala Nair said camps had opened in four schools with room for two thousand people.",
        "The water commission expects the river to fall from Tuesday noon though heavy rain is forecast for two days.",
        "In the old market traders carried their stock to upper floors and stacked bags of sand against the doors.",
        "The last flood of this size came seven years ago when a part of the bridge was swept away.",
    ),
    "ur": (
        "سورنا ندی میں پیر کی رات پانی کی سطح خطرے کے نشان سے اوپر چلی گئی اور نچلے محلوں کو خالی کرا لیا گیا۔",
        "ضلع مجسٹریٹ کملا نائر نے بتایا کہ چار اسکولوں میں کیمپ لگائے گئے ہیں جہاں دو ہزار لوگ ٹھہر سکتے ہیں۔",
        "آبی کمیشن کے مطابق پانی منگل کی دوپہر تک اترنے لگے گا مگر اگلے دو دن تیز بارش کا امکان ہے۔",
        "پرانے بازار کی گلیوں میں دکانداروں نے سامان اوپر کی منزلوں پر پہنچایا اور ریت کی بوریاں لگائیں۔",
        "پچھلی بار ایسا سیلاب سات سال پہلے آیا تھا جب پل کا ایک حصہ بہہ گیا تھا۔",
    ),
    "ta": (
        "சுவர்ணா ஆற்றில் திங்கள் இரவு நீர்மட்டம் அபாய அளவைத் தாண்டியதால் தாழ்வான பகுதிகளில் இருந்த மக்கள் வெளியேற்றப்பட்டனர்.",
        "நான்கு பள்ளிகளில் முகாம்கள் திறக்கப்பட்டுள்ளன என்றும் அவற்றில் இரண்டாயிரம் பேர் தங்க இடம் உண்டு என்றும் ஆட்சியர் கமலா நாயர் கூறினார்.",
        "செவ்வாய் நண்பகலுக்குள் வெள்ளம் வடியத் தொடங்கும் என்று நீர் ஆணையம் எதிர்பார்க்கிறது, ஆனால் அடுத்த இரண்டு நாள்கள் கனமழை பெய்யும்.",
        "பழைய சந்தையில் வணிகர்கள் தங்கள் பொருள்களை மேல் தளங்களுக்கு எடுத்துச் சென்று வாசல்களில் மணல் மூட்டைகளை அடுக்கினர்.",
        "இதே அளவு வெள்ளம் ஏழு ஆண்டுகளுக்கு முன்பு வந்தபோது பாலத்தின் ஒரு பகுதி அடித்துச் செல்லப்பட்டது.",
    ),
    "ja": (
        "月曜日の夜、スヴァルナ川の水位が危険水位を超え、低地の住民は船で避難した。",
        "県のカマラ・ナイル知事は、四つの学校に避難所を開き、およそ二千人を受け入れられると述べた。",
        "水資源委員会は火曜日の正午までに水が引き始めると見ているが、今後二日間は大雨が予想される。",
        "古い市場では商人たちが商品を上の階へ運び、入り口に土のうを積み上げた。",
        "同じ規模の洪水は七年前にもあり、そのとき橋の一部が流された。",
    ),
}
OTHER = {
    "hi": "नगर के नए पुस्तकालय में बच्चों के लिए कहानी की शामें हर शनिवार को होंगी और सदस्यता पहले साल मुफ़्त रहेगी, यह "
    "बात अध्यक्ष रवि कुमार ने उद्घाटन के दिन कही और बताया कि बीस हज़ार किताबें पढ़ने के लिए रखी गई हैं।",
    "en": "Story evenings for children will be held every Saturday in the new town library and membership stays free "
    "for a year, its head Asha Sen said on opening day, adding that twenty thousand books are on its open shelves.",
}


def as_printed_elsewhere(report: tuple[str, ...]) -> str:
    """Print a report as another paper does: a dateline, without its last paragraph."""
    return "\n".join((f"(PTI) {report[0]}", *report[1:4]))


def sign(text: str) -> Signatures:
    return signature(runs_of(text), Numbers())


@pytest.mark.parametrize("lang", REPORTS)
def test_a_report_and_its_copy_resemble_each_other_in_every_script(lang: str) -> None:
    pair = np.stack([sign("\n".join(REPORTS[lang])), sign(as_printed_elsewhere(REPORTS[lang]))])
    assert list(resembling(pair, ALIKE)) == [(0, 1)]
    assert resemblance(*pair) < ALIKE_AT_ONE_PUBLISHER + 0.15


def test_reports_of_other_things_and_in_other_languages_do_not() -> None:
    texts = [*("\n".join(report) for report in REPORTS.values()), *OTHER.values()]
    signed = np.stack([sign(text) for text in texts])
    assert all(resemblance(signed[one], signed[other]) < 0.1 for one, other in combinations(range(len(texts)), 2))


def test_spellings_of_one_word_are_one() -> None:
    text = " ".join(REPORTS["hi"])
    assert resemblance(sign(text), sign(text.replace("ज़", "ज").replace("ख़", "ख"))) == 1


def test_a_short_text_resembles_none() -> None:
    short = np.stack([sign("एक छोटी ख़बर।")] * 2)
    assert not short.any()
    assert list(resembling(short, 0.0)) == []
    assert sign(" ".join(f"शब्द{number}" for number in range(FEWEST))).any()


def test_the_estimate_is_near_the_share_of_common_shingles() -> None:
    numbers = np.random.default_rng(7).integers(0, 2**64, 400, dtype=np.uint64)
    one, other = numbers[:300], numbers[100:]
    common = len(set(shingles(one).tolist()) & set(shingles(other).tolist()))
    true = common / len(set(shingles(one).tolist()) | set(shingles(other).tolist()))
    texts = [" ".join(f"w{number}" for number in words) for words in (one, other)]
    assert abs(resemblance(sign(texts[0]), sign(texts[1])) - true) < 0.13


def test_of_many_copies_every_one_is_found() -> None:
    copies = np.stack([sign("\n".join(REPORTS["hi"]))] * 50)
    assert {other for _, other in resembling(copies, ALIKE)} == set(range(1, 50))


def test_no_archive_is_too_small() -> None:
    assert list(resembling(np.zeros((0, SIZE), dtype=np.uint32), ALIKE)) == []


def write(content: Path, place: str, date: str, body: str) -> None:
    host, _, slug = place.partition("/")
    header = f"Title: {slug}\nSlug: {slug}\nDate: {date}\nLang: hi\nSource: {SOURCES[host]}\n"
    path = content / "articles" / host / "2025" / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    paragraphs = body.replace("\n", "\n\n")
    path.write_text(f"{header}Source_url: https://{place}\n\n{paragraphs}\n", "utf-8")


SOURCES = {"setu.example": "सेतु", "prabhat.example": "प्रभात", "lokvani.example": "लोकवाणी"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("copies") / "content"
    report, copy = "\n".join(REPORTS["hi"]), as_printed_elsewhere(REPORTS["hi"])
    write(content, "setu.example/baarh", "2025-06-02T08:00:00+05:30", report)
    write(content, "prabhat.example/suvarna", "2025-06-02T06:00:00+05:30", copy)
    write(content, "lokvani.example/paani", "2025-06-03", copy)
    write(content, "setu.example/agle-din", "2025-06-04", f"{report}\n{OTHER['hi']}")
    write(content, "setu.example/pustakalay", "2025-06-02", OTHER["hi"])
    return build(content, tmp_path_factory.mktemp("site") / "output")


def copies_on(site: Path, place: str) -> list[str]:
    page = lxml.html.fromstring((site / f"article/{place}/index.html").read_bytes())
    return [" ".join(each.text_content().split()) for each in page.cssselect(".copies li")]


def test_copies_are_linked_to_each_other_with_publisher_and_date(site: Path) -> None:
    assert copies_on(site, "prabhat.example/2025/suvarna") == ["सेतु 2 जून 2025", "लोकवाणी 3 जून 2025"]
    assert copies_on(site, "setu.example/2025/baarh") == ["प्रभात 2 जून 2025", "लोकवाणी 3 जून 2025"]
    assert copies_on(site, "setu.example/2025/pustakalay") == []


def test_the_report_of_the_next_day_in_the_same_paper_is_no_copy(site: Path) -> None:
    assert copies_on(site, "setu.example/2025/agle-din") == []


def test_of_copies_the_earliest_is_in_search_and_all_are_in_listings(site: Path) -> None:
    texts = "".join(path.read_text("utf-8") for path in (site / "search-texts").rglob("*.js"))
    assert "article/prabhat.example/2025/suvarna/" in texts
    assert "article/setu.example/2025/baarh/" not in texts
    assert "article/lokvani.example/2025/paani/" not in texts
    day = (site / "date/2025/06/index.html").read_text("utf-8")
    assert all(slug in day for slug in ("suvarna", "baarh", "paani"))
