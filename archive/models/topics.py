"""Topics as a tree with labels in four languages, after SKOS."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from archive.models.base import Base, one_of

LABEL_KINDS = ("preferred", "alternative", "hidden")


class Topic(Base):
    """A subject that documents are tagged with; ``parent_id`` is None at the top of the tree."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"), index=True)

    parent: Mapped["Topic | None"] = relationship(back_populates="children", remote_side="Topic.id")
    children: Mapped[list["Topic"]] = relationship(back_populates="parent")
    labels: Mapped[list["TopicLabel"]] = relationship(
        back_populates="topic", cascade="all, delete-orphan", order_by="TopicLabel.id", lazy="selectin"
    )
    document_links: Mapped[list["DocumentTopic"]] = relationship(back_populates="topic", cascade="all, delete-orphan")


class TopicLabel(Base):
    """One name of a topic. A hidden label finds the topic and is never shown (a common misspelling)."""

    __tablename__ = "topic_labels"
    __table_args__ = (
        CheckConstraint(one_of("kind", LABEL_KINDS), "kind"),
        Index(
            "ix_topic_labels_one_preferred", "topic_id", "language", unique=True,
            sqlite_where=text("kind = 'preferred'"), postgresql_where=text("kind = 'preferred'"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    kind: Mapped[str] = mapped_column(default="preferred")
    label: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)

    topic: Mapped[Topic] = relationship(back_populates="labels")


class DocumentTopic(Base):
    """A topic that a person gave a document."""

    __tablename__ = "document_topics"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id", ondelete="CASCADE"), primary_key=True, index=True)

    document: Mapped["Document"] = relationship(back_populates="topic_links")  # type: ignore[name-defined]  # noqa: F821  # SQLAlchemy resolves it
    topic: Mapped[Topic] = relationship(back_populates="document_links")
