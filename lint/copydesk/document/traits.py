"""What a format is like."""

from __future__ import annotations

from typing import NamedTuple


class Traits(NamedTuple):
    """What a format is like, for whatever must treat formats differently.

    ``lines``: the lines of the stored text are what an author works with, and blank ones part blocks.
    ``markdown``: Markdown syntax means something in it. ``plain``: no markup means anything. ``elements``:
    blocks are elements with tags. ``packed``: the text is a value inside a data format.
    """

    lines: bool = False
    markdown: bool = False
    plain: bool = False
    elements: bool = False
    packed: bool = False
