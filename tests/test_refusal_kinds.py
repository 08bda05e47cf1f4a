"""Pages of every kind that is no article, in many languages and kinds of markup, and articles that look like them."""

from datetime import UTC, datetime

import pytest

from scraper.capture import Capture
from scraper.extraction import extract
from tests.cases import cases

ERROR = "it is an error page"
LISTING = "it is a list of articles"
CONSENT = "it asks for consent first"
LOGIN = "it asks for a login"
ROBOTS = "it checks for robots first"
ELSEWHERE = "it only leads to https://courier.example/ferry; hand over that page"
VIDEO = "it shows a video and has no text of its own"
PICTURES = "it shows pictures and has no text of its own"
SHELL = "it is empty without JavaScript"

HEADLINES = (
    ("The last ferry leaves", "Sixty years after it first crossed, the ferry made its last trip on Sunday."),
    ("A bell for the valley", "The founder who cast it says that it took him nine tries to get the tone."),
    ("Rain fills the stepwell", "For the first time in a decade the water has reached the third landing."),
    ("Kite makers go digital", "An old craft finds new buyers, and the workshop new hands, far from home."),
    ("The library that travels", "Two mules, four hundred books, and eleven villages that wait for Thursday."),
    ("Snow closes the high pass", "Drivers spent the night in a school, where the cook kept the stove going."),
    ("Chess comes to the market", "At noon the stalls stop, and the boards come out from under the counters."),
    ("A map of every well", "Schoolchildren drew it over a summer; the council now plans by their sheet."),
)
HINDI_HEADLINES = (
    ("पहाड़ी सड़क पर गिरा पेड़, चार घंटे बाद खुला रास्ता", "प्रशासन ने चार घंटे की मशक्कत के बाद रास्ता खोल दिया और गाड़ियां चलने लगीं।"),
    ("मंडी में प्याज के दाम चढ़े, जानिए आपके शहर का भाव", "थोक बाजार में एक हफ्ते में बारह रुपये की बढ़ोतरी हुई है, आगे और बढ़ेंगे।"),
    ("पुरानी हवेली में खुला घड़ियों का संग्रहालय", "सौ साल पुरानी घड़ियां अब भी समय बताती हैं और बच्चे उन्हें देखने आते हैं।"),
    ("स्कूल की छत पर बच्चों ने उगाई चालीस तरह की सब्जी", "कचरे से बनी खाद ने कमाल किया और अब दूसरे स्कूल भी सीखने आ रहे हैं।"),
    ("सुवर्णा नदी के घाटों पर शुरू हुई शाम की आरती", "हर शाम सैकड़ों दीये नदी पर तैरते हैं और दूर से लोग देखने आते हैं।"),
    ("पुस्तक मेले में बच्चों के लिए कहानी का कोना", "कहानी सुनाने वाले दादा जी के चारों ओर बच्चों की भीड़ लगी रहती है।"),
)


def refusal(html: str, url: str = "https://courier.example/a/ferry") -> str | None:
    return extract(Capture("page.html", html.encode(), datetime(2025, 6, 3, tzinfo=UTC), url)).refused


def page(body: str, *, title: str = "World news", head: str = "", lang: str = "en", classes: str = "") -> str:
    marks = f'<body class="{classes}">' if classes else "<body>"
    header = '<header><a href="/">The Courier</a><nav><a href="/world">World</a><a href="/town">Town</a></nav></header>'
    return (
        f"<!doctype html><html lang={lang}><head><title>{title} | The Courier</title>{head}</head>{marks}{header}{body}"
    )


def each(form: str, headlines: tuple[tuple[str, str], ...] = HEADLINES) -> str:
    return "".join(form.format(at=at, title=title, text=text) for at, (title, text) in enumerate(headlines))


CARDS = '<div class="card"><h3><a href="/s/{at}">{title}</a></h3><p>{text}</p><time>2 June</time></div>'
POSTS = (
    '<article class="post"><header><h2 class="entry-title"><a href="/2025/{at}/">{title}</a></h2></header>'
    '<div class="entry-summary"><p>{text}</p></div><a href="/2025/{at}/">Read more</a></article>'
)
WRAPPED = '<li><a href="/n/{at}"><img src="/{at}.jpg" alt=""><h3>{title}</h3><p>{text}</p></a></li>'
RESULTS = '<div class="r"><a href="/n/{at}"><h4>{title}</h4></a><span>courier.example</span><div>{text}</div></div>'
LINKS = '<li><span>0{at}:15</span> <a href="/n/{at}">{title}</a></li>'
ROWS = '<tr><td><a href="/n/{at}"><h3>{title}</h3></a></td><td><p>{text}</p></td></tr>'

LISTINGS = {
    "a section of cards": page(f"<main><h1>World</h1>{each(CARDS)}</main>"),
    "a section of cards in Hindi": page(
        f"<main><h1>देश</h1>{each(CARDS, HINDI_HEADLINES)}</main>", title="देश की खबरें", lang="hi"
    ),
    "a blog's front page": page(f"<main>{each(POSTS)}</main>", title="Home", classes="home blog"),
    "an archive that says to be an article": page(
        f"<main><h1>June 2025</h1>{each(POSTS)}</main>", head='<meta property="og:type" content="article">'
    ),
    "a topic whose cards are links": page(f"<main><h1>Ferries</h1><ul>{each(WRAPPED)}</ul></main>"),
    "a topic in Hindi whose cards are links": page(
        f"<main><h1>सुवर्णा नदी</h1><ul>{each(WRAPPED, HINDI_HEADLINES)}</ul></main>", title="सुवर्णा नदी", lang="hi"
    ),
    "the results of a search": page(
        f"<form><input name=q value=ferry></form><h1>Results for ferry</h1>{each(RESULTS)}",
        head='<script type="application/ld+json">{"@type": "SearchResultsPage"}</script>',
    ),
    "headlines by the hour": page(f"<main><h1>Latest</h1><ul>{each(LINKS)}</ul></main>"),
    "a table of teasers": page(f"<h1>World</h1><table>{each(ROWS)}</table>"),
    "a page of an author": page(
        f"<h1>Tara Mukhim</h1><p>Tara Mukhim writes about the valley and its people.</p>{each(CARDS)}",
        title="Tara Mukhim",
        head='<script type="application/ld+json">{"@type": "ProfilePage", "mainEntity": {"@type": "Person"}}</script>',
    ),
    "a list that states its articles": page(
        f"<h1>World</h1>{each(CARDS)}",
        head='<script type="application/ld+json">{"@type": "CollectionPage", "name": "World"}</script>',
    ),
}


@pytest.mark.parametrize("html", cases(LISTINGS))
def test_a_list_of_articles_is_refused(html: str) -> None:
    assert (refusal(html) or "").startswith(LISTING)


def test_a_front_page_is_refused_by_its_address() -> None:
    lead = (
        "<h1><a href=/lead>The valley votes</a></h1><p>" + "The count went on all night in the old mill. " * 4 + "</p>"
    )
    html = page(f"<main>{lead}<ul>{each(LINKS)}</ul></main>", title="The Courier")
    assert (refusal(html, "https://courier.example/") or "").startswith(LISTING)


VIDEO_LD = '<script type="application/ld+json">{"@type": "VideoObject", "name": "The last ferry"}</script>'
DESCRIPTION = (
    "Watch how the ferry that linked the two banks for sixty years made its last trip on Sunday, and the town waved."
)
PHOTOS = "".join(
    f'<figure><img src="/{at}.jpg" alt="Ferry"><figcaption>Photo {at}</figcaption></figure>' for at in range(8)
)

WITHOUT_TEXT = {
    "a video and its description": (
        page(f"<h1>The last ferry</h1><video src=a.mp4></video><p>{DESCRIPTION}</p>", head=VIDEO_LD),
        VIDEO,
    ),
    "a video by its type": (
        page(
            f'<h1>The last ferry</h1><div id="player"></div><p>{DESCRIPTION}</p>',
            head='<meta property="og:type" content="video.other">',
        ),
        VIDEO,
    ),
    "a recording": (page("<h1>The ferry, episode 3</h1><audio src=a.mp3></audio><p>Listen here.</p>"), VIDEO),
    "pictures alone": (page(f"<main><article><h1>The ferry in pictures</h1>{PHOTOS}</article></main>"), PICTURES),
    "a shell of one framework": (
        '<!doctype html><title>The Courier</title><div id="app"></div><script type=module src=/a.js></script>',
        SHELL,
    ),
    "a shell of another": (
        (
            "<!doctype html><title>The last ferry | The Courier</title><body><div id=root></div><noscript>Run"
            " JavaScript to run this app.</noscript><script src=/main.js></script>"
        ),
        SHELL,
    ),
}


@pytest.mark.parametrize(("html", "reason"), cases(WITHOUT_TEXT))
def test_a_page_without_text_is_refused(html: str, reason: str) -> None:
    assert (refusal(html) or "").startswith(reason)


def wall(lang: str, title: str, *texts: str) -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return f"<html lang={lang}><title>{title}</title><main><h1>{title}</h1>{paragraphs}<button>OK</button></main>"


WALLS = {
    "consent in English": (
        wall(
            "en",
            "Before you continue",
            "We and our 812 partners use cookies and similar means to store and read information on your device.",
            "With your consent we may process personal data such as your address for personalised ads and statistics.",
        ),
        CONSENT,
    ),
    "consent in French": (
        wall(
            "fr",
            "Le respect de votre vie privée",
            "Avec nos 640 partenaires, nous déposons des cookies pour lire des informations sur votre appareil.",
            "Vous pouvez retirer votre consentement à tout moment, et vos données personnelles seront effacées.",
        ),
        CONSENT,
    ),
    "consent in Spanish": (
        wall(
            "es",
            "Tu privacidad",
            "Nosotros y nuestros socios usamos cookies para guardar y leer información en tu dispositivo.",
            "Con tu consentimiento tratamos datos personales para mostrar anuncios a tu medida y medirlos.",
        ),
        CONSENT,
    ),
    "consent in Dutch": (
        wall(
            "nl",
            "Uw keuze",
            "Wij en onze partners gebruiken cookies om informatie op uw apparaat op te slaan en te lezen.",
            "Met uw toestemming tonen wij advertenties die bij u passen en meten wij hoe vaak ze worden bekeken.",
        ),
        CONSENT,
    ),
    "a log-in page": (
        page("<main><h1>Sign in</h1><form><input name=email><button>Next</button></form></main>", title="Sign in"),
        LOGIN,
    ),
    "a log-in page in Hindi": (
        page("<h1>लॉग इन करें</h1><form><input name=m><button>आगे</button></form>", title="लॉग इन करें", lang="hi"),
        LOGIN,
    ),
    "the first words of a paid article": (
        page(
            "<article><h1>The last ferry</h1><p>The ferry that linked the two banks…</p></article>",
            title="The last ferry",
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The last ferry",'
            ' "datePublished": "2025-06-02", "isAccessibleForFree": "False"}</script>',
        ),
        LOGIN,
    ),
    "a check of the browser": (
        (
            "<html><title>Just a moment...</title><body><h1>courier.example</h1><p>Verifying you are human. Wait"
            " a few seconds.</p><script src=/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1></script>"
        ),
        ROBOTS,
    ),
    "a refusal by a guard": (
        (
            "<html><title>Attention Required! | Guard</title><body><h1>Sorry, you have been blocked</h1><p>You are"
            " unable to access courier.example</p>"
        ),
        ROBOTS,
    ),
    "a puzzle in a frame": (
        (
            "<html><title>courier.example</title><body><p>Please enable JS and disable any ad blocker</p>"
            "<iframe src=https://geo.captcha.example/captcha/?x=1></iframe><script src=/c.js></script>"
        ),
        ROBOTS,
    ),
    "a page that moved": (
        "<html><head><title>Moved</title><meta http-equiv=Refresh content='0; URL=/ferry'></head><body>Moved.</body>",
        ELSEWHERE,
    ),
    "an error beside the most read": (
        page(f"<main><h1>Page not found</h1><p>Try these:</p>{each(CARDS)}</main>", title="404"),
        ERROR,
    ),
    "an error of the server": (page("<h1>Internal Server Error</h1><p>Try again later.</p>", title="500"), ERROR),
    "an article taken down": (page("<h1>This article is no longer available</h1>", title="The Courier"), ERROR),
}


@pytest.mark.parametrize(("html", "reason"), cases(WALLS))
def test_a_page_that_stands_before_an_article_is_refused(html: str, reason: str) -> None:
    assert (refusal(html) or "").startswith(reason)


TEXT = (
    "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town came to wave.",
    "Its captain, who is seventy-one, said that he would miss the fog most, because in fog everybody talked to him.",
    "A bridge two miles upstream has taken the traffic since spring; the landing is to become a place for swimming.",
    "The boat itself goes to a museum, whose staff will keep its engine warm and its brass bright for visitors.",
)
STORY = "".join(f"<p>{text}</p>" for text in TEXT)
HINDI_STORY = (
    "<p>चंदनपुर की थोक मंडी में सोमवार को प्याज का भाव एक ही दिन में बारह रुपये चढ़ गया और दुकानें जल्दी बंद हो गईं।</p>"
    "<p>व्यापारियों ने बताया कि बारिश के कारण गाड़ियां रास्ते में अटकी हैं और नई फसल आने में अभी दो हफ्ते लगेंगे।</p>"
    "<p>नगर परिषद ने कहा कि वह गोदामों की जांच करेगी और जरूरत पड़ी तो अपनी दुकान से प्याज बेचेगी।</p>"
)
LIVE = "".join(f"<article class=entry><h3>1{at}:05</h3><p>{text}</p></article>" for at, text in enumerate(TEXT * 2))
QUESTIONS = "".join(f"<h3>Question {at}: and what then?</h3><p>{text}</p>" for at, text in enumerate(TEXT))
BOOKS = each('<h2><a href="https://books.example/{at}">{title}</a></h2><p>{text}</p>')
DIGEST = each('<li><strong><a href="/n/{at}">{title}.</a></strong> {text} That was decided on Monday.</li>')
RECIPE = (
    "<p>The boatmen ate this soup on cold mornings.</p><h2>What you need</h2><ul><li>two onions</li><li>a pound of"
    " carrots</li><li>half a cup of barley</li></ul><h2>How it is made</h2><ol><li>Chop the onions and fry them until"
    " they are brown.</li><li>Add the carrots, the barley and two pints of water, and wait an hour.</li></ol>"
)
FORM = "<form class=account><input name=u><input type=password><button>Log in</button></form>"

ARTICLES = {
    "two sentences": page(
        "<article><h1>Ferry stops</h1><p>The ferry stopped on Sunday. A bridge has taken its traffic.</p></article>",
        title="Ferry stops",
        head='<meta property="article:published_time" content="2025-06-02T08:00:00Z">',
    ),
    "one paragraph without any statement": page(f"<h1>The last ferry</h1><p>{TEXT[0]}</p>", title="The last ferry"),
    "a story among teasers": page(
        f"<main><h1>The last ferry</h1>{STORY}</main><aside>{each(CARDS)}</aside>", title="The last ferry"
    ),
    "a story over links by the hour": page(
        f"<main><h1>The last ferry</h1>{STORY}<h2>Latest</h2><ul>{each(LINKS)}</ul></main>", title="The last ferry"
    ),
    "a live blog": page(f"<main><h1>The last ferry, live</h1>{LIVE}</main>", title="The last ferry, live"),
    "questions and answers": page(
        f"<main><h1>Six questions on the ferry</h1>{QUESTIONS}</main>", title="Six questions"
    ),
    "eight books, each with a link to a shop": page(
        f"<main><h1>Eight books for the ferry</h1>{BOOKS}</main>", title="Eight books for the ferry"
    ),
    "the news of a day, each with a link to its story": page(
        f"<main><h1>Eight things to know today</h1><p>{TEXT[0]}</p><ol>{DIGEST}</ol></main>",
        title="Eight things to know today",
    ),
    "a recipe": page(f"<main><h1>Boatmen's soup</h1>{RECIPE}</main>", title="Boatmen's soup"),
    "pictures with a story": page(f"<h1>The ferry in pictures</h1>{PHOTOS}{STORY}", title="The ferry in pictures"),
    "a video with a story": page(
        f"<h1>The last ferry</h1><video src=a.mp4></video>{STORY}", title="The last ferry", head=VIDEO_LD
    ),
    "an obituary": page(
        "<h1>Bela Horvat, 1931-2025</h1><p>Bela Horvat, who sold tickets on the ferry for forty years, died on Friday"
        " at home. He leaves a sister, two sons and a parrot.</p>",
        title="Bela Horvat",
    ),
    "a letter": page(
        "<h1>Letter: keep the bell</h1><p>Sir, the ferry may go, but let us keep its bell. It has told us the hour for"
        " sixty years, and no telephone rings so well.</p><p>Anna Weiss, Lower Landing</p>",
        title="Letter: keep the bell",
    ),
    "a story beside a log-in form": page(
        f"{FORM}<main><h1>The last ferry</h1><p>{TEXT[0]}</p></main>", title="The last ferry"
    ),
    "a brief whose site has a log-in form in a window": page(
        f"<h1>The last ferry</h1><p>{TEXT[0]}</p><div class='window login'>{FORM}</div>", title="The last ferry"
    ),
    "a story that browsers without scripts are led away from": page(
        f"<h1>The last ferry</h1><p>{TEXT[0]}</p>",
        title="The last ferry",
        head="<noscript><meta http-equiv=refresh content='0;url=/no-script'></noscript>",
    ),
    "a story on passwords": page(f"<h1>Log in less, say experts</h1>{STORY}", title="Log in less, say experts"),
    "a story on an error page": page(f"<h1>How a 404 page won a prize</h1>{STORY}", title="How a 404 page won a prize"),
    "a story that reloads itself": page(
        f"<h1>The last ferry</h1>{STORY}",
        title="The last ferry",
        head='<meta http-equiv=refresh content="300;url=/ferry">',
    ),
    "a story whose site asks for consent below it": page(
        f"<h1>The last ferry</h1>{STORY}<div class=cmp><p>We use cookies.</p><button>Accept</button></div>",
        title="The last ferry",
    ),
    "a story under a puzzle's script": page(
        f"<h1>The last ferry</h1>{STORY}<form id=contact><div class=g-recaptcha></div></form>", title="The last ferry"
    ),
    "a story in Hindi among teasers": page(
        f"<main><h1>मंडी में प्याज के दाम चढ़े</h1>{HINDI_STORY}</main><aside>{each(CARDS, HINDI_HEADLINES)}</aside>",
        title="मंडी में प्याज के दाम चढ़े",
        lang="hi",
    ),
}


@pytest.mark.parametrize("html", cases(ARTICLES))
def test_what_only_looks_like_such_a_page_is_an_article(html: str) -> None:
    assert refusal(html) is None
