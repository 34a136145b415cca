"""Batches in the history, and fingerprints of texts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("batch", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_events_batch"), ["batch"], unique=False)

    op.create_table(
        "fingerprints",
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("letters", sa.String(length=32), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_fingerprints_text_id_texts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("text_id", name=op.f("pk_fingerprints")),
    )
    with op.batch_alter_table("fingerprints", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fingerprints_letters"), ["letters"], unique=False)

    op.create_table(
        "fingerprint_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["texts.id"], name=op.f("fk_fingerprint_bands_text_id_texts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("band", "text_id", name=op.f("pk_fingerprint_bands")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("fingerprint_bands")
    op.drop_table("fingerprints")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_batch"))
        batch_op.drop_column("batch")
