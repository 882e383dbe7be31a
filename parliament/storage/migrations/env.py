"""Alembic's environment: the connection and the metadata come from ``storage.migrate``."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from parliament.storage.base import UtcDateTime


def render(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Write our own column types as plain ones: a migration must not change with the code."""
    del autogen
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render,
    compare_type=True,
)
context.run_migrations()
