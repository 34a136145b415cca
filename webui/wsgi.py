"""Serve the pages with waitress, which runs on every system."""

import logging
import socket
from collections.abc import Callable
from contextlib import ExitStack

from waitress.server import create_server
from waitress.wasyncore import close_all

from webui.app import create_app
from webui.services import Services

THREADS = 8
"""How many requests are worked on at once; each has its own session and its own searcher."""


def serve(services: Services, *, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve the pages until the process is asked to stop; ``ready`` is told the port, which is a free one for 0.

    Raises:
        OSError: the address or the port cannot be had.
    """
    # That a request waits for a moment is nothing the person at the terminal can act on.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with ExitStack() as opened:
        listeners = [opened.enter_context(listener) for listener in listen(host, port)]
        channels: dict[int, object] = {}
        opened.callback(close_all, channels)
        app = create_app(services, host=host)
        server = create_server(app, map=channels, sockets=listeners, threads=THREADS, ident="")
        ready(listeners[0].getsockname()[1])
        server.run()


def listen(host: str, port: int) -> list[socket.socket]:
    """Open a socket on each address of ``host``; the caller closes them.

    Raises:
        OSError: one of them cannot be had; none is open then.
    """
    with ExitStack() as opened:
        listeners = [
            opened.enter_context(socket.create_server(address[:2], family=family))
            for family, _type, _protocol, _name, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        ]
        opened.pop_all()
    return listeners
