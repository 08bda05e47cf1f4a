"""Private addresses: a URL, a redirection or a name server must not lead us into the network that we stand in.

A name is resolved once for each connection, and the connection goes to the address that was looked at; so a name that
means another address the next time is looked at again.
"""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import inet_aton
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver

from scraper.fetch.reasons import Refused

REASON = "it is at a private address; add --allow-private if that is meant"
TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses whose last 32 bits are an IPv4 address (RFC 6052)."""


def is_public(address: str) -> bool:
    """Tell an address that anybody on the internet can reach."""
    try:
        given = ip_address(address)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meant(given))


def _meant(address: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """Yield the address, or those that it stands for."""
    if isinstance(address, IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in TRANSLATED:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    return tuple(one for one in (address, address.sixtofour, *(address.teredo or ())) if one)


class PublicAddresses(CachingHostnameResolver):
    """Scrapy's resolver, which here knows no private address but the proxy's; `refused` are the names that had one."""

    def __init__(self, reactor: ReactorBase, cache_size: int) -> None:
        """Stand before the reactor's own resolver."""
        super().__init__(reactor, cache_size)
        self.refused: set[str] = set()
        self.proxies = {urlsplit(proxy if "//" in proxy else f"//{proxy}").hostname for proxy in getproxies().values()}

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803 - likewise
        hostName: str,  # noqa: N803 - likewise
        portNumber: int = 0,  # noqa: N803 - likewise
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803 - likewise
        transportSemantics: str = "TCP",  # noqa: N803 - likewise
    ) -> IHostResolution:
        """Resolve a name, and pass on the public addresses only."""
        receiver: Any = resolutionReceiver
        if hostName not in self.proxies:
            receiver = _PublicOnly(resolutionReceiver, hostName, self.refused)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)


class _PublicOnly:
    """What receives a name's addresses, and passes the public ones on."""

    def __init__(self, receiver: Any, name: str, refused: set[str]) -> None:
        self.receiver = receiver
        self.name = name
        self.refused = refused

    def __getattr__(self, called: str) -> Any:
        return getattr(self.receiver, called)

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        if is_public(address.host):
            self.receiver.addressResolved(address)
        else:
            self.refused.add(self.name.lower())


class PrivateAddresses:
    """Scrapy's middleware that says why a name has no address that is asked, and looks at what a proxy would do."""

    def process_request(self, request: Request) -> None:
        """Refuse to ask a proxy, which resolves names itself, for what is plainly here."""
        if request.meta.get("proxy") and _is_plainly_private((urlsplit(request.url).hostname or "").rstrip(".")):
            raise Refused(REASON)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell a private address from a name that has none."""
        from twisted.internet import reactor  # noqa: PLC0415 - Scrapy has to install it first

        refused: set[str] = getattr(reactor, "nameResolver").refused  # noqa: B009 - the reactor's type is not known
        if isinstance(exception, CannotResolveHostError) and (urlsplit(request.url).hostname or "") in refused:
            raise Refused(REASON)


def _is_plainly_private(host: str) -> bool:
    """Tell a name for this computer or network, or a private address, however it is written (`0x7f.1`)."""
    try:
        return not is_public(str(IPv4Address(inet_aton(host))))
    except OSError:
        names = (".localhost", ".local", ".internal")
        return host == "localhost" or host.endswith(names) or (":" in host and not is_public(host))
