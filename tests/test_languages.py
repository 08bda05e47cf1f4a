"""Languages: direction, Latin spelling, slugs, words and their keys, as tables of cases."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.direction import direction_of
from languages.latin_keys import key_of, readings_of, skeleton_of
from languages.romanise import romanise
from languages.slugs import slugify
from languages.stems import stem
from languages.tokens import digit_zeros, fold, tokenise


@pytest.mark.parametrize(
    ("lang", "direction"),
    [
        ("hi", "ltr"),
        ("ur", "rtl"),
        ("UR-PK", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("ps", "rtl"),
        ("sd", "rtl"),
        ("sd-Deva", "ltr"),
        ("ug", "rtl"),
        ("yi", "rtl"),
        ("dv", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab-PK", "rtl"),
        ("zh-Hant", "ltr"),
        ("ur-Latn", "ltr"),
    ],
)
def test_direction_follows_the_language_and_its_script(lang: str, direction: str) -> None:
    assert direction_of(lang) == direction


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("पुतिन", "putin"),
        ("दिल्ली", "dilli"),
        ("चुनाव", "chunav"),
        ("सरकार", "sarkar"),
        ("रूस", "rus"),
        ("यूक्रेन", "yukren"),
        ("नॉर्थ", "north"),
        ("समाचार", "samachar"),
        ("राष्ट्रपति", "rashtrapati"),
        ("मोदी", "modi"),
        ("किसान", "kisan"),
        ("शांति के पुजारी", "shanti ke pujari"),
        ("विधानसभा", "vidhansabha"),
        ("समझना", "samajhna"),
        ("राज्य", "rajya"),
        ("भारतीय", "bhartiya"),
        ("समय", "samay"),
        ("मुंबई", "mumbai"),
        ("सिंह", "singh"),
        ("ज़मीन", "zamin"),
        ("पंजाब", "panjab"),
        ("ਪੱਤਾ", "patta"),
        ("ਘੋੜਾ", "ghora"),
        ("ગુજરાતી", "gujrati"),
        ("বাংলাদেশ", "bangladesh"),
        ("উৎসব", "utsob"),
        ("ওড়িশা", "orisha"),
        ("ଓଡ଼ିଶା", "odisha"),
        ("நரேந்திர", "narendira"),
        ("தமிழ்", "thamizh"),
        ("வெற்றி", "vetri"),
        ("తెలంగాణ", "telangana"),
        ("ಕರ್ನಾಟಕ", "karnataka"),
        ("മലയാളം", "malayalam"),
        ("അഞ്ച്", "anj"),
        ("پوتن", "potan"),
        ("بھارت", "bharat"),
        ("شہباز شریف", "shahbaz sharif"),
        ("حویلی", "havili"),
        ("گھروں", "gharon"),
        ("سچائیوں", "sachaiyon"),
        ("गई २०२५", "gai 2025"),
        ("Élysée Straße", "Elysee Strasse"),
        ("Москва", "Moskva"),
        ("北京", "BeiJing"),
    ],
)
def test_words_are_spelt_in_latin_as_people_type_them(native: str, latin: str) -> None:
    assert romanise(native) == latin


def test_sanskrit_keeps_every_vowel() -> None:
    assert romanise("राम वन", "sa") == "rama vana"


@given(st.text())
def test_any_text_becomes_ascii(text: str) -> None:
    assert romanise(text).isascii()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("किम जोंग और पुतिन शांति के पुजारी?", "kim-jong-aur-putin-shanti-ke-pujari"),
        ("Kim Jong Un", "kim-jong-un"),
        ("Modi’s “new” plan", "modis-new-plan"),
        ("  …नॉर्थ  कोरिया! ", "north-koriya"),
        ("page", "page"),
        ("2025", "2025"),
    ],
)
def test_slug_is_readable(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_slug_is_cut_at_a_word() -> None:
    assert slugify("दिल्ली में किसान", limit=10) == "dilli-men"
    assert slugify("दिल्ली में किसान", limit=9) == "dilli-men"
    assert slugify("a" * 30, limit=10) == "a" * 10


def test_slug_of_nothing_is_untitled_and_stable() -> None:
    assert slugify("?!") == slugify("?!")
    assert slugify("?!") != slugify("…")
    assert slugify("").startswith("untitled-")


@pytest.mark.parametrize("text", ["ज़मीन", "बाज़ार में लड़ाई", "ਸ਼ਹਿਰ", "ঢাকা ওড়িশা", "കൊല്ലം", "café"])
def test_slug_does_not_depend_on_how_the_text_is_encoded(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    joined = text.replace("्", "्\u200d")
    precomposed = text.replace("ज\u093c", "\u095b").replace("ड\u093c", "\u095c")
    assert slugify(decomposed) == slugify(text) == slugify(joined) == slugify(precomposed)


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_any_slug_is_fit_for_a_url(text: str, limit: int) -> None:
    slug = slugify(text, limit=limit)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("हिन्दी समाचार।", ["हिन्दी", "समाचार"]),
        ("किम-जोंग", ["किम", "जोंग"]),
        ("don't", ["don", "t"]),
        ("北京大学2024年", ["北京", "大学", "2024", "年"]),
        ("東京都と京都", ["東京", "都", "と", "京都"]),
        ("臺北市", ["臺北", "北市"]),
        ("在临江地铁站", ["在", "在临", "临", "临江", "江", "地铁", "站"]),
        ("桜", ["桜"]),
        ("カー", ["カー"]),
        ("𠮷野家", ["𠮷", "野家"]),
        ("食べ物", ["食べ物"]),
        ("ไทยมีรถไฟฟ้า", ["ไทย", "มี", "รถไฟฟ้า"]),
        ("រាជធានីភ្នំពេញ", ["រាជធានី", "ភ្នំពេញ"]),
        ("서울 시장", ["서울", "시장"]),
        ("…", []),
    ],
)
def test_words_keep_their_vowel_signs(text: str, words: list[str]) -> None:
    assert list(tokenise(text)) == words


@pytest.mark.parametrize(
    "variants",
    [
        ("हिन्दी", "हिंदी", "हिँदी"),
        ("ज़मीन", "जमीन", "\u095bमीन"),
        ("मुम्बई", "मुंबई"),
        ("હિન્દી", "હિંદી"),
        ("ਸ਼ਹਿਰ", "ਸਹਿਰ"),
        ("কৎ", "কত্"),
        ("كتاب", "کتاب"),
        ("مُحَمَّد", "محمد", "محـمد"),
        ("café", "cafe", "cafe\u0301", "CAFÉ"),
        ("Ёлка", "елка"),
        ("Straße", "strasse"),
        ("२०२५", "2025", "٢٠٢٥", "۲۰۲۵"),
    ],
    ids=lambda variants: str(variants[1]),
)
def test_spelling_variants_are_one_word(variants: tuple[str, ...]) -> None:
    assert len({fold(next(tokenise(word))) for word in variants}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("कल", "कुल"), ("کی", "کے"), ("بھاری", "بہاری"), ("йод", "иод"), ("रज", "राज")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("hi", ("लड़का", "लड़के", "लड़कों")),
        ("en", ("city", "cities")),
        ("en-IN", ("vote", "voting")),
        ("ru", ("мост", "мосты", "моста")),
        ("ta", ("மலர்", "மலர்கள்")),
        ("hi", ("train", "trains")),
        ("bn", ("train", "trains")),
    ],
)
def test_inflected_forms_share_a_stem(lang: str, forms: tuple[str, ...]) -> None:
    assert len({stem(form, lang) for form in forms}) == 1


def test_a_language_without_an_algorithm_keeps_its_words() -> None:
    assert stem("বইগুলো", "bn") == "বইগুলো"


@pytest.mark.parametrize(
    ("native", "typed"),
    [
        ("दिल्ली", ("dilli", "dillee", "dili")),
        ("चुनाव", ("chunav", "chunaav", "chunaw")),
        ("पुतिन", ("putin", "Putin", "putiin")),
        ("रूस", ("rus", "roos", "ruus")),
        ("फ़िल्म", ("film", "philm")),
        ("ज़मीन", ("zamin", "jameen")),
        ("बच्चा", ("bachcha", "baccha", "bacha")),
        ("சென்னை", ("sennai",)),
    ],
)
def test_what_people_type_has_the_key_of_the_word(native: str, typed: tuple[str, ...]) -> None:
    assert {key_of(word) for word in typed} == {key_of(native)}


@pytest.mark.parametrize(
    ("lang", "native", "typed"),
    [
        ("hi", "दिल्ली", "dilli dilhi delhi"),
        ("hi", "चुनाव", "chunav chunaav chunao"),
        ("hi", "पुलिस", "police pulis"),
        ("hi", "गांव", "gaon gaav ganv"),
        ("hi", "नहीं", "nahi nahin"),
        ("hi", "पहाड़", "pahad pahar"),
        ("hi", "विज्ञान", "vigyan vigyaan"),
        ("hi", "स्कूल", "school skool"),
        ("hi", "यूक्रेन", "ukraine yukren"),
        ("hi", "महंगाई", "mahangai mehngai"),
        ("hi", "बीजेपी", "bjp"),
        ("hi", "आईपीएल", "ipl"),
        ("hi", "लेडीज़", "ladies"),
        ("hi", "मौसम", "mausam mosam"),
        ("mr", "महाराष्ट्र", "maharashtra"),
        ("mr", "शेतकरी", "shetkari shetkaree"),
        ("mr", "पाऊस", "paus paaus"),
        ("mr", "निवडणूक", "nivadnuk niwadnook"),
        ("mr", "शाळा", "shala shaala"),
        ("mr", "विद्यार्थी", "vidyarthi"),
        ("mr", "मुंबई", "mumbai"),
        ("mr", "पुणे", "pune poone"),
        ("mr", "आंदोलन", "andolan aandolan"),
        ("mr", "ज्ञान", "dnyan gyan"),
        ("mr", "सरकारने", "sarkarne"),
        ("mr", "गणपती", "ganpati ganapati"),
        ("bn", "বাংলা", "bangla baangla"),
        ("bn", "শিক্ষা", "shikkha shiksha sikkha"),
        ("bn", "বিশ্ব", "bishwa bisso vishwa"),
        ("bn", "ভোট", "vote bhot"),
        ("bn", "নির্বাচন", "nirbachon nirvachan"),
        ("bn", "চাঁদ", "chand chad"),
        ("bn", "হাওয়া", "hawa haoya"),
        ("bn", "পুলিশ", "police pulish"),
        ("bn", "সরকার", "sorkar sarkar"),
        ("bn", "মুখ্যমন্ত্রী", "mukhyomontri mukkhomontri"),
        ("bn", "ঢাকা", "dhaka dacca"),
        ("bn", "বৃষ্টি", "brishti bristi"),
        ("gu", "ગુજરાત", "gujarat gujrat"),
        ("gu", "અમદાવાદ", "amdavad amadavad"),
        ("gu", "ખેડૂત", "khedut khedoot"),
        ("gu", "વરસાદ", "varsad varasad"),
        ("gu", "ગામમાં", "gamma gaamman"),
        ("gu", "મારું", "maru marun"),
        ("gu", "સરકારનું", "sarkarnu sarkarnun"),
        ("gu", "ચૂંટણી", "chuntani chutani"),
        ("gu", "શાળા", "shala"),
        ("gu", "પોલીસ", "police polis"),
        ("gu", "પાણી", "pani paani"),
        ("gu", "મુખ્યમંત્રી", "mukhyamantri"),
        ("pa", "ਪੰਜਾਬ", "punjab panjab"),
        ("pa", "ਸਰਕਾਰ", "sarkar sarkaar"),
        ("pa", "ਸੱਚ", "sach sachch"),
        ("pa", "ਪੜ੍ਹਾਈ", "padhai parhai"),
        ("pa", "ਕਿਸਾਨ", "kisan kisaan"),
        ("pa", "ਲੁਧਿਆਣਾ", "ludhiana"),
        ("pa", "ਅੰਮ੍ਰਿਤਸਰ", "amritsar"),
        ("pa", "ਬੱਚੇ", "bache bachche"),
        ("pa", "ਪਿੰਡ", "pind"),
        ("pa", "ਚੋਣਾਂ", "chona chonan"),
        ("pa", "ਪੁਲਿਸ", "police"),
        ("pa", "ਸਿੱਖਿਆ", "sikhia sikhya"),
        ("ur", "پاکستان", "pakistan paakistan"),
        ("ur", "حکومت", "hukumat hakoomat"),
        ("ur", "وزیر", "wazir vazeer"),
        ("ur", "عمران", "imran"),
        ("ur", "لاہور", "lahore lahaur"),
        ("ur", "انتخابات", "intikhabat intekhabat"),
        ("ur", "لوگوں", "logon logo"),
        ("ur", "حویلی", "haweli haveli"),
        ("ur", "سچائیوں", "sachaiyon"),
        ("ur", "یوکرین", "ukraine"),
        ("ur", "پوتن", "putin"),
        ("ur", "گھوڑا", "ghora ghoda"),
        ("ta", "சென்னை", "chennai sennai"),
        ("ta", "மகாராஜா", "maharaja magaraja"),
        ("ta", "வாழ்க", "vazhga valga"),
        ("ta", "காந்தி", "gandhi kanthi"),
        ("ta", "தமிழகம்", "tamilagam thamizhakam"),
        ("ta", "கோவில்", "kovil"),
        ("ta", "மருத்துவர்", "maruthuvar"),
        ("ta", "அரசு", "arasu"),
        ("ta", "பாடம்", "padam paadam"),
        ("ta", "சுற்றுலா", "sutrula surrula"),
        ("ta", "தேர்தல்", "therthal terdal"),
        ("ta", "வங்கி", "vangi vanki"),
        ("te", "తెలంగాణ", "telangana"),
        ("te", "హైదరాబాద్", "hyderabad haidarabad"),
        ("te", "పొందు", "pondu pomdu"),
        ("te", "విద్యార్థి", "vidyarthi"),
        ("te", "ఎన్నికలు", "ennikalu yennikalu"),
        ("te", "వర్షం", "varsham"),
        ("te", "ప్రభుత్వం", "prabhutvam prabhuthvam"),
        ("te", "ఆంధ్ర", "andhra aandhra"),
        ("te", "రైతులు", "raitulu raithulu"),
        ("te", "ముఖ్యమంత్రి", "mukhyamantri"),
        ("te", "బీజేపీ", "bjp"),
        ("te", "పాఠశాల", "pathashala paathasala"),
        ("kn", "ಕರ್ನಾಟಕ", "karnataka"),
        ("kn", "ಬೆಂಗಳೂರು", "bengaluru bangalooru"),
        ("kn", "ಸಂಘ", "sangha samgha"),
        ("kn", "ಮಳೆ", "male"),
        ("kn", "ರೈತರು", "raitaru"),
        ("kn", "ಶಾಲೆ", "shale shaale"),
        ("kn", "ಚುನಾವಣೆ", "chunavane chunaavane"),
        ("kn", "ಸರ್ಕಾರ", "sarkara"),
        ("kn", "ಮೈಸೂರು", "mysuru maisooru"),
        ("kn", "ನದಿ", "nadi"),
        ("kn", "ವಿಜ್ಞಾನ", "vijnana vigyana"),
        ("kn", "ಪೊಲೀಸ್", "police"),
        ("ml", "കേരളം", "keralam"),
        ("ml", "കൊച്ചി", "kochi kochchi"),
        ("ml", "മലയാളം", "malayalam"),
        ("ml", "സംഘം", "sangham samgham"),
        ("ml", "തിരഞ്ഞെടുപ്പ്", "thiranjeduppu"),
        ("ml", "മഴ", "mazha mala"),
        ("ml", "പഠനം", "padanam pathanam"),
        ("ml", "സർക്കാർ", "sarkar sarkkar"),
        ("ml", "വാർത്ത", "vartha vaartha"),
        ("ml", "അയാളോട്", "ayalod ayalotu"),
        ("ml", "പോലീസ്", "police"),
        ("ml", "മത്സരം", "malsaram mathsaram"),
    ],
)
def test_what_people_type_shares_a_skeleton_with_the_word(lang: str, native: str, typed: str) -> None:
    assert {skeleton_of(key_of(word)) for word in typed.split()} <= set(readings_of(native, lang))


def test_the_surest_key_of_a_word_is_that_of_its_spelling() -> None:
    assert next(iter(readings_of("पुतिन", "hi").values())) == key_of("पुतिन")


@pytest.mark.parametrize(
    ("native", "letters"),
    [
        ("बीजेपी", "bjp"),
        ("सीबीआई", "cbi"),
        ("डब्ल्यूएचओ", "who"),
        ("ਐਨਡੀਡੀਬੀ", "nddb"),
        ("আইপিএল", "ipl"),
        ("బీజేపీ", "bjp"),
    ],
)
def test_names_of_letters_are_read_as_letters(native: str, letters: str) -> None:
    assert key_of(letters) in readings_of(native).values()


@pytest.mark.parametrize("word", ["मोदी", "नहीं", "समाचार", "பாடம்", "বাংলা"])
def test_other_words_are_no_letters(word: str) -> None:
    assert all(len(key) > 2 for key in readings_of(word).values())


def test_words_of_one_skeleton_are_told_apart_by_voice_while_they_are_short() -> None:
    assert skeleton_of("gana") != skeleton_of("kana")
    assert skeleton_of("pradhanmantri") == skeleton_of("pratanmantri")


@pytest.mark.parametrize(("typed", "word"), [("puti", "putin"), ("pradhan", "pradhanmantri"), ("sark", "sarkari")])
def test_longer_words_are_found_from_their_beginning(typed: str, word: str) -> None:
    assert skeleton_of(word).startswith((skeleton_of(typed), skeleton_of(f"{typed}~")))


def test_a_word_without_letters_that_can_be_spelt_has_no_readings() -> None:
    assert readings_of("ـ") == {}


@given(st.text(min_size=1))
def test_readings_of_any_word_are_in_ascii(word: str) -> None:
    assert all(skeleton.isascii() and key.isascii() for skeleton, key in readings_of(word).items())


def test_every_script_has_its_zero() -> None:
    assert {"0", "०", "০", "௦", "٠", "۰"} <= set(digit_zeros())
