"""What everything printed says of the sitting: it is re-enacted, and decides nothing in law."""

from __future__ import annotations

from typing import Final

LABELS: Final = (
    "Återskapat sammanträde – rådgivande. Inget beslut enligt kommunallagen.",
    "Re-enacted sitting – advisory. No decision under the Swedish Local Government Act.",
)
"""In Swedish and English."""
