"""Why nothing was fetched, in words, from what Scrapy and Twisted raise."""

from scrapy.exceptions import IgnoreRequest
from twisted.python.failure import Failure

from scraper.sources.checked import MOST

TOO_LARGE = f"larger than a page may be ({MOST})"
LATER = "try again later"
BROKEN = f"the connection broke off; {LATER}"
NO_HOST = "no such host; check the address and your connection"
LATE = f"no answer in time; {LATER}"
CERTIFICATE = "its certificate is not valid; check the address, or save the page in a browser"
GONE = frozenset({404, 410})
FIRST_OF_SERVER = 500
TOO_MANY = 429

REASONS = {
    "CannotResolveHostError": NO_HOST,
    "ConnectError": BROKEN,
    "ConnectionDone": BROKEN,
    "ConnectionLost": BROKEN,
    "ConnectionRefusedError": f"the server refuses connections; {LATER}",
    "DNSLookupError": NO_HOST,
    "DownloadConnectionRefusedError": f"the server refuses connections; {LATER}",
    "DownloadFailedError": BROKEN,
    "DownloadTimeoutError": LATE,
    "NoRouteError": "the server is not within reach; check your connection",
    "ResponseDataLossError": f"the answer was cut short; {LATER}",
    "TCPTimedOutError": LATE,
    "TimeoutError": LATE,
    "TunnelError": "the proxy does not lead there; check the proxy",
}
"""By the name of the error's class."""


class Refused(IgnoreRequest):
    """A request that is not made, or an answer that is not taken; its text says why, and what to do."""


class Silent(Refused):
    """A page that is not asked for because its server has long been silent."""


def reason_of(failure: Failure) -> str:
    """Say why a request came to nothing."""
    error = failure.value
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, IgnoreRequest):  # only Scrapy's redirections raise it here
        return "the server sends from one address to the next without end; open it in a browser and save it"
    name = type(error).__name__
    if name == "DownloadCancelledError":
        return TOO_LARGE
    if is_about_certificate(error):
        return CERTIFICATE
    return REASONS.get(name, f"could not be fetched ({error or name}); {LATER}")


def reason_of_status(status: int) -> str:
    """Say what an answer without a page means."""
    if status in GONE:
        return f"the server answered {status}; look for a copy with --archived"
    if status >= FIRST_OF_SERVER or status == TOO_MANY:
        return f"the server answered {status}; {LATER}"
    return f"the server answered {status}; open it in a browser and save the page"


def is_about_certificate(error: BaseException | None) -> bool:
    """Tell whether a connection failed because the server could not prove who it is."""
    return "certificate verify failed" in str(error) or "VerificationError" in str(error)


def may_have_a_copy(failure: Failure) -> bool:
    """Tell a page that cannot be had where it was from one that is not to be had."""
    return isinstance(failure.value, Silent) or type(failure.value).__name__ in REASONS


def is_gone(status: int) -> bool:
    """Tell by the status of an answer that a page cannot be had where it was."""
    return status in GONE or status >= FIRST_OF_SERVER
