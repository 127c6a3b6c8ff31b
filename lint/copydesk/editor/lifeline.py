"""A server ends when its editor is gone, even if something else holds the other end of its streams."""

from __future__ import annotations

import asyncio
import os

_HEARTBEAT = 5.0


async def outlive(pid: int | None) -> None:
    """End this process when another one, that of the editor, is gone. One that cannot be seen from here (of
    another container) is not waited for.
    """
    while pid and os.name == "posix" and lives(pid):
        await asyncio.sleep(_HEARTBEAT)
        if not lives(pid):
            os._exit(1)


def lives(pid: int) -> bool:
    """Say whether there is a process of a number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
