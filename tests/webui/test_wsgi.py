"""Serving the pages."""

import threading
from queue import Queue
from urllib.request import urlopen

import pytest

from webui.services import Services
from webui.wsgi import serve


def started(services: Services) -> int:
    """Serve in a thread that ends with the tests, and return the port."""
    ports: Queue[int] = Queue()
    options = {"host": "127.0.0.1", "port": 0, "ready": ports.put}
    threading.Thread(target=serve, args=(services,), kwargs=options, daemon=True).start()
    return ports.get(timeout=10)


def test_the_pages_are_served_on_a_free_port(services: Services) -> None:
    with urlopen(f"http://127.0.0.1:{started(services)}/manual", timeout=10) as answer:
        assert answer.status == 200
        assert "Server" not in answer.headers


def test_a_port_that_is_taken_cannot_be_had(services: Services) -> None:
    port = started(services)
    with pytest.raises(OSError, match="in use"):
        serve(services, host="127.0.0.1", port=port, ready=lambda _port: None)
