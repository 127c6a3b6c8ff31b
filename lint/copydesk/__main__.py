"""``python -m copydesk``."""

from .cli import entry

entry()
