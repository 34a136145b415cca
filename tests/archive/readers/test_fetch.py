import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from archive.errors import ForbiddenAddress, NotFetched, TooLarge
from archive.readers.fetch import Rules, fetch, is_public
from tests.archive.readers.pages import CERTIFICATE, LOCAL, serving


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


def test_a_page_comes_with_its_name_its_place_and_the_day(site: str) -> None:
    fetched = fetch(f" {site}/page/een%20brief.html?a=é#deel\n", rules=LOCAL)
    host = site.removeprefix("http://")
    assert fetched.data.decode() == f"/page/een%20brief.html?a=%C3%A9 {host} None"
    assert fetched.name == "een brief.html"
    assert fetched.url == f"{site}/page/een%20brief.html?a=é"
    assert fetched.accessed.year >= 2025


def test_redirects_are_followed_without_cookies_and_the_last_place_counts(site: str) -> None:
    fetched = fetch(f"{site}/to?/to?/page", rules=LOCAL)
    assert fetched.url == f"{site}/page"
    assert fetched.data.decode().endswith(" None")


def test_a_page_without_a_name_bears_that_of_its_host(site: str) -> None:
    with pytest.raises(NotFetched, match="the answer is 410 Gone"):
        fetch(f"{site}/status", rules=LOCAL)
    assert fetch(f"{site}/to?{site}/page", rules=LOCAL).name == "page"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("round", "redirected more than 5 times"),
        ("nowhere", "the answer is 302"),
        ("short", "it breaks off"),
        ("packed", "it comes packed"),
        ("junk", "nobody answers there"),
        ("to?file:///etc/passwd", "no http or https address"),
    ],
)
def test_an_answer_that_is_no_file_costs_a_sentence(site: str, path: str, sentence: str) -> None:
    with pytest.raises(NotFetched, match=rf"^{site}/.*{sentence}.*; save it as a file and add that"):
        fetch(f"{site}/{path}", rules=LOCAL)


def test_more_than_may_be_fetched_is_refused(site: str) -> None:
    with pytest.raises(TooLarge, match="over 0 MB"):
        fetch(f"{site}/long", rules=replace(LOCAL, largest=100_000))


def test_an_answer_that_drips_is_broken_off(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(NotFetched, match=r"takes more than 0\.5 seconds"):
        fetch(f"{site}/drip", rules=replace(LOCAL, seconds=0.5))
    assert time.monotonic() - began < 3


def test_the_clock_runs_through_redirects(site: str) -> None:
    def slowly(host: str, port: int) -> Sequence[str]:
        time.sleep(0.2)
        return ["127.0.0.1"]

    with pytest.raises(NotFetched, match=r"takes more than 0\.1 seconds"):
        fetch(f"{site}/page", rules=replace(LOCAL, resolve=slowly, seconds=0.1))


@pytest.mark.parametrize(
    "address",
    ["", "brief.txt", "ftp://x.example/a", "file:///etc/passwd", "http://", "http://x.example:port/", "https://[::1"],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(NotFetched, match="no http or https address"):
        fetch(address)


def test_an_address_with_a_password_is_refused() -> None:
    with pytest.raises(NotFetched, match="it holds a password"):
        fetch("http://joke:geheim@x.example/")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0", "2130706433", "0x7f000001", "017700000001", "127.1", "[::1]",
        "[::ffff:127.0.0.1]", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
    ],
)  # fmt: skip
def test_nothing_is_fetched_from_this_machine_or_its_neighbours(host: str) -> None:
    with pytest.raises((ForbiddenAddress, NotFetched)) as refused:
        fetch(f"http://{host}:9/")
    assert isinstance(refused.value, ForbiddenAddress) or "nobody answers" in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.1", "10.1.2.3", "100.64.0.1", "169.254.1.1", "192.168.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:5ef5:79fb::1",
    ],
)  # fmt: skip
def test_addresses_off_the_public_internet_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_on_the_public_internet_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_address_off_the_internet_is_enough_to_refuse() -> None:
    with pytest.raises(ForbiddenAddress, match=r"“x\.example” is not on the public Internet") as refused:
        fetch("http://x.example/", rules=Rules(resolve=lambda *_: ["8.8.8.8", "10.0.0.1"]))
    assert refused.value.host == "x.example"


def test_a_redirect_into_the_house_is_refused(site: str) -> None:
    def only_the_site(address: object) -> bool:
        return str(address) == "127.0.0.1"

    with pytest.raises(ForbiddenAddress, match=r"10\.0\.0\.1"):
        fetch(f"{site}/to?http://10.0.0.1/secret", rules=replace(LOCAL, is_allowed=only_the_site))


def test_the_name_is_asked_once_and_the_connection_goes_to_what_was_checked(site: str) -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    port = site.rpartition(":")[2]
    fetched = fetch(f"http://krant.example:{port}/page", rules=replace(LOCAL, resolve=once))
    assert asked == ["krant.example"]
    assert f"krant.example:{port}" in fetched.data.decode()


def test_the_next_address_is_tried_where_one_does_not_answer(site: str) -> None:
    port = site.rpartition(":")[2]
    rules = replace(LOCAL, resolve=lambda *_: ["127.0.0.2", "127.0.0.1"])
    assert fetch(f"http://krant.example:{port}/page", rules=rules).name == "page"


def test_where_nobody_listens_nobody_answers() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(NotFetched, match="nobody answers there"):
            fetch(f"http://localhost:{unused.getsockname()[1]}/", rules=LOCAL)


def test_a_page_comes_over_tls_from_who_is_believed() -> None:
    trusted = ssl.create_default_context(cafile=str(CERTIFICATE))
    with serving(tls=True) as site:
        rules = replace(LOCAL, resolve=lambda *_: ["127.0.0.1"], trusted=trusted)
        assert fetch(f"{site}/page", rules=rules).data.startswith(b"/page localhost")
        with pytest.raises(NotFetched, match="its certificate is not valid"):
            fetch(f"{site}/page", rules=replace(rules, trusted=None))


def test_a_name_in_other_letters_is_asked_as_name_servers_know_it() -> None:
    asked: list[str] = []

    def note(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["10.0.0.1"]

    with pytest.raises(ForbiddenAddress):
        fetch("https://Bücher.example/", rules=Rules(resolve=note))
    assert asked == ["xn--bcher-kva.example"]
