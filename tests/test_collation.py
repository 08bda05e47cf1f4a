"""Names are filed as the dictionaries of their script have them, which ICU, in Node, knows in full."""

import json
import subprocess
from itertools import pairwise

import pytest

from languages.collation import collation
from tests.cases import cases
from tests.search_site import NODE

ICU = """
const [lang, words] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const order = new Intl.Collator(lang, { sensitivity: "base" });
console.log(JSON.stringify(words.slice(1).map((word, at) => Math.sign(order.compare(words[at], word)))));
"""

WORDS = {
    "Hindi": ("hi", "Deva", ("अंत अंगूर अकाल आँख आम इमली ईख उपवन ऊन ऋतु एकता ऐनक ओस औषधि कंचन कमल क़लम कल काम किताब "
              "कुआँ केला कोयल क्रम ख़बर गाँव घर चंदनपुर छत्तीसगढ़ ज़मीन जल झरना टमाटर ठंड डाक ढोल तारा थान दिल्ली धान नदी "
              "पुल फ़सल बाढ़ भारत मेट्रो यमुना रेल लद्दाख वर्षा शहर षट्कोण सड़क हवा")),
    "Marathi": ("mr", "Deva", "आंबा कोकण लावणी वर्षा शेत सागर हळद हवामान"),
    "Bengali": ("bn", "Beng", "অংশ আম ইলিশ ঈদ উৎসব ঋণ একতা ওজন কলকাতা কাজ ক্রম খবর গ্রাম নদী পদ্মা বাংলা বাজার ভারত শহর হাওর"),
    "Gurmukhi": ("pa", "Guru", "ਉੱਤਰ ਅੰਬ ਇਤਿਹਾਸ ਸਤਲੁਜ ਸ਼ਹਿਰ ਹਵਾ ਕਣਕ ਖੇਤ ਗੁਰਦੁਆਰਾ ਦਰਿਆ ਪੰਜਾਬ ਮੀਂਹ ਰੇਲ ਵਿਸਾਖੀ"),
    "Gujarati": ("gu", "Gujr", "અમદાવાદ આકાશ કચ્છ કાંઠો ખેતર ગીર નદી પુલ બજાર લગન લોથલ વરસાદ શહેર સમુદ્ર હવા"),
    "Tamil": ("ta", "Taml", "அணை ஆறு இசை கடல் காவிரி கோவை சங்கு தமிழ் நதி பாலம் மழை யானை ரயில் வயல் ஜனவரி ஹரி"),
    "Telugu": ("te", "Telu", "అడవి ఆకాశం ఇల్లు కృష్ణా గోదావరి చంద్రుడు నది పుస్తకం రైలు లంక వాన శాల సముద్రం హంస"),
    "Kannada": ("kn", "Knda", "ಅಡಿಕೆ ಆಕಾಶ ಕಾವೇರಿ ಗದಗ ನದಿ ಪುಸ್ತಕ ಮಳೆ ರೈಲು ವನ ಶಾಲೆ ಸಮುದ್ರ ಹಬ್ಬ"),
    "Malayalam": ("ml", "Mlym", "അണ ആന കടൽ കായൽ കേരളം നദി പുഴ മഴ രാജ്യം ലോകം വയൽ ശാല സമുദ്രം ഹരിതം"),
    "Urdu": ("ur", "Arab", ("ابر آم بازار پل تاریخ ٹرین جنگل چاند حکومت خبر دریا ڈاک ریل زمین سڑک شہر صحت علم غزل "
             "فصل قلم کتاب گاؤں لاہور موسم نہر وادی ہوا یاد")),
    "Russian": ("ru", "Cyrl", "Астрономия Берег Ёж Жук Зима Игра Йод Книга Река Театр Хлеб Цирк Чай Шум Эхо Яхта"),
    "German": ("de", "Latn", "Aal Ärzte Elbe Fluss Fußball Öl Oper Über Ufer Zug"),
    "Spanish": ("es", "Latn", "ancla año Ébano nube ñandú oso río zapato"),
    "Swedish": ("sv", "Latn", "arbete zon å ål älv ö öl"),
    "Turkish": ("tr", "Latn", "cam çay dağ gün ırmak iklim oy öz su şehir uç üzüm"),
    "Greek": ("el", "Grek", "Αθήνα έργο ήλιος θέατρο νερό ποτάμι φως ώρα"),
    "Hebrew": ("he", "Hebr", "אדם בית גשם דרך ים כפר מים נהר עיר קיץ שמש תורה"),
    "Thai": ("th", "Thai", "กรุงเทพ เกาะ ข่าว ไทย แม่น้ำ เรือ โรงเรียน สะพาน"),
    "Korean": ("ko", "Hang", "강 개혁 나라 다리 바다 서울 우주 하늘"),
}  # fmt: skip

HEADINGS = {
    "a letter with a nukta": ("क़लम", "क"),
    "an independent vowel": ("आँख", "आ"),
    "Latin letters have no case and no marks": ("élection", "E"),
    "a name in quotation marks": ("“Metro”", "M"),
    "figures": ("2024 चुनाव", "0–9"),
    "Thai writes the vowel first": ("ไทย", "ท"),
    "Korean syllables by their first letter": ("한강", "ㅎ"),
    "katakana stands with hiragana": ("がっこう", "か"),
    "Chinese characters": ("港町", "漢"),
    "Arabic alef with hamza": ("أحمد", "ا"),
    "no letter at all": ("…", "…"),
}


@pytest.mark.parametrize(("lang", "script", "words"), cases(WORDS))
def test_names_stand_in_the_order_of_icu(lang: str, script: str, words: str) -> None:
    found = sorted(words.split(), key=collation(lang, frozenset({script})).key)
    asked = subprocess.run(
        [NODE, "-e", ICU], input=json.dumps([lang, found]), capture_output=True, text=True, check=True
    )
    assert [pair for pair, way in zip(pairwise(found), json.loads(asked.stdout), strict=True) if way > 0] == []


@pytest.mark.parametrize(("name", "heading"), cases(HEADINGS))
def test_what_a_name_is_filed_under(name: str, heading: str) -> None:
    assert collation("hi", frozenset({"Deva"})).heading(name) == heading


def test_the_archives_own_script_comes_first_and_figures_before_it() -> None:
    names = ["北京", "Zebra", "कमल", "Яхта", "2024", "काम", "கடல்"]
    assert sorted(names, key=collation("hi", frozenset({"Deva"})).key) == [
        *("2024", "कमल", "काम", "Zebra", "Яхта", "கடல்", "北京"),
    ]
    assert sorted(names, key=collation("ta", frozenset({"Taml"})).key)[:2] == ["2024", "கடல்"]


def test_marathi_has_its_own_place_for_a_letter() -> None:
    names = ["ळ", "व", "ह"]
    assert sorted(names, key=collation("hi", frozenset({"Deva"})).key) == ["ळ", "व", "ह"]
    assert sorted(names, key=collation("mr", frozenset({"Deva"})).key) == ["व", "ह", "ळ"]


def test_case_and_marks_decide_between_names_that_are_otherwise_equal() -> None:
    order = collation("hi", frozenset({"Deva"}))
    assert order.key("कलम")[:2] == order.key("क़लम")[:2]
    assert sorted(["Pūrva", "purva", "Purva"], key=order.key) == sorted(["purva", "Purva", "Pūrva"], key=order.key)


def test_words_are_compared_one_by_one() -> None:
    assert sorted(["Newark", "New York"], key=collation("en", frozenset({"Latn"})).key) == ["New York", "Newark"]
