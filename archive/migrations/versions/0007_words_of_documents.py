"""The words by which documents are named, and which texts were looked through for what they point at.

``letterbook upgrade`` fills both afterwards, in steps of its own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_words",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_words_document_id_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("word", "document_id", name=op.f("pk_document_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_document_words_document_id"), "document_words", ["document_id"])
    op.create_table(
        "reference_searches",
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_reference_searches_text_id_texts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("text_id", name=op.f("pk_reference_searches")),
    )


def downgrade() -> None:
    op.drop_table("reference_searches")
    op.drop_table("document_words")
