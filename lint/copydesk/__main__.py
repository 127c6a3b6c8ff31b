"""``python -m copydesk``."""

from __future__ import annotations

from .client import entry

entry()
