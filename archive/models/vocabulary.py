"""The word list: concepts with their terms in four languages."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from archive.models.base import Base, one_of
from archive.models.documents import LANGUAGES

CONCEPT_ORIGINS = ("given", "edited", "removed", "own")


class Concept(Base):
    """One thing that has a name in each language. ``key`` names it in lists, for good.

    ``origin`` says whose it is: "given" as it came with the program, "edited" or "removed" by a person since (a removed
    one stays, without terms, so that it does not come back), or a person's "own".
    """

    __tablename__ = "concepts"
    __table_args__ = (CheckConstraint(one_of("origin", CONCEPT_ORIGINS), "origin"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    origin: Mapped[str] = mapped_column(default="own")

    terms: Mapped[list["ConceptTerm"]] = relationship(
        back_populates="concept", cascade="all, delete-orphan", order_by="ConceptTerm.position", lazy="selectin"
    )


class ConceptTerm(Base):
    """One name of a concept in a language, of one word or several; ``position`` counts from 0, the preferred first.

    ``folded`` is how it is compared: ``fold_name``.
    """

    __tablename__ = "concept_terms"
    __table_args__ = (
        UniqueConstraint("concept_id", "language", "folded"),
        CheckConstraint(one_of("language", LANGUAGES), "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"))
    language: Mapped[str]
    position: Mapped[int]
    term: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)

    concept: Mapped[Concept] = relationship(back_populates="terms")
