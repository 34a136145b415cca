"""Saved searches: what a person wants to ask again."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.models.base import NOT_IN_HISTORY, Base, Moment, now


class SavedSearch(Base):
    """A search that its ``owner``, by name, asks again.

    ``text`` is the query as it was typed, ``tree`` what it was understood as, ``filters`` and ``sort`` the rest of the
    question: all as they were given, and never judged here. ``last_visit`` divides what is new from what was seen.
    ``token`` opens its feed to a program that cannot sign in.
    """

    __tablename__ = "searches"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    name: Mapped[str]
    text: Mapped[str]
    tree: Mapped[dict[str, Any]] = mapped_column(JSON)
    filters: Mapped[dict[str, Any]] = mapped_column(JSON)
    sort: Mapped[str]
    created: Mapped[dt.datetime] = mapped_column(Moment, default=now)
    last_visit: Mapped[dt.datetime] = mapped_column(Moment, default=now, info=NOT_IN_HISTORY)
    token: Mapped[str] = mapped_column(info=NOT_IN_HISTORY)
