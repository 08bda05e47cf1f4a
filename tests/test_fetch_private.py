"""Private addresses are refused, however they are written, reached or resolved; certificates are looked at."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scraper.capture import Capture
from scraper.fetch import Pace, fetch
from scraper.fetch.private import PublicAddresses, is_public
from scraper.sources.wanted import Wanted
from tests.web_server import Served, article, serving

QUICK = Pace(first_delay=0, least_delay=0, timeout=5, retries=0)
REASON = "it is at a private address; add --allow-private if that is meant"

PRIVATE = """
127.0.0.1 127.8.9.10 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254 192.0.0.1 198.18.0.1 224.0.0.1
240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
64:ff9b::7f00:1 64:ff9b::169.254.169.254 2002:7f00:1:: 2002:a00:1::1 2001:db8::1 2001:0:7f00:1::1 nothing
""".split()
PUBLIC = "93.184.216.34 8.8.8.8 2606:4700::1111 2a00:1450:4001:800::200e 64:ff9b::808:808 ::ffff:8.8.8.8".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_not_everybody_can_reach_is_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_that_everybody_can_reach_is_public(address: str) -> None:
    assert is_public(address)


WAYS = """
http://127.0.0.1:{port}/ http://localhost:{port}/ http://LOCALHOST:{port}/ http://127.1:{port}/ http://0.0.0.0:{port}/
http://2130706433:{port}/ http://0x7f000001:{port}/ http://0177.0.0.1:{port}/ http://[::1]:{port}/ http://[::]:{port}/
http://[::ffff:127.0.0.1]:{port}/ http://127.0.0.1.:{port}/ http://asha:secret@127.0.0.1:{port}/
http://169.254.169.254/latest/meta-data/
""".split()


def test_this_computer_is_not_asked_however_it_is_called() -> None:
    with serving({"/": Served(article()), "/robots.txt": Served()}) as site:
        urls = [way.format(port=site.url.rpartition(":")[2]) for way in WAYS]
        answers = [str(answer) for answer in fetch([Wanted(url, url) for url in urls], pace=QUICK)]
        assert site.asked == []
    refused = {answer.partition(": ")[0] for answer in answers if answer.endswith(f": {REASON}")}
    others = [answer for answer in answers if REASON not in answer]
    assert all("no such host" in answer or "no web address" in answer for answer in others), others
    assert {urls[0], urls[1], urls[-1]} <= refused
    assert len(answers) >= len(urls) - 2  # LOCALHOST is localhost, and a name and password are no other page


def test_what_a_proxy_would_ask_for_is_looked_at_too_and_after_a_redirection(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [way.format(port=9) for way in WAYS] + ["http://printer.local/", "http://metadata.google.internal/"]
    pages: dict[str, Any] = {
        f"http://courier.example/{number}": Served(status=302, lines={"Location": way})
        for number, way in enumerate(ways)
    }
    pages["http://courier.example/page"] = Served(article())
    with serving(pages) as proxy:
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        answers = list(fetch([Wanted(url, url) for url in pages], pace=QUICK))
        assert [answer.url for answer in answers if isinstance(answer, Capture)] == ["http://courier.example/page"]
        refusals = [str(answer).partition(": ")[2] for answer in answers if not isinstance(answer, Capture)]
        assert (len(refusals), set(refusals)) == (len(ways), {REASON})
        assert all("courier.example" in request.path for request in proxy.asked)


class Receiver:
    """What waits for a name's addresses."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.done = False

    def resolutionBegan(self, _: object) -> None:  # noqa: N802 - Twisted's name
        assert not self.done

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        self.done = True


class Rebinding:
    """A reactor, and its resolver whose name server answers differently each time."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = iter(answers)
        self.nameResolver = self

    def resolveHostName(self, receiver: Any, *_: object) -> object:  # noqa: N802 - Twisted's name
        from twisted.internet.address import IPv4Address  # noqa: PLC0415 - only this test takes Twisted's time

        receiver.resolutionBegan(self)
        for address in next(self.answers):
            receiver.addressResolved(IPv4Address("TCP", address, 80))
        receiver.resolutionComplete()
        return self


def test_a_name_that_means_another_address_the_next_time_is_looked_at_again() -> None:
    reactor: Any = Rebinding(["93.184.216.34"], ["127.0.0.1"], ["10.0.0.1", "93.184.216.34"])
    resolver = PublicAddresses(reactor, 0)
    found = []
    for name in ("rebinding.example", "rebinding.example.", "mixed.example"):
        receiver: Any = Receiver()
        resolver.resolveHostName(receiver, name)
        assert receiver.done
        found.append(receiver.addresses)
    assert found == [["93.184.216.34"], [], ["93.184.216.34"]]
    assert resolver.refused == {"rebinding.example.", "mixed.example"}


@pytest.fixture
def unproven(tmp_path: Path) -> Iterator[str]:
    """A server whose certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(tz=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain, none = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (tmp_path / "pair.pem").write_bytes(key.private_bytes(pem, plain, none) + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "pair.pem")
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"https://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_server_that_cannot_prove_who_it_is_is_not_believed(unproven: str) -> None:
    [answer] = fetch([Wanted(unproven, unproven)], allow_private=True, pace=QUICK)
    reason = "its certificate is not valid; check the address, or save the page in a browser"
    assert str(answer) == f"{unproven}: {reason}"
