"""Hindi written for old fonts is read as what it shows; text that is no such Hindi is never touched."""

import unicodedata

import pytest

from languages.legacy_fonts.convert import to_unicode
from languages.legacy_fonts.fonts import LegacyFont, font_named, legacy_fonts
from languages.legacy_fonts.recognise import font_of, may_be_of
from tests.cases import cases
from tests.legacy_glyphs import glyphs_of, in_glyphs

KRUTI_DEV, CHANAKYA = legacy_fonts()
FONTS = cases({font.name: font for font in (KRUTI_DEV, CHANAKYA)})

SENTENCES = (
    "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया और पूरा कस्बा घाट पर आया।",
    "मुख्यमंत्री ने कहा कि नई सड़क का काम वर्ष के अंत तक पूरा हो जाएगा, लेकिन कर्मचारियों की संख्या कम है।",
    "श्रद्धालुओं ने राष्ट्रीय उद्यान के द्वार पर प्रार्थना की और विद्यालय में पुस्तकें बाँटीं।",
    "क्या यह सच है? हाँ, ज्ञान और विज्ञान की शिक्षा सबको मिले, यही हमारा उद्देश्य है।",
)
WORDS = """
    अंक अंतर्राष्ट्रीय अक्टूबर अग्नि अट्ठारह अत्यंत अद्भुत अध्यक्ष अन्न अफ़सर अभ्यास अमृत अर्थ अर्द्ध अल्ला
    अवस्था अश्व अष्टमी असंख्य आँख आंदोलन आइए आकर्षण आग्रह आज्ञा आठवीं आत्मा आद्य आर्थिक आर्द्र आश्चर्य आह्वान
    इंद्र इकट्ठा इच्छा इतिहास इन्होंने ईंट ईर्ष्या ईश्वर उँगली उच्च उज्ज्वल उत्तर उत्पन्न उद्घाटन उद्देश्य
    उद्धार उन्नति उपलब्धि उर्दू उल्लेख ऊँचा ऊर्जा ऋण ऋतु एकत्र ऐतिहासिक ऐश्वर्य ओंकार ओर औद्योगिक और ऑफ़िस कंठ
    कक्षा कच्चा कठिन कड़ी कथा कन्या कब्ज़ा कर्तव्य कर्म कल्पना कष्ट काँग्रेस कार्यक्रम कार्रवाई किंतु कीर्ति
    कुत्ता कृपया कृषि केंद्र कैसे कॉलेज कोर्ट कौन क्या क्यों क्रम क्रांति क्रिया क्रूर क्लेश क्षण क्षेत्र ख़बर
    ख्याति गंगा गड्ढा गत्ता गर्व गाँव ग़लत गुरु गृह ग्यारह ग्रंथ ग्राम घंटा घड़ी घर घृणा चंद्र चट्टान चर्चा
    चिट्ठी चुनाव चौड़ा च्युत छात्र छुट्टी जंगल जगह ज़मीन ज़रूर जर्मनी जिन्होंने जीर्ण जुर्माना ज्यादा ज्योति
    ज्वाला झंडा झूठ झोंपड़ी टक्कर टिप्पणी ट्रक ठंडा ठीक डॉक्टर ड्राइवर ढंग ढूँढ़ना तंत्र तत्काल तत्त्व तथ्य तर्क
    तृतीय तैयार त्याग त्योहार त्रिकोण थाना थोड़ा दंड दर्शन दक्षिण दिल्ली दीर्घ दुःख दुर्घटना दृश्य दृष्टि देश
    दैनिक दौरान द्रव्य द्वारा द्वितीय धर्म धूम्र ध्यान ध्रुव नक्शा नगर नदी नब्बे नमस्ते नर्तक निर्णय निर्माण
    निश्चित निष्ठा नृत्य नेतृत्व न्याय पंजाब पक्षी पढ़ना पत्थर पत्नी पत्र पद्म पन्ना परिवर्तन पर्यटन पर्व पश्चिम
    पाँच पार्टी पुस्तक पूर्ण पृथ्वी प्यार प्रकार प्रक्रिया प्रतिक्रिया प्रतिष्ठा प्रत्येक प्रदर्शन प्रधानमंत्री
    प्रश्न प्राप्त प्रिय फर्क फ़र्ज़ फिर फूल फ्रांस बँटवारा बच्चा बढ़ना बर्फ बल्कि बिल्ली ब्याह ब्रह्म ब्राह्मण
    भक्त भविष्य भाषा भूमि भ्रम भ्रष्टाचार मंत्री मक्खी मज़दूर मत्स्य मध्य मनुष्य मर्यादा महत्त्व मार्ग मिट्टी
    मित्र मिश्रित मुख्य मूर्ति मृत्यु मोर्चा म्यान यंत्र यज्ञ यद्यपि युद्ध योग्य रक्त रचना राजर्षि राज्य रात्रि
    राष्ट्र रुपया रूप रेलगाड़ियों लक्ष्मी लक्ष्य लड़का ललित लिंग लेख ल्हासा वक्त वर्षा वस्तु वास्तव विकास
    विज्ञान विद्यार्थी विधि विरुद्ध विश्व विषय वृक्ष वैज्ञानिक व्यक्ति व्यवस्था व्रत शक्ति शब्द शहर शांति शिक्षा
    शुरू शून्य श्याम श्रम श्री श्रृंखला श्लोक षड्यंत्र संकल्प संगीत संघर्ष संज्ञा संतुष्ट संपर्क संबंध संस्कृत
    सच्चा सत्ता सत्र सप्ताह समस्या सम्मान सर्वश्रेष्ठ सांस्कृतिक साक्ष्य साप्ताहिक सिद्धांत सुर्खियाँ सूक्ष्म
    सृष्टि सौंदर्य स्टेशन स्थिति स्नान स्पष्ट स्फूर्ति स्मृति स्वतंत्र स्वास्थ्य स्वीकृति हँसना हफ़्ते हर्ष
    हस्ताक्षर हिंदी हिन्दी हृदय होंगे ह्रास
""".split()


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("word", WORDS)
def test_what_was_typed_for_a_font_is_read_back(word: str, font: LegacyFont) -> None:
    written = unicodedata.normalize("NFC", word)
    assert to_unicode(in_glyphs(written, font), font) == written


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_its_marks_is_read_back(sentence: str, font: LegacyFont) -> None:
    written = unicodedata.normalize("NFC", sentence)
    kept = "?," if font is CHANAKYA else ""
    typed = in_glyphs(written, font)
    assert to_unicode(typed, font) == written
    assert all(mark in typed for mark in kept if mark in written)


@pytest.mark.parametrize("font", FONTS)
def test_every_glyph_is_of_use(font: LegacyFont) -> None:
    shown = glyphs_of(font)
    assert len(shown) > 100
    assert {chr(code) for code in font.glyphs if code > 0x2FF} < set(map(chr, range(0x2C6, 0xF100)))


AS_TYPED = {
    "a sentence": (
        "Hkkjr ,d fo'kky ns'k gS tks nf{k.k ,f'k;k esa fLFkr gSA",
        "भारत एक विशाल देश है जो दक्षिण एशिया में स्थित है।",
    ),
    "a short i before a cluster": ("fiz; fLFkfr fo|k", "प्रिय स्थिति विद्या"),
    "an r over a syllable": ('deZ vkfFkZd dhfrZ o"kksZa', "कर्म आर्थिक कीर्ति वर्षों"),
    "a dot before its sign": ("esa ueas", "में नमें"),
    "signs typed twice": ("gSaa essa", "हैं में"),
    "quotation marks of a word processor": ("vo”; ijke”kZ fo’k’k", "अवश्य परामर्श विषष"),
    "figures, both kinds": ("25 tuojh ƒå", "25 जनवरी १०"),
    "punctuation": ("jke] ';ke& lhrk@xhrk ¼1½ D;k\\ ^gk¡*A", "राम, श्याम- सीता/गीता (1) क्या? ‘हाँ’।"),
    "a dash between words": ("uo&fuekZ.k – ubZ ckr", "नव-निर्माण – नई बात"),
    "the moon for want of the moon's dot": ("gwW", "हूँ"),
}


@pytest.mark.parametrize(("typed", "meant"), cases(AS_TYPED))
def test_kruti_dev_is_read_as_people_typed_it(typed: str, meant: str) -> None:
    assert to_unicode(typed, KRUTI_DEV) == unicodedata.normalize("NFC", meant)


TYPED_IN_CHANAKYA = {
    "a sentence": (
        "ÖæÚUÌ °·¤ çßàææÜ Îðàæ ãñ Áô Îçÿæ‡æ °çàæØæ ×ð´ çSÍÌ ãñÐ",
        "भारत एक विशाल देश है जो दक्षिण एशिया में स्थित है।",
    ),
    "an r over a syllable": ("ŒÚUæÍèü", "प्रार्थी"),
    "strokes that say nothing": ("·¤Ç¸æ·Ô¤ çR¤ØæU", "कड़ाके क्रिया"),
    "a letter where windows-1252 has a control": ("×é\uf081Ø", "मुख्य"),
    "figures, both kinds": ("v® 25", "10 २५"),
}


@pytest.mark.parametrize(("typed", "meant"), cases(TYPED_IN_CHANAKYA))
def test_chanakya_is_read_as_people_typed_it(typed: str, meant: str) -> None:
    assert to_unicode(typed, CHANAKYA) == unicodedata.normalize("NFC", meant)


NAMES = {
    "with its number": ("Kruti Dev 010", "Kruti Dev"),
    "in small letters": ("kruti dev 011, sans-serif", "Kruti Dev"),
    "with hyphens": ("Kruti-Dev-010", "Kruti Dev"),
    "in quotation marks": ("'DevLys 010 Normal', Arial", "Kruti Dev"),
    "Chanakya": ('"Chanakya"', "Chanakya"),
}


@pytest.mark.parametrize(("families", "name"), cases(NAMES))
def test_a_font_is_known_by_its_name(families: str, name: str) -> None:
    font = font_named(families)
    assert isinstance(font, LegacyFont)
    assert font.name == name


@pytest.mark.parametrize("families", ["Shusha", "DV-TTYogesh", "SutonnyMJ", "Walkman-Chanakya905, serif", "Bamini"])
def test_a_font_that_cannot_be_read_is_known_as_such(families: str) -> None:
    assert font_named(families) == families.split(",", maxsplit=1)[0]


@pytest.mark.parametrize(
    "families", ["Arial", "Mangal, 'Kruti Dev 010'", "Noto Sans Devanagari", "Times New Roman", "inherit", ""]
)
def test_any_other_font_is_none(families: str) -> None:
    assert font_named(families) is None


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_tells_its_font(sentence: str, font: LegacyFont) -> None:
    assert font_of(in_glyphs(sentence, font)) is font


OTHER_TEXT = {
    "English": "The ferry that linked the two banks for sixty years made its last trip, and the town came to wave.",
    "English with odd words": "The PhD student's iPhone, eBay and McDonald's ads ran in JavaScript/HTML5 last May.",
    "English in capitals": "FERRY MAKES ITS LAST TRIP AS TOWN WAVES: THE PICTURES, THE PEOPLE, THE RIVER, THE BOATMAN",
    "a program": "function open(base) { const words = base.split(' '); for (let i = 0; i < words.length; i++) add(); }",
    "addresses": "see https://courier.example/a;b?x=1&y=2 and write to desk@courier.example or /var/log/x.k;y for it",
    "Hindi in Latin letters": "Naav ne ravivaar ko aakhiri phera lagaya aur poora kasba use vida karne ghaat par aaya",
    "Hindi in Unicode": "साठ साल तक दोनों किनारों को जोड़ने वाली नाव ने रविवार को आखिरी फेरा लगाया और पूरा कस्बा घाट पर आया।",
    "Spanish": "El puente que unía las dos orillas se abrió ayer; esa mañana los vecinos llegaron con banderas.",
    "Polish": "Nowy most na rzece otwarto w sobotę rano, a całe miasto zebrało się na brzegu, żeby go zobaczyć.",
    "Vietnamese": "Cây cầu mới bắc qua sông đã được khánh thành vào sáng thứ bảy và cả thành phố tụ tập bên bờ.",
    "Icelandic": "Nýja brúin yfir ána var opnuð á laugardagsmorgun og allur bærinn safnaðist saman á bakkanum þar.",
    "French in capitals": "L’ÉTÉ À LA PLAGE : LA FÊTE DES ÉCOLES A ÉTÉ ANNULÉE À CAUSE DE LA TEMPÊTE ANNONCÉE",
    "another old font": "ÊiÉªÉÉä ¨ÉÉÆ MÉÖVÉ®úÉiÉ ºÉ®úEòÉ®äú VÉÉ½äþ®ú Eò®úÉÒ Uäô ¨ÉÉÆ MÉÖVÉ®úÉiÉ ºÉ®úEòÉ®äú VÉÉ½äþ®ú",
    "figures": "10 20 30 40 50 60 70 80 90 100 110 120",
}


@pytest.mark.parametrize("text", cases(OTHER_TEXT))
def test_no_other_text_is_taken_for_an_old_font(text: str) -> None:
    assert font_of(text) is None


def test_english_is_left_alone_even_where_an_old_font_is_declared_for_it() -> None:
    assert not may_be_of("for the use of the members", KRUTI_DEV)
    assert not may_be_of("समाचार", KRUTI_DEV)
    assert may_be_of("fnYyh", KRUTI_DEV)
