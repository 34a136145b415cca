"""Mentions and other titles."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "title_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_title_aliases_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_title_aliases")),
        sa.UniqueConstraint("document_id", "language", "folded", name=op.f("uq_title_aliases_document_id")),
    )
    with op.batch_alter_table("title_aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_title_aliases_folded"), ["folded"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('date', 'figure', 'identifier')", name=op.f("ck_mentions_kind")),
        sa.ForeignKeyConstraint(["text_id"], ["texts.id"], name=op.f("fk_mentions_text_id_texts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.create_index("ix_mentions_normal_kind", ["normal", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_mentions_text_id"), ["text_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("mentions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mentions_text_id"))
        batch_op.drop_index("ix_mentions_normal_kind")

    op.drop_table("mentions")
    with op.batch_alter_table("title_aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_title_aliases_folded"))

    op.drop_table("title_aliases")
