"""Documents, the files they came in, their texts and what was proposed about them."""

import datetime as dt

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from archive.models.base import NOT_IN_HISTORY, Base, Moment, now, one_of
from archive.models.people import Participation
from archive.models.topics import DocumentTopic

KINDS = (
    "letter", "email", "interview", "article", "declaration", "agreement",
    "resolution", "press-release", "minutes", "report", "other",
)  # fmt: skip
DIRECTIONS = ("out", "in", "none")
STATUSES = ("to-review", "filed", "attention", "needs-ocr", "withdrawn", "binned")
PRECISIONS = ("day", "month", "year")
LANGUAGES = ("nl", "fr", "es", "en")
RELATION_KINDS = (
    "answers", "follows-up", "acknowledges", "forwards", "quotes",
    "translation-of", "replaces", "amends", "attachment-of",
)  # fmt: skip
PROPOSAL_STATES = ("open", "accepted", "refused")


class Document(Base):
    """One letter, interview, declaration …: its description. The words stand in its texts.

    ``key`` is the citation key, unique and stable. ``date`` is the first day of what ``date_precision`` covers.
    ``text_version`` names the current text. ``revision`` counts saves: two people who edit at once are told so.
    ``notice`` is a sentence about its state: why it waits for text recognition, or got none; else empty.
    """

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint(one_of("kind", KINDS), "kind"),
        CheckConstraint(one_of("direction", DIRECTIONS), "direction"),
        CheckConstraint(one_of("status", STATUSES), "status"),
        CheckConstraint(one_of("date_precision", ("", *PRECISIONS)), "date_precision"),
        CheckConstraint("(date IS NULL) = (date_precision = '')", "date_has_precision"),
        {"sqlite_autoincrement": True},  # the history and the index never meet a number twice
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(default="other", index=True)
    title: Mapped[str] = mapped_column(default="")
    date: Mapped[dt.date | None] = mapped_column(index=True)
    date_precision: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="none")
    reference: Mapped[str] = mapped_column(default="")
    publisher: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    accessed: Mapped[dt.date | None]
    confidential: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(default="to-review", index=True)
    notice: Mapped[str] = mapped_column(default="", server_default="")
    added: Mapped[dt.datetime] = mapped_column(Moment, default=now)
    revision: Mapped[int] = mapped_column()
    text_version: Mapped[int | None]

    text: Mapped["Text | None"] = relationship(
        primaryjoin="and_(Text.document_id == Document.id, Text.version == Document.text_version)", viewonly=True
    )
    texts: Mapped[list["Text"]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="Text.version"
    )
    originals: Mapped[list["Original"]] = relationship(back_populates="document", cascade="all, delete-orphan")
    proposals: Mapped[list["Proposal"]] = relationship(back_populates="document", cascade="all, delete-orphan")
    participations: Mapped[list[Participation]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by=Participation.id
    )
    topic_links: Mapped[list[DocumentTopic]] = relationship(back_populates="document", cascade="all, delete-orphan")
    relations_out: Mapped[list["Relation"]] = relationship(
        back_populates="source", foreign_keys="Relation.source_id", cascade="all, delete-orphan"
    )
    relations_in: Mapped[list["Relation"]] = relationship(
        back_populates="target", foreign_keys="Relation.target_id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012  # SQLAlchemy reads it once, at class creation


class Original(Base):
    """A file as received; its bytes are kept by ``sha256`` outside the database. ``size`` is in bytes."""

    __tablename__ = "originals"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    media_type: Mapped[str]
    name: Mapped[str]
    added: Mapped[dt.datetime] = mapped_column(Moment, default=now)

    document: Mapped[Document] = relationship(back_populates="originals")


class Text(Base):
    """One extraction of a document's words; a new extraction is a new version and the old one stays.

    ``text`` is in NFC with LF. ``page_starts`` and ``paragraph_starts`` are 0-based code-point offsets into it,
    ascending; ``page_labels`` are printed labels, one per page, or none. ``confidence`` says how far the recognised
    text of each page is believed, between 0 and 1, null for a page with text of its own; None where nothing was
    recognised. Loaded only when asked for: lists never drag texts along.
    """

    __tablename__ = "texts"
    __table_args__ = (UniqueConstraint("document_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(default=1)
    extractor: Mapped[str]
    extractor_version: Mapped[int]
    text: Mapped[str] = mapped_column(deferred=True, info=NOT_IN_HISTORY)
    page_starts: Mapped[list[int]] = mapped_column(JSON, deferred=True, info=NOT_IN_HISTORY)
    page_labels: Mapped[list[str]] = mapped_column(JSON, deferred=True, info=NOT_IN_HISTORY)
    paragraph_starts: Mapped[list[int]] = mapped_column(JSON, deferred=True, info=NOT_IN_HISTORY)
    confidence: Mapped[list[float | None] | None] = mapped_column(
        JSON(none_as_null=True), deferred=True, info=NOT_IN_HISTORY
    )
    added: Mapped[dt.datetime] = mapped_column(Moment, default=now)

    document: Mapped[Document] = relationship(back_populates="texts")
    mentions: Mapped[list["Mention"]] = relationship(viewonly=True, order_by="Mention.start")  # type: ignore[name-defined]  # noqa: F821  # SQLAlchemy resolves it


class Proposal(Base):
    """A suggestion about a document with its evidence. Refused stays refused.

    ``start`` and ``end`` are 0-based, half-open code points into the text; None where the evidence stands outside it.
    ``confidence`` lies between 0 and 1.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint(one_of("state", PROPOSAL_STATES), "state"),
        Index("ix_proposals_document_id_field", "document_id", "field"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    text_id: Mapped[int | None] = mapped_column(ForeignKey("texts.id", ondelete="CASCADE"))
    field: Mapped[str]
    value: Mapped[str]
    office: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    start: Mapped[int | None]
    end: Mapped[int | None]
    confidence: Mapped[float]
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open", index=True)
    decided_by: Mapped[str] = mapped_column(default="")
    decided: Mapped[dt.datetime | None] = mapped_column(Moment)

    document: Mapped[Document] = relationship(back_populates="proposals")


class Relation(Base):
    """How one document stands to another (source answers target), with the words that say so."""

    __tablename__ = "relations"
    __table_args__ = (
        UniqueConstraint("source_id", "target_id", "kind"),
        CheckConstraint(one_of("kind", RELATION_KINDS), "kind"),
        CheckConstraint("source_id <> target_id", "not_itself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    target_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    text_id: Mapped[int | None] = mapped_column(ForeignKey("texts.id", ondelete="SET NULL"))
    start: Mapped[int | None]
    end: Mapped[int | None]
    words: Mapped[str] = mapped_column(default="")

    source: Mapped[Document] = relationship(back_populates="relations_out", foreign_keys=[source_id])
    target: Mapped[Document] = relationship(back_populates="relations_in", foreign_keys=[target_id])
