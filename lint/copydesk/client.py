"""The console command: ask the resident process first, when there is one, and else do the work here.

Asking costs next to nothing, so this module imports nothing dear before it knows the answer.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def entry() -> NoReturn:
    """Run the command line as a program of its own."""
    if sys.argv[1:2] == ["check"] and not os.environ.get("COPYDESK_NO_SERVER"):
        from .base import resident

        found = resident.ask(sys.argv[1:])
        if found is not None:
            os._exit(resident.result(*found))
    from .base import bundle

    bundle.install()
    from .cli import entry as here

    here()
