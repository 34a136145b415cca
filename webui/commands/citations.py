"""``letterbook cite``: a reference to a document, and the exact words of it, ready to be put in a letter."""

import click

from archive.citing.citations import FORMS, Form, format_citation
from archive.citing.citations import cite as cite_document
from archive.documents import get_document
from archive.models import LANGUAGES
from archive.settings import Settings
from webui.commands.output import pass_settings
from webui.services import open_services


@click.command()
@click.argument("key")
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="The page cited; the first one is 1.")
@click.option(
    "--quote", default="", metavar="WORDS", help="Words of the document: they are looked up and quoted exactly."
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="The language of the reference. [default: LETTERBOOK_LANGUAGE]"
)
@click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="The form of the citation."
)
@pass_settings
def cite(settings: Settings, key: str, page: int | None, quote: str, language: str | None, form: Form) -> None:
    """Give a reference, with the words quoted.

    The words are looked up in the document, and given exactly as they stand there, with their page.
    """
    with open_services(settings) as services, services.reading() as session:
        document = get_document(session, key, viewer=services.viewer)
        citation = cite_document(document, page=page, quote=quote, language=language or settings.language)
    click.echo(format_citation(citation, form))
