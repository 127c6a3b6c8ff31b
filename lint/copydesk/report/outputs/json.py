"""The report itself, as JSON."""

from __future__ import annotations

from typing import Any


def render(report: dict[str, Any]) -> str:
    """Return the report as indented JSON with a closing line end; the order of members is fixed by
    ``report.py``.
    """
    import json

    text = json.dumps(report, ensure_ascii=False, indent=2)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A news item may spell half a surrogate pair; only an escape can carry it.
        text = json.dumps(report, indent=2)
    return text + "\n"
