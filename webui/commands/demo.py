"""``letterbook demo``: an archive with the sample corpus, to look around in."""

from collections import Counter

import click

from archive.sample import load_sample, refuse_own_documents, sample_files, sample_settings
from archive.settings import Settings, find_sample
from webui.commands.add import summary
from webui.commands.output import one_line, pass_settings, progress, say
from webui.commands.serving import at_host, at_port, serve_pages
from webui.services import Services, open_services


@click.command()
@at_host
@at_port
@click.option("--no-serve", is_flag=True, help="Fill the archive and stop.")
@pass_settings
def demo(settings: Settings, host: str, port: int, no_serve: bool) -> None:
    """Fill an archive with a sample and serve it.

    The sample is invented: letters, interviews, declarations in four languages. Run again, this adds nothing twice,
    puts nothing back that was changed, and serves.
    """
    with open_services(sample_settings(settings, find_sample()), create=True) as services:
        counts = _fill(services)
        say(f"The sample corpus is in {settings.folder}: {summary(counts)}.")
        if not no_serve:
            serve_pages(services, host=host, port=port)


def _fill(services: Services) -> Counter[str]:
    folder = find_sample()
    with services.reading() as session:
        refuse_own_documents(session, folder, services.settings, viewer=services.viewer)
    counts: Counter[str] = Counter()
    outcomes = load_sample(
        services.database, services.originals, folder, viewer=services.viewer, options=services.add_options()
    )
    with progress("Adding the sample", len(sample_files(folder))) as bar:
        for outcome in outcomes:
            counts[outcome.outcome] += 1
            bar.advance()
            if outcome.outcome == "refused":
                bar.print(one_line(outcome.error), is_complaint=True)
    services.update_index()
    return counts
