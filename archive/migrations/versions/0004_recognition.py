"""How far recognised text is believed, and what a person should know about a document's state."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # not in batches: those make the table anew, and SQLite then deletes the rows that hang below it
    op.add_column("texts", sa.Column("confidence", sa.JSON(), nullable=True))
    op.add_column("documents", sa.Column("notice", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("documents", "notice")
    op.drop_column("texts", "confidence")
