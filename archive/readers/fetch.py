"""A file from a web address, with limits on its size and time, and only from the public Internet.

Every address that a name resolves to is checked, and the connection is made to the very address that was checked, so
that no second answer of the name server leads elsewhere. Redirects are checked in the same way, one by one.
"""

import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import PurePosixPath
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from archive.errors import ForbiddenAddress, NotFetched, TooLarge
from archive.readers.limits import in_megabytes

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host's port, as texts; raises OSError where there are none."""

LARGEST = 25_000_000
"""Bytes of what is fetched."""
SECONDS = 30.0
"""For all of it, redirects included."""
MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FETCHED = 200
_PORTS = {"http": 80, "https": 443}
_PIECE = 65_536
_HEADERS = {"User-Agent": "Letterbook/0.1", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that end in an IPv4 one. Source: RFC 6052."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address. ``url`` is where it stood after all redirects, ``name`` the last piece of that."""

    data: bytes
    name: str
    url: str
    accessed: dt.date


def is_public(address: Address) -> bool:
    """Say whether an address is on the public Internet, also the one that stands inside another."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour or address.teredo:
            return False
        inner = address.ipv4_mapped
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int) -> list[str]:
    """Give the addresses of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may be fetched: ``is_allowed`` says from which machines, ``largest`` is in bytes, ``seconds`` for it all."""

    resolve: Resolve = resolve
    is_allowed: Callable[[Address], bool] = is_public
    largest: int = LARGEST
    seconds: float = SECONDS
    trusted: ssl.SSLContext | None = None
    """Whose certificates are believed; None is whom the system believes."""


def fetch(address: str, *, rules: Rules | None = None) -> Fetched:
    """Fetch a file; no cookies, no passwords and no proxies are used.

    Raises:
        NotFetched: it is no web address, nobody answers in time, or the answer is no file.
        ForbiddenAddress: it leads, or is redirected, to a machine that is not on the public Internet.
        TooLarge: more comes than may be fetched.
    """
    return _Fetching(address, rules or Rules()).fetch()


class _Connection(HTTPConnection):
    """A connection to addresses that were checked before, whatever the name would resolve to by now."""

    _line: socket.socket
    """The socket, which the parent class forgets once an answer begins."""

    def __init__(self, url: SplitResult, checked: Sequence[str], seconds: float, tls: ssl.SSLContext | None) -> None:
        super().__init__(_host(url), _port(url), timeout=seconds)
        self.default_port = _PORTS[url.scheme]
        self._checked, self._tls = checked, tls

    def connect(self) -> None:
        """Connect to the first of the addresses that answers."""
        self.sock = self._line = _first_that_answers(self._checked, self.port, self.timeout)
        if self._tls is not None:
            # in two steps, so that the clock can break off a handshake that drips
            wrapped = self._tls.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self._line = wrapped
            wrapped.do_handshake()

    def break_off(self) -> None:
        """End what is being sent or received, from another thread."""
        with suppress(OSError, AttributeError):  # it has ended by itself, or not begun
            self._line.shutdown(socket.SHUT_RDWR)


def _first_that_answers(addresses: Sequence[str], port: int, seconds: float | None) -> socket.socket:
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=seconds)
    return socket.create_connection((last, port), timeout=seconds)


class _Fetching:
    """One fetch with its redirects, against one clock."""

    def __init__(self, address: str, rules: Rules) -> None:
        self._address, self._rules = address.strip(), rules
        self._until = monotonic() + rules.seconds

    def fetch(self) -> Fetched:
        at = self._address
        for _ in range(MOST_REDIRECTS + 1):
            url = self._parsed(at)
            answer = self._answer(url)
            if isinstance(answer, bytes):
                name = unquote(PurePosixPath(url.path).name) or _host(url)
                today = dt.datetime.now(dt.UTC).astimezone().date()
                return Fetched(answer, name, url.geturl(), today)
            at = urljoin(at, answer)
        raise self._refusal(f"it is redirected more than {MOST_REDIRECTS} times")

    def _parsed(self, address: str) -> SplitResult:
        """Take an address apart.

        Raises:
            NotFetched: it is none that can be fetched.
        """
        try:
            url = urlsplit(address)
            _port(url)
            _host(url)
        except (ValueError, KeyError) as error:
            raise self._refusal("it is no http or https address") from error
        if url.username is not None:
            raise self._refusal("it holds a password")
        return url._replace(fragment="")

    def _checked(self, url: SplitResult) -> Sequence[str]:
        """Give the addresses of a host, all of which may be fetched from.

        Raises:
            ForbiddenAddress: one of them may not.
        """
        found = self._rules.resolve(_host(url), _port(url))
        if not all(self._rules.is_allowed(ipaddress.ip_address(each)) for each in found):
            raise ForbiddenAddress(self._address, _host(url))
        return found

    def _answer(self, url: SplitResult) -> bytes | str:
        """Give what stands at an address, or where that is instead."""
        try:
            checked = self._checked(url)
            tls = (self._rules.trusted or ssl.create_default_context()) if url.scheme == "https" else None
            with closing(_Connection(url, checked, self._left(), tls)) as connection:
                clock = Timer(self._left(), connection.break_off)
                clock.start()
                try:
                    connection.request("GET", _target(url), headers=_HEADERS)
                    return self._read(connection.getresponse())
                finally:
                    clock.cancel()
        except ssl.SSLCertVerificationError as error:
            raise self._refusal("its certificate is not valid") from error
        except (OSError, HTTPException, ValueError) as error:
            raise self._refusal(self._late() or "nobody answers there") from error

    def _read(self, response: HTTPResponse) -> bytes | str:
        location = response.getheader("Location")
        if response.status in _REDIRECTS and location:
            return location
        if response.status != _FETCHED:
            raise self._refusal(f"the answer is {response.status} {response.reason}".strip())
        if response.getheader("Content-Encoding", "identity") != "identity":
            raise self._refusal("it comes packed")
        data = bytearray()
        while piece := response.read1(_PIECE):
            data += piece
            if len(data) > self._rules.largest:
                raise TooLarge(self._address, in_megabytes(self._rules.largest))
        expected = response.getheader("Content-Length", "")
        if (expected.isdigit() and len(data) < int(expected)) or monotonic() >= self._until:
            raise self._refusal(self._late() or "it breaks off")
        return bytes(data)

    def _left(self) -> float:
        """Return the seconds that are left.

        Raises:
            TimeoutError: there are none.
        """
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _late(self) -> str:
        return f"it takes more than {self._rules.seconds:g} seconds" if monotonic() >= self._until else ""

    def _refusal(self, detail: str) -> NotFetched:
        return NotFetched(self._address, detail)


def _host(url: SplitResult) -> str:
    """Return the host of an address as the name servers know it.

    Raises:
        ValueError: there is none.
    """
    host = url.hostname
    if not host:
        raise ValueError("no host")
    return host if ":" in host else host.encode("idna").decode("ascii")


def _port(url: SplitResult) -> int:
    """Return the port of an address; raises KeyError where it is no web address, ValueError where it is no port."""
    usual = _PORTS[url.scheme]
    return url.port or usual


def _target(url: SplitResult) -> str:
    path = quote(url.path or "/", safe="%/:=&~+!$,;'@()*")
    return f"{path}?{quote(url.query, safe='%/:=&?~+!$,;@()*[]')}" if url.query else path
