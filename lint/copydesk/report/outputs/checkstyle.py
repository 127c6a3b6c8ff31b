"""XML as Checkstyle writes it, which many build servers and review tools read."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.encode import xml_attribute
from ...base.spool import Spool
from .registry import Checked, Closing, View
from .review import listed, repository_path


class CheckstyleEmitter:
    """Keeps the files until the last one is known, so that a broken run leaves no half document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._kept = Spool()

    def file(self, path: str, part: Checked) -> tuple[bytes, ...]:
        """Keep the element of a file."""
        lines = [f'  <file name="{xml_attribute(repository_path(path))}">']
        for finding in listed(part, self._view.show):
            start, severity = finding["start"], finding["severity"]
            lines.append(
                f'    <error line="{start["line"]}" column="{start["column"]}" severity="{severity}" '
                f'message="{xml_attribute(finding["message"])}" '
                f'source="{xml_attribute("copydesk." + finding["rule_id"])}"/>'
            )
        self._kept.add("\n".join([*lines, "  </file>\n"]).encode("utf-8", "replace"))
        return ()

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the document."""
        yield b'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
        yield from self._kept
        yield b"</checkstyle>\n"


def open(view: View) -> CheckstyleEmitter:
    """Begin a run."""
    return CheckstyleEmitter(view)
