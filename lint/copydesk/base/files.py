"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable


def replace(path: str, data: bytes | Iterable[bytes]) -> None:
    """Write ``data``, one or many pieces of it, to ``path`` by a temporary file beside it and a rename; an
    existing file keeps its mode.

    What is no regular file (a pipe, /dev/stdout) is written to directly. Raises ``OSError``.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    mode = None
    try:
        status = os.stat(path)
    except FileNotFoundError:
        pass
    else:
        if not stat.S_ISREG(status.st_mode):
            with open(path, "wb") as file:
                file.writelines(pieces)
            return
        mode = stat.S_IMODE(status.st_mode)
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
