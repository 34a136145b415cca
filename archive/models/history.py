"""What happened: the history of the record, and the outbox of the index."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from archive.models.base import Base, Moment, now, one_of

ACTIONS = ("insert", "update", "delete")


class Event(Base):
    """One row that someone changed. Append-only. ``before`` and ``after`` hold the columns that differ.

    ``batch`` names what was changed in one go, over many documents, so that it can be undone in one go.
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint(one_of("action", ACTIONS), "action"),
        Index("ix_events_table_name_row", "table_name", "row"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    who: Mapped[str]
    action: Mapped[str]
    table_name: Mapped[str]
    row: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(index=True)
    batch: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Change(Base):
    """A document that the index has to look at again; the row goes only after the index has it.

    ``document_id`` is no foreign key: a deleted document is a change too. ``id`` gives the order.
    """

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(Moment, default=now)
