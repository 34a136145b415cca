"""Serve the pages with waitress, which runs on every system."""

from collections.abc import Callable

from waitress.server import MultiSocketServer, create_server

from webui.app import create_app
from webui.services import Services

THREADS = 8
"""How many requests are worked on at once; each has its own session and its own searcher."""


def serve(services: Services, *, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve the pages until the process is asked to stop; ``ready`` is told the port, which is a free one for 0.

    Raises:
        OSError: the port cannot be had.
        ValueError: there is no such host.
    """
    server = create_server(create_app(services, host=host), host=host, port=port, threads=THREADS, ident="")
    several = isinstance(server, MultiSocketServer)  # a name with more than one address
    try:
        ready(int(server.effective_listen[0][1] if several else server.effective_port))
        server.run()
    finally:
        server.close()
