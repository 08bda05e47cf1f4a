"""Invented articles that their publishers cut into pages, in the idioms of real ones."""

from dataclasses import dataclass

STORIES = {
    "hi": (
        "नाव के साठ साल",
        (
            "सन {n} में जब नदी पर पहला घाट बना, तब गाँव के लोगों ने चंदा जोड़कर लकड़ी खरीदी और नाव बनाने बैठे।",
            "नाविक हरिराम बताते हैं कि बरसात के {n} दिनों में पानी इतना चढ़ता था कि किनारे का बरगद भी डूब जाता था।",
            "अब पुल बन गया है, फिर भी {n} परिवार हर रविवार को नाव से ही मेले में जाते हैं और लौटते समय गीत गाते हैं।",
        ),
    ),
    "en": (
        "Sixty years of the ferry",
        (
            "When the first landing was built in {n}, the villagers pooled their savings and bought timber.",
            "The ferryman says that for {n} days of every monsoon even the banyan went under the water.",
            "There is a bridge now, and still {n} families take the boat to the fair and sing on the way home.",
        ),
    ),
    "ur": (
        "کشتی کے ساٹھ برس",
        (
            "جب سن {n} میں دریا پر پہلا گھاٹ بنا تو گاؤں کے لوگوں نے چندہ جمع کر کے لکڑی خریدی۔",
            "ملاح بتاتے ہیں کہ برسات کے {n} دنوں میں پانی اتنا چڑھتا تھا کہ کنارے کا برگد بھی ڈوب جاتا تھا۔",
            "اب پل بن گیا ہے، پھر بھی {n} خاندان ہر اتوار کو کشتی ہی سے میلے جاتے ہیں۔",
        ),
    ),
}
STANDFIRST = {
    "hi": "घाट से पुल तक, एक नाव और उसके गाँव की कहानी।",
    "en": "From the landing to the bridge, the story of a boat and its village.",
    "ur": "گھاٹ سے پل تک، ایک کشتی اور اس کے گاؤں کی کہانی۔",
}
OTHERS = {
    "hi": ("मेले में इस बार दूर-दूर से आए कुम्हार", "बाँध के फाटक खुले, खेतों तक पहुँचा पानी"),
    "en": ("Potters come to the fair from far away", "The gates of the dam are open and the fields get water"),
    "ur": ("میلے میں اس بار دور دور سے کمہار آئے", "بند کے پھاٹک کھلے تو کھیتوں تک پانی پہنچا"),
}


@dataclass(frozen=True)
class Story:
    """An article of so many pages in a language; `pager` is what stands under a page's text."""

    lang: str
    path: str

    @property
    def title(self) -> str:
        return STORIES[self.lang][0]

    def texts(self, number: int) -> list[str]:
        """Return the paragraphs of a page."""
        return [text.format(n=1900 + 10 * number + place) for place, text in enumerate(STORIES[self.lang][1])]

    def page(self, *numbers: int, pager: str = "", behind: str = "", head: str = "") -> bytes:
        """Return a page with the texts of some numbers: its pager under them, what else stands behind, in its head."""
        body = "".join(f"<p>{text}</p>" for number in numbers for text in self.texts(number))
        others = "".join(
            f'<li><a href="/other/{place}.html">{name}</a></li>' for place, name in enumerate(OTHERS[self.lang])
        )
        is_rtl = " dir=rtl" if self.lang == "ur" else ""
        return (
            f"<!DOCTYPE html><html lang={self.lang}{is_rtl}><head><meta charset=utf-8><title>{self.title}</title>"
            f'<meta property="article:published_time" content="2025-06-02T13:05:00+05:30">'
            f'<meta name=description content="{STANDFIRST[self.lang]}">{head}</head><body>'
            f'<nav><a href="/">Home</a> <a href="/2/">Page 2</a></nav>'
            f"<article><h1>{self.title}</h1><p class=standfirst>{STANDFIRST[self.lang]}</p>"
            f'<figure><img src="/ferry.jpg"><figcaption>{STANDFIRST[self.lang]}</figcaption></figure>'
            f"<div class=story-body>{body}</div>{pager}</article>{behind}"
            f"<div class=related><ul>{others}</ul></div></body></html>"
        ).encode()


def numbers(addresses: dict[int, str], own: int, *, more: str = "", box: str = "pagination") -> str:
    """Write a pager with a link to each page but its own."""
    links = (
        f"<li class=current><span>{number}</span></li>" if number == own else f'<li><a href="{to}">{number}</a></li>'
        for number, to in addresses.items()
    )
    return f"<div class={box}><ul>{''.join(links)}</ul>{more}</div>"
