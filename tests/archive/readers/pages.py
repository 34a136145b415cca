"""A web site on this machine, for tests, and the rules that allow to fetch from it."""

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from archive.readers.fetch import Rules

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Certificate and key of localhost; nobody trusts it but the tests."""

LOCAL = Rules(is_allowed=lambda _: True, seconds=10)


class Site(BaseHTTPRequestHandler):
    """Answers by the first word of the path: /page, /to?…, /status, /drip, /short, /packed, /long, /headers."""

    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").split("?")[0].split("/")[0])()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in the standard library
        pass

    def _answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page(self) -> None:
        self._answer(f"{self.path} {self.headers['Host']} {self.headers['Cookie']}".encode(), Set_Cookie="a=b")

    def to(self) -> None:
        self._answer(b"", 302, Location=self.path.partition("?")[2])

    def round(self) -> None:
        self._answer(b"", 301, Location="/round")

    def nowhere(self) -> None:
        self._answer(b"", 302)

    def status(self) -> None:
        self._answer(b"gone", 410)

    def short(self) -> None:
        self._answer(b"half", Content_Length="8")

    def packed(self) -> None:
        self._answer(b"xxx", Content_Encoding="gzip")

    def long(self) -> None:
        self._answer(bytes(200_000))

    def drip(self) -> None:
        self._answer(b"")
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def junk(self) -> None:
        self.wfile.write(b"no answer at all\r\n\r\n")


@contextmanager
def serving(*, tls: bool = False) -> Iterator[str]:
    """Serve on a free port; gives the address of the site, without a stroke at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who fetches hangs up on us
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
