"""Posts, players and charts of other sites become quiet links, with words, author and date where there are any."""

import pytest
from bs4 import BeautifulSoup

from scraper.body.blocks import paragraphs
from scraper.body.embed_sites import embed_sites
from scraper.body.reading import read_blocks
from scraper.markdown import to_markdown
from tests.cases import cases

BASE = "https://dainik.example/desh/pul"


def written(html: str) -> str:
    return to_markdown(read_blocks(BeautifulSoup(f"<body>{html}</body>", "lxml"), BASE))


POSTS = {
    "a post of X": (
        (
            '<blockquote class="twitter-tweet"><p>पुल खुला '
            '<a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Asha Rao'
            ' (@asharao) <a href="https://twitter.com/asharao/status/12?ref_src=a">June 5, 2025</a></blockquote>'
        ),
        "> पुल खुला\n\n— [Asha Rao (@asharao), X, June 5, 2025](https://x.com/asharao/status/12)\n",
    ),
    "a post of X whose last line is a paragraph": (
        (
            '<div class="twitter-tweet"><p>क<br><br>ख</p><p>— Asha (@asha) '
            '<a href="https://x.com/asha/status/1">5 June</a></p></div>'
        ),
        "> क\n>\n> ख\n\n— [Asha (@asha), X, 5 June](https://x.com/asha/status/1)\n",
    ),
    "a post of Instagram": (
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cx/?utm_source=ig">'
            '<a href="https://www.instagram.com/p/Cx/"><div>View this post on Instagram</div></a>'
            '<p><a href="https://www.instagram.com/p/Cx/">A post shared by Asha (@asha.rao)</a></p></blockquote>'
        ),
        "[@asha.rao, Instagram](https://www.instagram.com/p/Cx/)\n",
    ),
    "an older post of Instagram": (
        (
            '<blockquote class="instagram-media"><p><a href="https://www.instagram.com/p/Cx/">पुल</a></p>'
            '<p>A post shared by <a href="https://www.instagram.com/asha/">Asha</a> (@asha) on '
            "<time>Jun 5, 2025</time></p></blockquote>"
        ),
        "[@asha, Instagram, Jun 5, 2025](https://www.instagram.com/p/Cx/)\n",
    ),
    "a post of Facebook": (
        (
            '<div class="fb-post" data-href="https://www.facebook.com/asha/posts/1"><blockquote><p>नमस्ते</p>Posted by '
            '<a href="https://www.facebook.com/asha">Asha</a> on '
            '<a href="https://www.facebook.com/asha/posts/1">5 June 2025</a>'
            "</blockquote></div>"
        ),
        "> नमस्ते\n\n— [Asha, Facebook, 5 June 2025](https://www.facebook.com/asha/posts/1)\n",
    ),
    "a post of TikTok": (
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@asha/video/71"><section>'
            '<a href="https://www.tiktok.com/@asha?refer=embed">@asha</a><p>पुल देखो</p>'
            '<a href="https://www.tiktok.com/music/x">♬ original sound</a></section></blockquote>'
        ),
        "> पुल देखो\n\n— [@asha, TikTok](https://www.tiktok.com/@asha/video/71)\n",
    ),
    "a post of Bluesky": (
        (
            '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:ab/app.bsky.feed.post/3k"><p>Open<br><br>'
            '<a href="https://bsky.app/profile/did:plc:ab/post/3k">[image or embed]</a></p>&mdash; Asha (<a href='
            '"https://bsky.app/profile/did:plc:ab">@asha.example</a>) '
            '<a href="https://bsky.app/profile/did:plc:ab/post/3k">'
            "Jun 5, 2025</a></blockquote>"
        ),
        "> Open\n\n— [Asha (@asha.example), Bluesky, Jun 5, 2025](https://bsky.app/profile/did:plc:ab/post/3k)\n",
    ),
    "a post of Mastodon": (
        (
            '<blockquote class="mastodon-embed" data-embed-url="https://social.example/@asha/11/embed"><a href='
            '"https://social.example/@asha/11"><div>Post by @asha@social.example</div>'
            "<div>View on Mastodon</div></a></blockquote>"
        ),
        "[@asha@social.example, Mastodon](https://social.example/@asha/11)\n",
    ),
    "a post of Reddit": (
        (
            '<blockquote class="reddit-embed-bq">'
            '<a href="https://www.reddit.com/r/pul/comments/ab1/it_opened/">It opened</a><br>'
            ' by <a href="https://www.reddit.com/user/asha/">u/asha</a></blockquote>'
        ),
        (
            "> [It opened](https://www.reddit.com/r/pul/comments/ab1/it_opened/)  \n"
            "> by [u/asha](https://www.reddit.com/user/asha/)\n\n"
            "— [Reddit](https://www.reddit.com/r/pul/comments/ab1/it_opened/)\n"
        ),
    ),
    "a post that leads nowhere is a quotation": ('<blockquote class="twitter-tweet"><p>क</p></blockquote>', "> क\n"),
    "a post behind a quotation": (
        (
            '<blockquote>क</blockquote><blockquote class="twitter-tweet"><p>ख</p>— Asha '
            '<a href="https://x.com/a/status/1">5</a>'
            "</blockquote>"
        ),
        "> क\n\n<!-- -->\n\n> ख\n\n— [Asha, X, 5](https://x.com/a/status/1)\n",
    ),
}


@pytest.mark.parametrize(("html", "markdown"), cases(POSTS))
def test_a_post_is_written_as(html: str, markdown: str) -> None:
    assert written(html) == markdown


FRAMES = {
    "a video": (
        '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="YouTube video player">',
        "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)\n",
    ),
    "a video with its title": (
        '<iframe src="//player.vimeo.com/video/5" title="पुल">',
        "[Vimeo: पुल](https://vimeo.com/5)\n",
    ),
    "a video with its caption": (
        (
            '<figure><iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe>'
            "<figcaption>पुल</figcaption></figure>"
        ),
        "[YouTube: पुल](https://www.youtube.com/watch?v=abcdefghijk)\n",
    ),
    "a video that waits for consent": (
        '<iframe src="about:blank" data-src="https://www.dailymotion.com/embed/video/x7">',
        "[Dailymotion](https://www.dailymotion.com/video/x7)\n",
    ),
    "a post in a frame": (
        '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fasha%2Fposts%2F1">',
        "[Facebook](https://www.facebook.com/asha/posts/1)\n",
    ),
    "a post of a channel": ('<iframe src="https://t.me/pul/12?embed=1">', "[Telegram](https://t.me/pul/12)\n"),
    "an episode": (
        '<iframe src="https://open.spotify.com/embed/episode/4x" title="Spotify Embed: पुल">',
        "[Spotify: पुल](https://open.spotify.com/episode/4x)\n",
    ),
    "a chart": (
        '<iframe src="https://charts.example/94" aria-label="वोट">',
        "[charts.example: वोट](https://charts.example/94)\n",
    ),
    "a player of one's own": (
        '<video><source src="/pul.mp4"></video>',
        "[dainik.example](https://dainik.example/pul.mp4)\n",
    ),
    "a counter is nothing": ('<iframe src="https://www.googletagmanager.com/ns.html?id=1">', ""),
    "an advertisement is nothing": ('<iframe src="https://ads.dainik.example/box">', ""),
    "an empty frame is nothing": ('<iframe src="about:blank">', ""),
}


@pytest.mark.parametrize(("html", "markdown"), cases(FRAMES))
def test_a_frame_is_written_as(html: str, markdown: str) -> None:
    assert written(html) == markdown


AMP = {
    "video": ('<amp-youtube data-videoid="abcdefghijk">', "[YouTube](https://www.youtube.com/watch?v=abcdefghijk)\n"),
    "post": (
        (
            '<amp-twitter data-tweetid="12"><blockquote placeholder><p>क</p>— Asha '
            '<a href="https://x.com/a/status/12">5 June</a>'
            "</blockquote></amp-twitter>"
        ),
        "> क\n\n— [Asha, X, 5 June](https://x.com/i/status/12)\n",
    ),
    "frame": ('<amp-iframe src="https://charts.example/94">', "[charts.example](https://charts.example/94)\n"),
    "picture": (
        '<amp-img src="/a.jpg" srcset="/a-400.jpg 400w, /a-1200.jpg 1200w" alt="नाव"></amp-img>',
        "![नाव](https://dainik.example/a-1200.jpg)\n",
    ),
}


@pytest.mark.parametrize(("html", "markdown"), cases(AMP))
def test_an_element_of_amp_is_written_as(html: str, markdown: str) -> None:
    assert written(html) == markdown


def test_what_another_site_says_is_not_of_the_body() -> None:
    post, _ = POSTS["a post of X"]
    blocks = read_blocks(BeautifulSoup(f"<body><p>क</p>{post}<p>ख</p></body>", "lxml"), BASE)
    assert list(paragraphs(blocks)) == ["क", "ख"]


@pytest.mark.parametrize("html", [html for html, _ in (*POSTS.values(), *FRAMES.values(), *AMP.values())])
def test_a_known_embed_shows_a_name_and_not_a_host(html: str) -> None:
    assert "](" not in written(html) or "[www." not in written(html)


def test_every_pattern_of_the_data_file_leads_to_a_secure_page() -> None:
    pages = [page for site in embed_sites().sites for _, page in site.pages]
    assert [page for page in pages if not page.startswith(("https://", r"\1"))] == []
