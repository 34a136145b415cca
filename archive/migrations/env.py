"""How Alembic reaches the tables: on the connection that the archive hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from archive.models import Base
from archive.models.base import Moment


def _render(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:  # noqa: ANN401  # Alembic passes any  # pragma: no cover  # runs when a migration is written
    """Write our own column type as what the database sees, so that old migrations need nothing of ours."""
    return "sa.DateTime()" if kind == "type" and isinstance(thing, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
