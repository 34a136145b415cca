"""``letterbook serve``: the pages."""

import errno
import signal
import sys
from types import FrameType

import click

from archive.settings import Settings
from webui import wsgi
from webui.commands.keeping import update_index
from webui.commands.output import Refusal, pass_settings, say
from webui.commands.working import recognising
from webui.services import Services, open_services

at_host = click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="H",
    help="The address to serve on; 0.0.0.0 is all of this machine.",
)
at_port = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="P",
    help="The port; 0 takes a free one.",
)


@click.command()
@at_host
@at_port
@pass_settings
def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the pages until Ctrl-C.

    Makes an empty archive where there is none.
    """
    with open_services(settings, create=True) as services:
        update_index(services)
        services.warm_up()
        serve_pages(services, host=host, port=port)


def serve_pages(services: Services, *, host: str, port: int) -> None:
    """Serve the pages until the process is asked to stop, and recognise scans meanwhile.

    Raises:
        Refusal: the address is not to be had.
    """

    def ready(taken: int) -> None:
        say(f"Letterbook is on {address(host, taken)} — Ctrl-C stops it.")
        sys.stdout.flush()

    before = signal.signal(signal.SIGTERM, _stop)
    try:
        with recognising(services):
            wsgi.serve(services, host=host, port=port, ready=ready)
    except OSError as error:
        raise Refusal(_sentence(error, host, port)) from error
    finally:
        signal.signal(signal.SIGTERM, before)
    say("Stopped.")


def address(host: str, port: int) -> str:
    """Return the address to open in a browser on this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  # recognised, not bound
    return f"http://{name}:{port}"


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _sentence(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken already; choose another one with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system; choose one over 1023 with --port."
    return f"“{host}” is not an address of this machine; leave --host out to serve on 127.0.0.1."
