import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from webui.commands.serving import address

from .conftest import Letterbook


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def stop_when_served(url: str, seen: list[int]) -> None:
    """Ask for a page until it comes, then ask this process to stop."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # our own address
                seen.append(answer.status)
                break
        except OSError:
            time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.parametrize("words", [("serve",), ("demo",)])
def test_the_pages_are_served_until_the_process_is_asked_to_stop(own: Letterbook, words: tuple[str, ...]) -> None:
    port, seen = free_port(), list[int]()
    url = f"http://127.0.0.1:{port}"
    asking = threading.Thread(target=stop_when_served, args=(url, seen))
    asking.start()
    result = own(*words, "--port", str(port))
    asking.join()
    assert seen == [200]
    assert result.stdout.splitlines()[-2:] == [f"Letterbook is on {url} — Ctrl-C stops it.", "Stopped."]


def test_serving_makes_an_empty_archive_and_says_which_free_port_it_took(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "webui", "--archive", str(tmp_path / "new"), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        said = serving.stdout.readline()
        url = said.split()[3]
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own address
            assert answer.status == 200
        serving.send_signal(signal.SIGINT)
        rest, errors = serving.communicate(timeout=20)
    assert (rest, errors, serving.returncode) == ("Stopped.\n", "", 0)


def test_a_port_that_is_taken_is_one_sentence(own: Letterbook) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        result = own("serve", "--port", str(port), code=1)
    assert result.stderr == f"Port {port} on 127.0.0.1 is taken already; choose another one with --port.\n"


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1"])
def test_an_address_that_is_not_ours_is_one_sentence(own: Letterbook, host: str) -> None:
    result = own("serve", "--host", host, "--port", "0", code=1)
    assert result.stderr.startswith(f"“{host}” is not an address of this machine;")


def test_a_port_kept_for_the_system_is_one_sentence(own: Letterbook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("webui.wsgi.serve", refuse)
    assert "kept for the system" in own("serve", "--port", "80", code=1).stderr


def test_a_name_with_several_addresses_is_served_on_all_of_them(own: Letterbook) -> None:
    port, seen = free_port(), list[int]()
    asking = threading.Thread(target=stop_when_served, args=(f"http://127.0.0.1:{port}", seen))
    asking.start()
    own("serve", "--host", "localhost", "--port", str(port))
    asking.join()
    assert seen == [200]


@pytest.mark.parametrize(
    ("host", "said"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]")],  # noqa: S104  # only said
)
def test_the_address_opens_in_a_browser(host: str, said: str) -> None:
    assert address(host, 8000) == f"http://{said}:8000"
