"""What stands in a text and can be looked for: dates, figures and numbers of acts; and by what a document is named."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from archive.models.base import Base, one_of
from archive.models.documents import Document, Text

MENTION_KINDS = ("date", "figure", "identifier")


class Mention(Base):
    """A date, a figure or an identifier in one version of a text; derived from it, so it leaves no events.

    ``normal`` is its one normal form, see ``archive.mentions``. ``start`` and ``end`` are 0-based, half-open
    code points into the text.
    """

    __tablename__ = "mentions"
    __table_args__ = (
        CheckConstraint(one_of("kind", MENTION_KINDS), "kind"),
        Index("ix_mentions_normal_kind", "normal", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    normal: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]

    text: Mapped[Text] = relationship()


class TitleAlias(Base):
    """Another title by which a document is cited, in its language. ``folded`` is how it is compared: ``fold_name``."""

    __tablename__ = "title_aliases"
    __table_args__ = (UniqueConstraint("document_id", "language", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)

    document: Mapped[Document] = relationship()


class DocumentWord(Base):
    """A word by which people may name a document, see ``archive.references.naming``; it is no history."""

    __tablename__ = "document_words"
    __table_args__ = ({"sqlite_with_rowid": False},)  # half the size: the key is all there is

    word: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ReferenceSearch(Base):
    """A text that was looked through for the documents that it points at; an earlier version did not note it."""

    __tablename__ = "reference_searches"

    text_id: Mapped[int] = mapped_column(ForeignKey("texts.id", ondelete="CASCADE"), primary_key=True)
