"""Topics that an article speaks of are found by the words of `topics.toml`, in every script."""

from pathlib import Path

import pytest

from scraper.errors import RuleError
from scraper.topics import Topic, implied_topics, read_topics_file
from tests.cases import cases

TOPICS = (
    Topic("ferry", "Ferries", ("ferry", "ferries", "नाव", "படகு", "नौका")),
    Topic(
        "north-korea",
        "North Korea",
        ("North Korea", "नॉर्थ कोरिया", "उत्तर कोरिया", "北朝鲜", "北朝鮮", "Северная Корея"),
    ),
    Topic("korea", "Korea", ("Korea", "कोरिया")),
    Topic("war", "War", ("war", "युद्ध", "جنگ", "যুদ্ধ", "戦争", "Krieg")),
    Topic("quiet", "Quiet", ()),
)

IMPLIED = {
    "a word in the headline is enough": ("The last ferry", ["Nothing."], ["Ferries"]),
    "a word in the headline in another case": ("THE LAST FERRY", [], ["Ferries"]),
    "two mentions, one of them in the first paragraph": ("x", ["A ferry left.", "The ferry came."], ["Ferries"]),
    "two mentions in the first paragraph": ("x", ["The ferry is a ferry."], ["Ferries"]),
    "one mention in the first paragraph is too little": ("x", ["A ferry left.", "It came."], []),
    "two mentions further down are too little": ("x", ["One.", "A ferry.", "The ferry."], []),
    "four mentions in three paragraphs": ("x", ["One.", "A ferry.", "ferry, ferry.", "The ferry."], ["Ferries"]),
    "four mentions in two paragraphs are too little": ("x", ["One.", "ferry ferry ferry", "ferry"], []),
    "part of a word is no mention": ("The ferryman", ["A warm reward for the warden"], []),
    "part of a word with a vowel sign is no mention": ("नावों पर नाविक", [], []),
    "a word beside marks": ("«Ferry»: यात्रा", [], ["Ferries"]),
    "Hindi": ("नॉर्थ कोरिया ने क्या कहा", [], ["North Korea"]),
    "Hindi with a danda": ("आज का युद्ध।", [], ["War"]),
    "Urdu": ("ایک اور جنگ، ایک اور امن", [], ["War"]),
    "Bengali": ("আবার যুদ্ধ", [], ["War"]),
    "Tamil": ("கடைசி படகு", [], ["Ferries"]),
    "German": ("Der Krieg der Sterne", [], ["War"]),
    "Russian": ("Северная Корея ответила", [], ["North Korea"]),
    "Chinese, whose words have no spaces between": ("普京访问北朝鲜首都", [], ["North Korea"]),
    "Japanese, whose words have no spaces between": ("北朝鮮が戦争を語る", [], ["North Korea", "War"]),
    "the longer of two words at one place counts": ("North Korea replies", [], ["North Korea"]),
    "and the shorter where it stands alone": ("North Korea and Korea", [], ["North Korea", "Korea"]),
    "topics come in the order of the file": ("War on the ferry", [], ["Ferries", "War"]),
    "nothing": ("x", [], []),
}


@pytest.mark.parametrize(("title", "paragraphs", "names"), cases(IMPLIED))
def test_topics_implied_by(title: str, paragraphs: list[str], names: list[str]) -> None:
    assert list(implied_topics(TOPICS, title, paragraphs)) == names


def test_spellings_with_marks_of_their_own_and_put_together_are_one() -> None:
    decomposed = "ज\u093cमीन"  # ज and a nukta; the topic's word has the same two, as NFC leaves them
    assert implied_topics((Topic("land", "Land", ("\u095bमीन",)),), decomposed, []) == ("Land",)


def test_no_topics_imply_nothing() -> None:
    assert implied_topics((), "War", ["War", "War"]) == ()


def test_a_missing_file_holds_no_topics(tmp_path: Path) -> None:
    assert read_topics_file(tmp_path / "topics.toml") == ()


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(
        '[b]\nname = "B"\nwords = ["x", "ख"]\n[a]\nname = "A"\nnames = { hi = "अ" }\nalso = ["aa"]\n', "utf-8"
    )
    assert read_topics_file(path) == (Topic("b", "B", ("x", "ख")), Topic("a", "A", ()))


MISTAKES = {
    "an unknown key": (
        '[a]\nname = "A"\nword = []\n',
        "[a] has an unknown key 'word'; keys are name, names, also, words",
    ),
    "no name": ('[a]\nwords = ["x"]\n', '[a] needs name = "…", and words, if any, as a list of texts'),
    "a word that is no list": ('[a]\nname = "A"\nwords = "x"\n', '[a] needs name = "…", and words'),
    "a number among the words": ('[a]\nname = "A"\nwords = [1]\n', '[a] needs name = "…", and words'),
    "a key outside of every topic": ('name = "A"\n', "'name' stands outside a [topic]"),
    "no TOML": ("[a\n", ""),
}


@pytest.mark.parametrize(("text", "sentence"), cases(MISTAKES))
def test_a_mistake_in_topics_toml_is_named(text: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleError) as refused:
        read_topics_file(path)
    assert str(refused.value).startswith(f"{path}: {sentence}")


def test_the_archives_own_topics_can_be_read() -> None:
    own = Path(__file__).parent.parent / "content" / "topics.toml"
    assert all(topic.name for topic in read_topics_file(own))
