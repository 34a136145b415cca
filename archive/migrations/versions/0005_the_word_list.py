"""The word list: concepts and their terms in four languages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "concepts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("origin IN ('given', 'edited', 'removed', 'own')", name=op.f("ck_concepts_origin")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concepts")),
        sa.UniqueConstraint("key", name=op.f("uq_concepts_key")),
    )
    op.create_table(
        "concept_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.CheckConstraint("language IN ('nl', 'fr', 'es', 'en')", name=op.f("ck_concept_terms_language")),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concepts.id"], name=op.f("fk_concept_terms_concept_id_concepts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_terms")),
        sa.UniqueConstraint("concept_id", "language", "folded", name=op.f("uq_concept_terms_concept_id")),
    )
    with op.batch_alter_table("concept_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concept_terms_folded"), ["folded"], unique=False)


def downgrade() -> None:
    op.drop_table("concept_terms")
    op.drop_table("concepts")
