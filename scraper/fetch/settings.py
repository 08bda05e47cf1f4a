"""How Scrapy is set: who we say we are, how politely we ask, and what we do not take."""

import os
import ssl

import certifi

from scraper import VERSION
from scraper.capture import LARGEST
from scraper.fetch.terms import Terms

USER_AGENT = f"Sangrah/{VERSION} (a reader's own archive of news articles)"
HOSTS_AT_ONCE = 32
RENDERING = "rendering"
"""The queue of what a page asks for while the browser renders it: a page is one visit, however many files it has."""
SCRAPYS = "scrapy.downloadermiddlewares"
OURS = {
    f"{SCRAPYS}.robotstxt.RobotsTxtMiddleware": None,
    f"{SCRAPYS}.retry.RetryMiddleware": None,
    f"{SCRAPYS}.httpcompression.HttpCompressionMiddleware": None,
    "scraper.fetch.robots.Robots": 100,
    "scraper.fetch.patience.Patience": 550,
    "scraper.fetch.codings.Decoding": 590,
}
GUARD = {"scraper.fetch.private.PrivateAddresses": 950}


def settings_of(terms: Terms) -> dict[str, object]:
    """Return Scrapy's settings for a crawl."""
    pace = terms.pace
    return {
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_MAX_DELAY": pace.longest_wait,
        "AUTOTHROTTLE_START_DELAY": pace.first_delay,
        "BACK_OFF_FIRST": pace.first_wait,
        "BACK_OFF_LONGEST": pace.longest_wait,
        "CONCURRENT_REQUESTS": HOSTS_AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "COOKIES_ENABLED": True,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "*",  # Scrapy's `en` brings some readers' pages in another language
        },
        "DOWNLOADER_MIDDLEWARES": OURS | ({} if terms.allow_private else GUARD),
        "DOWNLOAD_DELAY": pace.least_delay,
        "DOWNLOAD_DELAY_JITTER": 0,  # a wait that a host asked for is never cut
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),  # the web, and no file of this computer
        "DOWNLOAD_MAXSIZE": LARGEST,
        "DOWNLOAD_SLOTS": {RENDERING: {"concurrency": 6, "delay": 0}},
        "DOWNLOAD_TIMEOUT": pace.timeout,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "HTTPERROR_ALLOW_ALL": True,
        "LOGSTATS_INTERVAL": 0,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "MEMUSAGE_ENABLED": False,
        "METAREFRESH_MAXDELAY": 3,  # a later one shows the same page again, for those who leave it open
        "REFERER_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "RETRY_TIMES": pace.retries,
        "TELNETCONSOLE_ENABLED": False,
        "TWISTED_DNS_RESOLVER": (
            "scrapy.resolver.CachingHostnameResolver"
            if terms.allow_private
            else "scraper.fetch.private.PublicAddresses"
        ),
        "URLLENGTH_LIMIT": 0,  # a headline in Devanagari is long once it is percent-encoded
        "USER_AGENT": USER_AGENT,
    }


def trust_known_authorities() -> None:
    """Let certificates be checked also where the system names no authorities, as on a Mac."""
    own = ssl.get_default_verify_paths()
    if not (own.cafile or own.capath):
        os.environ.setdefault("SSL_CERT_FILE", certifi.where())
