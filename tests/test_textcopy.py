"""An article copied as plain text keeps its paragraphs and subheads, and loses what the site put between."""

from scraper.body.blocks import Heading, paragraphs
from scraper.textcopy import read_text_copy

COPY = """दो नदियों का संगम बचाने निकले मछुआरे

गांव के लोगों ने तय किया है कि त्योहार के बाद घाटों की सफाई वे खुद करेंगे. जानिए इस फैसले के पीछे की कहानी.

विज्ञापन
Read Time: 3 mins
संगम घाट पर मछुआरों की नावें (फाइल फोटो)

संगम के मछुआरों ने रविवार को ऐलान किया कि वे हर महीने एक दिन मछली नहीं पकड़ेंगे और उस दिन नदी से प्लास्टिक निकालेंगे, ताकि पानी साफ रहे.

सफाई कौन करेगा?

घाट समिति की अध्यक्ष रेखा निषाद ने कहा कि इसके लिए सात नावें तय की गई हैं, और हर नाव पर चार लोग काम करेंगे.

Advertisement

यह भी पढ़ें: तालाब में मिला सौ साल पुराना नक्शा

Featured Video Of The Day
पतंग महोत्सव में उड़ा सबसे बड़ा अजगर
Topics mentioned in this article
"""


def test_the_parts_of_a_copy_are_told_apart() -> None:
    copy = read_text_copy(COPY)
    assert copy.title == "दो नदियों का संगम बचाने निकले मछुआरे"
    assert copy.summary is not None
    assert copy.summary.startswith("गांव के लोगों ने तय किया")
    assert [text.split()[0] for text in paragraphs(copy.blocks)] == ["संगम", "सफाई", "घाट"]
    assert isinstance(copy.blocks[1], Heading)


def test_every_dropped_line_is_recorded() -> None:
    dropped = [removal.words for removal in read_text_copy(COPY).removals]
    assert dropped == [
        "विज्ञापन",
        "Read Time: 3 mins",
        "संगम घाट पर मछुआरों की नावें (फाइल फोटो)",
        "Advertisement",
        "यह भी पढ़ें: तालाब में मिला सौ साल पुराना नक्शा",
        "Featured Video Of The Day",
        "पतंग महोत्सव में उड़ा सबसे बड़ा अजगर",
        "Topics mentioned in this article",
    ]


def test_a_copy_without_blank_lines_has_a_paragraph_a_line() -> None:
    lines = [
        "A short headline",
        "The first paragraph says what happened, at some length.",
        "The second says why it did.",
    ]
    copy = read_text_copy("\n".join(lines))
    assert (copy.title, copy.summary) == (lines[0], None)
    assert list(paragraphs(copy.blocks)) == lines[1:]


def test_a_long_paragraph_after_a_label_in_one_chunk_is_kept() -> None:
    long = "यह पूरा अनुच्छेद है, " * 20
    copy = read_text_copy(f"शीर्षक\n\nविज्ञापन\n{long}\n\nदूसरा अनुच्छेद यहां है.")
    assert len(list(paragraphs(copy.blocks))) == 2
