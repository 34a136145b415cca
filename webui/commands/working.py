"""``letterbook work``: the work that takes long, done now or beside the pages."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

from archive.recognition import Recognised, keep_working, list_waiting
from archive.settings import Settings
from webui.commands.output import Bar, as_json, json_line, one_line, pass_settings, progress, say
from webui.services import Services, open_services


@click.command()
@as_json
@pass_settings
@click.pass_context
def work(context: click.Context, settings: Settings, as_json: bool) -> None:
    """Recognise the text of the scans that wait for it.

    It takes some seconds a page. While the pages are served, this is done beside them. The exit code is 1 where the
    text of a scan could not be recognised.
    """
    with open_services(settings) as services:
        counts = _work(services, as_json=as_json)
    if not as_json:
        words = {"recognised": "recognised", "waiting": "still waiting", "failed": "failed"}
        say(", ".join(f"{counts[each]} {word}" for each, word in words.items() if counts[each]) or "nothing waits")
    if counts["waiting"] or counts["failed"]:
        context.exit(1)


@contextmanager
def recognising(services: Services) -> Iterator[None]:
    """Recognise scans in a thread of its own, as they come in, until the block is left."""
    stop = Event()

    def done(_: Recognised) -> None:
        services.update_index()

    thread = Thread(target=keep_working, args=(lambda: services.recognise(stop),), kwargs={"stop": stop, "done": done})
    thread.start()
    try:
        yield
    finally:
        stop.set()
        services.scans.close()
        thread.join()


def _work(services: Services, *, as_json: bool) -> Counter[str]:
    with services.reading() as session:
        total = len(list_waiting(session, viewer=services.viewer))
    counts: Counter[str] = Counter()
    with progress("Recognising", total) as bar:
        for each in services.recognise():
            _report(each, bar, as_json=as_json)
            counts[each.outcome] += 1
    services.update_index()
    return counts


def _report(each: Recognised, bar: Bar, *, as_json: bool) -> None:
    bar.advance()
    if each.error:
        bar.print(one_line(each.error), is_complaint=True)
    if as_json:
        bar.print(json_line({"key": each.key, "outcome": each.outcome, "error": each.error}))
    elif not each.error:
        bar.print(one_line(f"{each.outcome} {each.key}"))
