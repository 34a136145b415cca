"""``letterbook review``: what the description was not sure of."""

from itertools import groupby

import click
from sqlalchemy.orm import Session

from archive.documents import get_document
from archive.errors import InvalidValue
from archive.models import Document, Proposal
from archive.proposals import accept_proposal, open_proposals, refuse_proposal
from archive.rights import Viewer
from archive.settings import Settings
from webui.commands.changing import changing
from webui.commands.documents import records_of, report
from webui.commands.output import as_json, pass_settings, print_json, say
from webui.commands.record import record_of
from webui.services import open_services

Choices = tuple[tuple[str, str], ...]
"""Pairs of a citation key and a field."""


@click.command()
@click.option(
    "--accept", metavar="KEY FIELD", nargs=2, multiple=True, help="Fill in the most confident value (repeatable)."
)
@click.option(
    "--refuse", metavar="KEY FIELD", nargs=2, multiple=True, help="Refuse what is proposed, for good (repeatable)."
)
@as_json
@pass_settings
def review(settings: Settings, accept: Choices, refuse: Choices, as_json: bool) -> None:
    """Decide what the description was not sure of.

    Without an option, lists what waits, with the reason. A field may have several values proposed: --accept takes the
    most confident one, --refuse refuses all that wait.
    """
    if accept or refuse:
        _decide(settings, accept, refuse, as_json=as_json)
    else:
        _list(settings, as_json=as_json)


def _decide(settings: Settings, accept: Choices, refuse: Choices, *, as_json: bool) -> None:
    with changing(settings) as (services, session):
        documents: dict[Document, None] = {}
        for key, field in accept:
            best, *_ = _waiting(session, key, field, viewer=services.viewer)
            accept_proposal(session, best, viewer=services.viewer)
            documents[best.document] = None
        for key, field in refuse:
            for proposal in _waiting(session, key, field, viewer=services.viewer):
                refuse_proposal(session, proposal, viewer=services.viewer)
                documents[proposal.document] = None
        records = records_of(services, session, documents)
    report(records, as_json=as_json)


def _waiting(session: Session, key: str, field: str, *, viewer: Viewer) -> list[Proposal]:
    """Return what is proposed for a field of a document, at least one, the most confident first."""
    document = get_document(session, key, viewer=viewer)
    waiting = open_proposals(session, viewer=viewer, document=document)
    found = [proposal for proposal in waiting if proposal.field == field]
    if not found:
        fields = ", ".join(dict.fromkeys(proposal.field for proposal in waiting)) or "nothing"
        raise InvalidValue("field to decide about", field, f"what waits in “{key}”: {fields}")
    return found


def _list(settings: Settings, *, as_json: bool) -> None:
    with open_services(settings) as services, services.reading() as session:
        waiting = open_proposals(session, viewer=services.viewer)
        for document, proposals in groupby(waiting, key=lambda proposal: proposal.document):
            if as_json:
                print_json(record_of(session, document, viewer=services.viewer, language=settings.language))
                continue
            say(f"{document.key}  {document.title}")
            for each in proposals:
                say(f"    {each.field:<12} {each.value}  ({each.confidence:.0%}: {each.reason})")
        if not waiting and not as_json:
            say("Nothing waits for review.")
