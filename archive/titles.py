"""The other titles by which a document is cited: one in each language it is signed in, and what people call it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.errors import InvalidValue
from archive.models import LANGUAGES, Document, TitleAlias
from archive.normalise import fold_name


def add_title(session: Session, document: Document, title: str, *, language: str = "") -> TitleAlias:
    """Give a document another title; one that it has in that language already is returned as it is.

    Raises:
        InvalidValue: the title holds no letter, or the language is none of ``LANGUAGES`` nor empty.
    """
    written = " ".join(title.split())
    folded = fold_name(written)
    if not folded:
        raise InvalidValue("title", title, "a title with at least one letter")
    if language not in {"", *LANGUAGES}:
        raise InvalidValue("language", language, f"one of {', '.join(LANGUAGES)}")
    for alias in titles_of(session, document):
        if (alias.folded, alias.language) == (folded, language):
            return alias
    alias = TitleAlias(document=document, language=language, title=written, folded=folded)
    session.add(alias)
    session.flush()
    return alias


def remove_title(session: Session, alias: TitleAlias) -> None:
    """Take another title away."""
    session.delete(alias)
    session.flush()


def titles_of(session: Session, document: Document) -> list[TitleAlias]:
    """Return the other titles of a document, by language and in the order in which they were added."""
    titles = select(TitleAlias).where(TitleAlias.document_id == document.id)
    return list(session.scalars(titles.order_by(TitleAlias.language, TitleAlias.id)))
