"""People and organisations, the offices they hold, and their part in documents."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from archive.models.base import Base, one_of

PERSON_KINDS = ("person", "organisation")
ROLES = ("sender", "recipient", "author", "interviewer", "interviewee", "signatory", "copy")


class Person(Base):
    """A person or an organisation. ``folded`` is the name as it is compared: see ``archive.people.fold_name``."""

    __tablename__ = "people"
    __table_args__ = (CheckConstraint(one_of("kind", PERSON_KINDS), "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(default="person")
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)

    aliases: Mapped[list["Alias"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Alias.name"
    )
    tenures: Mapped[list["Tenure"]] = relationship(back_populates="person", cascade="all, delete-orphan")
    participations: Mapped[list["Participation"]] = relationship(back_populates="person")


class Alias(Base):
    """Another spelling of a person's name, such as the one before two entries were merged."""

    __tablename__ = "aliases"
    __table_args__ = (UniqueConstraint("person_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)

    person: Mapped[Person] = relationship(back_populates="aliases")


class Office(Base):
    """A function that people hold in turn, such as minister of Foreign Affairs."""

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)

    tenures: Mapped[list["Tenure"]] = relationship(back_populates="office", cascade="all, delete-orphan")


class Tenure(Base):
    """Who held an office from when to when; an open end is None, and ``until`` is the last day."""

    __tablename__ = "tenures"
    __table_args__ = (UniqueConstraint("person_id", "office_id", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id", ondelete="CASCADE"), index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="tenures")
    office: Mapped[Office] = relationship(back_populates="tenures")


class Participation(Base):
    """A person's part in a document, in the function they had there. ``written`` is the name as it stands."""

    __tablename__ = "participations"
    __table_args__ = (
        UniqueConstraint("document_id", "person_id", "role"),
        CheckConstraint(one_of("role", ROLES), "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("offices.id", ondelete="SET NULL"))
    role: Mapped[str]
    written: Mapped[str] = mapped_column(default="")

    document: Mapped["Document"] = relationship(back_populates="participations")  # type: ignore[name-defined]  # noqa: F821  # SQLAlchemy resolves it
    person: Mapped[Person] = relationship(back_populates="participations")
    office: Mapped[Office | None] = relationship()
